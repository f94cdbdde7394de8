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


class NotYours(LifauditError):
    """Somebody wants to write where only others may: it would count on no other laptop."""

    title = "This is not yours to write"
    sentence = (
        "It belongs to another agency, to whoever records for the room, or to the audit's lead, "
        "and an entry of yours would not count. Nothing was changed. Ask whose it is to record it, "
        "or the lead to type it in."
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
    sentence = "Nothing was changed. Record what is missing and sign it off when it is complete."


class UnfitAnswer(LifauditError):
    """A value was to be recorded that is no answer to its question."""

    title = "This is not an answer to the question"
    sentence = "{why} Nothing was changed: what was recorded before still stands."


class NoSuchRow(LifauditError):
    """A row was named that the return does not have, or not where it was said to be."""

    title = "This row is not there"
    sentence = (
        "The row is not in this return, or it was taken out or brought back in the meantime. "
        "Nothing was changed. Look at the rows as they stand now, then try again."
    )


class RowsFull(LifauditError):
    """One more row was to be added than the form allows."""

    title = "There is no room for another row"
    sentence = (
        "The form takes {most} rows here at most. Nothing was changed. Take a row out first; what "
        "was recorded in it stays in the history."
    )


class NotAModerator(LifauditError):
    """Somebody who is neither a moderator nor the chair tried to moderate."""

    title = "Only a moderator or the chair moderates"
    sentence = (
        "Nothing was changed. Ask a moderator or the chair to open it, or let the lead give "
        "somebody that role on the page of people."
    )


class NothingToModerate(LifauditError):
    """Something was to be moderated that cannot be, or a choice would have chosen nothing."""

    title = "There is nothing to moderate here"
    sentence = (
        "Nothing was changed. Moderation takes a third look at grades: choose what is in the audit "
        "and takes a grade, and a share of more than nothing."
    )


class NoSuchPractice(LifauditError):
    """A practice case was named that the audit does not have."""

    title = "This practice case is not there"
    sentence = "Nothing was changed. Open the page of calibration and choose one of those there."


class PracticeClosed(LifauditError):
    """A closed practice case was to be graded, closed again, or a grade of it taken back."""

    title = "This practice case is closed"
    sentence = (
        "Everybody has seen how it was graded, so nothing in it was changed. Begin another one to "
        "see whether people have come nearer to each other."
    )


class PracticeEmpty(LifauditError):
    """A practice case was to begin without a title, without words, or where nothing is graded."""

    title = "This practice case says nothing yet"
    sentence = (
        "Nothing was recorded. Give it a title and write what happened in it; the audit must ask "
        "for grades."
    )
