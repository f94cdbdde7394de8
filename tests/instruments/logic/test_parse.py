"""An expression is read as it is meant, or refused with the place and the remedy."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from instruments.logic.evaluating import value_of

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.instruments.logic.compile import compiled
from lifaudit.instruments.logic.parse import DEEPEST, MOST_SIGNS, parse
from lifaudit.instruments.logic.tokens import LONGEST
from lifaudit.instruments.logic.tree import Call, Negated, Node, Operation, Reference

WRONG = [
    ("", 0, "ends too early"),
    ("1 +", 3, "ends too early"),
    ("and 1", 0, "missing before"),
    ("1 + or", 4, "missing before"),
    ("(1", 0, "never closed"),
    ("concat(1", 6, "never closed"),
    ("concat(1 2)", 9, "side by side"),
    ("concat(1,)", 9, "missing before"),
    ("concat(1,,2)", 9, "missing before"),
    ("1)", 1, "never opened"),
    ("1 2", 2, "side by side"),
    ("${a.b} ${a.c}", 7, "side by side"),
    ("'a", 0, "not closed"),
    ('"a', 0, "not closed"),
    ("$a", 0, "not whole"),
    ("${a b}", 0, "not whole"),
    ("1 && 2", 2, "'&' is not"),
    ("!1", 0, "'!' is not"),
    ("1 # 2", 2, "means nothing"),
    ("a[1]", 1, "square brackets"),
    ("/a/b", 0, "missing before"),
    ("${a.b}/c", 6, "Paths"),
    ("../(1)", 3, "Paths"),
    ("@a", 0, "missing before"),
    ("*", 0, "missing before"),
]
UNFIT = [
    ("nothing(1)", "no function called 'nothing'"),
    ("not()", "'not' is given 0 things and takes 1 thing"),
    ("if(1, 2)", "'if' is given 2 things and takes 3 things"),
    ("position(.)", "something else than '..'"),
    ("..", "'..' stands alone"),
    ("uuid()", "something else"),
    ("count(1)", "looks at questions"),
    ("sum('1')", "looks at questions"),
    ("count-non-empty(-${a.b})", "looks at questions"),
    ("sum(${a.b} + ${a.c})", "looks at questions"),
    ("count(today())", "looks at questions"),
    ("count(nothing())", "no function called 'nothing'"),
    (".. = 1", "'..' stands alone"),
    ("1 | ${a.b}", "joins questions only"),
    ("${a.b} | 'x'", "joins questions only"),
    ("indexed-repeat(1, ${a.b}, 1)", "something else than a question"),
    ("jr:choice-name('a', 1)", "something else than a question"),
]


@pytest.mark.parametrize(("text", "start", "what"), WRONG)
def test_what_cannot_be_read_is_refused_with_its_place(text, start, what):
    with pytest.raises(BadExpression) as caught:
        parse(text)
    assert what in caught.value.what
    assert caught.value.start == start
    assert caught.value.end > start
    assert caught.value.mend
    assert f"At character {start + 1}:" in caught.value.advice


@pytest.mark.parametrize(("text", "what"), UNFIT)
def test_what_no_return_could_work_out_is_refused(text, what):
    with pytest.raises(BadExpression, match="character") as caught:
        compiled(parse(text))
    assert what in caught.value.what


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("1 or 2 and 3", "1 or (2 and 3)"),
        ("1 = 2 < 3", "1 = (2 < 3)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
        ("2 * 3 div 4 mod 5", "((2 * 3) div 4) mod 5"),
        ("-2 + 3", "(-2) + 3"),
        ("1 < 2 = true()", "(1 < 2) = true()"),
        ("${a.b}|${a.c}|${a.d}", "(${a.b}|${a.c})|${a.d}"),
        ("1+1", " 1\n+\t1 "),
        ("5div2", "5 div 2"),
        ("\u2018a\u2019 = \u201ca\u201d", "'a' = \"a\""),
        ("../a.b", "${a.b}"),
        ("${ a.b }", "${a.b}"),
    ],
)
def test_two_ways_of_writing_mean_the_same(text, same):
    assert parse(text) == parse(same)


def test_every_part_knows_where_it_stands():
    text = "not(${a.b} = 'x') and -1 < 2"
    spans = {
        type(one): text[one.span.start : one.span.end] for one in reversed([*parse(text).walk()])
    }
    assert spans[Operation] == text
    assert spans[Call] == "not(${a.b} = 'x')"
    assert spans[Reference] == "${a.b}"
    assert spans[Negated] == "-1"
    assert next(one for one in parse(text).walk() if isinstance(one, Call)).span.character == 1


def test_names_may_hold_hyphens_and_full_stops():
    found = parse("${daily-life.school-view} = 'x'")
    assert [one.key for one in found.walk() if isinstance(one, Reference)] == [
        "daily-life.school-view"
    ]


def test_an_expression_is_no_longer_and_no_deeper_than_people_write():
    with pytest.raises(BadExpression, match="longer"):
        parse("1" * (LONGEST + 1))
    deep = "(" * DEEPEST + "1" + ")" * DEEPEST
    assert value_of(deep) == 1
    with pytest.raises(BadExpression, match="too deep"):
        parse(f"({deep})")


def test_an_expression_joins_no_more_parts_than_people_could_follow():
    assert value_of(" + ".join(["1"] * (MOST_SIGNS + 1))) == MOST_SIGNS + 1
    with pytest.raises(BadExpression, match="too many parts"):
        parse(" + ".join(["1"] * (MOST_SIGNS + 2)))


def test_a_long_row_of_minus_signs_is_read_in_no_time():
    assert value_of("-" * 9_001 + "1") == -1
    assert value_of("-" * 9_000 + "1") == 1


SIGNS = [
    "(",
    ")",
    ",",
    "+",
    "-",
    "*",
    "=",
    "!=",
    "<",
    ">=",
    "|",
    "and",
    "or",
    "div",
    "mod",
    "[",
    "/",
    "@",
    "$",
    "#",
    ".",
    "..",
    "${a.b}",
    "${c.d}",
    "1",
    "2.5",
    "'a'",
    "x",
]
CALLS = [
    "not(",
    "concat(",
    "if(",
    "today()",
    "date('2026-01-01')",
    "regex(",
    "sum(",
    "position(..)",
    "count(",
    "once(",
]
PIECES = st.sampled_from((*SIGNS, *CALLS))


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=30))
def test_whatever_is_written_is_worked_out_or_refused_and_nothing_else(text):
    with contextlib.suppress(BadExpression):
        assert value_of(text, a_b="3", c_d=("x", "")) is not None
        assert isinstance(parse(text), Node)


def test_what_stands_where_a_comma_belongs_is_refused():
    with pytest.raises(BadExpression, match="missing"):
        parse("concat(1 = )")
    with pytest.raises(BadExpression, match="side by side"):
        parse("concat(1 (2))")
