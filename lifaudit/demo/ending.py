"""The demo's ending: every representative decides, and the files are put where people look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lifaudit.demo import signing
from lifaudit.demo.stage import Stage
from lifaudit.domain.ports import silent
from lifaudit.domain.signing import Verdict
from lifaudit.services import checking, exporting, identifiers

TRUST, COPIES = "trust.pem", "working copies"


@dataclass(frozen=True, slots=True)
class Ended:
    """The signed report, the version it took the place of, and what checking it said."""

    report: Path
    superseded: Path | None
    trust: Path
    exports: tuple[Path, ...]
    verdict: Verdict


def end(stage: Stage, audit: str, out: Path) -> Ended:
    """Certify, let everybody decide, and write down what goes to others."""
    signing.name_all(stage, audit)
    signing.certify(stage, audit)
    first = signing.newest(stage, audit)
    declined = signing.decline(stage, audit)
    if declined:
        signing.certify(stage, audit)
    signing.approve_all(stage, audit)
    with stage.lead.vault.unit() as unit:
        taken = identifiers.screened_dossier(unit, audit)
        roots, trust = checking.roots(unit), checking.trust_file(unit)
    code = taken.value.audit.code
    report, last = out / f"{code} report.pdf", signing.newest(stage, audit)
    report.write_bytes(last)
    (out / TRUST).write_bytes(trust)
    superseded = _kept(out / f"{code} report, version 1.pdf", first, needed=declined)
    exports = exporting.export(taken, out / COPIES, stage.clock(), silent)
    verdict = checking.check_bytes(last, roots)
    stage.tell(f"{len(verdict.signatures)} signatures on one file. {verdict.headline}")
    return Ended(report, superseded, out / TRUST, exports, verdict)


def _kept(path: Path, pdf: bytes, *, needed: bool) -> Path | None:
    if not needed:
        return None
    path.write_bytes(pdf)
    return path
