"""Help teaches the job, the keys that are really bound, and the words of the profile."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from lifaudit.services import profiles
from ui.bridge.route import Help
from ui.models.guide import JOB, KEYS


def words_of(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_seven_steps_and_every_term_of_the_profile_are_there(inside):
    text = words_of(inside.go(Help()))
    assert len(JOB) == 7
    assert all(lesson.words in text for lesson in JOB)
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
