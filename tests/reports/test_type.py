"""Fonts, wording and typesetting: every character is shown, named or dropped on purpose."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.reports.fonts import pieces
from lifaudit.reports.style import BODY, TextStyle, paint
from lifaudit.reports.tree import Plain
from lifaudit.reports.typesetting import fitted_style, typeset
from lifaudit.reports.wording import harmless, one_line

STYLE = TextStyle(12, 16)


def shown(lines):
    return [
        "".join(
            stretch.spoken or "".join(piece.text for piece in stretch.pieces)
            for stretch in line.stretches
        )
        for line in lines
    ]


@pytest.mark.parametrize(
    ("word", "face"),
    [
        ("Łukasz", "AtkinsonHyperlegibleNext-Regular"),
        ("Phượng", "NotoSans-Regular"),
        ("✓", "NotoSansSymbols2-Regular"),
        ("محمد", "NotoNaskhArabic-Regular"),
        ("ਹਰਪ੍ਰੀਤ", "NotoSansGurmukhi-Regular"),
        ("রহমান", "NotoSansBengali-Regular"),
        ("שלום", "NotoSansHebrew-Regular"),
    ],
)
def test_a_word_is_set_in_one_face_that_has_all_of_it(word, face):
    assert [piece.face.name for piece in pieces(word, "regular")] == [face]


def test_arabic_letters_join():
    (joined,) = pieces("محمد", "regular")
    alone = sum(pieces(letter, "regular")[0].width for letter in "محمد")
    assert joined.width < alone


def test_an_emoji_is_named():
    assert "".join(p.text for p in pieces("😀", "bold")) == "[grinning face]"


def test_a_letter_no_font_has_is_named_between_letters_that_stay():
    shown = "".join(p.text for p in pieces("a漢b", "regular"))
    assert shown.startswith("a[")
    assert shown.endswith("]b")


def test_controls_and_direction_overrides_are_named_and_invisible_marks_dropped():
    assert harmless("a\x07b") == "a[U+0007]b"
    assert harmless("safe\ufffeguarding") == "safe[U+FFFE]guarding"
    assert harmless("a\u202eb") == "a[right-to-left override]b"
    assert harmless("a\u200bb\ufeff\u00ad") == "ab"
    assert harmless("a\r\nb\rc\td") == "a\nb\nc    d"
    assert one_line(" a \n b ") == "a b"


@given(st.text())
def test_harmless_text_has_no_commanding_character(text):
    kinds = {unicodedata.category(c) for c in harmless(text) if c not in "\n\u200c\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs", "Co"}


@given(st.text())
def test_harmless_text_stays_harmless(text):
    assert harmless(harmless(text)) == harmless(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x17F, categories=["L", "N", "P", "Zs"])))
def test_no_line_is_wider_than_the_measure_and_no_letter_is_lost(text):
    lines = typeset((Plain(text),), STYLE, 120)
    assert all(line.width <= 120.01 for line in lines)
    assert "".join("".join(shown(lines)).split()) == "".join(harmless(text).split())


@given(st.text(max_size=60))
def test_any_text_can_be_set(text):
    assert typeset((Plain(text),), STYLE, 90)


def test_right_to_left_text_stands_at_the_right_and_reads_in_its_own_order():
    (line,) = typeset((Plain("محمد اقبال"),), STYLE, 300)
    assert line.flush_right
    assert shown([line]) == ["محمد اقبال"]


def test_a_name_within_a_sentence_keeps_the_sentence_in_order():
    (line,) = typeset((Plain("We met محمد اقبال at home"),), STYLE, 600)
    assert not line.flush_right
    assert shown([line]) == ["We met محمد اقبال at home"]
    starts = [stretch.x for stretch in line.stretches]
    assert starts == sorted(starts)


def test_a_word_too_wide_for_its_cell_makes_the_type_smaller():
    fitted = fitted_style(BODY, ["improvement"], 50)
    assert fitted.size < BODY.size
    assert max(line.width for line in typeset((Plain("improvement"),), fitted, 1e6)) <= 50.5


@pytest.mark.parametrize("role", ["good-high", "good", "weak", "poor", "neutral", "none", "else"])
def test_words_stand_out_from_their_paper(role):
    colours = paint(role)
    one, other = sorted((luminance(colours.ink), luminance(colours.paper)))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def luminance(colour):
    parts = (colour.red, colour.green, colour.blue)
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
