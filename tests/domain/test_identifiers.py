"""What could say who a child is is found wherever it stands, and nothing else is taken for it."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.identifiers import (
    NHS_WEIGHTS,
    Identifier,
    found_in,
    is_nhs_number,
    sentence_around,
)

NHS = "943 476 5919"
SAID = {
    Identifier.NHS_NUMBER: (
        NHS,
        "9434765919",
        "444 446 4666",
        "943-476-5919",
        "943\u00a0476\u00a05919",
    ),
    Identifier.BIRTH: (
        "DOB 12/03/2015",
        "d.o.b.: 3-7-15",
        "Date of birth is 2015-03-12",
        "She was born on 12th March 2015",
        "12/03/2015 (DOB)",
        "b. 12.3.2015",
    ),
    Identifier.POSTCODE: ("SW1A 1AA", "ch41 5ab", "LS1 4DY", "M1 1AE", "DH13NP"),
    Identifier.PHONE: (
        "07700 900123",
        "0113 496 0000",
        "(0113) 496 0000",
        "+44 7700 900123",
        "0044 113 496 0000",
        "+44 (0)113 496 0000",
    ),
    Identifier.EMAIL: ("a.quill@example.org", "o'neil+x@nhs.example.co.uk"),
}
FRIENDS = (
    *("DD26-07-03", "DD26-07", "2026-09-14", "14/09/2026", "at 08:30", "08.30 to 09.45"),
    *("The strategy meeting was on 12/03/2026.", "Seen 3 times in 10 weeks, 9 of 12 visits."),
    *(
        "SW1A",
        "section 47",
        "S47 enquiry",
        "the s17 1st meeting",
        "E1 2nd visit",
        "Regulation 5(2)",
    ),
    *("943 476 5918", "0000000000", "1111111111", "case 0123", "1 2 3 4 5 6 7 8 9 0"),
    *("Born into care, seen 12 times", "her first birthday", "2.30 pm", "9434765919123", "Form 7B"),
    *(
        "https://example.org/a",
        "@home",
        "me@home",
        "v1.2.3",
        "10.0.0.1",
        "6b1f0a9c1b77de",
        "Q1 2AB",
    ),
)


GAPS = re.compile(r"[ \u00a0/-]")
"""Where a line may end within something."""


def kinds(text: str, *names: str) -> list[Identifier]:
    return [one.what for one in found_in(text, names)]


@pytest.mark.parametrize(("what", "text"), [(k, one) for k, some in SAID.items() for one in some])
def test_it_is_found_alone_and_in_a_sentence(what: Identifier, text: str) -> None:
    assert kinds(text) == [what]
    assert kinds(f"The school wrote {text}, and rang back.") == [what]
    assert kinds(f"({text})") == [what]


@pytest.mark.parametrize("text", FRIENDS)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert kinds(text) == []


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_nine_digits_with_their_check_digit_are_found_and_with_another_are_not(
    digits: list[int],
) -> None:
    total = sum(weight * digit for weight, digit in zip(NHS_WEIGHTS, digits, strict=False))
    check = (11 - total % 11) % 11
    lead = "".join(map(str, digits))
    for last in range(10):
        spaced = f"{lead[:3]} {lead[3:6]} {lead[6:]}{last}"
        assert is_nhs_number(spaced) == (last == check)
        if len({*digits, last}) > 1:
            assert (Identifier.NHS_NUMBER in kinds(spaced)) == (last == check)


@given(st.permutations(list(SAID)), st.data())
def test_everything_in_one_sentence_is_found_in_its_order(
    order: list[Identifier], data: st.DataObject
) -> None:
    said = [data.draw(st.sampled_from(SAID[what])) for what in order]
    assert kinds("; then it said: ".join(said)) == order


CUTS = ("\n", "\r\n", " \n", "\n    ", "\u2028", "\r")


@given(
    st.sampled_from([(what, one) for what, some in SAID.items() for one in some]),
    st.sampled_from(CUTS),
    st.sampled_from(("", "The school wrote ")),
    st.data(),
)
def test_what_a_line_end_cuts_in_two_is_found_whole(
    said: tuple[Identifier, str], cut: str, before: str, data: st.DataObject
) -> None:
    what, words = said
    where = data.draw(st.sampled_from([one.start() for one in GAPS.finditer(words)] or [0]))
    kept = words[where] in "-/" if where else False
    halves = (words[: where + kept], words[where + 1 :]) if where else (words, "")
    text = f"{before}{halves[0]}{cut if where else ''}{halves[1]}, and rang back."
    (one,) = found_in(text)
    assert one.what is what
    assert [sign for sign in text[one.start : one.end] if sign.isdigit()] == [
        sign for sign in words if sign.isdigit()
    ]


def test_line_ends_join_no_more_than_two_lines_and_no_sentences() -> None:
    for apart in (
        *("943\n476\n5919", "943 476\n\n5919", "01\n02\n03\n04\n05\n06"),
        "It was her first birthday.\n12/03/2026: strategy meeting.",
        "Seen in room E1\n2nd visit",
    ):
        assert kinds(apart) == [], apart
    assert kinds("D.O.B.\n12/03/2015") == [Identifier.BIRTH]
    assert kinds("Date of birth:\n12 March 2015") == [Identifier.BIRTH]


def test_what_lies_within_something_longer_is_found_as_the_longer() -> None:
    text = "Grace@example.org wrote"
    assert [text[one.start : one.end] for one in found_in(text, ("Grace",))] == [
        "Grace@example.org"
    ]


NAMES = ("Will", "Grace Adebayo", "Zoë", "محمد", "O'Neil-Smith")


@pytest.mark.parametrize(
    "text",
    [
        *("Will came late.", "WILL came late.", "grace adebayo was seen", "Grace  Adebayo's aunt"),
        *("Zoë said so", unicodedata.normalize("NFD", "Zoë said so"), "قال محمد ذلك"),
        *("the O'Neil-Smith family", "(Will)"),
    ],
)
def test_a_name_that_is_looked_for_is_found(text: str) -> None:
    assert kinds(text, *NAMES) == [Identifier.NAME]


@pytest.mark.parametrize("text", ["The plan will work.", "Willow", "saying grace", "goodwill", ""])
def test_a_word_that_is_no_name_here_is_left_alone(text: str) -> None:
    assert kinds(text, *NAMES, "", "  ") == []


@given(st.text(max_size=80), st.sampled_from([one for some in SAID.values() for one in some]))
def test_whatever_stands_around_it_in_other_lines_it_is_found(text: str, said: str) -> None:
    whole = f"{text}\n{said}\n{text}"
    cut = [whole[one.start : one.end] for one in found_in(whole)]
    assert any(one in said for one in cut)


@given(st.text(max_size=300), st.lists(st.text(max_size=12), max_size=4))
def test_what_is_found_lies_in_the_text_in_order_and_masked_it_is_gone(
    text: str, names: list[str]
) -> None:
    found = found_in(text, tuple(names))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


@pytest.mark.parametrize("what", Identifier)
def test_a_mask_is_taken_for_nothing(what: Identifier) -> None:
    assert kinds(f"Her {what.mask} is known; born {what.mask}.") == []


HOSTILE = (
    *(
        "a",
        "1",
        "0",
        "0 ",
        "a@",
        "a.",
        "@",
        "(0",
        "12/",
        "born ",
        "SW1A ",
        "111111111 ",
        "é",
        "b. ",
        "1\n",
        "0 1\n",
        "born\n1",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    assert found_in(f"{text} {NHS}")[-1].what is Identifier.NHS_NUMBER


def test_no_pattern_repeats_without_a_bound() -> None:
    from lifaudit.domain import identifiers  # noqa: PLC0415 - its patterns are looked at

    patterns = [one for one in vars(identifiers).values() if isinstance(one, re.Pattern)]
    assert len(patterns) >= 7
    for one in patterns:
        bare = re.sub(r"\[(?:\\.|[^\]])*\]|\\.", "x", one.pattern)
        assert not re.search(r"[*+]", bare), one.pattern


def test_the_sentence_is_shown_and_no_more_of_a_long_one() -> None:
    text = f"It was late. The school wrote {NHS} on it! Nobody saw.\nNext"
    (one,) = found_in(text)
    assert sentence_around(text, one) == ("The school wrote ", " on it!")
    long = f"{'word ' * 100}{NHS}{' word' * 100}"
    before, behind = sentence_around(long, found_in(long)[0])
    assert max(len(before), len(behind)) <= 90
