"""What can be wrong with a profile."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class ProfileMissing(LifauditError):
    """No shipped profile has this id."""

    title = "This profile is not known here"
    sentence = (
        "No profile is called '{wanted}'. Nothing was changed. Choose one of: {known}, or install "
        "the version of lifaudit that brought it."
    )


class ProfileDamaged(LifauditError):
    """A profile file is not what this version of lifaudit reads."""

    title = "A profile cannot be read"
    sentence = (
        "The file {file} is not a whole profile: {what}. Your records are safe. "
        "Install lifaudit again, or put the file back as it was."
    )


class NotInProfile(LifauditError):
    """A word was asked for that the profile does not have."""

    title = "The profile has no word for this"
    sentence = (
        "This profile has nothing called '{wanted}'. Nothing was changed. "
        "Check that lifaudit and its profiles are of the same version."
    )
