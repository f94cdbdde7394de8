"""Why nothing leaves yet, and why a text cannot be changed where it stands."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class IdentifiersFound(LifauditError):
    """Texts that are about to leave may say who somebody is, and nobody has decided about them."""

    title = "Look at what may name somebody first"
    sentence = (
        "What would leave holds numbers, dates of birth, addresses or names that nobody has "
        "decided about ({count}). Nothing was written and nothing left. Mask each or let it stand, "
        "on the page Names and numbers, then do this again."
    )


class MaskRefused(LifauditError):
    """Somebody wants to mask what another person wrote, or in an audit that is signed."""

    title = "This cannot be masked here"
    sentence = (
        "Others wrote it, or the audit is signed, so it was not changed. Ask who wrote it to mask "
        "it and to send it anew, or let it stand."
    )


class MaskedAlready(LifauditError):
    """What was found is not there any more."""

    title = "This has changed meanwhile"
    sentence = (
        "What was found does not stand there any more, so nothing was changed now. "
        "Look at what is left, and decide about that."
    )
