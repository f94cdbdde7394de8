"""Undo and redo run use cases again; history is only added to."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtGui import QUndoStack

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.partnership import Partnership
from lifaudit.services import history, register
from ui.bridge.runner import InlineRunner, Runner
from ui.bridge.undo import Undo


class Book:
    """A vault in memory whose steps can be taken back, the taking back included."""

    def __init__(self):
        self.history = []
        self.value = ""

    @contextmanager
    def unit(self):
        yield self


class ChangedSince(LifauditError):
    """Somebody wrote over the step."""

    title = "Changed since"
    sentence = "Nothing was undone. Look at the history."


def write(book, value):
    step = f"s{len(book.history)}"
    book.history.append((step, book.value))
    book.value = value
    return Change(frozenset({"answer"}), frozenset({"k"}), "a1", f"Recorded {value}", step)


def take_back(book, step):
    return write(book, dict(book.history)[step])


def say_nothing(_book):
    return Change(frozenset(), frozenset(), "a1", "Nothing new", "s99")


def refuse(_book, _step):
    raise ChangedSince


@pytest.fixture
def book():
    return Book()


@pytest.fixture
def runner(qapp, book):
    made = InlineRunner(book, qapp)
    yield made
    made.close()


@pytest.fixture
def undo(runner):
    stack = QUndoStack()
    yield Undo(runner, take_back, stack)
    stack.clear()


def test_undo_is_a_new_entry(runner, undo, book):
    for value in ("Good", "Inadequate"):
        runner.write(write, value)
    assert undo.stack.undoText() == "Recorded Inadequate"
    undo.stack.undo()
    assert book.value == "Good"
    assert len(book.history) == 3


def test_there_and_back_as_often_as_one_likes(runner, undo, book):
    for value in ("one", "two", "three"):
        runner.write(write, value)
    for _ in range(5):
        for expected in ("two", "one", ""):
            undo.stack.undo()
            assert book.value == expected
        for expected in ("one", "two", "three"):
            undo.stack.redo()
            assert book.value == expected
    assert undo.stack.count() == 3


def test_there_and_back_in_one_place_of_a_real_vault(founded, qapp):
    runner, stack = InlineRunner(founded, qapp), QUndoStack()
    Undo(runner, history.undo, stack)
    with founded.unit() as unit:
        ours = register.partnership(unit)
    names = ("Northshire", "Exampleshire East", "Northshire")
    for name in names:
        runner.write(register.rename_partnership, replace(ours, name=name))
    for _ in range(2):
        for expected in (*names[1::-1], ours.name):
            stack.undo()
            assert name_in(founded) == expected
        for expected in names:
            stack.redo()
            assert name_in(founded) == expected
    assert stack.count() == 3
    stack.clear()
    runner.close()


def name_in(vault):
    with vault.unit() as unit:
        return unit.one(Partnership).name


def test_a_new_change_forgets_what_could_be_redone(runner, undo, book):
    runner.write(write, "one")
    undo.stack.undo()
    runner.write(write, "other")
    assert not undo.stack.canRedo()
    undo.stack.undo()
    assert book.value == ""


def test_a_change_that_changed_nothing_is_no_step(runner, undo):
    runner.write(say_nothing)
    assert undo.stack.count() == 0


def test_a_taking_back_that_changes_nothing_leaves_the_step_as_it_is(runner):
    stack = QUndoStack()
    Undo(runner, lambda book, _step: say_nothing(book), stack)
    runner.write(write, "one")
    stack.undo()
    stack.redo()
    assert stack.count() == 1
    stack.clear()


def test_a_step_that_cannot_be_taken_back_is_told_and_ends_the_way(qtbot, runner):
    stack, failures = QUndoStack(), []
    Undo(runner, refuse, stack)
    runner.failed.connect(failures.append)
    runner.write(write, "one")
    stack.undo()
    assert isinstance(failures[0], ChangedSince)
    qtbot.waitUntil(lambda: stack.count() == 0)


def test_nothing_can_be_undone_after_the_lock(runner, undo):
    runner.write(write, "one")
    undo.clear()
    assert not undo.stack.canUndo()


def test_undo_between_other_writes_takes_back_the_right_step(qtbot, book):
    runner = Runner(book)
    stack = QUndoStack()
    Undo(runner, take_back, stack)
    runner.write(write, "one")
    qtbot.waitUntil(lambda: stack.count() == 1)
    runner.write(write, "two")
    stack.undo()
    qtbot.waitUntil(lambda: len(book.history) == 3 and not runner.is_busy)
    assert book.value == ""
    assert stack.undoText() == "Recorded two"
    runner.close()
