"""Paper sheets for the audit day: one for each case, with boxes to fill in by hand; codes only."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.profile import Profile
from lifaudit.domain.running_order import OrderStep
from lifaudit.domain.urgent import NOW
from lifaudit.instruments.canonical import digest
from lifaudit.reports.content.phrases import day
from lifaudit.reports.finish import companion, fingerprint
from lifaudit.reports.tree import (
    Block,
    Callout,
    Cover,
    Heading,
    Paragraph,
    Report,
    Section,
    Table,
    plain,
)

BOX, SHORT, HALF, LONG = ("_" * number for number in (6, 12, 42, 78))
"""Lines to write on by hand, as wide as their columns."""
LINES, MOST = 5, 6
"""So many lines for findings; so many agencies beside each other before a grid goes on below."""
ABOUT = (
    "For an audit day on which the laptop cannot be used. One sheet for each case. Write codes, "
    "roles and agencies; never a name. Afterwards type the sheets in on the page of the audit day, "
    "with the date of this paper as the reason, and shred them as your marking asks."
)


def day_sheets(dossier: Dossier, terms: Profile) -> Report:
    """Return the sheets of every case as a tree."""
    audit = dossier.audit
    form = dossier.instruments.panel or dossier.instruments.main
    known = companion({"audit": audit.code, "cases": _codes(dossier), "form": digest(form)})
    facts = (
        ("Audit", audit.code),
        ("Audit day", day(audit.audit_day)),
        ("Sheets", str(len(dossier.cases))),
    )
    return Report(
        title="Audit day: paper sheets",
        subtitle=ABOUT,
        cover=Cover("Paper sheets", dossier.partnership.name, facts, terms.marking.handling),
        sections=tuple(_sheet(dossier, terms.day, form, one) for one in _codes(dossier)),
        marking=audit.marking,
        fingerprint=fingerprint(known),
        subject="Paper sheets for an audit day",
        contents=None,
    )


def _codes(dossier: Dossier) -> list[str]:
    return [one.case for one in dossier.cases]


def _sheet(dossier: Dossier, order: tuple[OrderStep, ...], form: Instrument, case: str) -> Section:
    names = [one.short or one.name for one in dossier.agencies]
    return Section(case, tuple(_blocks(order, form, names)), case)


def _blocks(order: tuple[OrderStep, ...], form: Instrument, names: list[str]) -> Iterator[Block]:
    yield Table(
        ("Step", "Minutes", "Began", "Ended"),
        tuple((one.label, str(one.planned(len(names))), BOX, BOX) for one in order),
        (4, 1, 1.5, 1.5),
        "Running order. Date: ____________   Recorder (role): ________________________",
    )
    yield Heading(2, "Grades")
    yield Paragraph(plain(_legend(form)), "small")
    domains = [one.title for one in form.all_sections if one.graded]
    for at in range(0, max(len(names), 1), MOST):
        some = names[at : at + MOST]
        panel = ("Panel",) if at + MOST >= len(names) else ()
        blank = (BOX,) * (len(some) + len(panel))
        yield Table(
            ("Domain", *some, *panel),
            tuple((one, *blank) for one in domains),
            (3, *(1 for _ in blank)),
            "Agencies write their own grade before the case is called; the panel after it.",
        )
    yield Heading(2, "Why the panel graded so, and who sees it differently")
    yield Table(
        ("Domain", "Why", "Another view, and whose"), ((SHORT, HALF, HALF),) * 4, (1.4, 3, 3)
    )
    yield Heading(2, "What we learned")
    rows = tuple((f"{number}", LONG, SHORT) for number in range(1, LINES + 1))
    yield Table(("", "Strength, or what has to change", "Which of the two"), rows, (0.4, 5, 1.4))
    yield Callout("poor", NOW, "A worry about a child today? Who was told (role), how and when:")


def _legend(form: Instrument) -> str:
    points = form.scale(form.grade_scale).points if form.grade_scale else ()
    told = "; ".join(f"{number} {one.label}" for number, one in enumerate(points, 1))
    return f"Write the number: {told}." if told else "This form takes no grade."
