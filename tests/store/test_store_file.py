"""Opening, closing, and faults of the file: each is told in its own words and harms nothing."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, OperationalError
from store.replica import KEY, STORE_ID, Wristwatch, answer, empty_store, unguarded

from lifaudit.domain.casework import Answer
from lifaudit.domain.errors.store import (
    DiskFull,
    FolderReadOnly,
    StoreDamaged,
    StoreMissing,
    StoreNewer,
    StoreNotPlain,
    StoreSwapped,
    StoreTooShort,
)
from lifaudit.store import engine
from lifaudit.store.store import Store, Whose
from lifaudit.store.unit import Author

WHOSE = Whose(STORE_ID, Author("left", "person"))


@pytest.fixture
def path(tmp_path):
    (tmp_path / "store.db").write_bytes(empty_store())
    return tmp_path / "store.db"


def test_nothing_is_created_where_no_store_is(tmp_path):
    with pytest.raises(StoreMissing):
        Store(tmp_path / "store.db", KEY, WHOSE, Wristwatch())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, 511])
def test_a_file_cut_short_is_not_taken_for_a_new_store(path, size):
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(StoreTooShort):
        Store(path, KEY, WHOSE, Wristwatch())
    assert path.stat().st_size == size


def test_a_plain_database_is_refused(tmp_path):
    path = tmp_path / "store.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    plain.close()
    with pytest.raises(StoreNotPlain):
        Store(path, KEY, WHOSE, Wristwatch())


def test_a_store_that_turns_out_plain_is_refused(path, monkeypatch):
    monkeypatch.setattr(engine, "_ask", lambda *_: [("0",)])
    with pytest.raises(StoreNotPlain):
        Store(path, KEY, WHOSE, Wristwatch())


@pytest.mark.parametrize("damage", [lambda raw: raw[:4096], lambda raw: bytes(4096) + raw[4096:]])
def test_a_damaged_store_is_told(path, damage):
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(StoreDamaged):
        Store(path, KEY, WHOSE, Wristwatch())


def test_the_key_of_another_store_does_not_open(path):
    with pytest.raises(StoreDamaged):
        Store(path, bytes(32), WHOSE, Wristwatch())


def test_a_short_key_would_become_a_passphrase_and_is_refused(path):
    with pytest.raises(ValueError, match="16"):
        engine.connect(path, bytes(16), "rw")


def test_a_store_of_other_keys_is_refused(path):
    with pytest.raises(StoreSwapped):
        Store(path, KEY, Whose("another", WHOSE.author), Wristwatch())


def test_a_store_of_a_newer_version_is_refused(laptop, monkeypatch):
    with laptop.store.unit() as unit:
        unit.connection.execute(text("UPDATE meta SET value = '99' WHERE name = 'schema'"))
    laptop.store.close()
    with pytest.raises(StoreNewer):
        laptop.open()
    monkeypatch.setattr(engine, "SCHEMA", 99)
    laptop.open()


def test_a_damaged_page_is_told_when_it_is_read(path):
    raw = path.read_bytes()
    pages = range(1, len(raw) // 4096)
    path.write_bytes(raw[:4096] + b"".join(bytes(4096) for _ in pages))
    with pytest.raises(StoreDamaged):
        Store(path, KEY, WHOSE, Wristwatch())


def test_a_closed_store_leaves_one_file_and_opens_again(laptop, tmp_path):
    laptop.record(answer("Q1", "yes"))
    assert laptop.store.damaged_pages() == 0
    laptop.store.close()
    assert [one.name for one in tmp_path.iterdir()] == ["left.db"]
    laptop.open()
    assert laptop.where(Answer) == [answer("Q1", "yes")]


def test_nothing_reads_it_without_the_key(laptop, tmp_path):
    laptop.record(answer("Q1", "a planted marker", note="a planted marker"), reason="a planted")
    for stage in ("open", "closed"):
        assert not [one for one in tmp_path.iterdir() if b"planted" in one.read_bytes()], stage
        laptop.store.close()
    laptop.open()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", DiskFull),
        ("attempt to write a readonly database", FolderReadOnly),
        ("unable to open database file", FolderReadOnly),
        ("database disk image is malformed", StoreDamaged),
        ("file is not a database", StoreDamaged),
        ("disk I/O error", StoreDamaged),
    ],
)
def test_a_fault_of_the_disk_is_told_in_our_words(laptop, said, told):
    before = laptop.derived(), laptop.anchor()
    with _saying(laptop, said), pytest.raises(told):
        laptop.record(answer("Q1", "yes"))
    assert (laptop.derived(), laptop.anchor()) == before
    laptop.record(answer("Q1", "yes"))


def test_our_own_mistakes_stay_what_they_are(laptop):
    with pytest.raises(OperationalError), laptop.store.unit() as unit:
        unit.connection.execute(text("SELECT * FROM nowhere"))


def test_an_error_never_shows_what_people_wrote(laptop):
    with pytest.raises(DatabaseError) as caught, laptop.store.unit() as unit:
        unit.connection.execute(text("INSERT INTO nowhere VALUES (:v)"), {"v": "a secret"})
    assert "a secret" not in str(caught.value)


def test_a_full_disk_loses_nothing(laptop):
    with laptop.store.unit() as unit:
        pages = unit.connection.execute(text("PRAGMA page_count")).scalar_one()
        unguarded(unit.connection).execute(text(f"PRAGMA max_page_count = {int(pages) + 8}"))
    acknowledged = []
    with pytest.raises(DiskFull):
        _fill(laptop, acknowledged)
    assert acknowledged
    assert {one.question for one in laptop.where(Answer)} == set(acknowledged)
    # A fresh connection knows no limit.
    laptop.record(*(answer(f"Q{n}", "yes") for n in range(200)))


def test_the_file_can_be_read_only_by_its_owner(tmp_path):
    engine.create_store(tmp_path / "new.db", KEY, STORE_ID)
    assert Path(tmp_path / "new.db").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        engine.create_store(tmp_path / "new.db", KEY, STORE_ID)


def test_damage_after_opening_is_counted(laptop):
    laptop.record(*(answer(f"Q{n}", "yes") for n in range(50)))
    laptop.store.close()
    raw = bytearray(laptop.path.read_bytes())
    raw[-100] ^= 1
    laptop.path.write_bytes(raw)
    laptop.open()
    assert laptop.store.damaged_pages() == 1
    assert laptop.store.key == KEY


def test_a_file_that_became_something_else_is_damaged(laptop):
    laptop.store.close()
    laptop.path.write_bytes(b"no store at all " * 1000)
    assert laptop.store.damaged_pages() == 1
    laptop.path.write_bytes(empty_store())


def test_closing_waits_for_what_is_being_recorded(laptop):
    closing = Thread(target=laptop.store.close)
    with laptop.store.unit() as unit:
        closing.start()
        closing.join(0.1)
        unit.record("Recorded answer", answer("Q1", "yes"))
        assert closing.is_alive()
    closing.join()
    assert not laptop.path.with_name(f"{laptop.path.name}-wal").exists()
    laptop.open()
    assert [one.value for one in laptop.where(Answer)] == ["yes"]


@contextmanager
def _saying(laptop, said):
    """Let the database itself refuse an entry half way, in these words."""
    refuse = f"CREATE TRIGGER refuse BEFORE INSERT ON step BEGIN SELECT RAISE(ABORT, '{said}'); END"
    with engine.laying_out(laptop.path, KEY) as connection:
        connection.execute(text(refuse))
    yield
    with engine.laying_out(laptop.path, KEY) as connection:
        connection.execute(text("DROP TRIGGER refuse"))


def _fill(laptop, acknowledged):
    for n in range(1000):
        laptop.record(answer(f"Q{n}", "x" * 2000))
        acknowledged.append(f"Q{n}")
