"""Findings, the list at the left: strengths, areas for improvement, recommendations, summary."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from lifaudit.domain.lacking import Lack
from lifaudit.domain.learning import Polarity
from lifaudit.services.learning import Found, LearningView
from ui.models.rows import one_line
from ui.theme.style import look
from ui.theme.tips import plain_tip
from ui.widgets.two_lines import HEAD, TALL, TwoLines

NO_WORDS = "Not written yet"


class Kind(enum.Enum):
    """What an entry of the list opens."""

    START = "start"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be opened."""

    kind: Kind
    key: str = ""


START, SUMMARY = Entry(Kind.START), Entry(Kind.SUMMARY)


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the list; one without an entry is a heading."""

    title: str
    beneath: str = ""
    entry: Entry | None = None


class Contents(QListWidget):
    """Arrows travel from entry to entry; `chosen` carries the one to open."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Findings, recommendations and summary")
        self.setObjectName("findings.list")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(TwoLines(self))
        self.currentItemChanged.connect(self._on_current)
        self.itemActivated.connect(lambda *_: self.entered.emit())

    @property
    def entry(self) -> Entry | None:
        """The entry that is chosen."""
        return _entry_of(self.currentItem())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in order."""
        found = (_entry_of(self.item(at)) for at in range(self.count()))
        return tuple(one for one in found if one)

    def show_view(self, view: LearningView, chosen: Entry) -> None:
        """List what there is, and choose an entry without telling anyone."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        lines = list(lines_of(view))
        if [one.entry for one in lines] != [_entry_of(self.item(at)) for at in range(self.count())]:
            self.clear()
            for _ in lines:
                self.addItem(QListWidgetItem())
        for at, shown in enumerate(lines):
            _fill(self.item(at), shown)
        self.choose(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own parameter

    def choose(self, entry: Entry) -> None:
        """Choose an entry; one that is not there leaves nothing chosen."""
        for at in range(self.count()):
            if _entry_of(self.item(at)) == entry:
                self.setCurrentRow(at)

    def _on_current(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if entry := _entry_of(now):
            self.chosen.emit(entry)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for at in range(self.count()):
                _fit(self.item(at))


def lines_of(view: LearningView) -> Iterator[Shown]:
    """Give the lines of the list in order."""
    yield Shown("Where to start", "Patterns in the answers", START)
    groups = (("Strengths", Polarity.STRENGTH), ("Areas for improvement", Polarity.IMPROVEMENT))
    for title, polarity in groups:
        some = view.of(polarity)
        yield Shown(f"{title} ({len(some)})")
        for one in some:
            words = one.finding.what
            yield Shown(words, _beneath(one.lacks, one.evidence.capitalize()), _finding(one))
    yield Shown(f"Recommendations ({len(view.recommendations)})")
    for each in view.recommendations:
        number = len(each.actions)
        told = f"{number} action{'' if number == 1 else 's'}"
        lacks = (*each.lacks, *(lack for one in each.actions for lack in one.lacks))
        key = each.recommendation.recommendation
        entry = Entry(Kind.RECOMMENDATION, key)
        yield Shown(each.recommendation.text, _beneath(lacks, told), entry)
    yield Shown("Summary")
    head = view.summary.headline
    yield Shown(
        head or "Words at the top", _beneath(view.summary_lacks, "Top of the report"), SUMMARY
    )


def _finding(one: Found) -> Entry:
    return Entry(Kind.FINDING, one.finding.finding)


def _beneath(lacks: Sequence[Lack], told: str) -> str:
    state = f"{len(lacks)} to say" if lacks else "complete"
    return f"{told} \N{MIDDLE DOT} {state}"


def _fill(item: QListWidgetItem, shown: Shown) -> None:
    title = one_line(shown.title) or NO_WORDS
    item.setText(f"{title}\n{shown.beneath}" if shown.entry else title)
    item.setData(Qt.ItemDataRole.UserRole, shown.entry)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {shown.beneath}")
    if shown.entry:
        item.setToolTip(plain_tip(title))
    else:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    _fit(item)


def _fit(item: QListWidgetItem) -> None:
    is_entry = _entry_of(item) is not None
    item.setSizeHint(QSize(0, look().px(TALL if is_entry else HEAD)))


def _entry_of(item: QListWidgetItem | None) -> Entry | None:
    entry = item.data(Qt.ItemDataRole.UserRole) if item else None
    return entry if isinstance(entry, Entry) else None
