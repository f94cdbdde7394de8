"""What can go wrong when an audit lists what it looks at."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NotListed(LifauditError):
    """Something was to be listed in an audit whose cases are drawn."""

    title = "Children's cases are drawn, not listed"
    sentence = (
        "This audit looks at children's cases, which are known by codes alone. Nothing was "
        "changed. Draw or choose them on the Sample page."
    )


class TitleMissing(LifauditError):
    """A setting, process or event was listed without saying which."""

    title = "Say which one it is"
    sentence = "Nothing was added. Give it the name people know it by, and try again."


class ListedAlready(LifauditError):
    """The same name stands in the list."""

    title = "This one is in the list"
    sentence = "Nothing was added. One of this name is in the list already; give another name."


class OneIsEnough(LifauditError):
    """A second self-assessment was to be listed."""

    title = "One is enough"
    sentence = (
        "Nothing was added. Every agency answers once about itself, so the audit needs one "
        "self-assessment, and it has it."
    )


class NameNotKept(LifauditError):
    """A response or a self-assessment was to be given a name."""

    title = "No name is kept here"
    sentence = (
        "Nothing was changed. Responses to a survey and self-assessments are known by their codes, "
        "so that nobody can be told by a name."
    )
