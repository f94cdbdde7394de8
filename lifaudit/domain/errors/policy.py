"""What an organisation does not allow on the laptops it looks after."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class AgainstPolicy(LifauditError):
    """The family of everything that an organisation's policy refuses."""


class FolderNotAllowed(AgainstPolicy):
    """A vault may lie only where the policy says."""

    title = "Your organisation keeps vaults elsewhere"
    sentence = (
        "Your organisation allows vaults only in {allowed}. Nothing was changed, and a vault that "
        "lies elsewhere is safe. Choose a folder there; move a vault by moving its whole folder."
    )


class PassphraseTooShort(AgainstPolicy):
    """The policy asks for a longer passphrase."""

    title = "Your organisation asks for a longer passphrase"
    sentence = (
        "Your organisation asks for {least} letters or more. Nothing was changed. Add a word: "
        "five words are easy to remember."
    )


class ExportsNotAllowed(AgainstPolicy):
    """The policy allows no working copies."""

    title = "Your organisation allows no working copies"
    sentence = (
        "Your organisation keeps drafts and working copies inside the vault. Nothing was written. "
        "The signed report can be saved; ask those who look after this laptop for anything else."
    )


class ExchangeNotAllowed(AgainstPolicy):
    """The policy allows no exchange folder."""

    title = "Your organisation allows no exchange folder"
    sentence = (
        "Your organisation does not let lifaudit watch a folder for packs. Nothing was read and "
        "nothing is lost. Save packs to a file, and take them in by hand."
    )
