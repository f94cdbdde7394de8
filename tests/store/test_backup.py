"""Backups: proven when written, ten are kept, and a restored one is another device."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import text
from store.replica import KEY, STORE_ID, Replica, answer

from lifaudit.domain.casework import Answer
from lifaudit.domain.errors.store import BackupBroken, DiskFull, StoreExists
from lifaudit.security.cipher import seal
from lifaudit.store import backup as room
from lifaudit.store.backup import (
    GENERATIONS,
    MANIFEST,
    back_up,
    device_of,
    generations,
    name_device,
    read_manifest,
    restore,
    verify,
)
from lifaudit.store.folder import Folder


@pytest.fixture
def folder(laptop, tmp_path):
    (tmp_path / "keys.json").write_text('{"slots": []}')
    laptop.record(answer("Q1", "yes"))
    return Folder(tmp_path)


def again(laptop, folder):
    return back_up(laptop.store, folder, folder.path / "backups")


def test_a_backup_holds_what_stood_and_its_keys(laptop, folder):
    made = again(laptop, folder)
    manifest = verify(Folder(made), KEY)
    assert manifest == read_manifest(made, KEY)
    assert (manifest.heads, manifest.fingerprint) == (
        laptop.anchor().heads,
        laptop.anchor().fingerprint,
    )
    assert manifest.store_id == STORE_ID
    assert {one.name for one in made.iterdir()} == {"store.db", "keys.json", MANIFEST}


def test_the_last_ten_are_kept(laptop, folder):
    made = [again(laptop, folder) for _ in range(GENERATIONS + 2)]
    assert generations(folder.backups) == made[:1:-1]
    assert generations(folder.path / "none") == []


def test_a_restored_copy_is_a_device_of_its_own(laptop, folder, tmp_path):
    made = again(laptop, folder)
    target = Folder(tmp_path / "restored")
    device = restore(made, target, KEY)
    assert device == device_of(target.store, KEY)
    assert device != name_device(target.store, KEY)
    assert target.keys.read_text() == '{"slots": []}'
    target.store.rename(target.path / f"{device}.db")
    copy = Replica(target.path, device)
    assert copy.where(Answer) == [answer("Q1", "yes")]
    copy.record(answer("Q2", "in the copy"))
    laptop.record(answer("Q2", "in the first"))
    laptop.receive(copy.parcel().events)
    copy.store.close()
    with pytest.raises(StoreExists):
        restore(made, target, KEY)


def spoil(path):
    raw = bytearray(path.read_bytes())
    raw[-50] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("name", ["store.db", MANIFEST])
def test_a_spoilt_backup_is_never_used(laptop, folder, tmp_path, name):
    made = again(laptop, folder)
    spoil(made / name)
    with pytest.raises(BackupBroken):
        restore(made, Folder(tmp_path / "restored"), KEY)
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize(
    "raw",
    [None, b"short", seal(KEY, b"not json", room.PURPOSE)],
    ids=["missing", "short", "no JSON"],
)
def test_a_backup_that_says_nothing_of_itself_is_broken(laptop, folder, raw):
    manifest = again(laptop, folder) / MANIFEST
    manifest.unlink() if raw is None else manifest.write_bytes(raw)
    with pytest.raises(BackupBroken):
        read_manifest(manifest.parent, KEY)


def test_an_older_store_put_into_a_backup_is_noticed(laptop, folder):
    older = again(laptop, folder)
    laptop.record(answer("Q2", "later"))
    newer = again(laptop, folder)
    shutil.copyfile(older / "store.db", newer / "store.db")
    with pytest.raises(BackupBroken):
        verify(Folder(newer), KEY)


def test_a_backup_that_cannot_be_written_leaves_nothing(laptop, folder):
    folder.keys.unlink()
    with pytest.raises(DiskFull):
        again(laptop, folder)
    assert list(folder.backups.iterdir()) == []


def test_a_backup_that_does_not_prove_itself_leaves_nothing(laptop, folder, monkeypatch):
    monkeypatch.setattr(room, "damaged_pages", lambda _: 1)
    with pytest.raises(BackupBroken):
        again(laptop, folder)
    assert list(folder.backups.iterdir()) == []
    with laptop.store.unit() as unit:
        assert unit.connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 1
