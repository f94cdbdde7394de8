"""The tables: the log, what opens it, and one state table per kind of record."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from lifaudit.domain.record import Record, cell_fields, key_fields, kind_of
from lifaudit.domain.records import RECORDS

METADATA = MetaData()


def _header() -> list[Column[object]]:
    """Make the columns of an event as it travels."""
    return [
        Column("eid", LargeBinary, nullable=False, unique=True),
        Column("device", String, nullable=False),
        Column("audit", String, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("prev", LargeBinary, nullable=False),
        Column("hlc", BigInteger, nullable=False),
        Column("actor", String, nullable=False),
        Column("compartment", String, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    ]


META = Table("meta", METADATA, Column("name", String, primary_key=True), Column("value", Text))

EVENT = Table(
    "event",
    METADATA,
    Column("number", Integer, primary_key=True),
    *_header(),
    UniqueConstraint("device", "audit", "seq"),
)

# Events whose predecessor in the chain has not arrived yet.
WAITING = Table("waiting", METADATA, Column("number", Integer, primary_key=True), *_header())

# `own` keys were made here: only they seal what is written here, so that nobody can slip in a key.
COMPARTMENT = Table(
    "compartment",
    METADATA,
    Column("compartment", String, primary_key=True),
    Column("audit", String, nullable=False),
    Column("name", String, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("own", Boolean, nullable=False),
    Index("compartment_name", "audit", "name"),
)

# Keys that were released: kept apart from those that open, until all who are waited for released.
HELD = Table(
    "held",
    METADATA,
    Column("compartment", String, primary_key=True),
    Column("sender", String, primary_key=True),
    Column("audit", String, nullable=False),
    Column("name", String, nullable=False),
    Column("key", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Events in the log whose key is not here: what opens when it comes.
SEALED = Table(
    "sealed",
    METADATA,
    Column("compartment", String, primary_key=True),
    Column("eid", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

# What the opened events say, without their values: which cell, and whether they stand in it.
# One tree with `head` inside its key: a record's standing events lie together, apart from history.
APPLIED = Table(
    "applied",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("head", Boolean, primary_key=True),
    Column("field_name", String, primary_key=True),
    Column("eid", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

# Which events one step wrote; a step's name begins with its time, so neighbours share a page.
STEP = Table(
    "step",
    METADATA,
    Column("step", String, primary_key=True),
    Column("eid", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)

# Events named as superseded in a cell by one that was opened before they were.
SUPERSEDED = Table(
    "superseded",
    METADATA,
    Column("eid", LargeBinary, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("field_name", String, primary_key=True),
    sqlite_with_rowid=False,
)

# Entries of others that do not count, as their authors might not write where they did.
ASIDE = Table(
    "aside",
    METADATA,
    Column("eid", LargeBinary, primary_key=True),
    Column("audit", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    sqlite_with_rowid=False,
)

# Signed files, whole: they never lie beside the vault in the open.
DOCUMENT = Table(
    "document",
    METADATA,
    Column("digest", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# Private keys, sealed once more under their person's key.
SECRET = Table(
    "secret",
    METADATA,
    Column("name", String, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)


def _state(kind: type[Record]) -> Table:
    """Make the state table of one kind: key fields as text, every cell as JSON or NULL."""
    keys = [Column(name, String, primary_key=True) for name in key_fields(kind)]
    cells = [Column(name, Text) for name in cell_fields(kind)]
    name = f"state_{kind_of(kind).lower()}"
    return Table(name, METADATA, *keys, *cells, sqlite_with_rowid=False)


STATE: dict[str, Table] = {kind_of(kind): _state(kind) for kind in RECORDS}
DERIVED: tuple[Table, ...] = (*STATE.values(), APPLIED, STEP, SUPERSEDED, SEALED, ASIDE)

TRIGGERS = (
    """CREATE TRIGGER event_no_update BEFORE UPDATE ON event
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON event
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    # FAIL, as nothing was written yet that ABORT could take back: for that, SQLite would keep a
    # copy of every page that each row touches.
    """CREATE TRIGGER event_chain BEFORE INSERT ON event BEGIN
       SELECT RAISE(FAIL, 'the chain starts at one') WHERE NEW.seq < 1;
       SELECT RAISE(FAIL, 'the first event has no predecessor')
         WHERE NEW.seq = 1 AND NEW.prev <> x'';
       SELECT RAISE(FAIL, 'the chain has a gap') WHERE NEW.seq > 1 AND NOT EXISTS (
         SELECT 1 FROM event WHERE device = NEW.device AND audit = NEW.audit
         AND seq = NEW.seq - 1 AND eid = NEW.prev); END""",
)
