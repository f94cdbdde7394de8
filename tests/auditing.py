"""A desk in a vault with a planned deep dive, and pages shown as the window shows them."""

from __future__ import annotations

from pathlib import Path

from deepdive import plan
from PySide6.QtWidgets import QApplication, QWidget
from world import SteppingClock

from lifaudit.services.vault import Vault
from ui.bridge.desk import Desk
from ui.bridge.route import Route
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings


class AuditDesk(Desk):
    """A desk that remembers where pages asked to go."""

    def __init__(self, vault: Vault, folder: Path) -> None:
        super().__init__(InlineRunner(), Settings(folder), SteppingClock())
        self.gone: list[Route] = []
        self.went.connect(self.gone.append)
        self.take(vault)
        self.gone.clear()


def desk_in(vault: Vault, folder: Path, cases: int = 3) -> AuditDesk:
    """Plan a deep dive in a founded vault and sit down to it."""
    return AuditDesk(plan(vault, cases), folder)


def shown(qtbot, page: QWidget, width: int = 1060, height: int = 700) -> QWidget:
    """Show a page as wide as the window leaves it, ready for the keyboard."""
    page.resize(width, height)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QApplication.processEvents()
    return page
