"""Settings as data: what may be chosen, what was chosen, and a small file that remembers it."""

from __future__ import annotations

import contextlib
import enum
import json
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from lifaudit.services.policy import in_force
from ui.theme.tokens import Theme

FILE = "settings.json"
LARGEST_FILE = 64 * 1024


class Kind(enum.Enum):
    """How a setting is asked for; a hidden one is remembered, not asked."""

    CHOICE = "choice"
    HIDDEN = "hidden"


class Setting(NamedTuple):
    """One entry: its key, its default, and the words the settings page draws itself from."""

    key: str
    kind: Kind
    default: str
    label: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    def allows(self, value: object) -> bool:
        """Whether a stored value may still stand."""
        if not isinstance(value, str):
            return False
        return self.kind is Kind.HIDDEN or value in (code for code, _ in self.choices)


THEME = Setting(
    "theme",
    Kind.CHOICE,
    "system",
    "Colours",
    "High contrast has at least 7 to 1 between letters and ground.",
    (
        ("system", "As this computer"),
        ("light", "Light"),
        ("dark", "Dark"),
        ("high-contrast", "High contrast"),
    ),
)
TEXT_SIZE = Setting(
    "text-size",
    Kind.CHOICE,
    "100",
    "Size of letters",
    "Everything grows with the letters.",
    tuple((str(size), f"{size} %") for size in (100, 115, 130, 150, 175, 200)),
)
IDLE_MINUTES = Setting(
    "idle-minutes",
    Kind.CHOICE,
    "10",
    "Lock the vault when nobody types",
    "It also locks when the screen locks and when the computer sleeps.",
    tuple((str(wait), f"after {wait} minutes") for wait in (2, 5, 10, 15, 30)),
)
LAST_VAULT = Setting("last-vault", Kind.HIDDEN, "")
EXCHANGE = Setting("exchange-folders", Kind.HIDDEN, "")
SETTINGS = (THEME, TEXT_SIZE, IDLE_MINUTES, LAST_VAULT, EXCHANGE)


class Settings(QObject):
    """What this person chose on this computer; never what anybody wrote about a child.

    A missing or damaged file means the defaults. `changed` carries the key.
    """

    changed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = folder / FILE
        self._chosen = _read(self._file)

    def get(self, setting: Setting) -> str:
        """Return what was chosen, or the default."""
        return self._chosen.get(setting.key, setting.default)

    def put(self, setting: Setting, value: str) -> None:
        """Remember a choice. A full or read-only disk keeps it for this run only."""
        if not setting.allows(value) or value == self.get(setting):
            return
        self._chosen[setting.key] = value
        with contextlib.suppress(OSError):
            _write(self._file, self._chosen)
        self.changed.emit(setting.key)

    @property
    def theme(self) -> Theme:
        """The theme to wear: the one chosen, or what the computer itself prefers."""
        chosen = self.get(THEME)
        return system_theme() if chosen == "system" else Theme(chosen)

    @property
    def text_scale(self) -> float:
        return int(self.get(TEXT_SIZE)) / 100

    @property
    def idle_minutes(self) -> int:
        """When the vault locks: as the organisation decided, or else as was chosen."""
        return in_force().idle_minutes or int(self.get(IDLE_MINUTES))

    @property
    def last_vault(self) -> Path | None:
        known = self.get(LAST_VAULT)
        return Path(known) if known else None

    def exchange_folder(self, vault: Path) -> Path | None:
        """Return the folder through which this laptop exchanges the packs of a vault."""
        folder = _folders(self.get(EXCHANGE)).get(str(vault))
        return Path(folder) if folder else None

    def exchange_through(self, vault: Path, folder: str) -> None:
        """Remember that folder; none when nothing is named."""
        kept = _folders(self.get(EXCHANGE)) | {str(vault): folder}
        named = {key: value for key, value in kept.items() if value}
        self.put(EXCHANGE, json.dumps(named, sort_keys=True))


def system_theme() -> Theme:
    """Return the theme nearest to what the computer is set to."""
    hints = QGuiApplication.styleHints()
    return theme_for(hints.colorScheme(), hints.accessibility().contrastPreference())


def theme_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Theme:
    """Return the theme for what a computer asks for; a wish for contrast comes first."""
    if contrast == Qt.ContrastPreference.HighContrast:
        return Theme.HIGH_CONTRAST
    return Theme.DARK if scheme == Qt.ColorScheme.Dark else Theme.LIGHT


def _folders(stored: str) -> dict[str, str]:
    try:
        found = json.loads(stored or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}


def _read(file: Path) -> dict[str, str]:
    try:
        with file.open("rb") as handle:
            stored = json.loads(handle.read(LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict):
        return {}
    return {each.key: stored[each.key] for each in SETTINGS if each.allows(stored.get(each.key))}


def _write(file: Path, chosen: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as fresh:
            json.dump(chosen, fresh, indent=1, sort_keys=True)
            fresh.flush()
            os.fsync(fresh.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
