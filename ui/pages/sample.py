"""The sample of one audit: the list, how cases are drawn from it, and the cases that came out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.case import Case, Draw, Exclusion, Frame, Method
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.frame import FrameDraft
from lifaudit.services import chosen, listing, plans, sampling
from lifaudit.services.plans import SampleView
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.dialogs.case import CaseDialog
from ui.dialogs.reason import OtherCaseDialog, ReasonDialog
from ui.dialogs.title import TitleDialog
from ui.pages.listing import ListingCard
from ui.pages.sample_cases import CasesCard
from ui.pages.sample_draw import DrawCard
from ui.pages.sample_list import ListCard
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import Flow, column, holder

STEPS = ("1  Bring in the list", "2  Draw or choose", "3  Cases")
WHAT = "Which cases are looked at, and how they were found: so that anybody can find them again."
FILES = "Lists (*.csv *.xlsx *.txt *.tsv)"
SHOWN = (Audit, Frame, Exclusion, Draw, Case)
EXCLUDE = "It stays in the list and is not drawn, such as a case before a court."
CHOOSE = "A typical case, a good outcome, a worry: what can this case teach?"
REPLACE = (
    "The next reserve, of the same group if there is one, takes its place. Both stay on record."
)
GONE = "What was recorded about it stays on the record."
DISCARD = "Every case and reserve is taken back. The list and what is excluded stay."


class SamplePage(QWidget):
    """Three steps on one page; each is there once the one before it is done."""

    def __init__(self, desk: Desk, route: at.Sample) -> None:
        super().__init__()
        self.setObjectName("sample")
        self._desk, self._route = desk, route
        self.view: SampleView | None = None
        self.saved = Saved()
        self.head = AuditHead("Sample", WHAT, self.saved)
        self.steps = [StateBadge(name) for name in STEPS]
        self.list, self.draw, self.cases = ListCard(), DrawCard(), CasesCard()
        self.listing = ListingCard()
        self._lay_out()
        self._listen()
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the step that is next."""
        view = self.view
        if view and not view.subject.sampled:
            self.listing.focus_first()
        elif view and view.sample.cases:
            self.cases.table.setFocus()
        elif view and view.sample.frame:
            self.draw.focus_first()
        else:
            self.list.bring.setFocus()

    def bring_in(self, path: Path) -> None:
        """Read a list beside the store and bring it in, or say what speaks against it."""
        self.list.show_problems(())
        self._desk.runner.work(plans.read_list, self._import, path, on_error=self._refused)

    def _lay_out(self) -> None:
        self._steps = holder(Flow(*self.steps))
        head = holder(column(self.head, self._steps, gap=Space.M))
        fill_page(self, head, self.listing, self.list, self.draw, self.cases)
        for part in (self.listing, self.draw, self.cases):
            part.hide()

    def _listen(self) -> None:
        self.list.bring.does(self._ask_file)
        self.list.typed.connect(self._choose)
        self.draw.drawn.connect(self._draw)
        self.draw.line_opened.connect(self._on_line)
        self.listing.added.connect(self._add)
        self.listing.many_added.connect(self._add_many)
        self.listing.onward.does(self._go_on)
        self.listing.rename_wanted.connect(self._rename)
        self.listing.removal_wanted.connect(self._take_off)
        self.cases.described.connect(self._describe)
        self.cases.replaced.connect(self._replace)
        self.cases.discard.does(self._discard)
        self.cases.onward.does(self._go_on)
        self._desk.runner.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._desk.runner.read(plans.sample_view, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self.saved.say(self._desk.clock())
            self._read()

    def _show(self, view: SampleView) -> None:
        drawn = self.view is not None and self.view.sample.draw is None
        first, self.view = self.view is None, view
        found = view.sample
        self.head.show_audit(found.audit)
        if not view.subject.sampled:
            self._show_listing(view)
            if first and self.isVisible():
                QTimer.singleShot(0, self, self.focus_first)
            return
        self._show_steps(1 + bool(found.frame or found.draw) + bool(found.draw))
        self.list.show_list(view)
        self.draw.setVisible(found.frame is not None and self.draw.is_open(view))
        self.draw.show_frame(view)
        self.cases.setVisible(bool(found.cases))
        self.cases.show_cases(view)
        if (first or (drawn and found.draw)) and self.isVisible():
            QTimer.singleShot(0, self, self.focus_first)  # the step that is next shows first

    def _show_listing(self, view: SampleView) -> None:
        """Show the list instead of the three steps: nothing is drawn here."""
        self.head.heading.setText("What is looked at")
        self.head.hint.setText("")
        self._steps.hide()
        self.list.hide()
        self.listing.show()
        self.listing.show_list(view)

    @Slot(str)
    def _add(self, title: str) -> None:
        kept = partial(self._give_back, partial(self.listing.give_back, title))
        self._desk.runner.write(listing.add, self._route.audit, title, on_error=kept)

    @Slot(tuple)
    def _add_many(self, titles: tuple[str, ...]) -> None:
        kept = partial(self._give_back, partial(self.listing.give_back, "\n".join(titles)))
        self._desk.runner.write(listing.add_names, self._route.audit, titles, on_error=kept)

    @Slot(object)
    def _rename(self, one: Case) -> None:
        ask = TitleDialog(self, one.title)
        ask.record(self._desk.runner, listing.rename, self._route.audit, one.case)

    @Slot(object)
    def _take_off(self, one: Case) -> None:
        ask = ReasonDialog(self, f"Take {one.title} off", GONE, "Take it off")
        ask.record(self._desk.runner, listing.take_off, self._route.audit, one.case)

    def _show_steps(self, now: int) -> None:
        for number, (badge, name) in enumerate(zip(self.steps, STEPS, strict=True), 1):
            done = number < now
            badge.show_state(name, "success" if done else "info" if number == now else "quiet")
            badge.setAccessibleName(
                f"{name}: {'done' if done else 'now' if number == now else 'later'}"
            )

    def _go_on(self) -> None:
        drafted = self.view is None or self.view.sample.audit.status is Status.DRAFT
        self._desk.go((at.Plan if drafted else at.Board)(self._route.audit))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Bring in a list", "", FILES)
        if path:
            self.bring_in(Path(path))

    def _import(self, draft: FrameDraft) -> None:
        self.list.show_findings(draft.findings)
        self._desk.runner.write(sampling.import_frame, self._route.audit, draft)

    def _refused(self, error: LifauditError) -> None:
        problems = getattr(error, "problems", ())
        self.list.show_problems([str(one) for one in problems] or [error.advice])

    @Slot(object)
    def _draw(self, wish: sampling.Wish) -> None:
        self._desk.runner.write(sampling.draw, self._route.audit, wish, on_error=self.draw.refuse)

    @Slot(str, str)
    def _choose(self, reference: str, why: str) -> None:
        kept = partial(self._give_back, partial(self.list.give_back, reference, why))
        here = self._route.audit
        self._desk.runner.write(sampling.choose_one, here, reference, why, on_error=kept)

    def _give_back(self, words: Callable[[], None], error: LifauditError) -> None:
        """Leave what was typed where it was, and say why it could not be recorded."""
        words()
        self._desk.runner.failed.emit(error)

    @Slot(str, bool)
    def _on_line(self, reference: str, excluded: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        audit, runner = self._route.audit, self._desk.runner
        if self.draw.chooses:
            ask = ReasonDialog(self, f"Choose {reference}", CHOOSE, "Choose it")
            ask.record(runner, sampling.choose_one, audit, reference)
        elif excluded:
            runner.write(sampling.include, audit, reference)
        else:
            ask = ReasonDialog(self, f"Exclude {reference}", EXCLUDE, "Exclude it")
            ask.record(runner, sampling.exclude, audit, reference)

    @Slot(object)
    def _describe(self, case: Case) -> None:
        if self.view and self.view.can_change:
            ask = CaseDialog(self, case, self.view.profile)
            ask.record(self._desk.runner, chosen.save_case)

    @Slot(object)
    def _replace(self, case: Case) -> None:
        which, runner = (self._route.audit, case.case), self._desk.runner
        drawn = self.view.sample.draw if self.view else None
        if drawn and drawn.method is Method.PURPOSIVE:
            OtherCaseDialog(self, case.case).record(runner, chosen.replace_with, *which)
        else:
            ask = ReasonDialog(self, f"Replace {case.case}", REPLACE, "Replace it")
            ask.record(runner, chosen.replace_case, *which)

    def _discard(self) -> None:
        ask = ReasonDialog(self, "Discard the sample", DISCARD, "Discard it")
        ask.record(self._desk.runner, sampling.discard_draw, self._route.audit)
