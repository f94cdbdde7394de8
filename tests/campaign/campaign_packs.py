"""The long trial of the pack format: changed at random, with and without the sender's key."""

from __future__ import annotations

import random
import sys

import pytest
from exchange.mutations import mutate, mutate_signed
from services.pack_killing import kill, merging, renewing, revealing, rewording
from services.pack_mutations import refuse
from services.pack_schedule import room

SCHEDULES_A_ROUND = 34  # ten thousand in three hundred rounds


def test_mutated(rounds):
    times = 3334 * rounds  # a million in three hundred rounds
    counted = mutate(times, random.Random(2027))  # noqa: S311 - a trial is repeated
    signed = mutate_signed(times // 100, random.Random(2027))  # noqa: S311 - likewise
    sys.stdout.write(f"\n{times} changed packs: {dict(counted)}; signed again: {dict(signed)}\n")
    assert counted["ACCEPTED"] == 0


def test_mutated_packs_brought_to_a_vault(tmp_path, rounds):
    done = refuse(tmp_path, 100 * rounds, random.Random(2027))  # noqa: S311 - likewise
    sys.stdout.write(
        f"\n{done.said.total()} changed packs taken to a vault: {dict(done.said)}, the longest "
        f"took {done.longest:.3f} s, 0 rows changed\n"
    )
    assert done.said["ACCEPTED"] == 0


def test_schedules_through_files(tmp_path, rounds):
    three = room(tmp_path)
    for seed in range(rounds * SCHEDULES_A_ROUND):
        three.play(900_000 + seed, moves=8)
    three.close()
    sys.stdout.write(f"\nthrough pack files: {three.counted}: 0 apart, 0 lost\n")


@pytest.mark.parametrize("deed", [merging, revealing, renewing, rewording])
def test_killed_midway(tmp_path, deed, rounds):
    times = max(1, rounds // 4)
    done = kill(tmp_path, deed(tmp_path), times, seed=2027)
    sys.stdout.write(
        f"\n{times} kills while {deed.__name__}: {done.everything} with all of it there, "
        f"{done.nothing} with nothing, 0 with a part\n"
    )
