"""What can go wrong when agencies approve a certified report."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NotAsCertified(LifauditError):
    """The file is not a certified report that may be signed or taken in."""

    title = "This copy of the report cannot be used"
    sentence = (
        "{why} Nothing was signed and nothing was changed. Ask the lead for the report as it was "
        "certified."
    )


class NotAskedToApprove(LifauditError):
    """The report has no place that waits for this person's certificate."""

    title = "This report does not ask for your approval"
    sentence = (
        "No place in it waits for a signature with your certificate. Nothing was signed. If you "
        "should approve it, ask the lead to name you on the plan and to certify a new version."
    )


class NotThisReport(LifauditError):
    """A file that came back is not a copy of a report this vault certified."""

    title = "This is not a report certified here"
    sentence = (
        "The file is no copy of a report that this vault keeps. Nothing was changed. Check that it "
        "is the approval of this audit's report, and not of another version."
    )


class WordsMissing(LifauditError):
    """Reservations, or reasons for declining, are to be given and were not."""

    title = "The words are missing"
    sentence = "Nothing was signed. Write in a sentence or two what the lead should know."


class WordsTooLong(LifauditError):
    """More was written than a signature can carry for people to read."""

    title = "These words are too many for a signature"
    sentence = (
        "Nothing was signed. Say it in {most} characters, and send the rest to the lead as a "
        "comment on the report."
    )


class NobodySuch(LifauditError):
    """Somebody was to approve for an agency they do not belong to."""

    title = "This person is not with that agency"
    sentence = (
        "Nothing was changed. Choose somebody whom the register has with the agency, or correct "
        "the register on the People page."
    )


class SignerRevoked(LifauditError):
    """Somebody signed after their certificate had been withdrawn."""

    title = "A signature was made with a certificate that had been withdrawn"
    sentence = (
        "Nothing was taken in and nothing was changed. Ring the signer: they need a new "
        "certificate, and the report a new version that names it."
    )


class RefusalUnreadable(LifauditError):
    """A file that says somebody declined does not say it in our form."""

    title = "This file cannot be read"
    sentence = (
        "It is no statement of a representative who declines, or it was damaged on its way. "
        "Nothing was changed. Ask whoever sent it for another copy."
    )


class RefusalNotTheirs(LifauditError):
    """A statement was not signed by the representative whom the report names."""

    title = "This statement was not signed by the representative"
    sentence = (
        "The report names another certificate for this place, so nobody is taken to have declined. "
        "Nothing was changed. Ask the representative themselves."
    )
