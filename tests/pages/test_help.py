"""Help teaches the job, the keys that are really bound, and the words of the profile."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

import ui
from lifaudit.services import profiles
from lifaudit.services.licences import texts
from ui.bridge.route import Help
from ui.models.guide import INVITED, JOB, KEYS


def words_of(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_seven_steps_and_every_term_of_the_profile_are_there(inside):
    text = words_of(inside.go(Help()))
    assert len(JOB) == 7
    assert all(lesson.words in text for lesson in (*JOB, *INVITED))
    assert all(term.label in text for term in profiles.profile().terms)


def test_the_links_jump_to_their_card(inside):
    page = inside.go(Help())
    page.links[-1].click()
    bar = page._scroll.verticalScrollBar()
    assert bar.value() > 0
    page.links[0].click()
    assert bar.value() < bar.maximum()


def test_every_key_has_words(inside):
    assert all(lesson.name and lesson.words for lesson in KEYS)
    assert inside.window.page is not None


BOUND = re.compile(r'"((?:(?:Ctrl|Alt|Shift)\+)+[A-Za-z0-9]+|F[0-9]{1,2}|Insert|Delete)"')
CALLED = {"PgUp": "Page Up", "PgDown": "Page Down", "Return": "Enter"}


def bound():
    """Return every key that a module of the window names where it is bound."""
    sources = (one.read_text("utf-8") for one in Path(ui.__file__).parent.rglob("*.py"))
    return sorted({keys for source in sources for keys in BOUND.findall(source)})


def taught():
    """Return the keys of the list, each with those held down, as `Ctrl+Z`."""
    found = set()
    for lesson in KEYS:
        *held, first = lesson.name.split(", ")[0].split(" + ")
        names = [first, *(name.split(" + ")[-1] for name in lesson.name.split(", ")[1:])]
        shifts = ((), ("Shift",)) if "Shift" in lesson.words else ((),)
        for name in names:
            start, _, end = name.partition(" to ")
            each = map(str, range(int(start), int(end) + 1)) if end else (name,)
            found |= {"+".join((*held, *more, one)) for one in each for more in shifts}
    return found


@pytest.mark.parametrize("keys", bound())
def test_every_key_that_is_bound_is_in_the_list(keys):
    *held, name = keys.split("+")
    assert "+".join((*held, CALLED.get(name, name))) in taught()


def test_every_licence_can_be_read_from_here(inside):
    page = inside.go(Help())
    for button, text in zip(page.texts, texts(), strict=True):
        button.click()
        assert page.reading.text.toPlainText() == text.read()
        page.reading.shut.click()
