"""Twenty thousand changed packs: none is taken for what its sender signed."""

from __future__ import annotations

import random

from exchange.mutations import mutate, mutate_signed


def test_no_changed_pack_is_accepted():
    counted = mutate(20_000, random.Random(2026))  # noqa: S311 - a trial is repeated
    assert counted["ACCEPTED"] == 0
    assert {"PackDamaged", "PackForged", "PackBroken", "PackCutOff", "NotAPack"} <= counted.keys()


def test_what_a_member_signs_out_of_form_is_refused_and_nothing_else_happens():
    counted = mutate_signed(1000, random.Random(2026))  # noqa: S311 - a trial is repeated
    assert counted["PackBroken"] > 500
