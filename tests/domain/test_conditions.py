"""Conditions are written as expressions, and simple expressions are read back as conditions."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifaudit.domain.conditions import THIS, Condition, Form, Rule, Sign, read, written

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.from_regex(r"[a-z0-9]{1,6}(?:[.-][a-z0-9]{1,6}){0,3}", fullmatch=True)
CONDITIONS = st.builds(
    Condition,
    st.one_of(NAMES, st.just(THIS)),
    st.sampled_from(Sign),
    st.one_of(st.text(max_size=12), st.from_regex(r"-?\d{1,4}(\.\d{1,2})?", fullmatch=True)),
    st.sampled_from(Form),
).filter(lambda one: one.is_whole)
BARE = st.builds(Condition, NAMES, st.sampled_from([one for one in Sign if not one.takes_value]))
RULES = st.builds(Rule, st.lists(st.one_of(CONDITIONS, BARE), max_size=4).map(tuple), st.booleans())


def same(rule):
    """Whether all or either must hold makes no difference to fewer than two conditions."""
    return Rule(rule.conditions, rule.either and len(rule.conditions) > 1)


@given(RULES)
@CALM
def test_what_is_written_is_read_back_as_the_same(rule):
    assert rule.is_whole
    assert read(written(rule)) == same(rule)


@pytest.mark.parametrize(
    ("condition", "expression"),
    [
        (Condition("care.plan", Sign.IS, "yes"), "${care.plan} = 'yes'"),
        (Condition("care.plan", Sign.IS_NOT, "it's"), '${care.plan} != "it\'s"'),
        (Condition("a.days", Sign.MORE, "-2.5", Form.NUMBER), "${a.days} > -2.5"),
        (Condition("a.on", Sign.AT_MOST, "2026-09-01", Form.DAY), "${a.on} <= date('2026-09-01')"),
        (Condition("a.who", Sign.HOLDS, "child"), "selected(${a.who}, 'child')"),
        (Condition("a.who", Sign.LACKS, "child"), "not(selected(${a.who}, 'child'))"),
        (Condition(THIS, Sign.ANSWERED), ". != ''"),
        (Condition("a.b", Sign.EMPTY), "${a.b} = ''"),
    ],
)
def test_each_sign_has_its_expression(condition, expression):
    assert written(Rule((condition,))) == expression
    assert read(expression) == Rule((condition,))


@pytest.mark.parametrize(
    ("expression", "either", "number"),
    [
        (" ${a.b}='yes' and ${c}>3 ", False, 2),
        ("selected( ${ a.b } , \"x\" )  or  not( selected(., 'y') )", True, 2),
        ("", False, 0),
        ("  ", False, 0),
    ],
)
def test_spaces_do_not_matter(expression, either, number):
    rule = read(expression)
    assert rule is not None
    assert (rule.either, len(rule.conditions)) == (either, number)


@pytest.mark.parametrize(
    "expression",
    [
        "${a} = 'x' and ${b} = 'y' or ${c} = 'z'",
        "(${a} = 'x')",
        "${a} = ${b}",
        "${a} = 'x' and",
        "${a} = 'x'${b} = 'y'",
        "count(${a}) > 2",
        "${a} > 3 + 1",
        "${a} > 3e5",
        "today() - ${a} > 5",
        "'x' = ${a}",
    ],
)
def test_an_expression_that_says_more_is_no_rule(expression):
    assert read(expression) is None


@pytest.mark.parametrize(
    "condition",
    [
        Condition("", Sign.IS, "x"),
        Condition("A b", Sign.IS, "x"),
        Condition("a", Sign.IS, ""),
        Condition("a", Sign.IS, 'it\'s "so"'),
        Condition("a", Sign.MORE, "three", Form.NUMBER),
        Condition("a", Sign.MORE, "1 May", Form.DAY),
        Condition("a", Sign.HOLDS, "3", Form.NUMBER),
        Condition("a", Sign.ANSWERED, "x"),
    ],
)
def test_what_could_not_be_read_back_is_not_whole(condition):
    assert not condition.is_whole
    assert not Rule((condition,)).is_whole
