"""Settings: how the window looks, how the vault locks, what opens it, and its backups."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.services.policy import in_force
from ui.bridge.desk import Desk
from ui.bridge.route import Settings as SettingsRoute
from ui.bridge.settings import IDLE_MINUTES, TEXT_SIZE, THEME, Setting
from ui.fields.choice import ChoiceField
from ui.fields.form import FormCard
from ui.pages.settings_backups import BackupsCard
from ui.pages.settings_keys import KeysCard
from ui.pages.settings_policy import PolicyCard
from ui.widgets.leaf import fill_page
from ui.widgets.options import Option
from ui.widgets.pagehead import PageHead

ABOUT = "How the window looks, how the vault locks, and what opens it. Every choice holds at once."


class SettingsPage(QWidget):
    """Cards that draw themselves from the settings, and those of the vault's keys and backups."""

    def __init__(self, desk: Desk, _route: SettingsRoute) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._desk = desk
        self.fields = {each.key: self._choice(each) for each in (THEME, TEXT_SIZE, IDLE_MINUTES)}
        self.keys, self.backups = KeysCard(desk), BackupsCard(desk)
        self.policy = PolicyCard(in_force())
        self.locks = FormCard("How it locks", "", self.fields[IDLE_MINUTES.key])
        if in_force().idle_minutes:
            self.locks.hide()
        looks = (self.fields[THEME.key], self.fields[TEXT_SIZE.key])
        fill_page(
            self,
            PageHead("Settings", ABOUT),
            self.policy,
            FormCard("How it looks", "", *looks),
            self.locks,
            self.keys,
            self.backups,
        )

    def focus_first(self) -> None:
        """Put the focus on the first setting."""
        self.fields[THEME.key].focus_first()

    def _choice(self, setting: Setting) -> ChoiceField:
        """Ask for a setting by its words: a code that is a figure would have that figure as key."""
        options = [Option(words, words) for _, words in setting.choices]
        field = ChoiceField(setting.label, options, setting.hint)
        field.setObjectName(f"settings.{setting.key}")
        field.set_value(self._chosen(setting))
        field.committed.connect(lambda value: self._choose(field, setting, str(value)))
        return field

    def _chosen(self, setting: Setting) -> str:
        return dict(setting.choices)[self._desk.settings.get(setting)]

    def _choose(self, field: ChoiceField, setting: Setting, value: str) -> None:
        if value:
            codes = {words: code for code, words in setting.choices}
            self._desk.settings.put(setting, codes[value])
        else:
            field.set_value(self._chosen(setting))
