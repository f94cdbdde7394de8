"""A file written atomically is old or new after any failure, and private from its first byte."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lifaudit.security import atomic
from lifaudit.security.atomic import settle, sync_folder, write_atomically

WRITER = """
import sys
from pathlib import Path
from lifaudit.security.atomic import write_atomically
path, turn = Path(sys.argv[1]), 0
while True:
    turn += 1
    write_atomically(path, bytes([65 + turn % 26]) * 200_000)
    if turn == 1:
        print("going", flush=True)
"""


def test_a_file_is_put_in_place_and_replaced(tmp_path):
    path = tmp_path / "keys.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_it_whatever_the_umask_and_the_old_mode(tmp_path):
    path = tmp_path / "keys.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    before = os.umask(0)
    try:
        write_atomically(path, b"new")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file_alone(tmp_path, monkeypatch, step):
    path = tmp_path / "keys.json"
    write_atomically(path, b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    if step == "write":
        monkeypatch.setattr(os, "fdopen", full)
    elif step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(atomic.Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_crash_left_behind_is_taken_away(tmp_path):
    path = tmp_path / "keys.json"
    half = tmp_path / ".keys.json.0a1b2c.new"
    half.write_bytes(b"half a fi")
    os.utime(half, (0, 0))
    (tmp_path / ".other.json.0a1b2c.new").write_bytes(b"somebody else's")
    write_atomically(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert {one.name for one in tmp_path.iterdir()} == {path.name, ".other.json.0a1b2c.new"}


def test_two_who_write_one_name_at_once_both_finish(tmp_path, monkeypatch):
    path, places = tmp_path / "export.csv", []

    def between(fresh, to):
        monkeypatch.undo()
        write_atomically(path, b"the other's")
        places.extend([fresh, path.read_bytes()])
        settle(fresh, to)

    monkeypatch.setattr(atomic, "settle", between)
    write_atomically(path, b"one's own")
    fresh, seen = places
    assert seen == b"the other's"
    assert path.read_bytes() == b"one's own"
    assert list(tmp_path.iterdir()) == [path]
    assert fresh.name != f".{path.name}.new"


def test_what_was_swept_away_before_it_was_claimed_is_begun_again(tmp_path, monkeypatch):
    path, left = tmp_path / "keys.json", [1]

    def sweep(_handle):
        if left.pop():
            left.append(0)
            next(tmp_path.glob(".*.new")).unlink()

    monkeypatch.setattr(atomic, "_claim", sweep)
    write_atomically(path, b"keys")
    assert path.read_bytes() == b"keys"
    assert list(tmp_path.iterdir()) == [path]


def test_a_share_that_knows_no_claims_is_served_too(tmp_path, monkeypatch):
    def refuse(_handle):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(atomic, "_claim", refuse)
    write_atomically(tmp_path / "keys.json", b"keys")
    assert (tmp_path / "keys.json").read_bytes() == b"keys"


def test_a_planted_link_is_taken_away_and_not_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    link = tmp_path / ".keys.json.0a1b2c.new"
    link.symlink_to(elsewhere)
    os.utime(link, (0, 0), follow_symlinks=False)
    write_atomically(tmp_path / "keys.json", b"keys")
    assert elsewhere.read_bytes() == b"mine"
    assert not link.is_symlink()
    assert not (tmp_path / "keys.json").is_symlink()


def test_a_system_without_folder_handles_is_served_too(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_atomically(tmp_path / "keys.json", b"keys")
    assert (tmp_path / "keys.json").read_bytes() == b"keys"


@pytest.mark.skipif(sys.platform != "linux", reason="a file system that refuses it is needed")
def test_a_share_that_cannot_be_asked_to_keep_its_entries_is_served_too():
    handle = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    with pytest.raises(OSError, match="Invalid argument"):
        os.fsync(handle)
    os.close(handle)
    sync_folder(Path("/proc"))


def test_a_folder_whose_disk_fails_is_told(tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


def test_a_finished_file_can_be_settled_under_its_name(tmp_path):
    (tmp_path / "copy.part").write_bytes(b"backup")
    settle(tmp_path / "copy.part", tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"backup"


def test_kill_9_at_any_moment_leaves_one_whole_file(tmp_path):
    path = tmp_path / "keys.json"
    for turn in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        with writer:
            writer.stdout.readline()
            time.sleep(turn / 250)
            writer.send_signal(signal.SIGKILL)
        content = path.read_bytes()
        assert len(content) == 200_000
        assert len(set(content)) == 1
    write_atomically(path, b"the last")
    assert list(tmp_path.iterdir()) == [path], "what was killed leaves nothing behind"
