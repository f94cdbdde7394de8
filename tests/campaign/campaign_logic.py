"""The long trial of logic: whatever forms say and people answer, the same is worked out."""

from __future__ import annotations

import random
import sys

from instruments.logic.any_logic import any_form
from instruments.logic.following import followed

from lifaudit.instruments.logic.expressions import expressions_in

EXPRESSIONS_A_ROUND = 350


def test_any_logic_is_worked_out_the_same_answer_by_answer_and_at_once(rounds):
    chance = random.Random(2026)  # noqa: S311 - an expression is no secret
    expressions = forms = answers = 0
    while expressions < rounds * EXPRESSIONS_A_ROUND:
        form = any_form(chance)
        answers += followed(form, chance)
        expressions += len(tuple(expressions_in(form)))
        forms += 1
    done = f"{expressions} expressions in {forms} forms, {answers} answers"
    sys.stdout.write(f"\n{done}: 0 differences, 0 faults\n")
