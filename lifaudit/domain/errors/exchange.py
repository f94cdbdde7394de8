"""Why a pack is not taken in; every one leaves the vault as it was."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class PackRefused(LifauditError):
    """The family of everything that keeps a pack out."""


class NotAPack(PackRefused):
    """The file is something else."""

    title = "This file is not a pack"
    sentence = (
        "It does not begin as packs do, so it was not opened and nothing was changed. "
        "Choose the file that ends in .lifpack, as it was sent to you."
    )


class PackCutOff(PackRefused):
    """The file ends before a pack can."""

    title = "This pack is cut off"
    sentence = (
        "The file ends too early: it was not copied whole. Nothing was changed. "
        "Copy it again from where it came from, or ask the sender for it once more."
    )


class PackDamaged(PackRefused):
    """The sealed layer does not open, although it is for this person."""

    title = "This pack is damaged"
    sentence = (
        "It was changed on its way or not copied to its end, so nothing of it was used and nothing "
        "was changed. Copy it again, or ask the sender for it once more."
    )


class PackNotForMe(PackRefused):
    """It is sealed for other people."""

    title = "This pack is not for you"
    sentence = (
        "It is sealed for other people and cannot be opened here. Nothing was changed. "
        "Give it to whom it is for, or ask the sender to include you."
    )


class PackPassedOn(PackRefused):
    """It opens here, but its sender did not address it to this person."""

    title = "This pack was sent to somebody else"
    sentence = (
        "Its sender did not address it to you: it was opened and sealed again by another person. "
        "Nothing was changed. Ask the sender for a pack of your own, and tell your lead."
    )


class PackForged(PackRefused):
    """The signature does not fit what it signs."""

    title = "This pack is not what its sender signed"
    sentence = (
        "Its signature does not fit: it was changed or made up. Nothing of it was used and nothing "
        "was changed. Ask the sender for it once more, and tell your lead if it happens again."
    )


class PackBroken(PackRefused):
    """Signed rightly, but against the rules of the format."""

    title = "This pack does not keep to the rules"
    sentence = (
        "It is signed, but its contents are not in the form that packs have. Nothing was changed. "
        "Ask the sender to make it again, and your IT officer to look at the sender's laptop."
    )


class PackTooLarge(PackRefused):
    """More than a pack may hold."""

    title = "This pack is too large"
    sentence = (
        "A pack may have {most} MiB and this one has more, so it was not opened and nothing was "
        "changed. Ask the sender for an update instead of everything."
    )


class PackTooNew(PackRefused):
    """A later version wrote it."""

    title = "This pack needs a newer lifaudit"
    sentence = (
        "It has format {found} and this lifaudit reads up to format {known}. Nothing was changed. "
        "Install the newer lifaudit and take the pack in again."
    )


class SenderUnknown(PackRefused):
    """The sender is not in the partnership's list."""

    title = "The sender of this pack is not known here"
    sentence = (
        "Its signature is none of your partnership's members, so nothing of it was used and "
        "nothing was changed. Ask your lead whether this person has joined, and for an update."
    )


class SenderRevoked(PackRefused):
    """The lead has withdrawn the sender's certificate."""

    title = "The sender of this pack may no longer sign"
    sentence = (
        "The lead has withdrawn the certificate it is signed with. Nothing was changed. "
        "Ring the sender: they need a new certificate, then they can send it again."
    )


class SenderExpired(PackRefused):
    """The sender's certificate has run out, or is not valid yet."""

    title = "The sender's certificate is not valid now"
    sentence = (
        "It has run out, or one of the two laptops has a wrong date. Nothing was changed. "
        "Check the date of this laptop; otherwise the sender needs a new certificate from the lead."
    )


class SenderLeft(PackRefused):
    """The lead's list says that the sender has left."""

    title = "The sender of this pack no longer takes part"
    sentence = (
        "Your lead's list of members says that this person has left. Nothing was changed. "
        "Ask the lead whether that is so, and who sends for the agency now."
    )


class SenderMayNot(PackRefused):
    """The sender's role does not allow this kind of pack."""

    title = "The sender may not send this kind of pack"
    sentence = (
        "Only the lead of a partnership sends it. Nothing was changed. "
        "Ask your lead whether an invitation was meant to come this way."
    )


class OtherPartnership(PackRefused):
    """It belongs to another partnership."""

    title = "This pack belongs to another partnership"
    sentence = (
        "This vault works for one partnership and the pack is for another. Nothing was changed. "
        "Open the vault you use for that partnership and take the pack in there."
    )


