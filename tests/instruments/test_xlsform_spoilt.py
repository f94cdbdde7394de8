"""A few spoilt workbooks on every run; `make campaign` tries two thousand."""

from __future__ import annotations

from campaign.mutated import chances, mutated, seeds, survives


def test_spoilt_workbooks_are_read_or_refused_and_nothing_else_happens(tmp_path):
    chance, good = chances(1), seeds()
    done = [survives(tmp_path, mutated(chance.choice(good), chance), ".xlsx") for _ in range(15)]
    assert True in done
    assert False in done
