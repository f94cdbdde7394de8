"""The demo's sign-off: the lead certifies, every agency decides on its own laptop, one file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lifaudit.demo import post
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.approving import Decision, Said
from lifaudit.domain.learning import Finding
from lifaudit.domain.ports import silent
from lifaudit.services import approving, findings, planning, reporting, representatives, sending
from lifaudit.services.dossiers import learned

DECIDED = {
    Decision.APPROVED: "{agency} approved the report on its own laptop.",
    Decision.RESERVED: "{agency} approved with reservations: “{words}”",
    Decision.DECLINED: "{agency} declined to approve: “{words}”",
}


def name_all(stage: Stage, audit: str) -> None:
    """Name who approves for each agency, before the places for their signatures are made."""
    with stage.lead.vault.unit() as unit:
        for one in stage.agencies:
            representatives.name_representative(unit, audit, one.agency, one.vault.person)


def certify(stage: Stage, audit: str) -> str:
    """Let the lead certify the report as it stands; returns the version's number."""
    lead = stage.lead.vault
    with lead.unit() as unit:
        ready = reporting.signing(unit, audit, lead.keys)
    sealed = reporting.certify(ready, stage.clock(), silent)
    with lead.unit() as unit:
        reporting.record_sealed(unit, audit, sealed)
        version = reporting.versions(unit, audit)[0].version
    stage.tell(f"The lead certified version {version} of the report.")
    return version


def decline(stage: Stage, audit: str) -> bool:
    """Let an agency decline and the lead mend what was wrong; False where it does not take part."""
    told = stage.story.refusal
    laptop = stage.of(told.agency)
    if laptop is None:
        return False
    _decide(stage, laptop, audit, Said(Decision.DECLINED, told.reasons))
    with stage.lead.vault.unit() as unit:
        planning.reopen(unit, audit, f"{laptop.called} declined: {told.mended}")
        findings.save_finding(unit, _mended(learned(unit, audit).findings, stage))
    stage.tell(
        "The lead opened the report again and mended that finding; version 1 stays as it was."
    )
    return True


def approve_all(stage: Stage, audit: str) -> None:
    """Send the report round: each signs the copy that the ones before have signed."""
    told = stage.story.reservation
    for laptop in stage.agencies:
        said = Said(Decision.APPROVED)
        if laptop.agency == told.agency:
            said = Said(Decision.RESERVED, told.words)
        _decide(stage, laptop, audit, said)


def newest(stage: Stage, audit: str) -> bytes:
    """Return the newest report with every approval the lead holds."""
    with stage.lead.vault.unit() as unit:
        last = reporting.versions(unit, audit)[0].version
        return reporting.sealed_pdf(unit, audit, last)


def _decide(stage: Stage, laptop: Laptop, audit: str, said: Said) -> None:
    """Let a representative read the report, decide, and send the answer back to the lead."""
    stage.clock.turn_page()
    vault = laptop.vault
    sending.send_report(stage.lead.vault, audit, stage.folder)
    post.pick_up(stage, laptop)
    with vault.unit() as unit:
        pdf, who = approving.kept_here(unit, vault.keys, audit)
    asked = approving.open_kept(pdf, who, silent)
    with vault.unit() as unit:
        ready = approving.ready(unit, vault.keys, asked, said)
    given = approving.answer(asked, ready, stage.clock(), silent)
    with vault.unit() as unit:
        approving.record_answer(unit, given)
    sending.send_answer(vault, given.report, stage.folder)
    post.pick_up(stage, stage.lead)
    stage.tell(DECIDED[said.decision].format(agency=laptop.called, words=said.words))


def _mended(items: tuple[Finding, ...], stage: Stage) -> Finding:
    told = stage.story.refusal
    return replace(next(_numbered(items, told.finding)), why=told.why)


def _numbered(items: tuple[Finding, ...], number: int) -> Iterator[Finding]:
    return (one for one in items if one.order == number)
