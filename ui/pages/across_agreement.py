"""Look across, agreement: how often agencies gave the grade that stands, words before figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.agreeing import MEANING, Apart
from lifaudit.domain.agreement import Agreement
from lifaudit.services.across import AcrossView
from ui.models.rows import RIGHT, Column, Rows
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import secondary
from ui.widgets.charts import ChartView
from ui.widgets.disclosure import Disclosure
from ui.widgets.empty import Empty
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.stack import column, holder, row
from ui.widgets.table import Table

T = TypeVar("T")
Go = Callable[[str, str], None]
MOST_LINES = 14
CARE = "Before anything rests on this"
NOTHING = (
    "Agreement shows once the panel has graded what agencies graded, or two agencies have graded "
    "the same."
)
APART = (
    "Each grade of an agency that is not the one that stands, the furthest first. Such a gap is a "
    "question worth asking. Enter opens the panel's sheet."
)
FIRST = "Kinder and stricter are said of the agency named first."


def _share(one: Agreement) -> float:
    return one.same / one.pairs


def _ways(one: Agreement) -> str:
    return f"{one.kinder} / {one.stricter}"


def _ac1(one: Agreement) -> str:
    """Write AC1 without its interval, which the tip and the report give."""
    return one.ac1_words.partition(" (")[0]


class AgreementRoom(QWidget):
    """What agrees and what does not; Enter on a grade that did not stand goes to its panel."""

    def __init__(self, view: AcrossView, go: Go, moderate: Callable[[], None]) -> None:
        super().__init__()
        self._go = go
        self.moderate = secondary("Moderation", "scale").does(moderate)
        self.moderate.setObjectName("across.moderation")
        found = view.agreement
        if not found.is_told:
            empty = Empty("scale", "Nothing to compare yet", NOTHING)
            self.setLayout(column(row(None, self.moderate), empty, None))
            return
        parts: list[QWidget] = [holder(row(None, self.moderate))]
        if found.whole.pairs:
            parts = [
                self._words(view),
                _table("By domain", "Domain", found.domains),
                _table("By agency", "Agency", found.agencies),
            ]
        if found.apart:
            parts.append(self._apart(view))
        if any(one.pairs for one in found.between):
            parts.append(_table("Agencies two by two", "Agencies", found.between, FIRST))
        parts.append(Disclosure("What these figures say", Hint(MEANING)))
        self.setLayout(column(*parts, None, gap=Space.XXL))

    def _words(self, view: AcrossView) -> QWidget:
        found = view.agreement
        words = PlainLabel(found.sentence).wear(letter="strong")
        lead = row(words, self.moderate, gap=Space.L)
        lead.setStretch(0, 1)
        figures = PlainLabel(found.figures)
        cautions = " ".join(found.cautions)
        care = (notice(CARE, cautions, "warning"),) if cautions else ()
        return holder(column(lead, ChartView(found.bars), figures, *care, gap=Space.M))

    def _apart(self, view: AcrossView) -> QWidget:
        columns: tuple[Column[Apart], ...] = (
            Column(view.subject.name, lambda one: one.case),
            Column("Domain", lambda one: one.domain.title),
            Column("Agency", lambda one: one.name),
            Column("Its grade", lambda one: one.gave.label, role=lambda one: one.gave.role),
            Column("Stands", lambda one: one.stands.label, role=lambda one: one.stands.role),
            Column("Apart", lambda one: one.words, sort=lambda one: -abs(one.by)),
        )
        table = _made("Grades that did not stand", columns, view.agreement.apart)
        table.setObjectName("across.apart")
        table.let_yield(1)
        table.opened.connect(self._open)
        title = Heading("Grades that did not stand", 3)
        return holder(column(title, Hint(APART), table, gap=Space.S))

    @Slot(object)
    def _open(self, one: Apart) -> None:
        self._go(one.case, one.domain.key)


FIGURES: tuple[Column[Agreement], ...] = (
    Column("Same", lambda one: f"{one.same} of {one.pairs}", sort=_share, align=RIGHT),
    Column(
        "One apart", lambda one: str(one.one_apart), sort=lambda one: one.one_apart, align=RIGHT
    ),
    Column("Kinder / stricter", _ways, sort=lambda one: one.optimism, align=RIGHT),
    Column("Weighted kappa", lambda one: one.kappa_words, align=RIGHT),
    Column("AC1", _ac1, tip=lambda one: one.ac1_words, align=RIGHT),
    Column("Take care", lambda one: one.cautions),
)


def _table(title: str, corner: str, some: Sequence[Agreement], more: str = "") -> QWidget:
    named: Column[Agreement] = Column(corner, lambda one: one.name)
    table = _made(title, (named, *FIGURES), [one for one in some if one.pairs])
    table.let_yield(0)
    hint = (Hint(more),) if more else ()
    return holder(column(Heading(title, 3), *hint, table, gap=Space.S))


def _made(name: str, columns: Sequence[Column[T]], rows: Sequence[T]) -> Table:
    model = Rows(columns)
    model.show(rows)
    table = Table(model, name)
    model.setParent(table)
    table.show_lines(min(len(rows), MOST_LINES))
    return table
