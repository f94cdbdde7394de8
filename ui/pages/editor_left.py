"""Writing an instrument, the left: the tree, what can be added, and what a part can be done to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from lifaudit.domain.scale import Scale
from ui.pages.editor_tree import PartsTree
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button, secondary
from ui.widgets.labels import Hint
from ui.widgets.stack import Flow, column, holder, row

KEYS = "Alt+Up, Alt+Down move \N{MIDDLE DOT} Insert adds \N{MIDDLE DOT} Delete takes out"
EMPTY_SCALE = Scale("unnamed", "", ())


class Left(QWidget):
    """`wanted` carries what is to be added: a question, a section, or a scale."""

    question_wanted = Signal()
    section_wanted = Signal()
    scale_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tree = PartsTree()
        self.menu = QMenu(self)
        self.scales = QMenu("Scale", self)
        self.add = secondary("Add", "plus").does(self._offer)
        self.add.setObjectName("editor.add")
        self._adds = (
            self._adder("Question", self.question_wanted.emit, "Alt+Q"),
            self._adder("Section", self.section_wanted.emit, "Alt+S"),
        )
        self.menu.addMenu(self.scales)
        self.tools = self._tools()
        self.tools_room = holder(row(None, *self.tools, gap=0))
        self.keys = Hint(KEYS).wear(letter="small")
        top = holder(Flow(self.add, self.tools_room, gap=0))
        self.setLayout(column(top, self.tree, self.keys, gap=Space.S))

    def offer_scales(self, scales: Sequence[Scale]) -> None:
        """Offer the scales that can be added, and an empty one."""
        self.scales.clear()
        for scale in (*scales, EMPTY_SCALE):
            made = self.scales.addAction(scale.title or "An empty one")
            made.triggered.connect(lambda *_, scale=scale: self.scale_wanted.emit(scale))

    def allow(self, *, editable: bool) -> None:
        """Let parts be added, moved and taken out, or only read."""
        for part in (self.add, *self.tools):
            part.setEnabled(editable)
        for act in self._adds:
            act.setEnabled(editable)

    def _tools(self) -> tuple[Button, ...]:
        tree = self.tree
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("chevron-up", "Move up (Alt+Up)", lambda: tree.shifted.emit(tree.spot, -1)),
            ("chevron-down", "Move down (Alt+Down)", lambda: tree.shifted.emit(tree.spot, 1)),
            ("copy", "Copy (Ctrl+D)", lambda: tree.copied.emit(tree.spot)),
            ("trash", "Take out (Delete)", lambda: tree.removed.emit(tree.spot)),
        )
        return tuple(icon_button(name, words).does(act) for name, words, act in acts)

    def _adder(self, word: str, act: Callable[[], None], keys: str) -> QAction:
        made = QAction(word, self)
        made.setShortcut(keys)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(partial(_without_words, act))
        self.addAction(made)
        self.menu.addAction(made)
        return made

    def _offer(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))


def _without_words(act: Callable[[], None], *_: object) -> None:
    act()
