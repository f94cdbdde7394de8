"""Taking a pack in: all of it in one transaction, or nothing but a line that it was refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from lifaudit.domain.arrived import Arrived, PackView
from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Return
from lifaudit.domain.errors.base import Cancelled, LifauditError
from lifaudit.domain.errors.exchange import CopyNotMerged, PackBroken
from lifaudit.domain.event import Event
from lifaudit.domain.pack import HandedKey, Manifest, PackKind
from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import Progress
from lifaudit.domain.post import TAKEN, PackSeen, number_after
from lifaudit.domain.sharing import committed, is_sound
from lifaudit.domain.trust import Member
from lifaudit.exchange.contents import Contents, contents_of
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership, pack_files, signed_files
from lifaudit.services.checking import roots
from lifaudit.services.collecting import answer_of, take_answer
from lifaudit.services.disputes import arisen
from lifaudit.services.gaps import forks, gaps
from lifaudit.services.in_bulk import in_bulk
from lifaudit.services.pack_proof import Proven, prove
from lifaudit.services.revealing import agency_of, open_ready, plan_as_promised, take_released
from lifaudit.services.strays import strays
from lifaudit.services.vault import Vault
from lifaudit.services.vouching import keep, sift
from lifaudit.store.compartment import Compartment
from lifaudit.store.keeping import keep_document
from lifaudit.store.merge import Merged, merge, sealed_under
from lifaudit.store.rights import leading_in
from lifaudit.store.unit import Unit

WITH_DOCUMENTS = frozenset({PackKind.FOR_APPROVAL, PackKind.APPROVAL, PackKind.DRAFT})


def inspect(unit: Unit, keys: OpenKeys, file: bytes) -> PackView:
    """Say what a pack is, without taking anything in; raises what `pack_proof.prove` raises."""
    proven = prove(unit, keys, file)
    manifest, sender = proven.manifest, proven.sender
    return PackView(
        manifest.kind,
        sender.name,
        _agency(unit, sender),
        datetime.fromisoformat(manifest.created),
        manifest.audit,
        _title(unit, manifest.audit),
        sum(one.last - one.first + 1 for one in manifest.spans),
        len(manifest.recipients),
        _is_known(unit, proven),
    )


def take_in(vault: Vault, file: bytes, progress: Progress) -> Arrived:
    """Take a pack in; a refusal leaves one line in the vault and is raised again.

    Raises what `pack_proof.prove` raises, CopyNotMerged, PackBroken, EventForged, ChainForked and
    Cancelled.
    """
    try:
        with in_bulk(), vault.unit() as unit:
            return _take_in(unit, vault.keys, file, progress)
    except Cancelled:
        raise
    except LifauditError as refusal:
        with vault.unit() as unit:
            _note_refusal(unit, file, refusal.title)
        raise


def inspect_file(vault: Vault, path: Path) -> PackView:
    """Say what a file is; raises PackNotRead and what `inspect` raises."""
    file = pack_files.read(path)
    with vault.unit() as unit:
        return inspect(unit, vault.keys, file)


def take_in_file(vault: Vault, path: Path, progress: Progress) -> Arrived:
    """Take a file in; raises PackNotRead and what `take_in` raises."""
    return take_in(vault, pack_files.read(path), progress)


def _take_in(unit: Unit, keys: OpenKeys, file: bytes, progress: Progress) -> Arrived:
    proven = prove(unit, keys, file)
    if proven.manifest.kind is PackKind.BACKUP:
        raise CopyNotMerged
    if _is_known(unit, proven):
        return replace(_arrived(unit, proven), seen_before=True)
    if proven.fresh is not None:
        membership.learn(unit, proven.fresh)
    manifest = proven.manifest
    led, is_known = _was_handed(unit, manifest.audit), _has(unit, manifest.audit)
    before = _strays(unit, proven)
    inside = contents_of(
        manifest, proven.received.content, lambda done, total: progress(done, total, "Reading")
    )
    sifted = sift(unit, proven.known, inside.events, inside.vouchers)
    done = _merged(unit, manifest, replace(inside, events=sifted.taken), progress)
    _keep_documents(unit, manifest, inside)
    seen = _seen(unit, proven)
    unit.record("Took in a pack", seen, *keep(unit, sifted))
    opened = _opened(unit, proven, inside)
    handed_on = not led and _was_handed(unit, manifest.audit)
    arrived = _counted(unit, proven, done, sifted.kept_out)
    came_later = max(_strays(unit, proven) - before, 0)
    return replace(
        arrived, opened=opened, handed_on=handed_on, is_known=is_known, strays=came_later
    )


def _has(unit: Unit, audit: str) -> bool:
    return unit.one(Audit, audit=audit) is not None


def _was_handed(unit: Unit, audit: str) -> bool:
    """Tell whether the audit was handed on to the person at the keyboard, who leads it now."""
    led = leading_in(unit.connection, unit.ring, audit)
    return led.lead == unit.actor and len(led.turns) > 1


def _is_known(unit: Unit, proven: Proven) -> bool:
    found = unit.where(PackSeen, pack=proven.manifest.pack)
    return any(one.is_taken for one in found)


def _merged(unit: Unit, manifest: Manifest, inside: Contents, progress: Progress) -> Merged:
    """Merge what came with the keys that may open it; the plan that came with it may allow more."""
    audit, handed, taken = manifest.audit, inside.keys, inside.events
    plan = _promised(unit, audit)
    first, sound = _at_once(unit, manifest, handed, plan), partial(is_sound, plan=plan)
    done = merge(unit, taken, tuple(_keys(unit, first, taken, audit)), progress, sound)
    plan = _promised(unit, audit)
    more = tuple(one for one in _at_once(unit, manifest, handed, plan) if one not in first)
    if not more:
        return done
    sound = partial(is_sound, plan=plan)
    again = merge(unit, (), tuple(_keys(unit, more, taken, audit)), is_sound=sound)
    opened = {one.compartment for one in more}
    here = sum(one.header.compartment in opened for one in taken)
    return replace(done, sealed=done.sealed - here, aside=done.aside + again.aside)


def _keys(
    unit: Unit, handed: tuple[HandedKey, ...], taken: tuple[Event, ...], audit: str
) -> Iterator[Compartment]:
    """Yield the keys of what is here; one that opens nothing yet could stand in another's way."""
    used = {one.header.compartment for one in taken} | sealed_under(unit)
    for one in handed:
        if one.compartment in used:
            yield Compartment(one.compartment, audit, one.name, one.key)


