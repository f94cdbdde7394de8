"""What keeps an audit from being moved to another version of its instrument, or back."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class MoveNowhere(LifauditError):
    """An audit was to be moved to the version it has."""

    title = "The audit uses this version already"
    sentence = "Nothing was changed. Choose another version of its instrument, or another module."


class MoveUnfit(LifauditError):
    """An audit was to be moved to an instrument about something else."""

    title = "This instrument looks at something else"
    sentence = (
        "The audit looks at {now}, the instrument at {other}. Nothing was changed. Choose a "
        "version that looks at the same, or plan a new audit with it."
    )


class NeverMoved(LifauditError):
    """A move was to be taken back that never was."""

    title = "There is no move to take back"
    sentence = (
        "The audit has the instrument it began with, or was moved back already. Nothing was "
        "changed. Its history shows every move."
    )
