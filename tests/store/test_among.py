"""Asking about many values finds the rows of each, however many they are."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, select

from lifaudit.store.among import MOST, Among
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import META

ASKED = Among(select(META.c.name).where(META.c.value == bindparam("said")), META.c.name)


@pytest.mark.parametrize("many", [0, 1, 2, 3, 5, MOST - 1, MOST, MOST + 1, 2 * MOST + 7])
def test_the_rows_of_every_value_are_found_once(laptop, many):
    with laptop.store.unit() as unit:
        rows = [{"name": f"n{number}", "value": "yes"} for number in range(many)]
        others = [{"name": "other", "value": "yes"}, {"name": "n-", "value": "no"}]
        Prepared(insert(META)).run_all(unit.connection, rows + others)
        asked = ["n-", "never", *(row["name"] for row in rows)][-many:] if many else []
        found = [name for (name,) in ASKED.run(unit.connection, asked, said="yes")]
        assert sorted(found) == sorted(row["name"] for row in rows)
