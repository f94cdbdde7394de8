"""Why a card, a request, an answer or a list of members is not taken."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class JoiningRefused(LifauditError):
    """The family of everything that keeps somebody, or a list of members, out."""


class BundleUnreadable(JoiningRefused):
    """The list of members is not in its form."""

    title = "The list of members cannot be read"
    sentence = (
        "It is not as a lead's lifaudit writes it, so it was not used and nothing was changed. "
        "Ask the lead of your partnership to send it again."
    )


class JoiningTooNew(JoiningRefused):
    """A later version wrote the file."""

    title = "This file needs a newer lifaudit"
    sentence = (
        "It has format {found} and this lifaudit reads up to format {known}. Nothing was changed. "
        "Install the newer lifaudit and open the file again."
    )