def _at_once(
    unit: Unit, manifest: Manifest, handed: tuple[HandedKey, ...], plan: Audit
) -> tuple[HandedKey, ...]:
    """Return the keys that may open what is here at once: all but those of what was committed.

    Colleagues of one agency work together, so that theirs open; but not before the audit's lead.
    """
    mine = agency_of(unit, unit.actor)
    together = manifest.kind is not PackKind.REVEAL and unit.actor != plan.lead
    places = [(one, committed(one.name, plan)) for one in handed]
    return tuple(one for one, place in places if place is None or (together and place[1] == mine))


def _promised(unit: Unit, audit: str) -> Audit:
    """Return an audit as it was promised; of one that is not here yet everything is sealed."""
    if not _has(unit, audit):
        return Audit(audit, openness=Openness.ANSWERS_SEALED)
    return plan_as_promised(unit, audit)


def _opened(unit: Unit, proven: Proven, inside: Contents) -> tuple[str, ...]:
    """Hold what was released, and open the cases of which nobody is waited for any more."""
    manifest = proven.manifest
    if not _has(unit, manifest.audit):
        return ()
    take_released(unit, proven.sender, manifest.audit, inside.keys)
    return open_ready(unit, manifest.audit)


def _keep_documents(unit: Unit, manifest: Manifest, inside: Contents) -> None:
    """Keep signed files; in a pack that brings none of its own, those that the audit names."""
    if not inside.documents:
        return
    known = signed_files.named(unit, manifest.audit)
    for one in inside.documents:
        digest = keep_document(unit, one.name, one.content)
        if manifest.kind not in WITH_DOCUMENTS and digest not in known:
            raise PackBroken
        if manifest.kind is PackKind.APPROVAL:
            take_answer(unit, answer_of(one.content, roots(unit)))


def _seen(unit: Unit, proven: Proven) -> PackSeen:
    manifest = proven.manifest
    return PackSeen(
        proven.received.sha256,
        manifest.pack,
        manifest.kind.value,
        proven.sender.person,
        manifest.audit,
        unit.now(),
        TAKEN,
        manifest.heads,
        number_after(unit.where(PackSeen)),
    )


def _note_refusal(unit: Unit, file: bytes, title: str) -> None:
    sha256 = hashlib.sha256(file).hexdigest()
    known = unit.one(PackSeen, sha256=sha256)
    if known is None or not known.is_taken:
        unit.record("Refused a pack", PackSeen(sha256, at=unit.now(), outcome=title))


def _arrived(unit: Unit, proven: Proven) -> Arrived:
    manifest, sender = proven.manifest, proven.sender
    return Arrived(
        manifest.kind,
        sender.name,
        _agency(unit, sender),
        manifest.audit,
        _title(unit, manifest.audit),
    )


def _counted(unit: Unit, proven: Proven, done: Merged, kept_out: int) -> Arrived:
    audit, agency = proven.manifest.audit, proven.sender.agency
    cases = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    chosen = {one.case for one in cases if one.asks(agency)}
    signed = [
        one
        for one in unit.where(Return, audit=audit, agency=agency)
        if one.is_signed_off and one.case in chosen
    ]
    return replace(
        _arrived(unit, proven),
        new=done.new,
        sealed=done.sealed,
        waiting=done.waiting,
        aside=done.aside,
        kept_out=kept_out,
        returned=len(signed),
        cases=len(chosen),
        torn=arisen(unit),
        gaps=gaps(unit, audit),
        forked=forks(unit, audit),
    )


def _strays(unit: Unit, proven: Proven) -> int:
    """Count what the sender's agency, and one's own, recorded under a version of before a move."""
    audit, agencies = proven.manifest.audit, {proven.sender.agency, agency_of(unit, unit.actor)}
    found = (one for each in agencies for one in strays(unit, audit=audit, agency=each))
    asked = {one.case for one in unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)}
    return sum(one.case in asked for one in found)


def _agency(unit: Unit, sender: Member) -> str:
    found = unit.one(Agency, agency=sender.agency)
    return found.name if found else sender.agency


def _title(unit: Unit, audit: str) -> str:
    plan = unit.one(Audit, audit=audit)
    return " ".join(one for one in (plan.code, plan.title) if one) if plan else ""
