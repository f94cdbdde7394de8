"""A new condition begins at the question that stands before, never at one of other rows."""

from __future__ import annotations

from itertools import pairwise

from drafted_form import rich

from ui.models.offers import nearest_before

FORM = rich()


def test_the_nearest_question_before_is_offered_first():
    first, second = FORM.sections[:2]
    keys = [one.key for one in first.questions]
    assert nearest_before(FORM, first.key) == ""
    assert nearest_before(FORM, keys[0]) == ""
    assert nearest_before(FORM, keys[1]) == keys[0]
    group = next(one for one in first.questions if one.questions)
    after = keys[keys.index(group.key) + 1]
    inner = [one.key for one in group.questions]
    before = nearest_before(FORM, group.key)
    assert nearest_before(FORM, inner[0]) == before == nearest_before(FORM, after)
    assert all(nearest_before(FORM, b) == a for a, b in pairwise(inner))
    assert nearest_before(FORM, second.key) in keys
    assert nearest_before(FORM, "nowhere")
