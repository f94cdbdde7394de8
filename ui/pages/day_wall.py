"""The button for the wall: puts the projector up, takes it down, asks for the words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge.desk import Desk
from ui.pages.projector import Projector, projector_of
from ui.widgets.buttons import secondary


class Wall:
    """One wall to a window; it outlives the page it was put up from."""

    def __init__(self, desk: Desk, audit: str, page: QWidget) -> None:
        self._desk, self._audit, self._page = desk, audit, page
        self.button = secondary("Projector", "external-link").does(self.turn)
        self.button.setAccessibleName("Projector (F11)")

    @property
    def projector(self) -> Projector | None:
        """The wall, while it stands."""
        return projector_of(self._page.window())

    def turn(self) -> None:
        """Put the wall up, or take it down."""
        stands = self.projector
        if stands is not None:
            stands.leave()
        else:
            Projector(self._desk, self._audit, self._page.window()).stand()
            self._page.activateWindow()

    def words(self) -> None:
        """Show the words of this step on the wall, or hide them."""
        if (stands := self.projector) is not None:
            stands.turn_words()
