"""Where an answer stands: at a question, or at a question in one row of a group."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.question import Question


@dataclass(frozen=True, slots=True)
class Path:
    """A question, and the group and row it is asked in where it is asked more than once.

    `text` is how `Answer.question` writes it: `question`, or `group/row/question`. Keys hold no
    slash (lifaudit.instruments.names).
    """

    question: str
    group: str = ""
    row: str = ""

    @property
    def text(self) -> str:
        """The path as one word."""
        return f"{self.group}/{self.row}/{self.question}" if self.group else self.question


def read_path(text: str) -> Path:
    """Read back what `Path.text` wrote."""
    group, slash, rest = text.partition("/")
    row, _, question = rest.partition("/")
    return Path(question, group, row) if slash else Path(text)


@dataclass(frozen=True, slots=True)
class Posed:
    """One question as it is put to somebody: once, or in one row of its group.

    `row` counts the rows as they stand, from 1; 0 is no row.
    """

    path: Path
    question: Question
    row: int = 0
