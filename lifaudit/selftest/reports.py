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
from lifaudit.domain.signing import SigningKey, State
from lifaudit.security.argon import Cost
from lifaudit.security.means import Passphrase
from lifaudit.security.words import suggest
from lifaudit.selftest.proof import hold
from lifaudit.services import checking, exporting, planning, register, reporting, vault
from lifaudit.services.clock import system_clock
from lifaudit.services.dossiers import dossier
from lifaudit.services.vault import Vault

CHEAP = Cost(passes=1, memory_kib=64, lanes=1)  # the vault is gone a moment later
SCHOOLS = Agency("edu", "Exampleshire Schools", "Education", AgencyType.EDUCATION)


def signed(folder: Path) -> str:
    """Certify a report of an invented audit and judge it: whole, changed, and longer by a byte."""
    whole, key = _audit(folder / "vault")
    pdf = reporting.certify(whole, key, system_clock(), silent).pdf
    verdict = checking.check_bytes(pdf, key.chain)
    hold(verdict.state is State.INTACT_TRUSTED, f"A new report is judged: {verdict.headline}")
    middle = len(pdf) // 2
    changed = pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]
    for broken in (changed, pdf + b"\n"):
        judged = checking.check_bytes(broken, key.chain).state
        hold(judged in (State.NOT_INTACT, State.UNREADABLE), "A changed report passes for whole")
    size = f"{len(pdf) // 1024} KiB"
    return f"{size} certified and trusted; a changed one is not. {_copies(whole, folder)}"


def _copies(whole: Dossier, folder: Path) -> str:
    try:
        made = exporting.export(whole, folder / "copies", system_clock(), silent)
    except ExportsNotAllowed:
        return "The policy allows no working copies."
    kinds = {one.suffix.removeprefix(".") for one in made}
    return f"Working copies: {', '.join(sorted(kinds))}."


def _audit(path: Path) -> tuple[Dossier, SigningKey]:
    """Plan an audit in a new vault and return it with its lead's key; the vault is shut again."""
    words = Passphrase(suggest(), CHEAP)
    try:
        made = vault.create(path, words, system_clock)
    except AgainstPolicy as error:
        raise NotHere(why=error.title) from error
    with closing(made):
        return _planned(made)


def _planned(ours: Vault) -> tuple[Dossier, SigningKey]:
    lead = Person(ours.person, "Ada Quill", Role.LEAD, "Quality assurance lead", SCHOOLS.agency)
    with ours.unit() as unit:
        register.save_agency(unit, SCHOOLS)
        register.found(unit, Partnership(register.OURS, "Exampleshire", ""), lead, ours.keys)
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, "Selftest").audit
        planning.expect(unit, audit, SCHOOLS.agency)
    with ours.unit() as unit:
        key = register.signing_key(unit, ours.keys)
        hold(key, "The founder of a partnership has no signing key")
        assert key is not None  # noqa: S101 - it was held to that
        return dossier(unit, audit), key
