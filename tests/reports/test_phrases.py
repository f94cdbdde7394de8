"""Dates, counts and openings in the report: the same on every machine, and never cut in a word."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.reports.content import phrases
from lifaudit.reports.tree import Strong

DAY = date(2026, 3, 1)


def run(paragraph):
    return "".join(one.text for one in paragraph.runs)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, "Not recorded"),
        (DAY, None, "1 March 2026 onwards"),
        (None, DAY, "up to 1 March 2026"),
        (DAY, DAY, "1 March 2026 to 1 March 2026"),
    ],
)
def test_a_period_says_where_it_is_open(start, end, told):
    assert phrases.span(start, end) == told


def test_a_moment_says_its_zone_and_no_seconds():
    when = datetime(2026, 10, 14, 9, 5, 59, tzinfo=UTC)
    assert phrases.moment(when) == "14 October 2026, 09:05 UTC"


@given(st.dates())
def test_every_day_reads_as_people_write_it(day):
    number, month, year = phrases.day(day).split()
    assert (int(number), int(year)) == (day.day, day.year)
    assert month[0].isupper()


@pytest.mark.parametrize(("number", "told"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_a_count_agrees_with_its_noun(number, told):
    assert phrases.count(number, "case") == told


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_where_nothing_was_said_something_stands_in_its_place(blank):
    assert phrases.told(blank) == "Not recorded"
    assert phrases.told(blank, "Nobody") == "Nobody"
    assert phrases.told(" x ") == " x "


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("One. Two.", 100, "One."),
        ("Is it so? Yes.", 100, "Is it so?"),
        ("Version 1.2 is in use. More.", 100, "Version 1.2 is in use."),
        ("no end at all", 100, "no end at all"),
        ("a b  c\n d", 100, "a b c d"),
        ("aaaa bbbb cccc", 10, "aaaa bbbb…"),
        ("aaaa bbbb cccc", 9, "aaaa…"),
        ("", 10, ""),
    ],
)
def test_an_opening_is_a_first_sentence_or_whole_words(text, most, told):
    assert phrases.opening(text, most) == told


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=60))
def test_an_opening_is_made_of_the_first_words_and_no_other(some):
    text = " ".join(some)
    told = phrases.opening(text, 50)
    if told.endswith("…"):
        whole = told[:-1].split()
        assert whole[:-1] == some[: len(whole) - 1]
    else:
        assert told == text


@given(st.text("ab. \n", max_size=60))
def test_an_empty_line_parts_what_somebody_wrote_and_no_word_is_lost(text):
    parts = phrases.paragraphs(text)
    assert (
        "".join(run(one) for one in parts).split()
        == "".join(part.strip() for part in phrases._BLANK.split(text)).split()
    )
    assert all(run(one).strip() for one in parts)


def test_a_single_line_end_is_no_new_paragraph():
    assert [run(one) for one in phrases.paragraphs("One\ntwo\n \nthree\n\n\n\nfour ")] == [
        "One\ntwo",
        "three",
        "four",
    ]


def test_a_label_opens_the_first_paragraph_only_and_stands_nowhere_alone():
    first, second = phrases.labelled("Why", "One.\n\nTwo.")
    assert first.runs[0] == Strong("Why. ")
    assert [run(first), run(second)] == ["Why. One.", "Two."]
    assert phrases.labelled("Why", " \n\n ") == ()


def test_a_list_of_nothing_is_no_list():
    assert phrases.bullets([]) == ()
    (some,) = phrases.bullets([("A", "one"), ("B", "two")])
    assert ["".join(run.text for run in one) for one in some.items] == ["A. one", "B. two"]


@given(st.lists(st.text("ab", min_size=1, max_size=3), min_size=2, max_size=6))
def test_words_in_a_row_have_one_and_before_the_last(some):
    told = phrases.listed(some)
    assert told.count(" and ") == 1
    assert told.endswith(f" and {some[-1]}")
    assert told.count(", ") == len(some) - 2
