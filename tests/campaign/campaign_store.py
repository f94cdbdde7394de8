"""The long trials of the store: killed, flipped, merged; each prints what came of it."""

from __future__ import annotations

import sys

from services.searching import search
from store.flipping import flip
from store.killing import kill
from store.schedule import Life
from store.sitting import Sitting

SITTINGS_A_ROUND = 334  # a hundred thousand in three hundred rounds


def test_killed_while_recording(tmp_path, rounds):
    done = kill(tmp_path, rounds, seed=2026)
    say(
        f"{done.kills} kills ({done.hot} with a log not folded in), {done.acknowledged} answers "
        "acknowledged: 0 lost, 0 vaults that do not open, 0 with the planted text in the open"
    )


def test_searched_for_a_planted_text(tmp_path, rounds):
    done = search(tmp_path, rounds, seed=2026)
    assert done.exports
    assert done.faults
    say(
        f"{done.kills} kills in the middle of a day ({done.acknowledged} days' entries, "
        f"{done.faults} faults logged), {done.files} files searched in the vault, temporary, "
        "settings, cache, home and log folders: 0 with the planted text, 0 left behind, 0 lost"
    )


def test_flipped(tmp_path, rounds):
    times = max(1000, rounds)
    noticed = flip(tmp_path, times, seed=2026)
    say(f"{times} bit flips: {dict(noticed)}")
    assert noticed["UNNOTICED"] == 0


def test_merged_in_any_way(tmp_path, rounds):
    lives = []
    for seed in range(rounds):
        (tmp_path / str(seed)).mkdir()
        lives.append(Life(tmp_path / str(seed), 100_000 + seed).play(moves=60))
    writes, merges, torn, early = (
        sum(getattr(life, name) for life in lives)
        for name in ("writes", "merges", "conflicts", "early")
    )
    say(
        f"{rounds} schedules, {writes} writes, {merges} partial merges ({early} left something "
        f"replaced before it came), {torn} conflicts: 0 apart, 0 lost"
    )


def test_merged_at_one_table(tmp_path, rounds):
    sitting = Sitting(tmp_path)
    for seed in range(rounds * SITTINGS_A_ROUND):
        sitting.play(200_000 + seed)
    sitting.close()
    say(f"{sitting.counted}: 0 apart, 0 lost")


def say(line):
    """Print what goes into docs/reliability.md."""
    sys.stdout.write(f"\n{line}\n")
