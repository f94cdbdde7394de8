"""Every mistake in a form is told with its line, its reason and its remedy."""

from __future__ import annotations

import pytest
from instruments.small_form import SMALL, file_with, spoilt

from lifaudit.domain.errors.instrument import FormNotUsable
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.read import read, read_scales

CHOICES = SMALL[SMALL.index("choices = [") :]
ONE_OF = SMALL[SMALL.index('kind = "one-of"') :]
NOTE = 'kind = "note"\nrequired = true\n'

# what is wrong, what it was, what it became, where it is told, what is said, what would mend it
MISTAKES = [
    ("a misspelt key", "minutes =", "minuts =", "[form]", "'minutes' is missing", "whole number"),
    ("a key nobody knows", "minutes =", "minuts = 1\nminutes =", "minuts", "'minuts'", "'minutes'"),
    ("a strange table", "[[section]]", "[colour]\n[[section]]", "[colour]", "'colour'", "section"),
    ("no title", 'title = "Voice"\n', "", "[[section]]", "'title' is missing", "title ="),
    ("an empty title", '"Voice"', '"  "', 'title = "  "', "'title' is empty", "plain words"),
    ("no kind", 'kind = "one-of"', "", "[[section.question]]*", "'kind' is missing", "Add a"),
    ("text that is none", '"A small form"', "7", "title = 7", "not what is needed", "quotation"),
    ("text for a number", "minutes = 5", 'minutes = "5"', "minutes", "'minutes'", "whole number"),
    ("true for a number", "minutes = 5", "minutes = true", "minutes", "'minutes'", "whole number"),
    ("no minutes at all", "minutes = 5", "minutes = 0", "minutes", "'minutes'", "above nought"),
    ("text for true", "counts = false", 'counts = "no"', "counts", "'counts'", "true or false"),
    ("text for a list", '["Dates of visits"]', '"Dates"', "evidence", "'evidence'", "a list"),
    ("an empty item", '["Dates of visits"]', '[""]', "evidence", "'evidence'", "a list"),
    ("text for points", "points = 2", 'points = "2"', "points", "'points'", "a number"),
    ("true for points", "points = 2", "points = true", "points", "'points'", "a number"),
    ("vast points", "points = 2", "points = 1e99", "points", "'points'", "between"),
    ("points that are no number", "points = 2", "points = nan", "points", "'points'", "between"),
    ("text for tables", CHOICES, 'choices = ["a"]', "choices", "'choices'", "[[choices]]"),
    ("text for a table", "[section.grades]\n", "grades = 1\n", "grades = 1", "'grades'", "a table"),
    ("a bell", '"How the child', '"\\u0007How', "intro", "control character", "Delete it"),
    ("a bell in a list", '"Dates of', '"\\u0007', "evidence", "control character", "Delete it"),
    (
        "a misspelt kind",
        '"grade"\nsc',
        '"graed"\nsc',
        '"graed"',
        "'graed' is not a kind",
        "'grade'",
    ),
    ("a wild kind", '"one-of"', '"zzz"', '"zzz"', "'zzz' is not a kind", "Use one of: acknowledge"),
    ("a wild use", '"return"', '"retrun"', '"retrun"', "'retrun'", "'return'"),
    ("a wild subject", '"case"', '"cases"', '"cases"', "'cases'", "'case'"),
    ("a wild role", '"poor"', '"purple"', '"purple"', "'purple' is not a role", "Use one of"),
    (
        "an unknown scale",
        '"three"\nguid',
        '"tree"\nguid',
        '"tree"',
        "no scale called 'tree'",
        "three",
    ),
    ("an unknown grade scale", 'grade_scale = "three"', 'grade_scale = "x"', '"x"', "'x'", "three"),
    ("no grade scale", 'grade_scale = "three"', "", "[form]", "names no scale", "graded = false"),
    (
        "a grade scale for nothing",
        "[section.grades]\n",
        "graded = false\n",
        "grade_scale",
        "no sec",
        "T",
    ),
    ("a version in words", '"1.0"', '"first"', '"first"', "not a version", "2.3.1"),
    (
        "a key with capitals",
        '"small"',
        '"Small One"',
        '"Small One"',
        "cannot be used",
        "small letters",
    ),
    ("a lost question key", '"voice.how"', '"how"', '"how"', "does not fit", "voice.a-few-words"),
    ("a question twice", "voice.how", "voice.seen", '"voice.seen"*', "used twice", "another name"),
    ("a choice twice", '"with"', '"alone"', '"alone"*', "used twice", "another name"),
    ("a point twice", '"badly"\nlabel', '"well"\nlabel', 'code = "well"*', "used twice", "another"),
    (
        "a grade not described",
        'badly = "The',
        '# "The',
        "[section.grades]",
        "'badly'",
        "Add a line",
    ),
    (
        "a grade unheard of",
        "badly = ",
        'badley = "x"\nbadly = ',
        "badley",
        "not a grade",
        "'badly'",
    ),
    (
        "a scale too many",
        'kind = "one-of"',
        'kind = "one-of"\nscale = "three"',
        '"three"*',
        "no scale",
        "T",
    ),
    (
        "a scale too few",
        'scale = "three"\nguid',
        "guid",
        "[[section.question]]",
        "needs a scale",
        "met-4",
    ),
    (
        "one choice only",
        '  { code = "with", label = "With others" },\n',
        "",
        "choices",
        "two",
        "Add",
    ),
    ("choices too many", '"one-of"', '"date"', "choices", "takes no choices", "Take the choices"),
    ("a note to be answered", ONE_OF, NOTE, "required", "only read", "Take required"),
    (
        "points that do not count",
        "counts = false",
        "points = 3\ncounts = false",
        "points = 3",
        "either count",
        "Give it points",
    ),
    (
        "a tag in capitals",
        'kind = "one-of"',
        'kind = "one-of"\ntags = ["A B"]',
        "tags",
        "'A B'",
        "small",
    ),
    (
        "a wild agency",
        'kind = "one-of"',
        'kind = "one-of"\nagencies = ["polise"]',
        "agencies",
        "'polise'",
        "'police'",
    ),
]


