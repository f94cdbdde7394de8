"""How far grades agree: agencies beside what stands, in words, a picture and tables of figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lifaudit.domain.agreeing import MEANING, agreements
from lifaudit.domain.agreement import Agreement
from lifaudit.domain.coefficients import Coefficient
from lifaudit.domain.subject import SURVEY
from lifaudit.reports.content.phrases import bullets
from lifaudit.reports.content.source import Source
from lifaudit.reports.sheets import Sheet, Value
from lifaudit.reports.tree import Block, Figure, Heading, Paragraph, Table, plain

SHEET = "Agreement"
HEADER = ("Pairs", "Same", "One apart", "Kinder", "Stricter", "Weighted kappa", "AC1")
WIDTHS = (2.2, 0.7, 0.7, 0.8, 0.8, 0.8, 1.7, 1.7)
TWO_BY_TWO = (
    "Agencies two by two, and auditors where several graded for one agency; kinder and stricter "
    "are said of the one named first."
)
KINDS = ("All", "Domain", "Agency", "Two agencies")


def agreement(source: Source) -> Iterator[Block]:
    """Yield how far grades agree; nothing where nothing can be compared."""
    found = agreements(source.dossier)
    if not found.is_told:
        return
    yield Heading(2, "How far grades agree")
    yield Paragraph(plain(found.sentence))
    if found.whole.pairs:
        yield Figure(found.bars)
        yield Paragraph(plain(found.figures))
        yield _table("Domain", found.domains, "Agencies beside what stands, by domain.")
        yield _table("Agency", found.agencies, "Each agency beside what stands.")
    if any(one.pairs for one in found.between):
        told = TWO_BY_TWO
        yield _table("Agencies", found.between, told)
    yield from bullets([("Take care", one) for one in found.cautions])
    yield Paragraph(plain(MEANING), "small")


def agreement_sheet(source: Source) -> tuple[Sheet, ...]:
    """Return every figure of agreement as a table; no table where nothing can be compared."""
    found = agreements(source.dossier)
    if not found.is_told:
        return ()
    header = (
        *("Of", "Name", "Pairs", "Left out", "Same", "One apart", "Further apart", "Kinder"),
        *("Stricter", "Optimism", "Weighted kappa", "From", "To", "AC1", "From ", "To "),
        *("AC2", "Take care"),
    )
    parts = ((found.whole,), found.domains, found.agencies, found.between)
    rows = (_row(kind, one) for kind, some in zip(KINDS, parts, strict=True) for one in some)
    return (Sheet(SHEET, header, tuple(rows)),)


def agreement_data(source: Source) -> dict[str, Any] | None:
    """Return the figures of agreement as JSON values; None where nothing can be compared."""
    found = agreements(source.dossier)
    if not found.is_told or source.dossier.subject is SURVEY:
        return None
    return {
        "beside": found.settled,
        "sentence": found.sentence,
        "all": _figures(found.whole),
        "domains": [_figures(one) for one in found.domains if one.pairs],
        "agencies": [_figures(one) for one in found.agencies if one.pairs],
        "two_agencies": [_figures(one) for one in found.between if one.pairs],
        "cautions": list(found.cautions),
    }


def _figures(one: Agreement) -> dict[str, Any]:
    return {
        "name": one.name,
        "table": [list(row) for row in one.table],
        "pairs": one.pairs,
        "left_out": one.left_out,
        "same": one.same,
        "one_apart": one.one_apart,
        "kinder": one.kinder,
        "stricter": one.stricter,
        "weighted_kappa": _ends(one.kappa),
        "ac1": _ends(one.ac1),
        "ac2": _ends(one.ac2),
    }


def _ends(found: Coefficient | None) -> dict[str, float] | None:
    if found is None:
        return None
    ends = {"value": found.value, "low": found.low, "high": found.high}
    return {name: round(value, 4) for name, value in ends.items()}


def _table(corner: str, some: Sequence[Agreement], caption: str) -> Table:
    rows = tuple(
        (
            one.name,
            *(str(n) for n in (one.pairs, one.same, one.one_apart, one.kinder, one.stricter)),
            one.kappa_words,
            one.ac1_words,
        )
        for one in some
        if one.pairs
    )
    return Table((corner, *HEADER), rows, WIDTHS, caption)


def _row(kind: str, one: Agreement) -> tuple[Value, ...]:
    kappa, ac1, ac2 = one.kappa, one.ac1, one.ac2
    ends = tuple(
        round(value, 4) if value is not None else None
        for each in (kappa, ac1)
        for value in ((each.value, each.low, each.high) if each else (None, None, None))
    )
    return (
        *(kind, one.name, one.pairs, one.left_out, one.same, one.one_apart, one.further),
        *(
            one.kinder,
            one.stricter,
            one.optimism if one.optimism is None else round(one.optimism, 4),
            *ends,
        ),
        *(round(ac2.value, 4) if ac2 else None, one.cautions),
    )
