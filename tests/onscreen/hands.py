"""The hands of somebody at a real keyboard who hears the program through a screen reader."""

from __future__ import annotations

import time
from fnmatch import fnmatchcase

from e2e.keyboard import DeadEndError, spelled
from PySide6.QtCore import Qt

FAR = 300
PATIENCE = 20.0
BEAT, SOON = 0.02, 0.5
MODIFIERS = {
    Qt.KeyboardModifier.NoModifier: "",
    Qt.KeyboardModifier.ControlModifier: "ctrl+",
    Qt.KeyboardModifier.AltModifier: "alt+",
}
LEADING = (Qt.Key.Key_Return, Qt.Key.Key_R)
"""What leads to something new to look at."""
NAMES = {"PageDown": "Next", "PageUp": "Prior", "Space": "space"}


class Hands:
    """The same hands as `e2e.keyboard.Keyboard`, outside of the program."""

    def __init__(self, laptop):
        self._laptop = laptop
        self._heard = None
        self.pages = []

    # what is heard -------------------------------------------------------------------------------

    @property
    def here(self):
        """What has the focus; it is asked for once after every key."""
        until = time.monotonic() + PATIENCE
        while self._heard is None:
            self._heard = self._laptop.here()
            if time.monotonic() > until:
                message = "nothing has the focus"
                raise DeadEndError(message)
        return self._heard

    @property
    def name(self):
        """The name of what has the focus."""
        return name_of(self.here)

    @property
    def is_answer(self):
        """One of several answers has the focus."""
        return self.here["role"] == "radio button"

    def sight(self):
        """Return every word that stands on the window."""
        return "\n".join(one["name"] for one in self._laptop.all() if one["role"] == "label")

    def read(self, beginning):
        """Return what labels whose names begin so spell out, by what it is called."""
        names = [one["name"] for one in self._laptop.all() if one["role"] == "label"]
        return spelled(names, beginning)

    def names(self):
        """Return the names on the way of the Tab key, once round."""
        start, found = self.here["id"], []
        for _ in range(FAR):
            found.append(self.name)
            self._tab()
            if self.here["id"] == start:
                break
        return found

    # what is done --------------------------------------------------------------------------------

    def press(self, *keys, mod=Qt.KeyboardModifier.NoModifier):
        """Press keys, one after the other, and wait for what they begin."""
        for key in keys:
            if key == Qt.Key.Key_Tab:
                self._tab()
                continue
            word = Qt.Key(key).name.removeprefix("Key_")
            word = NAMES.get(word, word.lower() if len(word) == 1 else word)
            self._press(MODIFIERS[mod] + word)
            self._laptop.settle()
            if key in LEADING or mod is not Qt.KeyboardModifier.NoModifier:
                self.pages.append(self._laptop.all())

    def chord(self, key, mod=Qt.KeyboardModifier.ControlModifier):
        """Press a shortcut."""
        self.press(key, mod=mod)

    def type(self, text):
        """Type over what stands in the box."""
        self._press("ctrl+a")
        self._laptop.type(text)
        self._laptop.settle()

    def write(self, text):
        """Type over what stands in the box, and leave it."""
        self.type(text)
        self._tab()
        self._laptop.settle()

    def reach(self, name):
        """Press Tab until something of this name has the focus."""
        seen = []
        for _ in range(FAR):
            here = self.here
            if any(fnmatchcase(said, name) for said in (name_of(here), here["inside"]) if said):
                return self
            seen.append(name_of(here))
            self._tab()
        ways = "\n  ".join(dict.fromkeys(seen))
        message = f"no {name!r} on the way of the Tab key; only:\n  {ways}"
        raise DeadEndError(message)

    def fill(self, **fields):
        """Write into boxes by their names, in which _ stands for a space."""
        for name, text in fields.items():
            self.reach(name.replace("_", " ")).write(text)

    def choose(self, answer, number):
        """Reach a group of answers by the name of one of them, and press a number key."""
        self.reach(answer).press(Qt.Key(Qt.Key.Key_0 + number))

    def pick(self, group, words):
        """Go down a list of words until it says the ones that are wanted."""
        self.reach(group).press(Qt.Key.Key_Home)
        last = None
        while (said := self.here["name"]) != last:
            self.press(Qt.Key.Key_Down)
            if fnmatchcase(self.here["name"], words):
                return
            last = said
        message = f"no {words!r} in {group!r}"
        raise DeadEndError(message)

    def do(self, *names):
        """Reach buttons and press Enter on each."""
        for name in names:
            self.reach(name).press(Qt.Key.Key_Return)

    def tick(self, name):
        """Reach a box and press Space."""
        self.reach(name).press(Qt.Key.Key_Space)

    def choose_file(self, button, path):
        """Press a button that opens the file dialog, and type a path into it."""
        self.reach(button).press(Qt.Key.Key_Return)
        self._laptop.type(str(path))
        self.press(Qt.Key.Key_Return)

    def _press(self, keys):
        self._heard = None
        self._laptop.press(keys)

    def _tab(self):
        """Press Tab and wait until something else has the focus, where there is anything else."""
        before, until = self.here["id"], time.monotonic() + SOON
        self._press("Tab")
        while time.monotonic() < until and self.here["id"] == before:
            self._heard = None
            time.sleep(BEAT)


def name_of(one):
    """Return what a screen reader says first: a list of words has its label, not its own name."""
    return one["label"] if one["role"] == "combo box" and one["label"] else one["name"]
