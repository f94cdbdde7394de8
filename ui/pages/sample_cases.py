"""The third step of a sample: the cases, how they were found, how well they stand for the list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lifaudit.domain.audit import Status
from lifaudit.domain.case import Case, CaseStatus, Draw, Method
from lifaudit.domain.chart import Bar, Bars
from lifaudit.domain.profile import Profile, label_of
from lifaudit.domain.sampling import Coverage, share_of
from lifaudit.domain.words import words_of
from lifaudit.services.plans import SampleView
from ui.fields.date import write_date
from ui.models.rows import Column, Rows
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.cards import Card
from ui.widgets.charts import ChartView
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column, emptied, holder, row
from ui.widgets.table import Table

LINES = 12
CAUTION = "A sample like this cannot speak for all"
TONES = {CaseStatus.CHOSEN: "success", CaseStatus.RESERVE: "quiet", CaseStatus.REPLACED: "warning"}
METHODS = {
    Method.RANDOM: "drawn at random",
    Method.STRATIFIED: "drawn by chance within groups",
    Method.SYSTEMATIC: "drawn by steps through the list",
    Method.PURPOSIVE: "chosen on purpose",
}
KEYS = "Enter describes the case in broad groups, for the table in the report."


class CasesCard(Card):
    """Every case with its state; `described` and `replaced` carry one."""

    described = Signal(object)
    replaced = Signal(object)

    def __init__(self) -> None:
        super().__init__("The cases", "")
        self.setObjectName("sample.cases")
        self._profile: Profile | None = None
        self._covered: tuple[Coverage, ...] = ()
        self.words = PlainLabel()
        self.proof = PlainLabel().wear(letter="small", tone="quiet")
        self.badge = StateBadge("Drawn again: the same cases", "success")
        self.caution = notice(CAUTION)
        self.rows: Rows[Case] = Rows(self._columns(), self)
        self.table = Table(self.rows, "Cases")
        self.table.setObjectName("sample.cases.table")
        self.table.opened.connect(self.described)
        self.replace = secondary("Replace this case", "refresh").does(self._replace)
        self.discard = danger("Discard the sample", "trash")
        self.onward = primary("Go on with the plan", "target")
        self.onward.setObjectName("sample.onward")
        self._charts = QVBoxLayout()
        self._charts.setSpacing(Space.L)
        self.cover = Disclosure("How the sample compares with the list", holder(self._charts))
        self.room.addLayout(column(row(self.badge, None), self.words, self.proof, gap=Space.S))
        buttons = row(self.onward, self.replace, None, self.discard, gap=Space.M)
        for part in (self.caution, self.table, Hint(KEYS), holder(buttons), self.cover):
            self.room.addWidget(part)

    def show_cases(self, view: SampleView) -> None:
        """Show the cases, and what the draw rests on."""
        self._profile = view.profile
        found = view.sample
        if found.draw is None:
            return
        self.words.setText(_told(found.draw, len(found.cases), len(found.reserves)))
        self.proof.setText(_proof(found.draw))
        self.badge.setVisible(view.repeats)
        self.caution.say(CAUTION, found.caution)
        self.caution.setVisible(bool(found.caution))
        everyone = (*found.cases, *found.reserves, *found.replaced)
        place = self.table.currentIndex().row()
        self.rows.show(sorted(everyone, key=lambda one: one.case))
        self.table.show_lines(min(len(everyone), LINES))
        self.table.selectRow(max(place, 0))
        self._name_onward(drafted=found.audit.status is Status.DRAFT)
        can_replace = bool(found.reserves) or found.draw.method is Method.PURPOSIVE
        self.replace.setVisible(view.can_change and can_replace)
        self.discard.setVisible(view.can_discard)
        self._compare(found.coverage)

    def _name_onward(self, *, drafted: bool) -> None:
        words = "Go on with the plan" if drafted else "Open the board"
        self.onward.setText(words)
        self.onward.setAccessibleName(words)
        self.onward.show_icon("target" if drafted else "layout-grid")

    def _compare(self, covered: tuple[Coverage, ...]) -> None:
        self.cover.setVisible(bool(covered))
        if covered == self._covered:
            return
        self._covered = covered
        emptied(self._charts)
        for one in covered:
            self._charts.addWidget(PlainLabel(one.sentence))
            self._charts.addWidget(ChartView(_chart(one)))

    def _replace(self) -> None:
        case = self.table.chosen()
        if isinstance(case, Case) and case.status is CaseStatus.CHOSEN:
            self.replaced.emit(case)

    def _columns(self) -> tuple[Column[Case], ...]:
        return (
            Column("Case", lambda one: one.case),
            Column("State", _state, tone=lambda one: TONES.get(one.status, "quiet")),
            Column("Group", lambda one: one.stratum),
            Column("Age band", lambda one: self._said(one.age_band, "age_bands")),
            Column("Plan", lambda one: self._said(one.plan_status, "plan_statuses")),
            Column("Why", _why),
        )

    def _said(self, code: str, entries: str) -> str:
        return label_of(code, getattr(self._profile, entries)) if self._profile and code else ""


def _state(case: Case) -> str:
    return words_of(case.status)


def _why(case: Case) -> str:
    if case.replaced_reason:
        return f"Replaced: {case.replaced_reason}"
    return f"In place of {case.replaces}" if case.replaces else case.why


def _told(draw: Draw, cases: int, reserves: int) -> str:
    when = write_date(draw.drawn_on) if draw.drawn_on else ""
    how = METHODS[draw.method] + (f" ({draw.stratum})" if draw.stratum else "")
    told = f"{cases} case{'' if cases == 1 else 's'}, {how} on {when}"
    told += f" from {draw.frame_size} in the list" if draw.frame_size else ""
    told += f", {draw.excluded} of them excluded" if draw.excluded else ""
    return f"{told}. {reserves} in reserve." if reserves else f"{told}."


def _proof(draw: Draw) -> str:
    parts = [f"Seed {draw.seed}"] if draw.seed else []
    parts += [f"digest of the list {draw.frame_digest}"] if draw.frame_digest else []
    return ", ".join(parts)


def _chart(covered: Coverage) -> Bars:
    """Compare shares, for a list is always longer than its sample."""
    held = sum(one.in_frame for one in covered.groups)
    ours = sum(one.in_sample for one in covered.groups)
    bars: list[Bar] = []
    for one in covered.groups:
        bars.append(Bar(f"{one.group}: list", (share_of(one.in_frame, held),)))
        bars.append(Bar(f"{one.group}: sample", (share_of(one.in_sample, ours),)))
    return Bars(covered.column, tuple(bars), "%", corner="Group", top=100)
