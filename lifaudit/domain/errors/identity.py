"""What can go wrong with a person's signing key, request and certificate."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class IdentityTrouble(LifauditError):
    """The family of everything that keeps a person from being known by their signature."""


class RequestUnreadable(IdentityTrouble):
    """The file is no certificate request of lifaudit, or was changed on its way."""

    title = "That certificate request cannot be used"
    sentence = (
        "The file is not a request made by lifaudit, or it was changed on its way; no certificate "
        "was made. Ask the person to make the request again and to send that file."
    )


class CertificateUnreadable(IdentityTrouble):
    """The file is no certificate."""

    title = "That is not a certificate"
    sentence = (
        "The file could not be read as a certificate, and nothing was changed. "
        "Ask the partnership's lead to send it again."
    )


class RootExpired(IdentityTrouble):
    """The partnership's root is past its ten years."""

    title = "The partnership's signing root has run out"
    sentence = (
        "No certificate was made; reports that were signed in time stay valid. "
        "Make a new root in the partnership's settings and issue the certificates again."
    )


class NameMissing(IdentityTrouble):
    """A certificate needs a name that can be read."""

    title = "A signature needs a name"
    sentence = (
        "The name is empty once characters that cannot be seen are left out; nothing was made. "
        "Enter the name as it should stand on signed reports."
    )


class TrustUnreadable(LifauditError):
    """A trust file holds no certificate that can be read."""

    title = "This trust file cannot be read"
    sentence = (
        "The file holds no certificate, so nothing was checked against it and nothing was changed. "
        "Ask the partnership's lead for its trust file again."
    )


class RecipientUnreadable(IdentityTrouble):
    """What should say for whom to seal is no age recipient."""

    title = "Nothing can be sealed for this person"
    sentence = (
        "Their address for sealed files cannot be read, so nothing was made or sent. "
        "Ask them for a new joining request, and admit them again."
    )


class NotForMe(IdentityTrouble):
    """A sealed file that is for other people, or whose list of recipients was changed."""

    title = "This file is sealed for somebody else"
    sentence = (
        "It does not open with your key, and nothing was changed. "
        "Give it to whom it is for, or ask the sender to include you."
    )


class AgeDamaged(IdentityTrouble):
    """A sealed file that is not whole, not sealed, or was changed."""

    title = "This sealed file is damaged"
    sentence = (
        "It was changed on its way or not copied to its end, so nothing of it was used. "
        "Copy it again, or ask the sender for it once more."
    )


class SignatureBroken(IdentityTrouble):
    """A signature does not fit what it is said to sign."""

    title = "The signature does not fit"
    sentence = (
        "The file was changed, or somebody else signed it; nothing of it was used. "
        "Ask the sender for it once more, and tell your lead if it happens again."
    )
