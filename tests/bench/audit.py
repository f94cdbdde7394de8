"""An audit in the window: a large board opened, a return shown, an answer recorded and shown again.

`CASES=400 make bench` fills the vault as the design asks; eight do for every day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from auditing import AuditDesk
from bench.baselines import bare_sqlcipher
from bench.frame import Bar, Bench, Limit, Pair
from PySide6.QtWidgets import QApplication, QWidget
from rich_dossier import AUDIT, FORMS, rich
from shiboken6 import delete
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Status
from lifaudit.domain.casework import Answer
from lifaudit.domain.record import Record
from lifaudit.instruments.library import form
from lifaudit.services import casework, instruments, vault
from lifaudit.services.vault import Vault
from ui.app import new_application
from ui.bridge import route as routes
from ui.bridge.settings import Settings
from ui.pages.board import BoardPage
from ui.pages.return_page import ReturnPage
from ui.theme.style import apply

CASES = int(os.environ.get("CASES", "8"))
FEW = 8
AGENCIES = 6
ONCE = 5000  # records of one bulk recording
SIZE = (1060, 700)  # what the window leaves a page
HERE = (AUDIT, "DD26-07-01", "pol")
QUESTION = "recognition.early-signs"


@contextmanager
def _board(folder: Path) -> Iterator[Pair]:
    """Every answer, grade and voice of the audit stands; the page reads, paints and goes."""
    with _desk(folder, CASES) as desk, bare_sqlcipher(folder) as baseline:
        yield Pair(lambda: delete(_shown(BoardPage(desk, routes.Board(AUDIT)))), baseline)


@contextmanager
def _return(folder: Path) -> Iterator[Pair]:
    where = routes.ReturnPage(*HERE, QUESTION)
    with _desk(folder, FEW) as desk, bare_sqlcipher(folder) as baseline:
        yield Pair(lambda: delete(_shown(ReturnPage(desk, where))), baseline)


@contextmanager
def _answer(folder: Path) -> Iterator[Pair]:
    """From a chosen answer to the page that shows it, durable on the disk in between."""
    values = cycle(("mostly", "partly"))
    with _desk(folder, FEW) as desk, bare_sqlcipher(folder) as baseline:
        page = _shown(ReturnPage(desk, routes.ReturnPage(*HERE, QUESTION)))

        def subject() -> None:
            answer = Answer(*HERE, QUESTION, next(values), "Seen in the visit notes")
            desk.runner.write(casework.answer, answer)
            QApplication.processEvents()

        yield Pair(subject, baseline)
        delete(page)


@contextmanager
def _desk(folder: Path, cases: int) -> Iterator[AuditDesk]:
    app = new_application()
    settings = Settings(folder / "settings")
    apply(app, settings.theme, settings.text_scale)
    with closing(vault.create(folder / "vault", WORDS, SteppingClock())) as made:
        _fill(made, cases)
        yield AuditDesk(made, folder / "settings")
    app.setStyleSheet("")  # the next test or measurement dresses itself


def _fill(made: Vault, cases: int) -> None:
    """Record a whole audit in bulk: what each agency found in each case, and nothing signed off."""
    whole = rich(cases, AGENCIES)
    heads = (replace(one, signed_off_by="", signed_off_at=None) for one in whole.returns)
    plan = replace(whole.audit, status=Status.COLLECTING)
    found: list[Record] = [plan, *whole.agencies, *whole.cases, *heads]
    found += [*whole.voices, *whole.notes, *whole.grades, *whole.answers]
    for start in range(0, len(found), ONCE):
        with made.unit() as unit:
            unit.record("Recorded", *found[start : start + ONCE])
    with made.unit() as unit:
        instruments.pin(unit, AUDIT, *(form(name) for name in FORMS))


def _shown(page: QWidget) -> QWidget:
    page.resize(*SIZE)
    page.show()
    QApplication.processEvents()
    return page


ROW = "bare SQLCipher, one-row transaction"
BOARD = Bench(
    f"board of {CASES} cases x {AGENCIES} agencies, read and painted",
    ROW,
    Limit(1.0, Bar.SECONDS),
    _board,
    most=3,
)
RETURN = Bench("a return, read and painted", ROW, Limit(0.5, Bar.SECONDS), _return, most=10)
ANSWER = Bench(
    "an answer recorded and shown again (p95)",
    ROW,
    Limit(0.1, Bar.SECONDS),
    _answer,
    share=0.95,
    most=40,
)