class OtherAudit(PackRefused):
    """Nothing is known here of its audit."""

    title = "This pack is about an audit you were not invited to"
    sentence = (
        "Your vault holds nothing of that audit, and the pack is no invitation. Nothing was "
        "changed. Take in the lead's invitation first, then this pack again."
    )


class CopyNotMerged(PackRefused):
    """A backup copy was to be taken in as if it were about an audit."""

    title = "This is a backup copy"
    sentence = (
        "A backup copy is kept and restored, never taken in, so nothing was changed. "
        "Take it out into a folder of its own; its owner restores it from there."
    )


class NotACopy(PackRefused):
    """A pack of another kind was to be laid out as a backup."""

    title = "This pack is no backup copy"
    sentence = (
        "It carries something else than a backup, so no folder was made and nothing was changed. "
        "Take it in on the page for packs instead."
    )


class PackNotRead(PackRefused):
    """The file could not be opened at all."""

    title = "The pack could not be opened"
    sentence = (
        "{name} could not be read ({why}), so nothing was taken in and nothing was changed. "
        "Choose the file again, or copy it onto this laptop first."
    )


class NoLongerInDispute(LifauditError):
    """A conflict was settled, or got another side, while somebody was looking at it."""

    title = "This has changed meanwhile"
    sentence = (
        "Somebody has decided, or recorded something new in the same place. Nothing was changed "
        "now. Look at what stands there and decide again if there is still something to decide."
    )


class StillHidden(LifauditError):
    """Somebody wants to decide a conflict whose sides they cannot see before the reveal."""

    title = "Nobody decides this unseen"
    sentence = (
        "What was recorded here is shown once the case is revealed, and until then nobody knows "
        "what they would choose. Both sides are kept and nothing was changed. Decide after the "
        "case was called and everybody has released."
    )


class ThirdMissing(LifauditError):
    """Somebody wants a third value to stand and has not written one."""

    title = "Write what should stand"
    sentence = (
        "Neither side is to stand, and nothing is written in their place. Nothing was changed. "
        "Write what is right, or choose one of the sides."
    )


class NobodyToSendTo(LifauditError):
    """Nobody is there to receive a pack."""

    title = "There is nobody to send this to"
    sentence = (
        "None of the agencies has a member who has joined, so no pack was made and nothing was "
        "changed. Admit a colleague of each agency on the page of people first."
    )


class LeadOutOfReach(LifauditError):
    """The lead of an audit has left, or may no longer sign: nothing is sealed for them."""

    title = "The audit's lead cannot be sent anything now"
    sentence = (
        "By the partnership's list its lead has left or may no longer sign, so no pack was made. "
        "What is recorded here is kept. Ask the partnership who leads this audit now, take in a "
        "pack of theirs, and make this one again."
    )


class NobodyToApprove(LifauditError):
    """Nobody who is named to approve a report can be sent a pack."""

    title = "There is nobody to send the report to"
    sentence = (
        "Nobody who is named to approve it has joined with a laptop of their own, so no pack was "
        "made and nothing was changed. Admit them on the page of people, or save the report and "
        "send them that file."
    )


class NoKeeper(LifauditError):
    """Nobody by that name can keep a backup copy."""

    title = "Nobody can keep this copy"
    sentence = (
        "A copy is kept by another member of the partnership who has joined and is still here; "
        "this is none, so no copy was made. Choose somebody else, or admit them first."
    )


class CopyTooLarge(LifauditError):
    """A backup is larger than a pack may be."""

    title = "This vault is too large for a backup copy"
    sentence = (
        "A copy may have {most} MiB and this backup has more. The backup itself was made and lies "
        "beside the vault, and no copy was. Back up onto an encrypted stick instead."
    )


class TooMuchToSend(LifauditError):
    """More than one pack may hold, and it cannot be parted."""

    title = "This is too much for one pack"
    sentence = (
        "A pack may have {most} MiB and this one would have more, so none was made and nothing was "
        "changed. Make the attached report smaller, or ask those who receive it for a pack of "
        "theirs first: what they have already need not go again."
    )


class ExchangeFolderAway(LifauditError):
    """The folder that packs are exchanged through cannot be read now."""

    title = "The exchange folder is not there"
    sentence = (
        "{folder} cannot be read now: the stick may be out, or the share not connected. Nothing "
        "was changed. Once it is back, packs are picked up from it again."
    )
