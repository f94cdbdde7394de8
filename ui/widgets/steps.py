"""A rail of steps: the parts of something long, each with how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme.icons import picture
from ui.theme.style import look
from ui.theme.tips import plain_tip
from ui.theme.tokens import FOCUS_WIDTH, Letter, Space
from ui.widgets.pictures import tone_colour

Index = QModelIndex | QPersistentModelIndex
STEP = Qt.ItemDataRole.UserRole
ICON = 18
SCROLL = 16
AIR = 6
LEAST = 220


@dataclass(frozen=True, slots=True)
class Ending:
    """How a last step that counts nothing is shown and said: done, or not."""

    icon: str
    done: str
    left: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the rail: a part and how far it is."""

    key: str
    title: str
    done: int
    total: int
    ending: Ending | None = None

    @property
    def is_done(self) -> bool:
        """Nothing is left here."""
        return self.done == self.total


class StepDelegate(QStyledItemDelegate):
    """Paints a part: a sign for how far it is, its title on up to two lines, and the count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        step: Step = index.data(STEP)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = self._title_room(QRect(0, 0, 0, 1000), option)
        tall = option.fontMetrics.boundingRect(room, flags, step.title).height()
        return QSize(60, tall + 2 * AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step: Step = index.data(STEP)
        worn, rect = look(), option.rect
        painter.save()
        self._ground(painter, option)
        size = worn.px(ICON)
        name, tone = sign_of(step)
        sign = picture(name, tone_colour(worn, tone), size)
        painter.drawPixmap(rect.left() + Space.M, rect.center().y() - size // 2, sign)
        painter.setFont(option.font)
        painter.setPen(QColor(worn.palette.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        wrapped = middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(self._title_room(rect, option), wrapped, step.title)
        if _counts(option):
            self._count(painter, option, step)
        painter.restore()

    def _count(self, painter: QPainter, option: QStyleOptionViewItem, step: Step) -> None:
        painter.setFont(_small(option.font))
        painter.setPen(QColor(look().palette.quiet))
        end = option.rect.adjusted(0, 0, -Space.M, 0)
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(end, aligned, count_of(step))

    def _title_room(self, rect: QRect, option: QStyleOptionViewItem) -> QRect:
        """Return where a title is written, the same whether or not the list scrolls."""
        worn = look()
        start = rect.left() + Space.M + worn.px(ICON) + Space.S
        wide: int = option.widget.width() - worn.px(SCROLL)
        small = QFontMetrics(_small(option.font))
        count = small.horizontalAdvance("00/00") + Space.M if _counts(option) else 0
        return QRect(start, rect.top(), wide - count - Space.M - start, rect.height())

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, rect = look().palette, option.rect
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(rect, QColor(colours.chosen))
        painter.fillRect(rect.left(), rect.top(), Space.XS, rect.height(), QColor(colours.accent))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), FOCUS_WIDTH))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _counts(option: QStyleOptionViewItem) -> bool:
    """Whether there is room for the counts beside the titles; the tips have them too."""
    return option.widget.width() >= look().px(LEAST)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look().px(Letter.SMALL))
    return small


class StepList(QListWidget):
    """The parts of one thing; arrows show them one after the other, Enter goes into one."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(StepDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._steps: tuple[Step, ...] = ()
        self.currentRowChanged.connect(self._on_row)
        self.itemActivated.connect(lambda *_: self.entered.emit())

    @property
    def key(self) -> str:
        """The part that is shown."""
        row = self.currentRow()
        return self._steps[row].key if 0 <= row < len(self._steps) else ""

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show how far each part is; the current part stays current."""
        if tuple(steps) == self._steps:
            return
        key, self._steps = self.key, tuple(steps)
        self.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        while self.count() > len(steps):
            self.takeItem(self.count() - 1)
        for at, step in enumerate(steps):
            item = self.item(at) or QListWidgetItem(self)
            item.setData(STEP, step)
            item.setToolTip(plain_tip(spoken(step)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(step))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own parameter
        if key:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Show a part by its key; a part that is not asked any more leads to the first."""
        keys = [step.key for step in self._steps]
        self.setCurrentRow(keys.index(key) if key in keys else 0)

    def walk(self, by: int) -> None:
        """Show the part before or after."""
        self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def beside(self, by: int) -> Step | None:
        """Return the part before or after, if there is one."""
        at = self.currentRow() + by
        return self._steps[at] if 0 <= at < len(self._steps) else None

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._steps):
            self.chosen.emit(self._steps[row].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


def count_of(step: Step) -> str:
    """Say how far a part is, shortly."""
    return "" if step.ending else f"{step.done}/{step.total}"


def spoken(step: Step) -> str:
    """Say how far a part is, as it is read aloud."""
    if step.ending:
        return f"{step.title}: {step.ending.done if step.is_done else step.ending.left}"
    return f"{step.title}: {step.done} of {step.total} recorded"


def sign_of(step: Step) -> tuple[str, str]:
    """Return the icon and the tone for how far a part is."""
    if step.is_done:
        return (step.ending.icon if step.ending else "circle-check"), "success"
    if step.ending:
        return step.ending.icon, "quiet"
    return ("progress", "warning") if step.done else ("circle-dashed", "quiet")
