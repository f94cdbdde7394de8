"""Every measurement there is, in the order of the table; a new one is one line here."""

from __future__ import annotations

from bench import answering, audit, baselines, lint, logic, packs, report, store, window, workbook

EVERYTHING = (
    baselines.CIPHER,
    store.RECORD,
    store.OPEN,
    store.MERGE,
    packs.TAKE,
    packs.UNITE,
    store.REBUILD,
    window.START,
    audit.BOARD,
    audit.RETURN,
    audit.ANSWER,
    answering.SCREEN,
    answering.ANSWER,
    answering.ROW,
    lint.LINT,
    logic.LOAD,
    logic.ANSWER,
    logic.STAR,
    logic.ROW,
    workbook.IMPORT,
    report.MAKE,
    report.VERIFY,
)
