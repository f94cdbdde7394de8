"""Look across, in charts: how grades divide, what answers say by domain, and who was heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from lifaudit.domain.casework import Heard
from lifaudit.domain.practice import Asked
from lifaudit.domain.taking_part import Voiced
from lifaudit.services.across import AcrossView
from ui.models.rows import RIGHT, Column, Rows
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.charts import ChartView
from ui.widgets.labels import Heading, Hint
from ui.widgets.stack import column, holder
from ui.widgets.table import ROW, Table

T = TypeVar("T")
SHOWN = 10
LEAST: tuple[Column[Asked], ...] = (
    Column("Question", lambda one: one.text),
    Column("Domain", lambda one: one.title),
    Column(
        "Weak",
        lambda one: f"{len(one.weak)} of {one.counted}",
        sort=lambda one: len(one.weak) / one.counted,
        align=RIGHT,
    ),
)
WAYS: dict[Heard, str] = {
    Heard.SPOKEN: "Own words",
    Heard.OBSERVED: "Watched",
    Heard.ADVOCATE: "Advocate",
    Heard.WRITTEN: "Written",
}


def distribution_room(view: AcrossView) -> QWidget:
    """Show how the grades of each agency divide, the overall ones apart, the panel's beside."""
    charts = [view.grades.distribution, view.grades.overall]
    if view.grades.agreed:
        charts.append(view.grades.agreed)
    return holder(column(*(ChartView(one) for one in charts), None, gap=Space.XXL))


def domains_room(view: AcrossView) -> QWidget:
    """Show grades and answers by domain, and the questions least met."""
    parts: list[QWidget] = [ChartView(view.grades.by_domain)]
    parts.append(ChartView(view.answered.strengths_and_gaps))
    if view.answered.least_met:
        parts.append(_least_met(view))
    return holder(column(*parts, None, gap=Space.XXL))


def voice_room(view: AcrossView) -> QWidget:
    """Show in how many returns the child was heard, how, and whether a practitioner was asked."""
    table = _table("How the child was heard", _ways(), view.heard.voices, len(view.heard.voices))
    told = Hint(
        "Counted over returns of agencies that worked with the child: in the child's own words, by "
        "watching and being with them, through an advocate, in writing or drawing; and how often "
        "it influenced a decision. What is still to come is not counted as unheard."
    )
    ways = column(Heading("How the child was heard", 3), told, table, gap=Space.S)
    spoken = ChartView(view.heard.spoken)
    return holder(column(ChartView(view.heard.voice), ways, spoken, None, gap=Space.XXL))


def _least_met(view: AcrossView) -> QWidget:
    some = view.answered.least_met[:SHOWN]
    told = Hint(
        f"The {len(some)} questions with the largest share of weak answers, out of those that "
        "apply and could be told."
    )
    table = _table("Questions least met", (*LEAST, _where(view)), some, SHOWN)
    return holder(column(Heading("Questions least met", 3), told, table, gap=Space.S))


def _where(view: AcrossView) -> Column[Asked]:
    return Column(
        view.subject.many.capitalize(),
        lambda one: str(len(one.weak_cases)),
        sort=lambda one: len(one.weak_cases),
    )


def _ways() -> tuple[Column[Voiced], ...]:
    return (
        Column("Agency", lambda one: one.name),
        Column("Evidenced", lambda one: one.counted, align=RIGHT),
        *(_way(way) for way in WAYS),
        Column("Influenced", lambda one: f"{one.influenced} of {one.evidenced}", align=RIGHT),
        Column("To come", lambda one: str(one.left), align=RIGHT),
    )


def _way(way: Heard) -> Column[Voiced]:
    return Column(WAYS[way], lambda one: str(dict(one.ways)[way]), align=RIGHT)


def _table(name: str, columns: Sequence[Column[T]], rows: Sequence[T], lines: int) -> Table:
    model = Rows(columns)
    model.show(rows)
    table = Table(model, name)
    model.setParent(table)
    table.setFixedHeight(look().px(ROW) * (lines + 1) + 2 * Space.S)
    return table
