"""What every function of the language does, from the specifications (W3C XPath 1.0; ODK XForms)."""

from __future__ import annotations

import math

import pytest
from instruments.logic.evaluating import Given, value_of

from lifaudit.instruments.logic.compile import compiled
from lifaudit.instruments.logic.functions.function import ANY_NUMBER, Function, Type
from lifaudit.instruments.logic.language import FUNCTIONS
from lifaudit.instruments.logic.parse import parse
from lifaudit.instruments.logic.patterns import refusal_of
from lifaudit.instruments.logic.values import to_boolean, to_number, to_string

TEXTS = [
    ("concat('a', 2, true())", "a2true"),
    ("concat()", ""),
    ("join('; ', 'a', 'b')", "a; b"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 2)", "2345"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0, 3)", "12"),
    ("substring('12345', 0 div 0, 3)", ""),
    ("substring('12345', 1, 0 div 0)", ""),
    ("substring('12345', -42, 1 div 0)", "12345"),
    ("substring('12345', -1 div 0)", "12345"),
    ("substr('hello', 1)", "ello"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -2)", "lo"),
    ("substr('hello', 0, -1)", "hell"),
    ("substr('hello', 'x')", ""),
    ("substr('hello', 9)", ""),
    ("substring-before('1999/04/01', '/')", "1999"),
    ("substring-before('1999', '/')", ""),
    ("substring-before('1999', '')", ""),
    ("substring-after('1999/04/01', '/')", "04/01"),
    ("substring-after('1999', '/')", ""),
    ("substring-after('1999', '')", "1999"),
    ("translate('bar', 'abc', 'ABC')", "BAr"),
    ("translate('--aaa--', 'abc-', 'ABC')", "AAA"),
    ("translate('aa', 'aa', 'xy')", "xx"),
    ("normalize-space('  a \n b\t')", "a b"),
    ("string(1 div 3)", "0.3333333333333333"),
    ("string(5.0)", "5"),
    ("string(0.0000001)", "0.0000001"),
    ("string(0 div 0)", "NaN"),
    ("string(1 div 0)", "Infinity"),
    ("string(-1 div 0)", "-Infinity"),
    ("string(1 = 1)", "true"),
    ("string(1 = 2)", "false"),
    ("string(-0)", "0"),
    ("coalesce('', 'b')", "b"),
    ("coalesce('a', 'b')", "a"),
    ("selected-at('a b c', 1)", "b"),
    ("selected-at('a b c', 3)", ""),
    ("selected-at('a b c', -1)", ""),
    ("selected-at('a b c', 'x')", ""),
    ("if(true(), 'yes', 'no')", "yes"),
    ("if('', 'yes', 'no')", "no"),
    ("date('2012-02-29')", "2012-02-29"),
    ("date('2012-2-9')", "2012-02-09"),
    ("date(0)", "1970-01-01"),
    ("date('2013-02-29')", ""),
    ("date('')", ""),
    ("date(1e9)", None),
    ("date(date('2012-02-29') + 1)", "2012-03-01"),
    ("date-time('2012-02-29T13:30:00')", "2012-02-29T13:30"),
    ("date-time('nothing')", ""),
    ("date-time('2012-02-29T23:59:59')", "2012-03-01"),
    ("today()", "2026-09-14"),
    ("now()", "2026-09-14T12:00"),
    (
        "format-date('2012-02-09', '%Y %y %m %n %b %B %d %e %a %w %%')",
        "2012 12 02 2 Feb February 09 9 Thu 4 %",
    ),
    ("format-date('2012-02-09', '%d/%m')", "09/02"),
    ("format-date('2012-02-09', '%q')", "%q"),
    ("format-date('soon', '%Y')", ""),
    ("format-date-time('2012-02-09T07:05:00', '%H:%M:%S %h %3')", "07:05:00 7 000"),
    ("add-working-days('2026-12-24', 1)", "2026-12-29"),
    ("add-working-days('2026-12-29', -1)", "2026-12-24"),
    ("add-working-days('2026-04-02', 1)", "2026-04-07"),
    ("add-working-days('2026-04-02', 0)", "2026-04-02"),
    ("add-working-days('soon', 1)", ""),
    ("add-working-days('2026-04-02', 'x')", ""),
    ("add-working-days('2026-04-02', 99999)", ""),
    ("add-working-days('9999-12-30', 5)", ""),
]
NUMBERS = [
    ("number('12.5')", 12.5),
    ("number(' 12 ')", 12),
    ("number('.5')", 0.5),
    ("number('5.')", 5),
    ("number('1e3')", math.nan),
    ("number('')", math.nan),
    ("number(true())", 1),
    ("number('1970-01-11')", 10),
    ("int(3.9)", 3),
    ("int(-3.9)", -3),
    ("int('x')", math.nan),
    ("floor(-1.1)", -2),
    ("floor(1 div 0)", math.inf),
    ("ceiling(1.1)", 2),
    ("ceiling('')", math.nan),
    ("round(2.5)", 3),
    ("round(-2.5)", -2),
    ("round(1.345, 2)", 1.35),
    ("round(-1.475, 2)", -1.48),
    ("round(1234, -2)", 1200),
    ("round(1 div 0)", math.inf),
    ("round(1, 'x')", 1),
    ("abs(-3)", 3),
    ("pow(2, 10)", 1024),
    ("pow(-8, 0.5)", math.nan),
    ("pow(10, 999)", math.inf),
    ("pow(0, -1)", math.inf),
    ("min(3, 1, 2)", 1),
    ("max(3, 1, 2)", 3),
    ("max(3, 'x')", math.nan),
    ("max('', 2)", 2),
    ("min('')", math.nan),
    ("string-length('Zażółć')", 6),
    ("count-selected('a b  c')", 3),
    ("count-selected('')", 0),
    ("decimal-date-time('1970-01-02T12:00:00')", 1.5),
    ("decimal-time('06:00')", 0.25),
    ("decimal-time('six')", math.nan),
    ("working-days('2026-12-24', '2026-12-29')", 1),
    ("working-days('2026-12-29', '2026-12-24')", -1),
    ("working-days('2026-09-14', '2026-09-14')", 0),
    ("working-days('', '2026-12-24')", math.nan),
    ("working-days('0001-01-01', '2026-12-24')", math.nan),
    ("5 mod 2", 1),
    ("-5 mod 2", -1),
    ("5 mod 0", math.nan),
    ("1 div 0", math.inf),
    ("-1 div 0", -math.inf),
    ("0 div 0", math.nan),
    ("'x' div 0", math.nan),
    ("1mod1", 0),
    ("2 + 3 * 4 - 1", 13),
    ("--3", 3),
    ("- - -3", -3),
    ("(2 + 3) * 4", 20),
    ("date('2012-03-01') - date('2012-02-28')", 2),
]
TRUTHS = [
    ("not('')", True),
    ("not('false')", False),
    ("boolean('false')", True),
    ("boolean(0 div 0)", False),
    ("boolean(0)", False),
    ("boolean(-1)", True),
    ("boolean(date(5))", True),
    ("boolean-from-string('true')", True),
    ("boolean-from-string('1.0')", True),
    ("boolean-from-string('yes')", False),
    ("boolean-from-string('')", False),
    ("contains('abc', '')", True),
    ("contains('abc', 'bc')", True),
    ("starts-with('abc', 'ab')", True),
    ("ends-with('abc', 'bc')", True),
    ("ends-with('abc', 'ab')", False),
    ("regex('AB12', '^[A-Z]{2}[0-9]+$')", True),
    ("regex('AB12', '^[a-z]+$')", False),
    ("regex('a', '(')", False),
    ("regex('aa', '(a)\\1')", False),
    ("selected('north south', 'south')", True),
    ("selected('north south', ' south ')", True),
    ("selected('north south', 'sou')", False),
    ("selected('north', '')", False),
    ("selected(' ', '')", True),
    ("checklist(1, 2, 1, 0, 'yes')", True),
    ("checklist(3, -1, 1, 'no', 'true')", False),
    ("checklist(-1, 1, 1, 1)", False),
    ("weighted-checklist(3, -1, 'yes', 2, 1, 1)", True),
    ("weighted-checklist(4, -1, 'yes', 2, 'no', 3)", False),
    ("1 = 1.0", True),
    ("'1' = 1", True),
    ("'a' != 'b'", True),
    ("'' < 9", False),
    ("0 div 0 = 0 div 0", False),
    ("0 div 0 != 0 div 0", True),
    ("true() = 'x'", True),
    ("false() = ''", True),
    ("true() > false()", True),
    ("'2012-01-01' < '2012-01-02'", True),
    ("date('2012-01-01') = '2012-01-01'", True),
    ("1 < 2 and 2 < 3", True),
    ("1 > 2 or 2 > 3", False),
    ("1 <= 1 and 1 >= 1", True),
]