def line_of(text: str, mark: str) -> int:
    """Return the line of the first place a mark stands, or of the last when it ends in a star."""
    place = text.rindex(mark[:-1]) if mark.endswith("*") else text.index(mark)
    return text.count("\n", 0, place) + 1


def problems(folder, text):
    with pytest.raises(FormNotUsable) as caught:
        read(file_with(folder, text))
    return caught.value.problems


@pytest.mark.parametrize(
    "mistake", [pytest.param(mistake[1:], id=mistake[0]) for mistake in MISTAKES]
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(tmp_path, mistake):
    old, new, mark, what, mend = mistake
    text = spoilt(old, new)
    found = problems(tmp_path, text)
    told = [known for known in found if what in known.what and known.line == line_of(text, mark)]
    assert told, "\n".join(map(str, found))
    assert mend in told[0].mend
    assert told[0].file == "small.toml"
    assert told[0].why


def test_the_small_form_itself_has_no_mistake(tmp_path):
    assert lint_file(file_with(tmp_path, SMALL)) == ()


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path):
    text = spoilt('"case"', '"cas"').replace('"poor"', '"por"').replace('"voice.how"', '"how"')
    found = problems(tmp_path, text)
    assert len(found) == 3
    assert [known.line for known in found] == sorted(known.line for known in found)


def test_one_mistake_does_not_set_off_false_alarms(tmp_path):
    (only,) = problems(tmp_path, spoilt('"grade"\nscale', '"graed"\nscale'))
    assert "kind" in only.what


def test_a_twin_is_told_with_the_line_of_the_first(tmp_path):
    text = spoilt("voice.how", "voice.seen")
    (only,) = problems(tmp_path, text)
    first = line_of(text, 'key = "voice.seen"')
    assert f"The first one stands on line {first}." in only.why


