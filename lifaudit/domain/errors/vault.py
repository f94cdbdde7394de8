"""What can go wrong between a person and the keys of their vault."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class VaultError(LifauditError):
    """The family of everything that keeps a vault shut."""


class SealBroken(VaultError):
    """A sealed value does not open: another key, another place, or changed bytes."""

    title = "A sealed record does not open"
    sentence = (
        "Part of this vault was changed outside lifaudit, or belongs to another vault. "
        "Nothing was overwritten. Check the vault, and restore the last good backup if it fails."
    )


class WrongPassphrase(VaultError):
    """No passphrase slot opens with these words."""

    title = "That passphrase does not open this vault"
    sentence = (
        "Your records are safe and unchanged. Check Caps Lock and the keyboard layout and "
        "try again, or use the recovery key you printed."
    )


class WrongRecoveryKey(VaultError):
    """A well-formed recovery key that belongs to another vault or was replaced."""

    title = "That recovery key does not open this vault"
    sentence = (
        "It was typed correctly, but it is another vault's or was replaced. Nothing was changed. "
        "Look for the sheet that says Vault {number}; for a backup, the one in use at its time."
    )


class NoRecoverySheet(VaultError):
    """A vault or backup that no recovery sheet was ever confirmed for."""

    title = "No recovery sheet opens this vault"
    sentence = (
        "No sheet was printed and read back for it, or only after this backup was made. Nothing "
        "was changed. Use its passphrase, or restore a newer backup."
    )


class RecoveryKeyMistyped(VaultError):
    """The characters typed do not add up to any recovery key."""

    title = "The recovery key has a slip in it"
    sentence = (
        "{where} does not match its check letter. Nothing was tried and nothing changed. "
        "Compare it with your printed sheet and type it again."
    )


class RecoveryKeyIncomplete(VaultError):
    """Letters of the recovery key are missing, or there are too many."""

    title = "The recovery key is not complete"
    sentence = (
        "{found} letters were typed and the key has {expected}. Nothing was tried and nothing "
        "changed. Compare it with your printed sheet and type it again."
    )


class WrongPartnershipKey(VaultError):
    """The partnership's recovery file opens no slot of this vault."""

    title = "The partnership's recovery file does not open this vault"
    sentence = (
        "This vault was not set up for that file, and it is unchanged. "
        "Ask the partnership for the recovery file that was in use when the vault was made."
    )


class PartnershipKeyUnreadable(VaultError):
    """What was given is not a partnership's recovery key at all."""

    title = "That is not a partnership's recovery key"
    sentence = (
        "The text could not be read as a recovery key, so it was not used and nothing changed. "
        "Ask the partnership to send the file again."
    )


class WrongPin(VaultError):
    """The PIN, or the secret this laptop remembers, does not open the vault."""

    title = "That PIN does not open this vault"
    sentence = (
        "Your records are safe and unchanged. Try the PIN again, or use your passphrase, "
        "which always works."
    )


class KeysExist(VaultError):
    """A new vault was to be made where one is already."""

    title = "There is already a vault in this folder"
    sentence = (
        "Its keys were left as they are, because replacing them would lock it for ever. "
        "Open that vault, or choose an empty folder for the new one."
    )


class KeysMissing(VaultError):
    """There is no key file beside the store."""

    title = "The vault's key file is not there"
    sentence = (
        "Without keys.json the vault cannot be opened by anyone; the records were not touched. "
        "Put the copy from the newest backup back into the vault's folder."
    )


class KeysDamaged(VaultError):
    """The key file is not exactly what lifaudit wrote."""

    title = "The vault's key file is damaged"
    sentence = (
        "keys.json is not as lifaudit left it, so it was not used; the records were not touched. "
        "Put the copy from the newest backup in its place and open the vault again."
    )


class NewerVersion(VaultError):
    """A file of the vault was written by a later lifaudit."""

    title = "This vault needs a newer lifaudit"
    sentence = (
        "Its files have format {found}; this lifaudit reads up to format {known}. "
        "Nothing was changed. Install the newer lifaudit and open the vault again."
    )


class SlotMissing(VaultError):
    """The way in that should be changed is not in the key file."""

    title = "That way into the vault no longer exists"
    sentence = "It was removed earlier, and nothing was changed. Look at the list again."


class LastSlot(VaultError):
    """Removing this slot would shut the person out for ever."""

    title = "This is the last way into the vault"
    sentence = (
        "Removing it would lock the vault for ever, so it was kept. "
        "Add another passphrase or recovery key first."
    )


class TooManySlots(VaultError):
    """The key file would outgrow its limit."""

    title = "This vault has too many ways in"
    sentence = (
        "The key file is full, so the new one was not added; the others still work. "
        "Remove a passphrase or recovery key that nobody needs."
    )


class TooLittleMemory(VaultError):
    """The computer cannot spare the memory that makes guessing expensive."""

    title = "This computer is short of memory"
    sentence = (
        "Opening or changing a vault takes {mebibytes} MB for a second, and it was not to be had; "
        "nothing was changed. Close other programs and try again."
    )


class PassphraseTooWeak(VaultError):
    """The measured passphrase would not stand against somebody with the laptop and time."""

    title = "That passphrase is too easy to guess"
    sentence = (
        "It was not accepted and nothing was changed. "
        "Take five words that have nothing to do with each other, or use the suggested ones."
    )


class KeyringMissing(VaultError):
    """The operating system offers no safe place for a secret, or lost what was put there."""

    title = "This computer has no safe place to remember the vault"
    sentence = (
        "Nothing was stored anywhere. Go on opening the vault with your passphrase; "
        "your IT officer can tell you whether a keyring is available."
    )


class NotRemembered(VaultError):
    """The keyring holds nothing for this vault."""

    title = "This computer does not remember the vault"
    sentence = (
        "The secret for this vault is not in the computer's keyring; the records are safe. "
        "Open the vault with your passphrase and set the PIN again."
    )
