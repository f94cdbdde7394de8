"""A vault is not locked into our library: another reader of its file format reads all of it.

SQLite3 Multiple Ciphers writes and reads the format of SQLCipher 4 with code of its own.
"""

from __future__ import annotations

import hashlib
from contextlib import closing

import apsw
import pytest

from lifaudit.domain.partnership import Agency
from lifaudit.services.register import add_agency

TAG = b"lifaudit-event/1\0"
ENTRIES = "SELECT eid, device, audit, seq, prev, sealed FROM event ORDER BY number"


@pytest.fixture
def locked(founded):
    """Return the file, its key in hexadecimal digits, and what we read of it ourselves."""
    with founded.unit() as unit:
        for code in ("pol", "hea"):
            add_agency(unit, Agency(code, f"Agency {code}"))
    with founded.unit() as unit:
        ours = unit.connection.exec_driver_sql(ENTRIES).all()
        agencies = {one.agency: one.name for one in unit.where(Agency)}
    founded.close()
    return founded.folder.store, founded.keys.data_key.hex(), ours, agencies


def opened(path, key):
    """Open a file as the other library is told to: the format, its version, a raw key."""
    made = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    for said in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key}'\""):
        made.execute(f"PRAGMA {said}").fetchall()
    return made


def test_another_reader_finds_every_entry_and_every_row(locked):
    path, key, ours, agencies = locked
    with closing(opened(path, key)) as theirs:
        assert [tuple(one) for one in ours] == theirs.execute(ENTRIES).fetchall()
        said = theirs.execute("SELECT agency, name FROM state_agency").fetchall()
        assert {code: f'"{name}"' for code, name in agencies.items()} == dict(said)


def test_another_reader_can_prove_the_chains(locked):
    path, key, *_ = locked
    asked = "SELECT eid, device, audit, seq, prev, hlc, actor, compartment, sealed FROM event"
    last = {}
    with closing(opened(path, key)) as theirs:
        for eid, device, audit, seq, prev, hlc, actor, box, sealed in theirs.execute(asked):
            assert (prev or None) == last.get((device, audit))
            head = f'[1,"{device}","{audit}",{seq},"{prev.hex()}",{hlc},"{actor}","{box}"]'.encode()
            form = TAG + len(head).to_bytes(4, "big") + head + sealed
            assert hashlib.sha256(form).digest() == eid
            last[device, audit] = eid
    assert last


def test_another_key_opens_nothing(locked):
    path, key, *_ = locked
    wrong = f"{int(key, 16) ^ 1:064x}"
    with closing(opened(path, wrong)) as theirs, pytest.raises(apsw.NotADBError):
        theirs.execute("SELECT count(*) FROM event").fetchall()
