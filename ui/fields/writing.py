"""How a page of parts writes: what it is told goes to the store, and the page says how it went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import history
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing
from ui.fields.parted import Parted
from ui.widgets.banner import Banner
from ui.widgets.saved import Saved


class Writing(QObject):
    """Says when something was recorded, and why it was not; what was typed stays either way."""

    def __init__(
        self, desk: Desk, standing: Standing, parts: Parted, saved: Saved, banner: Banner
    ) -> None:
        super().__init__(parts)
        self._desk, self._standing, self._parts = desk, standing, parts
        self._saved, self._banner = saved, banner
        parts.restored.connect(self._restore)
        standing.recorded.connect(self._say_saved)
        standing.refused.connect(self._say_refused)

    def send(self, use_case: Callable[..., Change], *given: object) -> None:
        """Write something; what was said about the last refusal is old now."""
        self._banner.hide()
        self._standing.write(use_case, *given)

    @Slot(str)
    def _restore(self, step: str) -> None:
        self.send(history.undo, step)

    @Slot()
    def _say_saved(self) -> None:
        self._saved.say(self._desk.clock())
        self._parts.side.renew()

    @Slot(object)
    def _say_refused(self, error: LifauditError) -> None:
        self._banner.say(error.title, error.advice, "warning")
