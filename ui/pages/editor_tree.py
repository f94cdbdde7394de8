"""Writing an instrument, the left: everything in it as a tree, moved by keys or by hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.spots import HEAD, Part, Spot
from ui.models.rows import one_line
from ui.theme.icons import icon
from ui.theme.style import look
from ui.theme.tips import plain_tip
from ui.widgets.pictures import tone_colour

SPOT = Qt.ItemDataRole.UserRole
SIGN = 16
ROW = 34
UNSAID = {Part.SCALE: "A scale without a title", Part.SECTION: "A section without a title"}
EMPTY = "A question without words yet"
BY = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PartsTree(QTreeWidget):
    """Arrows travel, Alt with an arrow moves, Insert adds, Ctrl+D copies, Delete takes out."""

    chosen = Signal(object)
    entered = Signal()
    shifted = Signal(object, int)
    dropped = Signal(object, object, int)
    added = Signal()
    copied = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editor.tree")
        self.setAccessibleName("Parts of the instrument")
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._items: dict[Spot, QTreeWidgetItem] = {}
        self._outline: tuple[tuple[Spot, str], ...] = ()
        self._marks: Mapping[Spot, int] = {}
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemActivated.connect(lambda *_: self.entered.emit())

    @property
    def spot(self) -> Spot:
        """What is chosen."""
        item = self.currentItem()
        spot = item.data(0, SPOT) if item else None
        return spot if isinstance(spot, Spot) else HEAD

    def show_form(self, form: Instrument, chosen: Spot) -> None:
        """Show everything in an instrument and choose one thing, without telling anyone."""
        outline = _outline(form)
        if outline == self._outline:
            self._choose_quietly(chosen)
            return
        self._outline = outline
        shut = {
            spot
            for spot, item in self._items.items()
            if item.childCount() and not item.isExpanded()
        }
        self.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        self.clear()
        self._items = {}
        self._add(None, HEAD, "About this instrument")
        self._scales(form)
        for section in form.all_sections:
            self._section(section)
        for spot, item in self._items.items():
            item.setExpanded(spot not in shut)
        self._show_marks()
        self.choose(chosen)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own parameter

    def _choose_quietly(self, spot: Spot) -> None:
        self.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        self.choose(spot)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own parameter

    def choose(self, spot: Spot) -> None:
        """Choose one thing; where it is no more, the head."""
        item = self._items.get(spot, self._items.get(HEAD))
        if item is not None:
            self.setCurrentItem(item)

    def mark_problems(self, marks: Mapping[Spot, int]) -> None:
        """Mark everything that has a problem, with how many."""
        self._marks = marks
        self._show_marks()

    def _scales(self, form: Instrument) -> None:
        if not form.scales:
            return
        over = QTreeWidgetItem(self, ["Scales"])
        over.setFlags(Qt.ItemFlag.ItemIsEnabled)
        over.setSizeHint(0, QSize(0, look().px(ROW)))
        for scale in form.scales:
            spot = Spot(Part.SCALE, scale.key)
            self._add(over, spot, one_line(scale.title) or UNSAID[Part.SCALE])
        over.setExpanded(True)

    def _section(self, section: Section) -> None:
        title = one_line(section.title) or UNSAID[Part.SECTION]
        over = self._add(None, Spot(Part.SECTION, section.key), title)
        font = over.font(0)
        font.setBold(True)
        over.setFont(0, font)
        for asked in section.questions:
            self._question(over, asked)

    def _question(self, over: QTreeWidgetItem, asked: Question) -> None:
        item = self._add(over, Spot(Part.QUESTION, asked.key), one_line(asked.text) or EMPTY)
        if asked.kind is not Kind.GROUP:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        for inside in asked.questions:
            self._question(item, inside)

    def _add(self, over: QTreeWidgetItem | None, spot: Spot, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words])
        item.setData(0, SPOT, spot)
        item.setToolTip(0, plain_tip(words))
        item.setSizeHint(0, QSize(0, look().px(ROW)))
        if spot.part is not Part.QUESTION:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        if spot.part is Part.SECTION:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsDragEnabled)
        if over is None:
            self.addTopLevelItem(item)
        else:
            over.addChild(item)
        self._items[spot] = item
        return item

    def _show_marks(self) -> None:
        worn = look()
        colours = worn.palette
        sign = icon("alert-circle", tone_colour(worn, "danger"), colours.quiet, worn.px(SIGN))
        for spot, item in self._items.items():
            number = self._marks.get(spot, 0)
            if number:
                item.setIcon(0, sign)
            elif not item.icon(0).isNull():
                item.setData(0, Qt.ItemDataRole.DecorationRole, None)
            problems = "1 problem" if number == 1 else f"{number} problems"
            said = f"{item.text(0)}. {problems}" if number else item.text(0)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)

    def _tell(self) -> None:
        item = self.currentItem()
        if item is not None and isinstance(item.data(0, SPOT), Spot):
            self.chosen.emit(self.spot)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what should go where; the tree is drawn anew once that is on the record."""
        source = self.spot
        item = self.itemAt(event.position().toPoint())
        target = item.data(0, SPOT) if item else None
        if isinstance(target, Spot) and target != source and item is not None:
            where = self.dropIndicatorPosition()
            inside = where == QAbstractItemView.DropIndicatorPosition.OnItem
            below = where == QAbstractItemView.DropIndicatorPosition.BelowItem
            self.dropped.emit(source, target, 0 if inside else (1 if below else -1))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers()
        if mods == Qt.KeyboardModifier.AltModifier and key in BY:
            self.shifted.emit(self.spot, BY[key])
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self.spot)
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        elif mods == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.copied.emit(self.spot)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for item in self._items.values():
                item.setSizeHint(0, QSize(0, look().px(ROW)))
            self._show_marks()


def _outline(form: Instrument) -> tuple[tuple[Spot, str], ...]:
    """Return all that the tree says, to know when it has to be drawn anew."""
    said = [(Spot(Part.SCALE, one.key), one.title) for one in form.scales]
    for section in form.all_sections:
        said.append((Spot(Part.SECTION, section.key), section.title))
        for asked in section.questions:
            said += ((Spot(Part.QUESTION, one.key), one.text) for one in asked.each)
    return tuple(said)
