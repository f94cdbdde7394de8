"""What can go wrong with a report: making it, sealing it, reading one back."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class ReportUnreadable(LifauditError):
    """The file is no PDF that can be opened."""

    title = "This file cannot be read as a report"
    sentence = (
        "The file is damaged or is not a PDF. Nothing was changed. "
        "Ask whoever sent it for a fresh copy."
    )


class ReportNotRead(LifauditError):
    """The report to be checked could not be opened as a file."""

    title = "The report could not be opened"
    sentence = (
        "{name} could not be read ({why}), so nothing was checked and nothing was changed. "
        "Choose the file again, or ask whoever sent it for another copy."
    )


class TrustNotRead(LifauditError):
    """The trust file to check against could not be opened as a file."""

    title = "The trust file could not be opened"
    sentence = (
        "{name} could not be read ({why}); the report was not checked and nothing was changed. "
        "Choose the file again, or leave it out to check without it."
    )


class ReportNotAccessible(LifauditError):
    """Our own checks found a fault in a PDF we had just made."""

    title = "The report did not pass its own checks"
    sentence = (
        "The PDF was not saved because {count} accessibility or archive rules failed, "
        "first: {first}. Your audit is safe. Please report this as a fault of lifaudit."
    )


class FieldUnknown(LifauditError):
    """The report has no signature field of this name."""

    title = "There is no place for this signature"
    sentence = (
        "The report has no signature field called {field}. Nothing was signed. "
        "Check that this is the right report."
    )


class FieldAlreadySigned(LifauditError):
    """The signature field is filled."""

    title = "This place is already signed"
    sentence = "The field {field} already holds a signature. Nothing was changed."


class AlreadySealed(LifauditError):
    """A second certification, or one after an approval."""

    title = "This report is already sealed"
    sentence = (
        "The lead certifies first and only once; this report already holds a signature. "
        "Nothing was changed. Make the report again to seal a new one."
    )


class NotYetSealed(LifauditError):
    """An agency tried to approve before the lead certified."""

    title = "The lead has not sealed this report yet"
    sentence = (
        "An agency approves what the lead has certified. Nothing was signed. "
        "Ask the lead to certify the report first."
    )


class CertificateExpired(LifauditError):
    """The certificate was not valid at the time of signing."""

    title = "This certificate cannot sign today"
    sentence = (
        "It is valid from {start} to {end}. Nothing was signed. "
        "Ask the lead to issue a new certificate, or check this computer's clock."
    )


class CertificateUnfit(LifauditError):
    """The certificate or key is of a kind that may not sign reports."""

    title = "This certificate may not sign reports"
    sentence = "{why} Nothing was signed. Ask the lead to issue a signing certificate."
