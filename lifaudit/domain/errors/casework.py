"""What can go wrong while an agency records a case."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NotExpected(LifauditError):
    """A return was asked for a case that is not in the sample, or an agency that is not asked."""

    title = "This agency is not asked about this case"
    sentence = (
        "The case is not in the sample, or the agency is not on the plan. Nothing was changed. "
        "Open the board and choose one of the returns there."
    )


class ReasonMissing(LifauditError):
    """Something that needs a reason was asked for without one."""

    title = "A reason is needed"
    sentence = "Nothing was changed. Write in a few words why, then try again."


class StatementUnread(LifauditError):
    """A reflection was to be recorded before the practitioner was told what it is for."""

    title = "Read the statement first"
    sentence = (
        "Nothing was recorded. The practitioner must have read, or been read, the statement at "
        "the top; confirm that, then write."
    )


class NotSignedOff(LifauditError):
    """A return that is still open was to be reopened."""

    title = "This return is open already"
    sentence = "Nothing was changed. Record what is missing and sign it off when it is whole."