def test_two_sections_may_not_share_a_key(tmp_path):
    found = problems(tmp_path, SMALL + SMALL[SMALL.index("[[section]]") :])
    assert [known.what for known in found if "'voice'" in known.what] == ["'voice' is used twice."]


def test_two_scales_may_not_share_a_key(tmp_path):
    again = SMALL[SMALL.index("[[scale]]") : SMALL.index("[[section]]")]
    assert any("'three' is used twice" in known.what for known in problems(tmp_path, SMALL + again))


def test_a_scale_needs_two_points(tmp_path):
    path = file_with(tmp_path, '[[scale]]\nkey = "one"\ntitle = "One"\n')
    (only,) = lint_file(path)
    assert "fewer than two points" in only.what
    assert only.line == 1


def test_a_form_without_sections_is_told(tmp_path):
    text = SMALL[: SMALL.index("[[section]]")].replace('grade_scale = "three"', "")
    assert [known.what for known in problems(tmp_path, text)] == ["The form has no sections."]


def test_a_section_that_asks_nothing_is_told(tmp_path):
    empty = '[[section]]\nkey = "empty"\ntitle = "Empty"\nintro = "Nothing."\ngraded = false\n'
    (only,) = problems(tmp_path, SMALL + empty)
    assert "asks nothing" in only.what


def test_a_form_that_asks_too_much_is_told(tmp_path):
    question = 'text = "T"\nkind = "date"\nguidance = "G"\n'
    many = "".join(f'[[section.question]]\nkey = "voice.q{n}"\n{question}' for n in range(2000))
    (only,) = problems(tmp_path, SMALL + many)
    assert "more than 2000 questions" in only.what


def test_an_overall_section_keeps_the_same_rules(tmp_path):
    overall = '[overall]\ntitle = "Overall"\nintro = "All."\ngrade_guidance = "Judge."\n'
    found = problems(tmp_path, SMALL + overall)
    assert {known.what for known in found} == {
        "The section 'Overall' does not say what grade 'badly' looks like.",
        "The section 'Overall' does not say what grade 'well' looks like.",
    }


@pytest.mark.parametrize("what", ["statement", "grade"])
def test_a_reflection_opens_with_its_statement_and_holds_no_grade(tmp_path, what):
    found = problems(tmp_path, spoilt('use = "return"', 'use = "reflection"'))
    told = [
        known for known in found if known.what.startswith("A reflection") and what in known.what
    ]
    assert len(told) == 1


def test_a_reflection_may_not_hide_a_grade_in_a_question(tmp_path):
    text = spoilt('use = "return"', 'use = "reflection"\nstatement = "Nobody is blamed."')
    ungraded = text.replace("[section.grades]\n", "graded = false\n").replace("grade_scale", "#")
    trimmed = ungraded.replace('well = "The', '# "').replace('badly = "The', '# "')
    assert [known.what for known in problems(tmp_path, trimmed)] == [
        "A reflection cannot hold a grade."
    ]


def test_a_file_that_is_no_form_is_told_so_once(tmp_path):
    (only,) = problems(tmp_path, 'title = "A letter"\n')
    assert only.what == "There is no [form] table."


def test_a_million_mistakes_are_not_all_told(tmp_path):
    assert len(problems(tmp_path, "[form]\n" + "[[section]]\n" * 5000)) == 200


def test_scales_are_told_with_their_lines_too(tmp_path):
    text = SMALL[SMALL.index("[[scale]]") : SMALL.index("[[section]]")]
    path = file_with(tmp_path, text.replace('"poor"', '"por"'))
    with pytest.raises(FormNotUsable) as caught:
        read_scales(path)
    assert [known.line for known in caught.value.problems] == [line_of(text, '"poor"')]


def test_the_error_says_how_many_problems_there_are_and_tells_the_first(tmp_path):
    with pytest.raises(FormNotUsable) as caught:
        read(file_with(tmp_path, spoilt('"case"', '"cas"').replace('"poor"', '"por"')))
    assert "small.toml, line 5" in str(caught.value)
    assert "Problems found: 2." in str(caught.value)
