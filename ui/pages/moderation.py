"""Moderation: what was chosen for a third look, why, and what is left of it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Grade, Return
from lifaudit.domain.change import Change
from lifaudit.domain.moderation import Because, Moderated, Moderation, Shut
from lifaudit.services import moderating
from lifaudit.services.moderating import ModerationView, Share
from lifaudit.services.withholding import REVEAL
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.dialogs.reason import ReasonDialog
from ui.models.rows import Column, Rows
from ui.pages.moderation_draw import ChoiceCard
from ui.theme.tokens import Space
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Hint
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.select import Select
from ui.widgets.stack import column, holder, row
from ui.widgets.table import Table

ABOUT = "A third look at some grades, by somebody who gave none of them."
SHOWN = (Audit, Case, ExpectedAgency, Return, Grade, Moderation, *REVEAL)
LINES = 12
ENTER = "Enter opens one. What stood before is kept and shown beside the moderated grade."
DISCARD = "Nothing is moderated because of it any more. Moderated grades stay."
REPEATS = "Drawn again from seed and codes, the same come out."
BENT = "Drawn again from seed and codes, others come out: ask who chose."
BECAUSE = {
    Because.WEAKEST: "Graded weakest by somebody",
    Because.CHANCE: "By chance",
    Because.BESIDE: "Beside the choice",
}
TONES = {"Moderated": "success", "Begun": "info", "To do": "quiet"}
SHUT = {
    Shut.NOT_STARTED: (
        "The audit has not been started",
        "Moderation looks at grades. Start the audit on its plan; agencies grade first.",
    ),
    Shut.SIGNED: (
        "The report is signed",
        "What was moderated can be read; nothing in it changes any more.",
    ),
    Shut.NOT_A_MODERATOR: (
        "Only a moderator or the chair moderates",
        "You can read this. Who has that role stands on the page of people.",
    ),
}


class ModerationPage(QWidget):
    """The choice first; once it stands, the list of what was chosen and how far each is."""

    def __init__(self, desk: Desk, route: routes.Moderation) -> None:
        super().__init__()
        self.setObjectName("moderation")
        self._desk, self._route = desk, route
        self.view: ModerationView | None = None
        self.saved, self.banner = Saved(), Banner()
        self.shut = notice("", "", "info")
        self.head = AuditHead("Moderation", ABOUT, self.saved)
        self.choice = ChoiceCard()
        self._lay_out()
        self.choice.chosen.connect(self._choose)
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the list, or on the choice while there is none."""
        if self.list.isVisibleTo(self):
            self.table.setFocus()
        else:
            self.choice.focus_first()

    def _lay_out(self) -> None:
        self.rows: Rows[Moderated] = Rows(_columns("Case"))
        self.table = Table(self.rows, "What is moderated")
        self.table.setObjectName("moderation.table")
        self.table.opened.connect(self._open)
        self.told, self.repeats = Hint(""), Hint("")
        self.open = primary("Open", "pencil").does(self._open_chosen)
        self.discard = quiet("Discard the choice", "trash").does(self._discard)
        bar = row(self.open, None, self.discard, gap=Space.M)
        self.list = Card("", "", self.told, self.table, Hint(ENTER), bar, self.repeats)
        self.other = Select("Something else to moderate", ())
        self.other.setObjectName("moderation.other")
        self.beside = secondary("Moderate it", "scale").does(self._beside)
        words = "Something else can be moderated too; the report tells it apart."
        self._others = Card("Beside the choice", words, row(self.other, self.beside, None))
        top = holder(column(self.head, self.shut, self.banner, gap=Space.M))
        fill_page(self, top, self.list, self.choice, self._others)
        for part in (self.shut, self.list, self.choice, self._others):
            part.hide()

    def _read(self) -> None:
        self._desk.runner.read(moderating.moderation, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self.saved.say(self._desk.clock())
            self._read()

    def _show(self, view: ModerationView) -> None:
        first, before = self.view is None, self.view
        self.view = view
        self.head.show_audit(view.audit)
        self.head.hint.setText(view.sentence if view.items else ABOUT)
        self._show_shut(view)
        self._show_list(view)
        self.choice.setVisible(view.shut is None and not view.standing.is_drawn and view.held > 0)
        self.choice.show_view(view)
        self._show_others(view)
        chosen = before is not None and before.standing != view.standing
        if (first or chosen) and self.isVisible():
            QTimer.singleShot(0, self, self.focus_first)

    def _show_shut(self, view: ModerationView) -> None:
        self.shut.setVisible(view.shut is not None)
        if view.shut is not None:
            self.shut.say(*SHUT[view.shut])

    def _show_list(self, view: ModerationView) -> None:
        self.list.setVisible(bool(view.items))
        at = max(self.table.currentIndex().row(), 0)
        self.rows.show(view.items)
        self.table.show_lines(min(len(view.items), LINES))
        self.table.selectRow(at)
        drawn = view.standing.is_drawn
        self.told.setText(_told(view) if drawn else "")
        self.told.setVisible(drawn)
        self.repeats.setText(REPEATS if view.repeats else BENT)
        self.repeats.setVisible(drawn)
        self.discard.setVisible(drawn and view.shut is None)

    def _show_others(self, view: ModerationView) -> None:
        self._others.setVisible(view.shut is None and bool(view.others))
        self.other.clear()
        for one in view.others:
            self.other.addItem(one.name, one.code)

    @Slot(object)
    def _choose(self, wish: Share) -> None:
        write = self._desk.runner.write
        write(moderating.draw_moderation, self._route.audit, wish, on_error=self.choice.refuse)

    def _discard(self) -> None:
        ask = ReasonDialog(self, "Discard the choice", DISCARD, "Discard it")
        ask.record(self._desk.runner, moderating.discard_moderation, self._route.audit)

    def _open_chosen(self) -> None:
        chosen = self.table.chosen()
        if isinstance(chosen, Moderated):
            self._open(chosen)

    @Slot(object)
    def _open(self, one: Moderated) -> None:
        subject = one.subject
        self._desk.go(routes.Moderating(self._route.audit, subject.case, subject.agency))

    def _beside(self) -> None:
        code = self.other.code()
        found = (
            next((one for one in self.view.others if one.code == code), None) if self.view else None
        )
        if found:
            self._desk.go(routes.Moderating(self._route.audit, found.case, found.agency))


def _columns(name: str) -> tuple[Column[Moderated], ...]:
    return (
        Column(name, lambda one: one.subject.name),
        Column("Why", lambda one: BECAUSE[one.because]),
        Column("Before", lambda one: one.before),
        Column("Moderated", lambda one: one.after or "\N{EN DASH}"),
        Column("State", lambda one: one.state, tone=lambda one: TONES[one.state]),
    )


def _told(view: ModerationView) -> str:
    """Say what was chosen and how, such as the seed that repeats it."""
    one = view.standing
    weak = f"{len(one.weak)} graded {view.weakest} overall, and " if one.weakest else ""
    return f"Chosen: {weak}{len(one.drawn)} of the rest by chance ({one.share} %), seed {one.seed}."
