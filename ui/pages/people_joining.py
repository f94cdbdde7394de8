"""People, what the lead does for colleagues with vaults of their own, and for a chosen member."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.membership import Signing, Standing
from lifaudit.domain.partnership import Role
from ui.pages.people_signing import in_full
from ui.theme.tokens import Space
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.cards import Card, Sheet
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import Flow, column, row

ABOUT = (
    "Every colleague has a vault of their own. They ask to join with your card, you compare seven "
    "words by telephone, and your answer lets them sign and take part."
)


CAN_SIGN = (Signing.GOOD, Signing.SOON)


class Colleagues(Card):
    """Two buttons: the card out, a request in."""

    card_wanted = Signal()
    admit_wanted = Signal()

    def __init__(self) -> None:
        self.card = secondary("Give out the partnership card", "download")
        self.admit = primary("Admit a colleague", "plus")
        buttons = row(self.admit, self.card, None)
        super().__init__("Colleagues who join", ABOUT, buttons)
        self.setObjectName("people.joining")
        self.card.does(self.card_wanted.emit)
        self.admit.does(self.admit_wanted.emit)


class ChosenMember(QWidget):
    """How the chosen person stands, and what can be done about it."""

    renewed = Signal(Standing)
    handed_on = Signal(Standing)
    taken_over = Signal()
    withdrawn = Signal(Standing)
    answered = Signal(Standing)
    updated = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people.member")
        self._chosen: Standing | None = None
        self.told = PlainLabel()
        self.answer = secondary("Save the answer", "download")
        self.renew = secondary("Renew the certificate", "refresh")
        self.take_away = danger("Withdraw the certificate", "x")
        self.hand_on = secondary("Hand the partnership on", "users")
        self.hand_on.setObjectName("people.hand-on")
        self.take_over = secondary("Take the partnership over", "upload")
        self.take_over.setObjectName("people.take-over")
        self.update_mine = secondary("Open a new answer", "upload").does(self.updated.emit)
        self.answer.does(lambda: self.answered.emit(self._chosen))
        self.renew.does(lambda: self.renewed.emit(self._chosen))
        self.take_away.does(lambda: self.withdrawn.emit(self._chosen))
        self.hand_on.does(lambda: self.handed_on.emit(self._chosen))
        self.take_over.does(self.taken_over.emit)
        mine = (self.update_mine, self.take_over)
        buttons = Flow(self.answer, self.renew, *mine, self.hand_on, self.take_away)
        well = Sheet("well")
        well.setLayout(column(self.told, buttons, gap=Space.M, margin=Space.M))
        self.setLayout(column(well))

    def show_member(self, one: Standing | None, keeps: bool) -> None:  # noqa: FBT001 - a fact, not a choice
        """Say how somebody stands; only the vault that `keeps` the register offers to change it."""
        self._chosen = one
        self.setVisible(one is not None)
        if one is None:
            return
        self.told.setText(in_full(one))
        holds = keeps and one.signing not in (Signing.NOT_ADMITTED, Signing.REVOKED)
        self.renew.setVisible(holds and one.person.active)
        self.answer.setVisible(holds and not one.is_me)
        self.take_away.setVisible(holds and not one.is_me)
        self.update_mine.setVisible(one.is_me and not keeps)
        leads = one.person.role is Role.LEAD and one.signing in CAN_SIGN
        self.hand_on.setVisible(keeps and leads and not one.is_me)
        self.take_over.setVisible(one.is_me and not keeps)  # the file may be all that says so
