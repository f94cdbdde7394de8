"""Reports: one is made, certified, checked as a stranger would, and changed to see it noticed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from lifaudit.domain.audit import AuditType
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.policy import AgainstPolicy, ExportsNotAllowed
from lifaudit.domain.errors.selftest import NotHere
from lifaudit.domain.partnership import Agency, AgencyType, Partnership, Person, Role
from lifaudit.domain.ports import silent
from lifaudit.domain.screening import Screened
from lifaudit.domain.signing import State
from lifaudit.security.argon import Cost
from lifaudit.security.means import Passphrase
from lifaudit.security.words import suggest
from lifaudit.selftest.proof import hold
from lifaudit.services import checking, exporting, planning, register, reporting, vault
from lifaudit.services.clock import system_clock
from lifaudit.services.reporting import Ready
from lifaudit.services.vault import Vault

CHEAP = Cost(passes=1, memory_kib=64, lanes=1)  # the vault is gone a moment later
SCHOOLS = Agency("edu", "Exampleshire Schools", "Education", AgencyType.EDUCATION)


def signed(folder: Path) -> str:
    """Certify a report of an invented audit and judge it: whole, changed, and longer by a byte."""
    ready = _audit(folder / "vault")
    pdf, chain = reporting.certify(ready, system_clock(), silent).pdf, ready.key.chain
    verdict = checking.check_bytes(pdf, chain)
    hold(verdict.state is State.INTACT_TRUSTED, f"A new report is judged: {verdict.headline}")
    middle = len(pdf) // 2
    changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
    for broken in (changed, pdf + b"\n"):
        judged = checking.check_bytes(broken, chain).state
        hold(judged in (State.NOT_INTACT, State.UNREADABLE), "A changed report passes for whole")
    size = f"{len(pdf) // 1024} KiB"
    return f"{size} certified and trusted; a changed one is not. {_copies(ready.whole, folder)}"


def _copies(whole: Screened[Dossier], folder: Path) -> str:
    try:
        made = exporting.export(whole, folder / "copies", system_clock(), silent)
    except ExportsNotAllowed:
        return "The policy allows no working copies."
    kinds = {one.suffix.removeprefix(".") for one in made}
    return f"Working copies: {', '.join(sorted(kinds))}."


def _audit(path: Path) -> Ready:
    """Plan an audit in a new vault and return it as its lead may sign it; the vault is shut."""
    words = Passphrase(suggest(), CHEAP)
    try:
        made = vault.create(path, words, system_clock)
    except AgainstPolicy as error:
        raise NotHere(why=error.title) from error
    with closing(made):
        return _planned(made)


def _planned(ours: Vault) -> Ready:
    lead = Person(ours.person, "Ada Quill", Role.LEAD, "Quality assurance lead", SCHOOLS.agency)
    with ours.unit() as unit:
        register.save_agency(unit, SCHOOLS)
        register.found(unit, Partnership(register.OURS, "Exampleshire", ""), lead, ours.keys)
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, "Selftest").audit
        planning.expect(unit, audit, SCHOOLS.agency)
    with ours.unit() as unit:
        return reporting.signing(unit, audit, ours.keys)
