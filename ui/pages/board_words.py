"""What the board says above its grid, and in its place while there is nothing on it."""

from __future__ import annotations

from lifaudit.domain.subject import AGENCY, SURVEY
from lifaudit.services.board import Board

THEIRS = "How far the others are, the lead knows."


def summary(board: Board) -> str:
    """Say how much there is to look at, and how much of it is signed off, as far as it is known."""
    looked_at, signed = (
        board.subject.counted(len(board.rows)),
        sum(one.signed for one in board.known),
    )
    if board.own:
        return f"{looked_at[:1].upper()}{looked_at[1:]}. {_own(len(board.known), signed)} {THEIRS}"
    agencies = len(board.agencies)
    return (
        f"How far each agency is with each {board.subject.one}: {looked_at}, "
        f"{_many(agencies, 'agency', 'agencies')}, "
        f"{signed} of {_many(len(board.known), 'return')} signed off."
    )


def _own(returns: int, signed: int) -> str:
    if not returns:
        return "No return is asked of your agency."
    verb = "is" if signed == 1 else "are"
    return f"{signed} of your agency's {_many(returns, 'return')} {verb} signed off."


def teach(board: Board) -> str:
    """Say what will stand on the board, and what comes first."""
    subject = board.subject
    if not board.agencies:
        return "The board has a column for each agency on the plan. Ask the agencies first."
    if subject is SURVEY:
        if not board.audit.takes_answers:
            return "Responses are added here once the audit has started."
        return "Add a response for each person who answers. Nobody is named, not even by role."
    if subject is AGENCY:
        return "Every agency answers about itself once the audit has started."
    way = "then draw or choose them" if subject.sampled else "then list them"
    return (
        f"The board has a row for each {subject.one} and a column for each agency on the plan. "
        f"Ask the agencies on the plan, {way}."
    )


def first_step(board: Board) -> str:
    """Name what an empty board waits for."""
    subject = board.subject
    if waits_for_plan(board):
        return "Go to the plan"
    if subject is SURVEY:
        return "Add a response"
    if subject.sampled:
        return f"Choose the {subject.many}"
    return f"Go to the {subject.many}"


def icon_of(board: Board) -> str:
    """Name the picture of what an empty board waits for."""
    if waits_for_plan(board):
        return "target"
    if board.subject is SURVEY:
        return "plus"
    return "dice-5" if board.subject.sampled else "list-check"


def waits_for_plan(board: Board) -> bool:
    """Tell whether nothing can stand here before the plan is whole and the audit has started."""
    unlisted = board.subject in (AGENCY, SURVEY)
    return not board.agencies or (unlisted and not board.audit.takes_answers)


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
