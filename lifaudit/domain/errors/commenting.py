"""What can go wrong when draft findings are commented on and answered."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NothingToGiveOut(LifauditError):
    """There is no finding that could be commented on."""

    title = "There is no finding to comment on yet"
    sentence = "Nothing was given out. Write down the findings first, then ask for comments."


class NotGivenOut(LifauditError):
    """A comment was made on a finding that was never given out."""

    title = "This finding was not given out for comment"
    sentence = (
        "Nothing was recorded. Take in the newest draft findings from the lead, and comment on "
        "those."
    )


class NothingSaid(LifauditError):
    """A comment neither agreed nor said anything."""

    title = "The comment says nothing yet"
    sentence = "Nothing was recorded. Agree with the finding, or say what should be different."


class CommentChanged(LifauditError):
    """The lead answered words that do not stand any more."""

    title = "This comment says something else by now"
    sentence = (
        "Its author changed it after it was read here, so your answer was not recorded. Read the "
        "comment again, and answer what it says now."
    )


class NoSuchComment(LifauditError):
    """The lead answered a comment that is not there."""

    title = "This comment is not there any more"
    sentence = (
        "Its author took it back, or it has not arrived. Nothing was changed. Look at the comments "
        "again."
    )
