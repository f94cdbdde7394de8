"""The long trial of the linter: whatever the expressions say, it answers and never falls over."""

from __future__ import annotations

import random
import sys

from instruments.any_expression import expression
from instruments.spoilt_logic import with_expressions

from lifaudit.instruments.lint import lint_instrument

EXPRESSIONS_A_ROUND = 350


def test_any_expression_is_answered(rounds):
    chance = random.Random(2026)  # noqa: S311 - an expression is no secret
    said = expressions = 0
    for _ in range(rounds * EXPRESSIONS_A_ROUND // 5):
        texts = [expression(chance) for _ in range(5)]
        remarks = lint_instrument(with_expressions(texts))
        assert all(remark.what and remark.why and remark.mend for remark in remarks)
        said += len(remarks)
        expressions += len(texts)
    sys.stdout.write(f"\n{expressions} expressions linted: {said} remarks, 0 faults\n")
