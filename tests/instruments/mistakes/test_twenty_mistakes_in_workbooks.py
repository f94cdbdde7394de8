"""The twenty mistakes in a workbook, each told with its sheet, its row and its column."""

from __future__ import annotations

import io
from dataclasses import dataclass

import openpyxl
import pytest
from instruments.spoilt_logic import sound
from instruments.xlsforms import saved

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.xlsform.write import write_workbook


@dataclass(frozen=True, slots=True)
class Mistake:
    """Which cell was changed, to what; what is said of it; the heading or row it is told at."""

    name: str
    sheet: str
    row: int
    column: str
    value: str | None
    what: str
    told: str = ""
    stops: bool = True
    begun: int = 0


MISTAKES = (
    Mistake("an unknown list", "survey", 3, "type", "select_one yes-no-uncler", "yes-no-uncler"),
    Mistake("an unknown reference", "survey", 4, "relevant", "${visit.mad} = 'yes'", "visit.mad"),
    Mistake("a malformed reference", "survey", 4, "relevant", "${visit.made = 'yes'",
            "must start with '${'"),
    Mistake("a name twice", "survey", 5, "name", "visit.made", "'visit.made'"),
    Mistake("a bad name", "survey", 5, "name", "visit who", "Names must begin with a letter"),
    Mistake("a group left open", "survey", 15, "type", None, "begins and does not end", begun=2),
    Mistake("a choice twice", "choices", 9, "name", "mother", "'mother' is used twice"),
    Mistake("a choice with a space", "choices", 9, "name", "the father", "the father"),
    Mistake("an unknown type", "survey", 7, "type", "intger", "intger"),
    Mistake("no label", "survey", 7, "label", None, "The question has no words"),
    Mistake("a slip in an expression", "survey", 4, "relevant", "${visit.made} = = 'yes'",
            "cannot be read (at character 17)"),
    Mistake("an unknown function", "survey", 6, "constraint", ". <= todya()",
            "no function called 'todya' (at character 6)"),
    Mistake("a bracket left open", "survey", 6, "constraint", ". <= today(", "cannot be read"),
    Mistake("a circle", "survey", 9, "calculation", "${visit.double} + 1",
            "'visit.contacts' needs 'visit.double' needs 'visit.contacts'"),
    Mistake("a code that does not exist", "survey", 11, "required", "${visit.quality} = 'goood'",
            "'goood' is not an answer to 'visit.quality' (at character 20)"),
    Mistake("a constraint on a later field", "survey", 6, "constraint", "${visit.times} > 0",
            "looks at 'visit.times', which is asked later", stops=False),
    Mistake("a misspelt 'required'", "survey", 1, "required", "requird", "requird", "requird"),
    Mistake("a misspelt 'constraint'", "survey", 1, "constraint", "constrant", "constrant",
            "constrant"),
    Mistake("a misspelt sheet", "choices", 0, "", "choics", "choics"),
    Mistake("values that do not match", "survey", 11, "required", "${visit.on} < 2",
            "A date is compared with a number (at character 1)"),
)  # fmt: skip


def book(mistake=None):
    """Return the sound form as a workbook, with one cell, heading or sheet name changed."""
    whole = openpyxl.load_workbook(io.BytesIO(write_workbook(sound())))
    if mistake is not None and mistake.row:
        sheet = whole[mistake.sheet]
        at = [cell.value for cell in sheet[1]].index(mistake.column) + 1
        sheet.cell(mistake.row, at).value = mistake.value
    elif mistake is not None:
        whole[mistake.sheet].title = mistake.value
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def said_of(folder, raw):
    try:
        return lint_file(saved(folder, raw))
    except FormNotReadable as error:
        return error.problems


def test_the_workbook_they_are_made_in_is_sound(tmp_path):
    assert len(MISTAKES) == 20
    assert said_of(tmp_path, book()) == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_the_mistake_is_told_with_its_cell(tmp_path, mistake):
    said = said_of(tmp_path, book(mistake))
    told = [one for one in said if mistake.what in one.what]
    assert told, [str(one) for one in said]
    assert told[0].stops is mistake.stops
    assert told[0].mend
    if mistake.row:
        assert (told[0].sheet, told[0].row) == (mistake.sheet, mistake.begun or mistake.row)
        assert told[0].column == (mistake.told or mistake.column)
    else:
        assert told[0].sheet == mistake.value
