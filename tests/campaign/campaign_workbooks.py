"""Two thousand spoilt workbooks: each is read or refused, and nothing else ever happens."""

from __future__ import annotations

import sys

from campaign.mutated import chances, mutated, seeds, survives

ROUNDS = 2000


def test_a_spoilt_workbook_is_read_or_refused(tmp_path):
    chance, good = chances(3), seeds()
    read = sum(
        survives(
            tmp_path,
            mutated(chance.choice(good), chance),
            chance.choice((".xlsx",) * 9 + (".xls",)),
        )
        for _ in range(ROUNDS)
    )
    said = f"\n{ROUNDS} spoilt workbooks: {read} could be read, {ROUNDS - read} were refused\n"
    sys.stdout.write(said)
