"""A store that an older version made opens, and shows what a newer one already sent it."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from store.replica import KEY, answer

from lifaudit.domain.casework import Answer, Evidence, Row
from lifaudit.store.engine import laying_out
from lifaudit.store.fitting import Lacking, lacking_in
from lifaudit.store.tables import STATE

ROW = Row("a1", "DD26-07-03", "pol", "events.each", "r1", 1)
SEEN = (Evidence("Case recording"),)
OLDER = ("DROP TABLE state_row",)
NEVER_HELD = ("DROP TABLE held",)
FEWER = ('ALTER TABLE state_answer DROP COLUMN "evidence"',)


def aged(laptop, *statements):
    """Take out of a closed store what an older version did not know."""
    laptop.store.close()
    with laying_out(laptop.path, KEY) as connection:
        for statement in statements:
            connection.execute(text(statement))


def lacking(laptop):
    with laptop.store.unit() as unit:
        return lacking_in(unit.connection)


@pytest.mark.parametrize("before", [OLDER, FEWER, OLDER + FEWER, NEVER_HELD])
def test_what_the_older_version_could_not_show_is_shown_when_it_opens(laptop, before):
    laptop.record(ROW, answer("Q1", "yes", evidence=SEEN), answer("Q2"))
    whole = laptop.derived()
    aged(laptop, *before)
    laptop.open()
    assert laptop.derived() == whole
    assert laptop.where(Row) == [ROW]
    assert laptop.one(Answer, question="Q1").evidence == SEEN
    assert lacking(laptop) == ()


def test_a_store_that_never_heard_of_rows_takes_them_now(laptop):
    aged(laptop, *OLDER)
    laptop.open()
    assert laptop.where(Row) == []
    laptop.record(ROW)
    assert laptop.where(Row) == [ROW]


def test_what_is_lacking_is_named_by_record_and_cell(laptop):
    assert lacking(laptop) == ()
    laptop.store.close()
    with laying_out(laptop.path, KEY) as connection:
        for statement in OLDER + FEWER:
            connection.execute(text(statement))
        found = lacking_in(connection)
    cells = tuple(column.name for column in STATE["Row"].c)
    assert found == (
        Lacking("Row", is_new=True, cells=cells),
        Lacking("Answer", is_new=False, cells=("evidence",)),
    )
    laptop.open()


def test_a_row_that_was_taken_out_stays_out(laptop):
    laptop.record(ROW)
    step = laptop.record(Row("a1", "DD26-07-03", "pol", "events.each", "r1", 1, removed=True)).step
    laptop.take_back(step)
    whole = laptop.derived()
    aged(laptop, *OLDER)
    laptop.open()
    assert laptop.derived() == whole


def test_half_a_lesson_is_none(laptop, monkeypatch):
    laptop.record(ROW)
    aged(laptop, *OLDER)

    def fails(*_):
        raise DatabaseError("fill", {}, Exception("disk"))

    with monkeypatch.context() as broken:
        broken.setattr("lifaudit.store.fitting.show", fails)
        with pytest.raises(Exception, match=r"."):
            laptop.open()
    laptop.open()
    assert laptop.where(Row) == [ROW]


def test_daily_use_may_still_not_make_tables(laptop):
    with laptop.store.unit() as unit, pytest.raises(DatabaseError):
        unit.connection.execute(text("CREATE TABLE state_more (a TEXT)"))