@pytest.mark.parametrize(("text", "wanted"), [one for one in TEXTS if one[1] is not None])
def test_what_reads_as_text(text, wanted):
    assert to_string(value_of(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_what_is_a_number(text, wanted):
    found = to_number(value_of(text))
    assert found == pytest.approx(wanted, nan_ok=True, abs=1e-12)


@pytest.mark.parametrize(("text", "wanted"), TRUTHS)
def test_what_is_true_or_false(text, wanted):
    assert to_boolean(value_of(text)) is wanted


SEVERAL = {
    "a_n": ("3", "", "4"),
    "a_x": ("x", "y"),
    "a_none": (),
    "a_vast": ("9" * 308, "9" * 308),
    "a_torn": ("9" * 400, "-" + "9" * 400),
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sum(${a.n})", "7"),
        ("count(${a.n})", "3"),
        ("count-non-empty(${a.n})", "2"),
        ("max(${a.n})", "4"),
        ("min(${a.n}, 1)", "1"),
        ("join('-', ${a.x}, 'z')", "x-y-z"),
        ("concat(${a.x})", "xy"),
        ("string(${a.none})", ""),
        ("sum(${a.none})", "0"),
        ("sum(${a.vast})", "Infinity"),
        ("sum(${a.torn})", "NaN"),
        ("${a.x} = 'y'", "true"),
        ("${a.x} != 'y'", "true"),
        ("${a.x} = ${a.n}", "false"),
        ("${a.none} = ''", "false"),
        ("'4' = ${a.n}", "true"),
        ("3 < ${a.n}", "true"),
        ("${a.n} > 4", "false"),
        ("${a.n} >= ${a.n}", "true"),
        ("${a.x} = true()", "true"),
        ("true() != ${a.none}", "true"),
        ("false() >= ${a.none}", "true"),
        ("count(${a.n} | ${a.x})", "5"),
        ("number(${a.none})", "NaN"),
        ("boolean(${a.none})", "false"),
        ("boolean(${a.x})", "true"),
        ("checklist(2, 2, ${a.n})", "true"),
        ("weighted-checklist(7, 7, ${a.n}, ${a.n})", "true"),
        ("weighted-checklist(4, 4, ${a.n}, 2)", "true"),
        ("indexed-repeat(${a.n}, ${a.x}, 3)", "4"),
        ("indexed-repeat(${a.n}, ${a.x}, 9)", ""),
        ("../a.x", "x"),
    ],
)
def test_several_answers_are_looked_at_as_a_node_set(text, wanted):
    assert to_string(value_of(text, **SEVERAL)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (". = 'b'", "true"),
        ("current()", "b"),
        ("position(..)", "2"),
        ("string-length()", "1"),
        ("string()", "b"),
        ("number()", "NaN"),
        ("normalize-space()", "b"),
    ],
)
def test_an_expression_knows_where_it_stands(text, wanted):
    assert to_string(value_of(text, here="b", number=2)) == wanted


