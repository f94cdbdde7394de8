"""Why an update file is not relied on; nothing is ever installed by a check."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class UpdateRefused(LifauditError):
    """The family of everything that keeps an update file from being believed."""


class ReleaseKeyMissing(UpdateRefused):
    """The build has no key to check an update with."""

    title = "This build knows no release key"
    sentence = (
        "It was built without the key that update files are checked with, so nothing can be said "
        "of this one and nothing was changed. Ask whoever looks after this computer to compare the "
        "installer with the checksums of the release."
    )


class ReleaseKeyUnreadable(UpdateRefused):
    """The keys that came with the build are none."""

    title = "The release key of this build cannot be read"
    sentence = (
        "A part of lifaudit is damaged or was built wrongly, so nothing can be said of the update "
        "file and nothing was changed. Install lifaudit anew from a copy you trust."
    )


class UpdateNotRead(UpdateRefused):
    """The file could not be opened."""

    title = "The update file could not be opened"
    sentence = (
        "{name} could not be read ({why}), so nothing was checked and nothing was changed. "
        "Choose the file again, or copy it once more."
    )


class UpdateTooLarge(UpdateRefused):
    """The file is larger than any update file."""

    title = "This file is too large for an update file"
    sentence = (
        "An update file has at most {most} KB, so this one was not read to its end and nothing was "
        "changed. Choose the file that ends in .lifupdate, not the installer."
    )


class NotAnUpdate(UpdateRefused):
    """The file is something else."""

    title = "This file is not an update file"
    sentence = (
        "It is not written as update files are, so nothing in it was believed and nothing was "
        "changed. Choose the file that ends in .lifupdate, as it was released."
    )


class UpdateForged(UpdateRefused):
    """No release key of this build signed these bytes."""

    title = "This update file is not from the makers of lifaudit"
    sentence = (
        "Its signature was not made with a release key that this build knows, or it was changed "
        "since. Nothing in it was believed and nothing was changed. Do not start an installer that "
        "came with it, and tell whoever looks after this computer."
    )


class UpdateTooNew(UpdateRefused):
    """A later version of lifaudit wrote a form that this one does not know."""

    title = "This update file is written in a newer form"
    sentence = (
        "It is signed by the makers of lifaudit, but in form {found}, and this version reads "
        "form {known}. Nothing was changed. Ask whoever looks after this computer to install the "
        "release in another way."
    )


class UpdateBroken(UpdateRefused):
    """It is signed, and still not in its form."""

    title = "This update file makes no sense"
    sentence = (
        "It is signed, but what it says is not in the form of an update file, so nothing of it is "
        "shown and nothing was changed. Do not start an installer that came with it, and tell the "
        "makers of lifaudit."
    )
