"""The twenty mistakes that authors make, each told with its place, its reason and its remedy."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from instruments.mistakes.sound import RELEVANT, SOUND, line_of

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.instruments.lint import lint_file

YES = "${visit.made} = 'yes'"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was there, what was written instead, the line to be named, what is said."""

    name: str
    old: str
    new: str
    line: str
    what: str
    mend: str
    stops: bool = True


MISTAKES = (
    Mistake("an unknown list", "yes-no-unclear-na", "yes-no-uncler", "yes-no-uncler",
            "no scale called 'yes-no-uncler'", "'yes-no-unclear-na'"),
    Mistake("an unknown reference", YES, "${visit.mad} = 'yes'", "relevant = ",
            "No question is called 'visit.mad' (at character 1)", "'visit.made'"),
    Mistake("a malformed reference", YES, "${visit.made = 'yes'", "relevant = ",
            "cannot be read (at character 1)", "${section.question}"),
    Mistake("a name twice", '"visit.who"', '"visit.made"', 'key = "visit.made"',
            "'visit.made' is used twice", "another name"),
    Mistake("a bad name", '"visit.who"', '"visit.who was"', "who was",
            "does not fit its section", "visit.a-few-words"),
    Mistake("a bracket left open in the file", 'label = "Father" },\n]', 'label = "Father" },\n',
            '[[section.question]]\nkey = "visit.on"', "not valid TOML", "quotation marks"),
    Mistake("a choice twice", 'code = "father"', 'code = "mother"', 'code = "mother"',
            "'mother' is used twice", "another name"),
    Mistake("a choice with a space", 'code = "father"', 'code = "the father"', "the father",
            "holds a space", "hyphen"),
    Mistake("an unknown type", 'kind = "many-of"', 'kind = "manyof"', "manyof",
            "'manyof' is not a kind", "'many-of'"),
    Mistake("no label", '{ code = "father", label = "Father" }', '{ code = "father" }',
            'code = "father"', "'label' is missing", "Add a line"),
    Mistake("a slip in an expression", YES, "${visit.made} = = 'yes'", "relevant = ",
            "cannot be read (at character 17)", "docs/expressions.md"),
    Mistake("an unknown function", ". <= today()", ". <= todya()", 'constraint = ". <=',
            "no function called 'todya' (at character 6)", "'today'"),
    Mistake("a bracket left open", ". <= today()", ". <= today(", 'constraint = ". <=',
            "cannot be read (at character 12)", "docs/expressions.md"),
    Mistake("a circle", "${visit.times} + ${visit.telephone}", "${visit.double} + 1",
            'calculation = "${visit.double}',
            "'visit.contacts' needs 'visit.double' needs 'visit.contacts'", "Take one"),
    Mistake("a code that does not exist", 'required = false\nrequired_if = "${visit.times} < 2"',
            "relevant = \"${visit.quality} = 'goood'\"", 'relevant = "${visit.quality',
            "'goood' is not an answer to 'visit.quality' (at character 20)", "'good'"),
    Mistake("a constraint on a later field", ". <= today()", "${visit.times} > 0",
            'constraint = "${visit.times}',
            "looks at 'visit.times', which is asked later", "later of the two", stops=False),
    Mistake("a misspelt 'required'", "required = false\nrequired_if",
            "requird = false\nrequired_if", "requird",
            "'requird' means nothing here", "'required'"),
    Mistake("a misspelt 'constraint'", 'constraint = ". <=', 'constrant = ". <=', "constrant",
            "'constrant' means nothing here", "'constraint'"),
    Mistake("a misspelt table", "[[section]]", "[[secton]]", "[[secton]]",
            "'secton' means nothing here", "'section'"),
    Mistake("values that do not match", "${visit.times} < 2", "${visit.on} < 2", "required_if",
            "A date is compared with a number (at character 1)", "today()"),
)  # fmt: skip


def said_of(folder, text):
    path = folder / "visits.toml"
    path.write_text(text, "utf-8")
    try:
        return lint_file(path)
    except FormNotReadable as error:
        return error.problems


def test_there_are_twenty_and_the_form_they_are_made_in_is_sound(tmp_path):
    assert len(MISTAKES) == 20
    assert said_of(tmp_path, SOUND) == ()
    assert RELEVANT in SOUND


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_the_mistake_is_told_with_its_line(tmp_path, mistake):
    assert mistake.old in SOUND
    text = SOUND.replace(mistake.old, mistake.new, 1)
    told = [one for one in said_of(tmp_path, text) if mistake.what in one.what]
    assert told, said_of(tmp_path, text)
    assert told[0].line == line_of(text, mistake.line)
    assert mistake.mend in told[0].mend
    assert told[0].why
    assert told[0].stops is mistake.stops


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_one_mistake_does_not_bring_a_flood(tmp_path, mistake):
    said = said_of(tmp_path, SOUND.replace(mistake.old, mistake.new, 1))
    assert len(said) <= 4, said
