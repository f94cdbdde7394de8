"""A person at the keyboard: sees the names of things, reaches them by Tab, and waits for work."""

from __future__ import annotations

from fnmatch import fnmatchcase

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from ui.widgets.options import OptionButton

Key, Mod = Qt.Key, Qt.KeyboardModifier
FAR = 300
PATIENCE = 20_000
TURN = 5


class DeadEndError(AssertionError):
    """What somebody wanted to reach and could not by keyboard."""


class Keyboard:
    """Nothing here knows a page: only keys, the names a screen reader would say, and time.

    A name may hold a `*` for what does not matter of it.
    """

    def __init__(self, parts):
        self._window, self._runner = parts.window, parts.desk.runner
        self.told = []
        self._runner.failed.connect(self.told.append)
        self.settle()

    # what is seen --------------------------------------------------------------------------------

    @property
    def here(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        if found is None:
            message = "nothing has the focus"
            raise DeadEndError(message)
        return found

    @property
    def name(self) -> str:
        """The name of what has the focus."""
        return name_of(self.here)

    @property
    def is_answer(self) -> bool:
        """One of several answers has the focus."""
        return isinstance(self.here, OptionButton)

    def sight(self):
        """Return every word that stands on the window."""
        labels = self._window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def read(self, beginning):
        """Return what labels whose names begin so spell out, by what it is called."""
        labels = [label for label in self._window.findChildren(QLabel) if label.isVisible()]
        return spelled([label.accessibleName() for label in labels], beginning)

    def names(self):
        """Return the names on the way of the Tab key, once round."""
        start, found = self.here, []
        for _ in range(FAR):
            found.append(self.name)
            QTest.keyClick(self.here, Key.Key_Tab)
            if self.here is start:
                break
        return found

    # what is done --------------------------------------------------------------------------------

    def press(self, *keys, mod=Mod.NoModifier):
        """Press keys, one after the other, and wait for what they begin."""
        for key in keys:
            QTest.keyClick(self.here, key, mod)
            self.settle()

    def chord(self, key, mod=Mod.ControlModifier):
        """Press a shortcut."""
        self.press(key, mod=mod)

    def type(self, text):
        """Type over what stands in the box."""
        QTest.keyClick(self.here, Key.Key_A, Mod.ControlModifier)
        QTest.keyClicks(self.here, text)

    def write(self, text):
        """Type over what stands in the box, and leave it."""
        self.type(text)
        self.press(Key.Key_Tab)

    def reach(self, name):
        """Press Tab until something of this name has the focus."""
        seen = []
        for _ in range(FAR):
            if fnmatchcase(self.name, name):
                return self
            seen.append(self.name)
            QTest.keyClick(self.here, Key.Key_Tab)
            turn()
        ways = "\n  ".join(dict.fromkeys(seen))
        message = f"no {name!r} on the way of the Tab key; only:\n  {ways}"
        raise DeadEndError(message)

    def fill(self, **fields):
        """Write into boxes by their names, in which _ stands for a space."""
        for name, text in fields.items():
            self.reach(name.replace("_", " ")).write(text)

    def choose(self, answer, number):
        """Reach a group of answers by the name of one of them, and press a number key."""
        self.reach(answer).press(Key(Key.Key_0 + number))

    def pick(self, group, words):
        """Go down a list of words until it says the ones that are wanted."""
        box = self.reach(group).here
        assert isinstance(box, QComboBox)
        self.press(Key.Key_Home)
        for _ in range(box.count()):
            self.press(Key.Key_Down)
            if fnmatchcase(box.currentText(), words):
                return
        message = f"no {words!r} in {group!r}"
        raise DeadEndError(message)

    def do(self, *names):
        """Reach buttons and press Enter on each."""
        for name in names:
            self.reach(name).press(Key.Key_Return)

    def tick(self, name):
        """Reach a box and press Space."""
        self.reach(name).press(Key.Key_Space)

    def choose_file(self, button, path):
        """Press a button that opens the file dialog, and type a path into it."""
        self.reach(button)
        QTimer.singleShot(50, lambda: _answer(path))
        self.press(Key.Key_Return)

    # time ----------------------------------------------------------------------------------------

    def settle(self):
        """Wait until nothing is under way, as somebody does who watches the window."""
        calm, waited = 0, 0
        while calm < 2:  # what has landed may send for something more
            turn()
            self._wake()
            calm = 0 if self._runner.is_busy else calm + 1
            waited += TURN
            if waited > PATIENCE:
                message = "the window never came to rest"
                raise DeadEndError(message)

    def _wake(self):
        """Do what a desktop does when a dialog has closed: give the keys to the window again."""
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self._window).activateWindow()
            turn()


def turn():
    """Let the window do what it has to."""
    QTest.qWait(TURN)


def name_of(widget):
    """Return what a screen reader says first."""
    if said := widget.accessibleName():
        return said
    face = QAccessible.queryAccessibleInterface(widget)
    said = face.text(QAccessible.Text.Name) if face is not None else ""
    return said or f"<{type(widget).__name__} {widget.objectName()}>"


def spelled(names, beginning):
    """Return what stands after the colon of names that begin so, without the spaces between."""
    halves = [name.partition(": ") for name in names if name.startswith(beginning)]
    return {name: said.replace(" ", "") for name, _, said in halves}


def _answer(path):
    """Type a path into the dialog as soon as it is there; a busy machine takes its time."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QFileDialog):
        QTimer.singleShot(TURN, lambda: _answer(path))
        return
    box = dialog.findChild(QLineEdit)
    QTest.keyClicks(box, str(path))
    QTest.keyClick(box, Key.Key_Return)
