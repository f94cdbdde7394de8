"""While somebody works a backup is made when one is due, and at no other time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lifaudit.domain.errors.store import DiskFull
from lifaudit.domain.partnership import Agency
from lifaudit.services import register, upkeep
from ui.bridge.backups import BackupWatch
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings


@pytest.fixture
def desk(qapp, clock, tmp_path):  # noqa: ARG001 - the application must be there
    made = Desk(InlineRunner(), Settings(tmp_path / "settings"), clock)
    yield made
    made.runner.close()


def work(desk: Desk, name: str) -> None:
    desk.runner.write(register.add_agency, Agency("", name))


def test_it_backs_up_what_is_new_once_the_last_backup_is_old_enough(desk, founded, clock):
    watch = BackupWatch(desk)
    desk.take(founded)
    work(desk, "Housing")
    watch.look()
    assert len(upkeep.generations(founded)) == 1
    work(desk, "Probation")
    watch.look()
    assert len(upkeep.generations(founded)) == 1
    clock.now += upkeep.OFTEN + timedelta(minutes=1)
    watch.look()
    assert len(upkeep.generations(founded)) == 2


def test_it_watches_only_while_a_vault_is_open(desk, founded):
    watch = BackupWatch(desk)
    watch.look()
    assert not watch.is_watching
    desk.take(founded)
    assert watch.is_watching
    desk.lock()
    assert not watch.is_watching


def test_a_backup_that_fails_is_told(desk, founded, monkeypatch):
    def refuse(_vault):
        raise DiskFull

    monkeypatch.setattr(upkeep, "back_up_if_due", refuse)
    told = []
    desk.runner.failed.connect(told.append)
    watch = BackupWatch(desk)
    desk.take(founded)
    watch.look()
    assert [type(one) for one in told] == [DiskFull]
