"""The linter's advice: what can be used as it is, and would be better mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instruments.small_form import SMALL, file_with

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.scale import Point, Scale
from lifaudit.instruments import library
from lifaudit.instruments.lint import lint_file, lint_instrument
from lifaudit.instruments.linting.jargon import hard_words
from lifaudit.instruments.linting.readability import schooling

LONG = "Say " + "what you saw and " * 7 + "when."
TEXT = 'text = "Was the child seen?"'
GUIDANCE = 'guidance = "Look for dates."'
TOP = "[[scale]]"
UNKNOWN = SMALL[SMALL.rindex("[[scale.point]]") : SMALL.index("[[section]]")]
CHANGE = '[[change]]\nversion = "0.9"\non = "2026-01-01"\nwhat = "All."\n[[scale]]'


def cap(keys):
    """Return a cap with these keys, and what it is put in front of."""
    return f"[[cap]]\n{keys}\n{TOP}"


# what is doubtful, what was there, what stands in its place, the line, what is said, what mends it
ADVICE = [
    ("no guidance", GUIDANCE, "", "[[section.question]]", "has no guidance", "what to look for"),
    ("empty guidance", GUIDANCE, 'guidance = ""', 'guidance = ""', "has no guidance", "sentence"),
    (
        "no introduction",
        'intro = "How the child was heard."\n',
        "",
        "[[section]]",
        "introduction",
        "sentence",
    ),
    (
        "a key that counts",
        '"voice.how"',
        '"voice.q2"',
        '"voice.q2"',
        "'voice.q2' is a position",
        "about",
    ),
    (
        "a key with a number",
        '"voice.how"',
        '"voice.question-3a"',
        "question-3a",
        "is a position",
        "about",
    ),
    ("a bare number", '"voice.how"', '"voice.12"', "voice.12", "is a position", "about"),
    (
        "keys that look alike",
        '"voice.how"',
        '"voice.se-en"',
        "voice.se-en",
        "nearly the same",
        "another",
    ),
    (
        "codes that look alike",
        'code = "with"',
        'code = "al_one"',
        "al_one",
        "nearly the same",
        "another",
    ),
    (
        "a scale that forces",
        UNKNOWN,
        "",
        "grade_scale",
        "no step for 'cannot tell'",
        "counts = false",
    ),
    (
        "a point called green",
        'label = "Well"',
        'label = "Green"',
        '"Green"',
        "only a colour",
        "what it means",
    ),
    (
        "a choice called red",
        'label = "Alone"',
        'label = "Red."',
        "Red.",
        "only a colour",
        "what it means",
    ),
    (
        "a silent no",
        GUIDANCE,
        f'{GUIDANCE}\nconstraint = "true()"',
        "true()",
        "no message",
        "plain",
    ),
    (
        "a lost no",
        GUIDANCE,
        f'{GUIDANCE}\nmessage = "No."',
        '"No."',
        "no constraint",
        "Add the con",
    ),
    ("and/or", TEXT, 'text = "Was the child seen and/or heard?"', "and/or", "'and/or'", "or both"),
    (
        "two questions",
        TEXT,
        'text = "Was the child seen? By whom?"',
        "By whom",
        "two things",
        "two questions",
    ),
    (
        "two negatives",
        TEXT,
        'text = "Was the child never not seen?"',
        "never",
        "two negatives",
        "never both",
    ),
    (
        "not unseen",
        TEXT,
        'text = "Was the child not unseen?"',
        "unseen",
        "two negatives",
        "never both",
    ),
    (
        "a long sentence",
        GUIDANCE,
        f'guidance = "{LONG}"',
        'guidance = "Say',
        "that begins 'Say what you saw and'",
        "two of it",
    ),
    (
        "an office word",
        GUIDANCE,
        'guidance = "Utilise dates."',
        "Utilise",
        "'utilise' is a word of offices",
        "'use'",
    ),
    (
        "blame",
        GUIDANCE,
        'guidance = "The child absconded."',
        "absconded",
        "can sound like blame",
        "went missing",
    ),
    (
        "an abbreviation",
        GUIDANCE,
        'guidance = "Ask the MARAC."',
        "MARAC",
        "'MARAC' is nowhere spelt",
        "(MARAC)",
    ),
    ("a forgotten change", TOP, CHANGE, "[[change]]", "version 1.0", "[[change]]"),
    (
        "a cap on no overall",
        TOP,
        cap('at = "badly"\nmost = "badly"'),
        "[[cap]]",
        "no overall grade",
        "[overall]",
    ),
    (
        "an unknown home",
        'use = "return"',
        'use = "module"\nadds_to = ["multi-agency-deepdive"]',
        "adds_to",
        "No form that comes with",
        "'multi-agency-deep-dive'",
    ),
]


def line_of(text, mark):
    return text.count("\n", 0, text.index(mark)) + 1


@pytest.mark.parametrize("doubt", [pytest.param(one[1:], id=one[0]) for one in ADVICE])
def test_advice_is_given_with_its_line_and_stops_nobody(tmp_path, doubt):
    old, new, mark, what, mend = doubt
    text = SMALL.replace(old, new, 1)
    path = file_with(tmp_path, text)
    (only,) = lint_file(path)
    assert what in only.what
    assert mend in only.mend
    assert only.line == line_of(text, mark)
    assert not only.stops
    library.read_form(path)


def small(tmp_path) -> Instrument:
    return library.read_form(file_with(tmp_path, SMALL))


def with_text(form: Instrument, **words: str) -> Instrument:
    """Return the form with other words in its first question."""
    section = form.sections[0]
    asked = replace(section.questions[0], **words)
    changed = replace(section, questions=(asked, *section.questions[1:]))
    return replace(form, sections=(changed, *form.sections[1:]))


def said(form: Instrument) -> list[str]:
    return [remark.what for remark in lint_instrument(form)]


def test_a_sound_instrument_has_nothing_said_of_it(tmp_path):
    assert said(small(tmp_path)) == []


@pytest.mark.parametrize("form", library.shipped(), ids=lambda form: form.key)
def test_no_shipped_instrument_has_anything_said_of_it(form):
    assert said(form) == []


def test_an_unfinished_draft_is_told_what_is_still_unwritten(tmp_path):
    form = replace(small(tmp_path), title="", purpose="")
    empty = [remark for remark in lint_instrument(with_text(form, text="")) if remark.stops]
    assert [remark.place for remark in empty] == [
        ("form", "title"),
        ("form", "purpose"),
        ("section", 0, "question", 0, "text"),
    ]


def test_two_points_of_one_name_cannot_be_used(tmp_path):
    text = SMALL.replace('label = "Badly"', 'label = "well"')
    (only,) = lint_file(file_with(tmp_path, text))
    assert only.stops
    assert "Two answers are both called 'well'" in only.what
    assert f"line {line_of(text, chr(34) + 'Well' + chr(34))}" in only.why


def test_a_file_of_scales_is_looked_at_for_colours(tmp_path):
    scales = SMALL[SMALL.index("[[scale]]") : SMALL.index("[[section]]")]
    (only,) = lint_file(file_with(tmp_path, scales.replace('"Well"', '"Amber"')))
    assert only.what == "The label 'Amber' is only a colour."


def test_choices_of_one_name_may_be_told_apart_by_their_filter(tmp_path):
    alike = SMALL.replace('label = "With others"', 'label = "Alone"')
    (only,) = lint_file(file_with(tmp_path, alike))
    assert only.stops
    filtered = alike.replace('kind = "one-of"', 'kind = "one-of"\nfilter = "true()"')
    assert lint_file(file_with(tmp_path, filtered)) == ()


def test_a_score_to_which_nothing_adds_up_cannot_be_used(tmp_path):
    nothing = SMALL.replace('scale = "three"\nguidance', 'scale = "confidence"\nguidance')
    scored = nothing.replace('grade_scale = "three"', 'grade_scale = "three"\nscoring = "points"')
    points = Scale("bare", "Bare", (Point("a", "A", None, "none", "d", counts=False),) * 2)
    form = replace(library.read_form(file_with(tmp_path, scored)), scales=(points,))
    assert "The form keeps a score, and no answer has points." in said(form)


def test_points_of_choices_make_a_score(tmp_path):
    text = SMALL.replace('label = "Alone" }', 'label = "Alone", points = 2 }')
    text = text.replace('grade_scale = "three"', 'grade_scale = "three"\nscoring = "points"')
    assert lint_file(file_with(tmp_path, text)) == ()


def test_a_module_says_what_it_can_be_added_to(tmp_path):
    (only,) = lint_file(file_with(tmp_path, SMALL.replace('"return"', '"module"')))
    assert only.stops
    assert "does not say what it can be added to" in only.what


def test_the_ends_of_a_scale_from_0_to_10_have_words(tmp_path):
    text = SMALL.replace('kind = "grade"\nscale = "three"', 'kind = "scaling"\nlow = "Never"')
    (only,) = lint_file(file_with(tmp_path, text))
    assert only.what == "The scale from 0 to 10 does not say what 10 means."


def test_a_question_that_may_be_left_empty_forces_nobody(tmp_path):
    form = small(tmp_path)
    forced = Scale("forced", "Forced", form.scales[0].points[:2])
    form = with_text(replace(form, scales=(*form.scales, forced)), scale="forced")
    assert len(said(form)) == 1
    assert said(with_text(form, required=False)) == []


def test_what_is_quoted_is_not_the_forms_own_word(tmp_path):
    form = with_text(small(tmp_path), guidance="Who wrote 'absconded', or \u201cutilise\u201d?")
    assert said(form) == []


def test_an_abbreviation_is_told_once_and_may_be_spelt_out_anywhere(tmp_path):
    form = with_text(small(tmp_path), guidance="Ask the GP, the LADO and the LADO again.")
    assert len(tuple(hard_words(form))) == 1
    spelt = replace(form, purpose="To ask the designated officer (LADO).")
    assert tuple(hard_words(spelt)) == ()


def test_a_section_written_for_students_is_told(tmp_path):
    hard = "Multidisciplinary considerations necessitate proportionate deliberation throughout. "
    form = with_text(small(tmp_path), guidance=hard * 20)
    assert any("years of schooling" in what for what in said(form))


def test_the_measure_of_reading_is_the_published_one():
    text = " ".join(["The child was seen at home by the nurse that day."] * 10)
    letters, words, sentences = 380, 110, 10
    assert schooling(text) == pytest.approx(
        4.71 * letters / words + 0.5 * words / sentences - 21.43
    )
    assert schooling("Too short to tell.") == 0.0
