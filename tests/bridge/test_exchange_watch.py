"""The exchange folder is looked into when something comes, and beside the window."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest

from lifaudit.domain.watching import Fate
from ui.bridge import exchange
from ui.bridge.desk import Desk
from ui.bridge.exchange import ExchangeWatch
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings

WELL_BEFORE_THE_NEXT_ROUND = 2000


@pytest.fixture
def here(qapp, clock, tmp_path, founded, monkeypatch):  # noqa: ARG001 - the application must be there
    monkeypatch.setattr(exchange, "ALIKE", 20)
    monkeypatch.setattr(exchange, "TOLD", 20)
    desk = Desk(InlineRunner(), Settings(tmp_path / "settings"), clock)
    desk.take(founded)
    (tmp_path / "share").mkdir()
    watch = ExchangeWatch(desk)
    watch.choose(str(tmp_path / "share"))
    yield SimpleNamespace(watch=watch, desk=desk, share=tmp_path / "share")
    watch._end()
    desk.runner.close()


def fates(watch):
    return [one.fate for one in watch.found.values()]


def test_what_comes_is_read_without_waiting_for_the_next_round(qtbot, here):
    (here.share / "a.lifpack").write_bytes(b"no pack")
    qtbot.waitUntil(lambda: bool(fates(here.watch)), timeout=WELL_BEFORE_THE_NEXT_ROUND)
    assert fates(here.watch) == [Fate.UNFINISHED]
    (here.share / "a.lifpack").unlink()
    qtbot.waitUntil(lambda: not here.watch.found, timeout=WELL_BEFORE_THE_NEXT_ROUND)


def test_a_folder_that_went_is_listened_to_again_once_it_is_back(qtbot, here):
    shutil.rmtree(here.share)
    qtbot.waitUntil(lambda: here.watch.away is not None, timeout=WELL_BEFORE_THE_NEXT_ROUND)
    here.share.mkdir()
    here.watch.look()
    assert here.watch.away is None
    (here.share / "a.lifpack").write_bytes(b"no pack")
    qtbot.waitUntil(lambda: bool(fates(here.watch)), timeout=WELL_BEFORE_THE_NEXT_ROUND)


def test_what_a_slow_folder_answers_late_is_not_taken_for_what_lies_in_the_next(here, tmp_path):
    (tmp_path / "other").mkdir()
    slow = []
    here.desk.runner.work = lambda *errand, **errors: slow.append((errand, errors))
    here.watch.look()
    here.watch.choose(str(tmp_path / "other"))
    (_, then, folder, watch), errors = slow[0]
    found = exchange._look(folder, watch, None)
    then(found)
    assert here.watch._watch is None
    errors["on_error"](OSError())
    assert here.watch.away is None


def test_a_vault_that_is_locked_is_told_of_nothing(here):
    here.desk.lock()
    assert here.watch._told.directories() == []
    assert not here.watch._soon.isActive()
