"""Whatever a form says and whatever is answered, in whatever order, the same is worked out."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from instruments.logic.any_logic import any_form
from instruments.logic.following import STEPS, followed


@settings(deadline=None)
@given(st.integers(min_value=0))
def test_answer_by_answer_comes_to_the_same_as_everything_at_once(seed):
    chance = random.Random(seed)  # noqa: S311 - an answer is no secret
    assert followed(any_form(chance), chance) == STEPS
