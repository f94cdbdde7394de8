"""Checking a report: the same verdict in the window, on the command line and for a stranger."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.report import ReportNotRead, TrustNotRead
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.ports import Progress
from lifaudit.domain.signing import Verdict
from lifaudit.domain.words import day_of
from lifaudit.reports.verdict import verify
from lifaudit.security.trust import from_pem, to_pem
from lifaudit.services.register import partnership
from lifaudit.store.unit import Unit


def check_file(report: Path, trust: Path | None = None) -> Verdict:
    """Judge a report file, against a trust file if any; raises TrustUnreadable, OSError."""
    roots = from_pem(trust.read_bytes()) if trust else ()
    return verify(report.read_bytes(), roots)


def check_chosen(
    report: Path, trust: Path | None, ours: tuple[bytes, ...], progress: Progress
) -> Verdict:
    """Judge a chosen report: a trust file alone decides whom to trust, without one `ours` do.

    Raises ReportNotRead, TrustNotRead, TrustUnreadable.
    """
    progress(0, 1, "Checking the report")
    pinned = from_pem(_read(trust, TrustNotRead)) if trust else ours
    return verify(_read(report, ReportNotRead), pinned)


def check_bytes(report: bytes, roots: tuple[bytes, ...]) -> Verdict:
    """Judge a report by its bytes, against pinned roots."""
    return verify(report, roots)


def roots(unit: Unit) -> tuple[bytes, ...]:
    """Return the root certificates this vault trusts: its own partnership's."""
    ours = partnership(unit)
    return (bytes.fromhex(ours.root_certificate),) if ours.root_certificate else ()


def trust_file(unit: Unit) -> bytes:
    """Return what a stranger needs to check this partnership's reports."""
    return to_pem(*roots(unit))


def read_report(file: Path) -> bytes:
    """Return the bytes of a report somebody sent; raises ReportNotRead."""
    return _read(file, ReportNotRead)


def replaced(unit: Unit, fingerprint: str) -> str:
    """Say which newer version took the place of a report this vault knows; empty when none did."""
    found = unit.where(SealedReport, fingerprint=fingerprint) if fingerprint else []
    for old in found:
        newer = unit.where(SealedReport, audit=old.audit)
        last = max(newer, key=lambda one: int(one.version))
        if last.version != old.version:
            when = f" on {day_of(last.certified_at)}" if last.certified_at else ""
            return (
                f"This is version {old.version}. Version {last.version}, certified{when}, has "
                "taken its place."
            )
    return ""


def _read(file: Path, refusal: type[ReportNotRead | TrustNotRead]) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:  # a name may hold what no file's name can
        why = getattr(error, "strerror", None) or "it is no file"
        raise refusal(name=file.name, why=why) from error
