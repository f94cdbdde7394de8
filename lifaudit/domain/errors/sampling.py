"""What can go wrong between a list of children's codes and the cases of an audit."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.errors.base import LifauditError

SHOWN_ROWS = 6


@dataclass(frozen=True, slots=True)
class FrameProblem:
    """One thing wrong with a frame: in which column, in which rows, why. Never the values.

    `rows` count as the spreadsheet does, from 1; empty means the file or the whole column.
    """

    column: str
    rows: tuple[int, ...]
    why: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.column, _rows(self.rows)) if part)
        return f"{place}: {self.why}" if place else self.why


class FrameRefused(LifauditError):
    """A frame holds what must not come in, or cannot be sampled; `problems` says it all."""

    title = "This list cannot be used as it is"
    sentence = (
        "{first} Things found: {count}. Nothing was imported. Make a copy that holds only codes "
        "and groups, and try again."
    )

    def __init__(self, problems: tuple[FrameProblem, ...]) -> None:
        super().__init__(first=str(problems[0]), count=len(problems))
        self.problems = problems


class FrameMissing(LifauditError):
    """Cases were to be drawn before there is a list."""

    title = "There is no list to draw from yet"
    sentence = "Nothing was drawn. Bring in the list of case references first, then draw."


class NotInFrame(LifauditError):
    """A reference was named that the frame does not hold, or that is excluded."""

    title = "The list does not hold this reference"
    sentence = (
        "At least one reference is not in the list, is excluded, or was named twice. "
        "Nothing was changed. Choose from the lines that are shown."
    )


class ReferenceUnfit(LifauditError):
    """A typed reference looks like something that identifies a child."""

    title = "This is not a code"
    sentence = "A reference {why}. Nothing was recorded. Use the agency's own case code instead."


class SampleTooLarge(LifauditError):
    """More cases were asked for than the frame has left."""

    title = "There are not that many cases"
    sentence = (
        "{asked} cases were asked for and {available} can be drawn. Nothing was drawn. "
        "Ask for fewer, or bring in a longer list."
    )


class SampleEmpty(LifauditError):
    """A sample of no cases was asked for."""

    title = "No cases were asked for"
    sentence = "Nothing was drawn. Say how many cases the audit should look at, at least one."


class GroupUnknown(LifauditError):
    """A stratified draw names a column the frame does not have."""

    title = "The list has no such group"
    sentence = (
        "The list has no column of this name to divide it by. Nothing was drawn. "
        "Choose one of its columns."
    )


class SeedUnfit(LifauditError):
    """A seed that nobody could write down and use again."""

    title = "This seed cannot be used"
    sentence = (
        "A seed is one line of up to 64 letters, digits or signs. Nothing was drawn. "
        "Take the one that is offered, or type another."
    )


class DrawnAlready(LifauditError):
    """The sample stands; it is not changed by the back door."""

    title = "The sample is drawn"
    sentence = (
        "What it was drawn from stays as it was, and nothing was changed. Replace single cases "
        "with a reason, or discard the draw with a reason and draw again."
    )


class CollectingBegun(LifauditError):
    """Agencies have started, so the sample cannot be discarded."""

    title = "Agencies have started on these cases"
    sentence = (
        "The sample was not discarded and nothing is lost. Replace single cases, each with a "
        "reason, instead."
    )


class CaseMissing(LifauditError):
    """No such case counts in this audit."""

    title = "This case is not in the audit"
    sentence = "Nothing was changed. Go back to the sample and choose a case that is in it."


class NoReserveLeft(LifauditError):
    """A case was to be replaced and every reserve is used."""

    title = "No reserve is left"
    sentence = (
        "The case was not replaced and nothing was changed. Go on with one case fewer and say so "
        "under limits, or discard the draw and draw again with more reserves."
    )


class ReasonMissing(LifauditError):
    """Something was to be done that has to be explained."""

    title = "Say why"
    sentence = (
        "This is kept with its reason, and none was given. Nothing was changed. "
        "Write one sentence and try again."
    )


def _rows(rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    shown = ", ".join(map(str, rows[:SHOWN_ROWS]))
    more = f" and {len(rows) - SHOWN_ROWS} more" if len(rows) > SHOWN_ROWS else ""
    return f"row{'s' if len(rows) > 1 else ''} {shown}{more}"
