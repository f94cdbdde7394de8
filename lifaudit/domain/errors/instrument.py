"""What can be wrong with a form, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.remark import Severity


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a file something stands: on a line of text, or in a cell of a workbook.

    Lines and rows count from 1; 0 means the file or the sheet as a whole.
    """

    line: int = 0
    sheet: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        named = (
            ("line", self.line),
            ("sheet", self.sheet),
            ("row", self.row),
            ("column", self.column),
        )
        return ", ".join(f"{name} {value}" for name, value in named if value)


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong with a form file: where it stands, why it matters, how to mend it.

    `line`, `sheet`, `row` and `column` are those of a Spot, side by side as other programs read
    them. With advice the form can be used as it is.
    """

    file: str
    line: int
    what: str
    why: str
    mend: str
    severity: Severity = Severity.PROBLEM
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def spot(self) -> Spot:
        """Where in the file it stands."""
        return Spot(self.line, self.sheet, self.row, self.column)

    @property
    def stops(self) -> bool:
        """Whether the form cannot be used before this is mended."""
        return self.severity is Severity.PROBLEM

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, str(self.spot)) if part)
        kind = "" if self.stops else " (advice)"
        return f"{place}{kind}: {self.what} {self.why} {self.mend}"


class FormNotUsable(LifauditError):
    """A form file has problems; all of them are in `problems`, the first is in the sentence."""

    title = "This form cannot be used yet"
    sentence = "{first} Problems found: {count}. Nothing was changed. Mend the file and try again."

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        super().__init__(first=str(problems[0]), count=len(problems))
        self.problems = problems


class FormNotReadable(FormNotUsable):
    """A file is missing, damaged, hostile or of another kind, so that no form can be seen in it."""

    title = "This file cannot be read as a form"
    sentence = "{first} Nothing was changed. Mend the file, or choose another."


class FormNotFound(LifauditError):
    """No shipped form has this key and version."""

    title = "There is no such form"
    sentence = "No form is called '{wanted}'. Nothing was changed. Choose one of: {known}."


class NotInForm(LifauditError):
    """A question, section, scale, point or choice was asked for that the form does not have."""

    title = "The form does not ask that"
    sentence = (
        "The form this audit is pinned to has nothing called '{wanted}'. Nothing was changed. "
        "Check that the record belongs to this audit."
    )


class FormDamaged(LifauditError):
    """The canonical text of a pinned form cannot be read back."""

    title = "The form kept with this audit is damaged"
    sentence = (
        "The form kept with this audit cannot be read ({reason}). Nothing was changed and the "
        "answers are safe. Restore the vault from its last backup, or ask your lead for a new pack."
    )


class NotForWorkbook(LifauditError):
    """A form holds something that no workbook could give back."""

    title = "This form cannot be written as a workbook"
    sentence = (
        "What stands under '{where}' is too long for a cell, or holds a sign or a name that a "
        "workbook would lose. Nothing was written. Shorten or change it, or write a .toml file."
    )
