"""What can go wrong with an audit's own rules."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class AuditMissing(LifauditError):
    """No such audit in this vault."""

    title = "This audit is not in the vault"
    sentence = "Nothing was changed. Go back to the list of audits and choose one that is there."


class AuditNotStarted(LifauditError):
    """Something was to be recorded while the audit is still being planned."""

    title = "This audit has not been started"
    sentence = (
        "Nothing was recorded. Start the audit from its plan once the plan is complete, then "
        "record what you found."
    )


class AuditSigned(LifauditError):
    """The report is certified, so what it rests on stands still."""

    title = "This audit is signed"
    sentence = (
        "Its report has been certified, so nothing in it was changed. To correct it, reopen the "
        "audit with a reason; the signed report stays as it is and a new version supersedes it."
    )


class ReturnSignedOff(LifauditError):
    """The agency stands by this return."""

    title = "This return is signed off"
    sentence = (
        "Nothing was changed. If something must be corrected, reopen the return with a reason; "
        "what was signed off stays in its history."
    )


class ReturnIncomplete(LifauditError):
    """A return was to be signed off with gaps."""

    title = "Something is still missing"
    sentence = (
        "All you recorded is safe. Left before this return can be signed off: {count}. The list on "
        "the left names each."
    )


class PlanIncomplete(LifauditError):
    """An audit was to be opened before its plan is complete."""

    title = "The plan is not complete yet"
    sentence = (
        "All you recorded is safe. Left before agencies can start: {count}. The list beside the "
        "plan names each."
    )


class NotTheLead(LifauditError):
    """Somebody without the right tried to sign or plan."""

    title = "Only the lead can do this"
    sentence = "Nothing was changed. Ask the audit's lead, whose name stands on its plan."


class LeadUnfit(LifauditError):
    """An audit was to be handed on to somebody who could not lead it."""

    title = "They cannot lead this audit"
    sentence = (
        "Nothing was changed. An audit is handed on to a member of the partnership whose role "
        "there is lead and whose certificate counts; the People page shows who that is."
    )


class LeadStays(LifauditError):
    """Handing an audit on was to be undone."""

    title = "Handing an audit on is not taken back"
    sentence = (
        "Nothing was changed, as others may know of it already. Whoever leads now can hand the "
        "audit back to you from its plan."
    )


class StartStays(LifauditError):
    """The start of an audit that agencies know of was to be undone."""

    title = "This audit has begun"
    sentence = (
        "Nothing was changed: agencies were sent their packs or have begun to record, so it cannot "
        "be a draft again. What is wrong in its plan can be put right while it runs."
    )


class NoIdentity(LifauditError):
    """There is no signing identity for the person who unlocked the vault."""

    title = "You have no signing identity here"
    sentence = (
        "Nothing was signed. Found the partnership on the People page, or ask its lead for your "
        "certificate, then sign."
    )
