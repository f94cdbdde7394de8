"""Backups: proven when written, ten are kept, and a restored one is another device."""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta

import pytest
from sqlalchemy import text
from store.replica import KEY, STORE_ID, Replica, answer

from lifaudit.domain.casework import Answer
from lifaudit.domain.errors.store import BackupBroken, BackupNotWritten, RestoreRefused, StoreExists
from lifaudit.security.cipher import open_sealed, seal
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


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are of POSIX systems")
def test_a_backup_is_for_its_owner_only_wherever_it_lies(laptop, folder, tmp_path):
    made = back_up(laptop.store, folder, tmp_path / "stick")
    for one in (made, *made.iterdir()):
        assert one.stat().st_mode & 0o077 == 0, one.name


def test_the_last_ten_are_kept(laptop, folder):
    made = [again(laptop, folder) for _ in range(GENERATIONS + 2)]
    assert generations(folder.backups) == made[:1:-1]
    assert read_manifest(made[-1], KEY).heads == laptop.anchor().heads
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
    with pytest.raises(BackupNotWritten, match="no such file"):
        again(laptop, folder)
    assert list(folder.backups.iterdir()) == []


def test_a_backup_that_does_not_prove_itself_leaves_nothing(laptop, folder, monkeypatch):
    monkeypatch.setattr(room, "damaged_pages", lambda *_: 1)
    with pytest.raises(BackupBroken):
        again(laptop, folder)
    assert list(folder.backups.iterdir()) == []
    with laptop.store.unit() as unit:
        assert unit.connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 1


def spoil_start(path):
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def cut(path):
    path.write_bytes(path.read_bytes()[:300])


@pytest.mark.parametrize("harm", [spoil_start, cut, lambda path: path.unlink()])
def test_however_a_backup_is_spoilt_it_is_the_backup_that_is_named(laptop, folder, harm):
    made = again(laptop, folder)
    harm(made / "store.db")
    with pytest.raises(BackupBroken, match=made.name):
        verify(Folder(made), KEY)


def test_what_a_crash_left_half_made_is_no_backup_and_is_swept_away(laptop, folder):
    made = again(laptop, folder)
    half = folder.backups / ".2026-01-01T000000.000000.new"
    shutil.copytree(made, half)
    assert generations(folder.backups) == [made]
    again(laptop, folder)
    assert not half.exists()


def test_a_stick_keeps_the_backups_of_every_vault_that_uses_it(laptop, folder, tmp_path):
    stick = tmp_path / "stick"
    first = back_up(laptop.store, folder, stick)
    for name, key, store_id in (("another", bytes(32), STORE_ID), ("sibling", KEY, "other")):
        parts = json.loads(open_sealed(KEY, (first / MANIFEST).read_bytes(), room.PURPOSE))
        raw = json.dumps(parts | {"store_id": store_id}).encode()
        (stick / name).mkdir()
        (stick / name / MANIFEST).write_bytes(seal(key, raw, room.PURPOSE))
    for _ in range(GENERATIONS):
        back_up(laptop.store, folder, stick)
    kept = {one.name for one in generations(stick)}
    assert {"another", "sibling"} < kept
    assert len(kept) == GENERATIONS + 2
    assert not first.exists()


def test_a_clock_that_ran_ahead_costs_no_new_backup(laptop, folder):
    made = [again(laptop, folder) for _ in range(GENERATIONS)]
    laptop.clock.now -= timedelta(days=300)
    last = again(laptop, folder)
    assert last.exists()
    assert not made[0].exists()
    assert len(generations(folder.backups)) == GENERATIONS


def test_a_restore_that_fails_half_way_leaves_nothing(laptop, folder, tmp_path):
    made = again(laptop, folder)
    (made / "keys.json").unlink()
    with pytest.raises(RestoreRefused):
        restore(made, Folder(tmp_path / "restored"), KEY)
    assert not (tmp_path / "restored").exists()


def test_giving_up_half_way_leaves_nothing(laptop, folder, monkeypatch):
    def give_up(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "_write_manifest", give_up)
    with pytest.raises(KeyboardInterrupt):
        again(laptop, folder)
    assert list(folder.backups.iterdir()) == []
