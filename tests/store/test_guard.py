"""A connection in daily use reads and writes rows; what would undo the protection it refuses."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2
from store.replica import answer

from lifaudit.domain.casework import Answer


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '{folder}/plain.db' AS plain KEY ''",
        "VACUUM INTO '{folder}/plain.db'",
        "DROP TRIGGER event_no_update",
        "DROP TABLE event",
        "ALTER TABLE event RENAME TO gone",
        "CREATE TRIGGER quiet BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TEMP TABLE copied AS SELECT * FROM state_answer",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA journal_mode = OFF",
        "PRAGMA rekey = ''",
        "PRAGMA cipher_log = '{folder}/plain.db'",
        "PRAGMA temp_store_directory = '{folder}'",
    ],
)
def test_it_refuses(laptop, tmp_path, statement):
    laptop.record(answer("Q1", "yes"))
    before = laptop.derived(), laptop.anchor()
    raw = laptop.store.engine.raw_connection()
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied"):
        raw.cursor().execute(statement.format(folder=tmp_path))
    raw.close()
    assert not (tmp_path / "plain.db").exists()
    assert (laptop.derived(), laptop.anchor()) == before


@pytest.mark.parametrize("pragma", ["synchronous", "recursive_triggers", "secure_delete"])
def test_what_was_set_when_opening_can_be_asked(laptop, pragma):
    with laptop.store.unit() as unit:
        assert int(unit.connection.execute(text(f"PRAGMA {pragma}")).scalar_one()) > 0


def test_everything_the_product_does_is_let_through(laptop):
    step = laptop.record(answer("Q1", "yes")).step
    laptop.take_back(step)
    assert laptop.where(Answer) == []
    assert laptop.store.damaged_pages() == 0