def test_once_takes_the_first_value_where_there_is_none_yet():
    assert value_of("once('x')") == "x"
    assert compiled(parse("once('x')"))(Given(kept="b")) == "b"


@pytest.mark.parametrize("asked", ["${a.team}", "'${a.team}'", "'a.team'"])
def test_a_code_reads_as_its_label(asked):
    scope = Given(labels={"a.team:north": "North"})
    assert compiled(parse(f"jr:choice-name('north', {asked})"))(scope) == "North"


def test_a_bare_name_is_a_property_of_a_choice():
    assert compiled(parse("area = 'up'"))(Given(properties={"area": "up"})) is True


def test_a_union_of_anything_but_questions_is_nothing():
    assert to_string(value_of("(${a.x} | ${a.n}) | ${a.none}", **SEVERAL)) == "x"
    assert value_of("(1 + 1) | ${a.x}", **SEVERAL).values == ()


def test_a_pattern_that_cannot_be_matched_says_so_before_anybody_answers():
    assert refusal_of("^[A-Z]+$") == ""
    assert refusal_of("(") == refusal_of("(?=a)") != ""


def test_a_hostile_pattern_takes_no_longer_than_its_text():
    assert value_of(f"regex('{'a' * 5_000}!', '^(a+)+$')") is False


def test_a_long_text_matches_no_pattern():
    assert value_of("regex(${a.x}, 'a')", a_x="a" * 10_001) is False


@pytest.mark.parametrize("known", FUNCTIONS.values(), ids=lambda one: one.name)
def test_every_function_says_how_much_it_takes(known):
    assert known.fits(known.least)
    assert known.fits(known.most)
    assert not known.fits(known.most + 1)
    assert known.takes


def test_how_much_is_taken_is_said_in_words():
    def takes(least, most):
        return Function("f", least, most, Type.ANY, (), lambda _scope: "").takes

    assert takes(0, 0) == "nothing"
    assert takes(1, 1) == "1 thing"
    assert takes(2, 2) == "2 things"
    assert takes(1, 3) == "1 to 3 things"
    assert takes(1, ANY_NUMBER) == "at least 1 thing"
