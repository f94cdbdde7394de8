"""Instruments, the list at the left: drafts, what can be used by its use, and what is retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from lifaudit.domain.library import Library, LibraryItem, Origin
from ui.models.instruments import DOT, USE_GROUPS, minutes_of, origin_of, title_of
from ui.theme.style import look
from ui.theme.tips import plain_tip
from ui.widgets.two_lines import HEAD, TALL, TwoLines

ITEM = Qt.ItemDataRole.UserRole
DRAFTS, RETIRED, AWAY = "drafts", "retired", "away"
SHOWN = (
    ("", "Everything"),
    *USE_GROUPS.items(),
    (DRAFTS, "Drafts"),
    (RETIRED, "Retired"),
    (AWAY, "Put away"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: words anywhere in what an instrument says of itself, and a group."""

    words: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Instruments under one heading."""

    title: str
    items: tuple[LibraryItem, ...]


def key_of(item: LibraryItem) -> str:
    """Return what tells one item from every other: the draft, or the identity."""
    return item.draft or item.identity


def groups_of(library: Library, wish: Wish) -> Iterator[Group]:
    """Give what fits a wish, group by group; a group with nothing in it is left out."""
    named = (
        (DRAFTS, "Drafts", library.drafts),
        *((use, title, library.of_use(use)) for use, title in USE_GROUPS.items()),
        (RETIRED, "Retired", library.retired),
        (AWAY, "Drafts put away", library.away),
    )
    for code, title, items in named:
        fit = tuple(one for one in items if _fits(one, wish.words))
        if fit and wish.group in ("", code):
            yield Group(f"{title} ({len(fit)})", fit)


def _fits(item: LibraryItem, words: str) -> bool:
    said = item.instrument
    text = f"{said.title} {said.purpose} {said.key}".casefold()
    return all(word in text for word in words.casefold().split())


class LibraryList(QListWidget):
    """Arrows travel from instrument to instrument; `chosen` carries the one to show."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Instruments")
        self.setObjectName("library.list")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TwoLines(self))
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemActivated.connect(lambda *_: self.entered.emit())

    @property
    def item_shown(self) -> LibraryItem | None:
        """The instrument that is chosen."""
        return _held(self.currentItem())

    @property
    def items_shown(self) -> tuple[LibraryItem, ...]:
        """Every instrument in the list, in order."""
        held = (_held(self.item(at)) for at in range(self.count()))
        return tuple(one for one in held if one)

    def show_library(self, library: Library, wish: Wish, chosen: str) -> None:
        """List what fits, and choose one: the one named, or else the first."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        self.clear()
        for group in groups_of(library, wish):
            self._add_heading(group.title)
            for item in group.items:
                self._add(item)
        self.choose(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own parameter
        self._tell()

    def choose(self, key: str) -> None:
        """Choose an instrument; where it is not listed, the first that is."""
        rows = {key_of(held): at for at in range(self.count()) if (held := _held(self.item(at)))}
        if rows:
            self.setCurrentRow(rows.get(key, min(rows.values())))

    def _tell(self) -> None:
        self.chosen.emit(self.item_shown)

    def _add_heading(self, title: str) -> None:
        made = QListWidgetItem(title, self)
        made.setFlags(Qt.ItemFlag.NoItemFlags)
        _fit(made)

    def _add(self, item: LibraryItem) -> None:
        title = title_of(item.instrument)
        beneath = DOT.join((_whence(item), minutes_of(item.instrument.minutes).lower()))
        made = QListWidgetItem(f"{title}\n{beneath}", self)
        made.setData(ITEM, item)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {beneath}")
        made.setToolTip(plain_tip(title))
        _fit(made)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for at in range(self.count()):
                _fit(self.item(at))


def _whence(item: LibraryItem) -> str:
    if item.origin is Origin.DRAFT:
        return "Draft"
    return origin_of(item).partition(DOT)[0]


def _held(item: QListWidgetItem | None) -> LibraryItem | None:
    held = item.data(ITEM) if item else None
    return held if isinstance(held, LibraryItem) else None


def _fit(item: QListWidgetItem) -> None:
    item.setSizeHint(QSize(0, look().px(TALL if _held(item) else HEAD)))
