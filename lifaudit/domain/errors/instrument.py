"""What can be wrong with a form, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.errors.base import LifauditError


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing wrong with a form file: where it stands, why it matters, how to mend it.

    `line` counts from 1; 0 means the file as a whole.
    """

    file: str
    line: int
    what: str
    why: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.what} {self.why} {self.mend}"


class FormNotUsable(LifauditError):
    """A form file has problems; all of them are in `problems`, the first is in the sentence."""

    title = "This form cannot be used yet"
    sentence = "{first} Problems found: {count}. Nothing was changed. Mend the file and try again."

    def __init__(self, problems: tuple[FormProblem, ...]) -> None:
        super().__init__(first=str(problems[0]), count=len(problems))
        self.problems = problems


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
