"""A vault put away is backed up, ten generations are kept, and checks find what is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from world import WORDS, SteppingClock

from lifaudit.domain.errors.store import BackupBroken
from lifaudit.domain.errors.vault import NoRecoverySheet, WrongPassphrase, WrongRecoveryKey
from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import silent
from lifaudit.services import keys, register, upkeep, vault
from lifaudit.services.keys import Passphrase
from lifaudit.services.vault import Vault
from lifaudit.store.backup import GENERATIONS, verify
from lifaudit.store.folder import Folder


def add(ours: Vault, name: str) -> None:
    with ours.unit() as unit:
        register.add_agency(unit, Agency("", name))


def put_away(ours: Vault, clock: SteppingClock) -> Vault:
    """Lock it as the window does, and open it again."""
    upkeep.put_away(ours)
    return vault.unlock(ours.folder.path, WORDS, clock)


def count(ours: Vault) -> int:
    return len(upkeep.generations(ours))


def test_putting_away_backs_up_what_is_new_and_old_enough(
    founded: Vault, clock: SteppingClock
) -> None:
    ours = put_away(founded, clock)
    assert count(ours) == 1
    add(ours, "soon after")
    ours = put_away(ours, clock)
    assert count(ours) == 1
    clock.now += upkeep.OFTEN
    ours = put_away(ours, clock)
    assert count(ours) == 2
    clock.now += upkeep.OFTEN
    ours = put_away(ours, clock)
    assert count(ours) == 2, "nothing was recorded since"
    ours.close()


def test_a_clock_set_back_does_not_put_off_backups(founded: Vault, clock: SteppingClock) -> None:
    ours = put_away(founded, clock)
    clock.now -= timedelta(days=400)
    add(ours, "a year earlier, says the laptop")
    ours = put_away(ours, clock)
    assert count(ours) == 2
    ours.close()


def test_ten_generations_are_kept_and_every_one_is_proven(
    founded: Vault, clock: SteppingClock
) -> None:
    ours, key = founded, founded.keys.data_key
    for number in range(GENERATIONS + 1):
        add(ours, f"Agency {number}")
        clock.now += upkeep.OFTEN
        ours = put_away(ours, clock)
    kept = upkeep.generations(ours)
    assert len(kept) == GENERATIONS
    assert [verify(Folder(one.folder), key).fingerprint for one in kept] == [
        one.fingerprint for one in kept
    ]
    ours.close()


def test_a_restored_backup_says_what_stood_then(founded: Vault, clock: SteppingClock) -> None:
    ours = put_away(founded, clock)
    add(ours, "too late")
    (newest,) = upkeep.generations(ours)
    ours.close()
    target = ours.folder.path.parent / "restored"
    restored = vault.restore(newest.folder, target, WORDS, clock)
    with restored.unit() as unit:
        assert "too late" not in {one.name for one in register.agencies(unit)}
    assert upkeep.check(restored, silent).is_whole
    assert restored.store.whose.author.device != ours.store.whose.author.device
    restored.close()
    with pytest.raises(BackupBroken):
        vault.restore(target / "no such folder", target.parent / "x", WORDS, clock)


def test_a_backup_is_restored_by_the_sheet_alone_as_a_new_device(
    founded: Vault, clock: SteppingClock, tmp_path: Path
) -> None:
    early = upkeep.back_up(founded, silent)
    first, second = keys.new_recovery_key(), keys.new_recovery_key()
    keys.confirm_recovery(founded, first)
    backup = upkeep.back_up(founded, silent)
    keys.confirm_recovery(founded, second)
    founded.close()
    number = keys.number_of(founded.keys.store_id)
    with pytest.raises(WrongRecoveryKey, match=f"Vault {number}"):
        vault.restore(backup, tmp_path / "again", second, clock)
    with pytest.raises(NoRecoverySheet):
        vault.restore(early, tmp_path / "again", first, clock)
    assert not (tmp_path / "again").exists()
    restored = vault.restore(backup, tmp_path / "again", first, clock)
    new = Passphrase("five other words of mine", WORDS.cost)
    keys.set_passphrase(restored, new)
    assert restored.store.whose.author.device != founded.store.whose.author.device
    assert upkeep.check(restored, silent).is_whole
    restored.close()
    with vault.opened(tmp_path / "again", new, clock) as again:
        assert again.person == founded.person
    with pytest.raises(WrongPassphrase):
        vault.unlock(tmp_path / "again", WORDS, clock)


def test_a_check_finds_entries_that_only_the_backups_remember(founded: Vault) -> None:
    upkeep.back_up(founded, silent)
    assert upkeep.check(founded, silent).is_whole
    with founded.unit() as unit:
        raw = unit.connection
        raw.connection.driver_connection.set_authorizer(None)  # type: ignore[union-attr]  # an insider with the key
        raw.execute(text("DROP TRIGGER event_no_delete"))
        last = raw.execute(text("SELECT max(number) FROM event")).scalar_one()
        raw.execute(text(f"DELETE FROM event WHERE number = {int(last)}"))  # noqa: S608 - our own number
    found = upkeep.check(founded, silent)
    assert not found.is_whole
    assert len(found.log.broken) == 1
