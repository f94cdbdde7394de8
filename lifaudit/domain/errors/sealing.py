"""What can go wrong between reading an audit and keeping its certified report."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class RecordMovedOn(LifauditError):
    """Something was recorded in the audit while its report was being certified."""

    title = "The audit changed while the report was being made"
    sentence = (
        "The signed file was not kept, because it would say less than the record now does. Nothing "
        "recorded is lost. Read the report again and certify that."
    )


class ReportNotKept(LifauditError):
    """No report of this version has been certified here."""

    title = "There is no such signed report"
    sentence = (
        "This vault keeps no signed report of that version. Nothing was changed. Open the Report "
        "page to see which versions there are."
    )


class SealUnsound(LifauditError):
    """The check of a report just signed did not come out well."""

    title = "The signed report did not pass its own check"
    sentence = (
        "{why} The file was thrown away and nothing was changed. Check that this computer's clock "
        "is right, then certify again."
    )


class NotWritten(LifauditError):
    """A file could not be written where somebody wanted it."""

    title = "The files could not be written"
    sentence = (
        "Writing into {folder} failed: {why}. Your audit is safe and no half file was left. Choose "
        "another folder, or make room in this one."
    )
