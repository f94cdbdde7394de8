"""Every place in the window: its name, its icon, and the page that shows it.

This room loads every page, so the window loads it only once the first page stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.pages.help import HelpPage
from ui.pages.home import HomePage
from ui.pages.new_passphrase import NewPassphrasePage
from ui.pages.new_vault import NewVaultPage
from ui.pages.people import PeoplePage
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.restore import RestorePage
from ui.pages.settings import SettingsPage
from ui.pages.unlock import UnlockPage

PAGES: dict[type[at.Route], Callable[[Desk, Any], QWidget]] = {
    at.Unlock: UnlockPage,
    at.NewVault: NewVaultPage,
    at.Restore: RestorePage,
    at.RecoverySheet: RecoverySheetPage,
    at.NewPassphrase: NewPassphrasePage,
    at.Home: HomePage,
    at.People: PeoplePage,
    at.Settings: SettingsPage,
    at.Help: HelpPage,
}
