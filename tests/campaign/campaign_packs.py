"""The long trial of the pack format: changed at random, with and without the sender's key."""

from __future__ import annotations

import random
import sys

from exchange.mutations import mutate, mutate_signed


def test_mutated(rounds):
    times = 3334 * rounds  # a million in three hundred rounds
    counted = mutate(times, random.Random(2027))  # noqa: S311 - a trial is repeated
    signed = mutate_signed(times // 100, random.Random(2027))  # noqa: S311 - likewise
    sys.stdout.write(f"\n{times} changed packs: {dict(counted)}; signed again: {dict(signed)}\n")
    assert counted["ACCEPTED"] == 0
