"""What needs me now: read once when the vault opens, and again after each change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lifaudit.domain.agenda import Care, Item, Next, Standing, in_order, item_of, next_of
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.learning import Finding
from lifaudit.domain.membership import Signing
from lifaudit.domain.partnership import Agency, Partnership, Person, Role
from lifaudit.domain.running_order import CaseDay
from lifaudit.services import disputes, keys, planning, register, shares, upkeep
from lifaudit.services.instruments import subject
from lifaudit.services.members import standing_of
from lifaudit.services.urgent import Pressing, pressing
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

BACKUP_OLD = timedelta(days=7)
FEWEST_AGENCIES = 2
CERTIFICATE = {
    Signing.SOON: Care.RUNS_OUT,
    Signing.RUN_OUT: Care.CANNOT_SIGN,
    Signing.REVOKED: Care.CANNOT_SIGN,
    Signing.LEFT: Care.CANNOT_SIGN,
}
NOT_OURS = (Involvement.NOT_KNOWN, Involvement.KNOWN_NOT_INVOLVED)


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the first page shows."""

    partnership: Partnership
    person: Person | None
    items: tuple[Item, ...]
    care: tuple[Care, ...]
    backed_up: datetime | None
    pressing: tuple[Pressing, ...] = ()

    @property
    def belongs(self) -> bool:
        """This vault belongs to a partnership."""
        return Care.JOINING not in self.care

    @property
    def plans(self) -> bool:
        """Whoever uses this vault plans audits, where others are sent them."""
        return self.belongs and self.person is not None and self.person.role is Role.LEAD


def view(unit: Unit, vault: Vault) -> HomeView:
    """Read what each audit and the vault itself wait for."""
    now = unit.now()
    items = [item_of(_standing(unit, one), now.date()) for one in unit.where(Audit)]
    newest = next(iter(upkeep.generations(vault)), None)
    made = newest.made if newest else None
    return HomeView(
        register.partnership(unit),
        unit.one(Person, person=unit.actor),
        tuple(in_order(items)),
        tuple(_care(unit, vault, made)),
        made,
        pressing(unit),
    )


def audit_of(unit: Unit, audit: str) -> Audit | None:
    """Return an audit's plan, for the rail and the path."""
    return unit.one(Audit, audit=audit)


def next_in(unit: Unit, audit: str) -> Next:
    """Return what an audit waits for; raises AuditMissing."""
    return next_of(_standing(unit, planning.audit_of(unit, audit)))


def _standing(unit: Unit, audit: Audit) -> Standing:
    key = audit.audit
    chosen = unit.where(Case, audit=key, status=CaseStatus.CHOSEN)
    cases = {one.case for one in chosen}
    asked = {one.agency for one in unit.where(ExpectedAgency, audit=key, asked=True)}
    found = [
        one for one in unit.where(Return, audit=key) if one.case in cases and one.agency in asked
    ]
    findings = [one for one in unit.where(Finding, audit=key) if not one.withdrawn]
    arrived = sum(one.is_signed_off or one.involvement in NOT_OURS for one in found)
    about = subject(unit, key)
    days = unit.where(CaseDay, audit=key)
    seen = sum(one.case in cases and one.closed_at is not None for one in days)
    counts = (len(asked), len(cases), len(found), arrived, len(findings))
    torn, share = disputes.count(unit, key), shares.share_of(unit, audit, chosen)
    return Standing(audit, *counts, about, seen, torn, shares.unsent(unit, audit), share)


def _care(unit: Unit, vault: Vault, backed_up: datetime | None) -> list[Care]:
    wanted = []
    if not keys.has_recovery(vault):
        wanted.append(Care.RECOVERY)
    wanted += _of_certificate(unit, vault)
    if backed_up is not None and unit.now() - backed_up > BACKUP_OLD:
        wanted.append(Care.BACKUP)
    if register.is_issuer(unit) and len(unit.where(Agency, active=True)) < FEWEST_AGENCIES:
        wanted.append(Care.AGENCIES)
    return sorted(wanted, key=tuple(Care).index)


def _of_certificate(unit: Unit, vault: Vault) -> list[Care]:
    """Say what keeps the person who unlocked from signing, or soon will."""
    if not register.partnership(unit).root_certificate:
        return [Care.JOINING]
    if register.signing_key(unit, vault.keys) is None:
        return [Care.SIGNING]
    need = CERTIFICATE.get(standing_of(unit, unit.actor).signing)
    return [need] if need else []
