"""What can go wrong with the instruments of one's own: writing, publishing, adding together."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class DraftMissing(LifauditError):
    """No such draft in this vault, or it was discarded."""

    title = "This draft is not here"
    sentence = (
        "It was discarded or never begun in this vault. Nothing was changed. Go back to the "
        "library; a draft that was discarded can be brought back from there."
    )


class DraftPublished(LifauditError):
    """A draft that has become a version was to be changed."""

    title = "This draft has been published"
    sentence = (
        "It is version {identity} now, which never changes. Nothing was changed. Begin a new "
        "version of it from the library."
    )


class InstrumentMissing(LifauditError):
    """No shipped or published instrument has this identity."""

    title = "There is no such instrument here"
    sentence = (
        "Nothing in the library is called '{wanted}'. Nothing was changed. Choose one from the "
        "library, or import its file."
    )


class PublishedForEver(LifauditError):
    """A published version was to be changed or taken back."""

    title = "A published version never changes"
    sentence = (
        "Audits rely on it as it stands, so nothing was changed. Begin a new version of it, or "
        "retire it so that no further audit uses it."
    )


class VersionNotHigher(LifauditError):
    """The version does not come after those that are published."""

    title = "This version is not later than the last"
    sentence = (
        "The last version published is {last}. Nothing was published and the draft is safe. "
        "Choose a higher version, such as {next}."
    )


class VersionUnfit(LifauditError):
    """What was given is no version."""

    title = "That is not a version"
    sentence = (
        "Nothing was published and the draft is safe. Write one to three numbers with dots "
        "between them, such as 1.0 or 2.3.1."
    )


class ChangeUntold(LifauditError):
    """A version was to be published without saying what it changes."""

    title = "Say what this version changes"
    sentence = (
        "Nothing was published and the draft is safe. Write one line for the people who use the "
        "instrument, such as what was added and why."
    )


class KeyTaken(LifauditError):
    """The key belongs to an instrument that comes with lifaudit."""

    title = "An instrument that comes with lifaudit has this key"
    sentence = (
        "'{key}' would be mistaken for it. Nothing was published and the draft is safe. Give "
        "your own instrument another key, such as '{other}'."
    )


class DraftNotClean(LifauditError):
    """A draft has problems that would puzzle an auditor or lose an answer."""

    title = "This draft cannot be published yet"
    sentence = (
        "{count} problems are left; nothing was published and the draft is safe. The list beside "
        "the draft names each of them and says how to mend it."
    )
