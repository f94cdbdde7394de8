"""The log itself refuses to be rewritten, whoever asks."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from store.replica import answer

ROW = (
    "INSERT INTO event (eid, device, audit, seq, prev, hlc, actor, compartment, sealed)"
    " VALUES (x'01', 'left', 'a1', {seq}, {prev}, 1, 'p', 'c', x'00')"
)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE event SET actor = 'somebody else'", "append-only"),
        ("DELETE FROM event", "append-only"),
        ("INSERT OR REPLACE INTO event SELECT * FROM event", "append-only"),
        ("UPDATE OR REPLACE event SET seq = seq", "append-only"),
        (ROW.format(seq=0, prev="x''"), "starts at one"),
        (ROW.format(seq=1, prev="x'00'"), "no predecessor"),
        (ROW.format(seq=3, prev="x''"), "gap"),
        (ROW.format(seq=2, prev="x'00'"), "gap"),
    ],
)
def test_the_log_refuses(laptop, statement, reason):
    laptop.record(answer("Q1", "yes"))
    before = laptop.anchor()
    with pytest.raises(IntegrityError, match=reason), laptop.store.unit() as unit:
        unit.connection.execute(text(statement))
    assert laptop.anchor() == before
