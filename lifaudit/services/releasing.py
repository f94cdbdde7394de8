"""Releasing: an agency hands over the keys of what it committed, or it is said why it does not."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.change import Change
from lifaudit.domain.errors.day import NotCalledYet, NothingToRelease
from lifaudit.domain.errors.exchange import NobodyToSendTo
from lifaudit.domain.pack import HandedKey, PackKind
from lifaudit.domain.reveal import NotRevealed
from lifaudit.domain.trust import Member
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership, pack_files
from lifaudit.services.casework import refuse_panel, said
from lifaudit.services.pack_making import Errand, Made, can_receive, make
from lifaudit.services.revealing import (
    called_of,
    open_ready,
    own_keys_of,
    plan_as_promised,
    told_released,
)
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit


def release(unit: Unit, keys: OpenKeys, audit: str, case: str) -> Made:
    """Release what one's own agency committed of a case, in one pack for everybody in the audit.

    Doing it again makes the pack again. What others have released opens here if nobody is waited
    for any more. Raises NotCalledYet, NothingToRelease, NobodyToSendTo and what
    `membership.prove_mine` raises.
    """
    plan = plan_as_promised(unit, audit)
    if called_of(unit, plan, case) is None:
        raise NotCalledYet
    own = own_keys_of(unit, plan, case)
    if not own:
        raise NothingToRelease
    to = _everybody(unit, plan)
    for agency, theirs in own.items():
        told_released(unit, plan, case, agency, theirs)
    every = chain.from_iterable(own.values())
    handed = tuple(HandedKey(one.compartment, one.name, one.key) for one in every)
    made = make(unit, keys, Errand(PackKind.REVEAL, plan, to, "release", (), handed))
    open_ready(unit, audit)
    return made


def leave_sealed(unit: Unit, audit: str, case: str, agency: str, why: str) -> Change:
    """Say that an agency's grades are not revealed, and why; an empty reason waits for it again.

    Raises what `refuse_panel` raises.
    """
    refuse_panel(unit, audit, case)
    done = unit.record("Not revealed", NotRevealed(audit, case, agency, said(why)))
    open_ready(unit, audit)
    return done


def release_into(vault: Vault, audit: str, case: str, folder: Path) -> tuple[Path, ...]:
    """Put the release of a case into a folder; raises NotWritten and what `release` raises.

    It counts as released only when the file is there.
    """
    with vault.unit() as unit:
        return pack_files.write(folder, (release(unit, vault.keys, audit, case),))


def _everybody(unit: Unit, plan: Audit) -> tuple[Member, ...]:
    known = membership.trusted(unit)
    asked = {one.agency for one in unit.where(ExpectedAgency, audit=plan.audit, asked=True)}
    to = tuple(
        one
        for one in known.members
        if one.person != unit.actor
        and (one.agency in asked or one.person == plan.lead)
        and can_receive(known, one)
    )
    if not to:
        raise NobodyToSendTo
    return to
