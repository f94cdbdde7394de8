"""Releasing by eight words: the box that travels ahead, the words to say, and what they open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lifaudit.domain.audit import Audit
from lifaudit.domain.by_words import Doubt, Envelope, KeyBox, SaidOfCase, TypedHere
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Return
from lifaudit.domain.change import Change
from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.day import NotCalledYet, NoWordsHere, WordsDoNotFit
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.pack import HandedKey
from lifaudit.domain.partnership import Agency
from lifaudit.domain.reveal import Released
from lifaudit.domain.sharing import committed
from lifaudit.security import boxes
from lifaudit.security.boxes import Box
from lifaudit.services.register import name_of
from lifaudit.services.revealing import (
    agencies_of,
    agency_of,
    authors_of,
    called_of,
    hold_key,
    open_ready,
    own_keys_of,
    plan_as_promised,
    told_released,
)
from lifaudit.store.compartment import Compartment
from lifaudit.store.unit import Unit


def box_up(unit: Unit, audit: str) -> None:
    """Put what one's own agency signed off and keeps sealed into boxes, one for each case.

    Of an agency that one left, too. The words of a case stay the same when its box has to be made
    again.
    """
    plan, mine = plan_as_promised(unit, audit), agencies_of(unit, unit.actor)
    heads = (one for one in unit.where(Return, audit=audit) if one.agency in mine)
    made = (_boxed(unit, plan, one.case, one.agency) for one in heads if one.is_signed_off)
    fresh = [one for one in made if one is not None]
    if fresh:
        unit.record("Put keys under eight words", *fresh)


def envelope(unit: Unit, audit: str) -> Envelope:
    """Return the words of one's own agency for every case that it has not released yet.

    Those of an agency that one left come last and name it.
    """
    plan, mine = plan_as_promised(unit, audit), agency_of(unit, unit.actor)
    agency = unit.one(Agency, agency=mine)
    left = agencies_of(unit, unit.actor) - {mine}
    said = [one for each in (mine, *sorted(left)) for one in _said(unit, plan, each, mine)]
    return Envelope(
        plan.marking,
        " ".join(one for one in (plan.code, plan.title) if one),
        agency.name if agency else "",
        name_of(unit, unit.actor),
        unit.now(),
        tuple(said),
    )


def doubt_of(typed: str) -> Doubt | None:
    """Say which word was misheard; None where they are eight that belong together."""
    return boxes.doubt_of(typed)


def release_by_words(unit: Unit, audit: str, case: str, agency: str, typed: str) -> Change:
    """Release what an agency committed of a case, by the words it says, for this laptop.

    What the lead or somebody of the agency types counts in the whole audit; what others type, on
    their own laptop. Raises WordsMistyped, NotCalledYet, NoWordsHere and WordsDoNotFit.
    """
    words, plan = boxes.read_words(typed), plan_as_promised(unit, audit)
    if called_of(unit, plan, case) is None:
        raise NotCalledYet
    found = _boxes(unit, plan, case, agency)
    if not found:
        raise NoWordsHere
    keys = _opened(found, _place(plan, case, agency), words)
    theirs = [one for one in keys if committed(one.name, plan) == (case, agency)]
    if not theirs:
        raise WordsDoNotFit
    for one in theirs:
        hold_key(unit, audit, one, unit.actor)
    done = _told(unit, plan, case, agency, theirs)
    open_ready(unit, audit)
    return done


def _told(unit: Unit, plan: Audit, case: str, agency: str, keys: list[HandedKey]) -> Change:
    if unit.actor == plan.lead or agency in agencies_of(unit, unit.actor):
        return told_released(unit, plan, case, agency, keys).for_good()
    names = tuple(sorted(one.compartment for one in keys))
    typed = TypedHere(plan.audit, case, agency, names, unit.now(), unit.actor)
    done = unit.record("Released the grades of a case", typed)
    return replace(done, audit=plan.audit).for_good()  # who looks at the audit is to hear of it


def _said(unit: Unit, plan: Audit, agency: str, mine: str) -> Iterator[SaidOfCase]:
    """Yield the words of an agency for every case that it has not released yet."""
    theirs = f", for {_called(unit, agency)}" if agency != mine else ""
    for case in unit.where(Case, audit=plan.audit, status=CaseStatus.CHOSEN):
        words = _words(unit, plan, case.case, agency)
        if words and not unit.one(Released, audit=plan.audit, case=case.case, agency=agency):
            yield SaidOfCase(case.case, case.called + theirs, words)


def _called(unit: Unit, agency: str) -> str:
    found = unit.one(Agency, agency=agency)
    return found.short or found.name if found else agency


def _boxed(unit: Unit, plan: Audit, case: str, mine: str) -> KeyBox | None:
    """Return a new box of a case, where there is something for it and no box holds all of it."""
    own = own_keys_of(unit, plan, case).get(mine, ())
    if not own or unit.one(Released, audit=plan.audit, case=case, agency=mine):
        return None
    before = unit.one(KeyBox, audit=plan.audit, case=case, agency=mine, by=unit.actor)
    names = tuple(one.compartment for one in own)
    if before and before.compartments == names:
        return None
    root = _root(before, own) or _handed(own[0])
    place = _place(plan, case, mine)
    box = boxes.new_box(root, place, tuple(_handed(one) for one in own))
    return KeyBox(plan.audit, case, mine, unit.actor, names, box.text)


def _words(unit: Unit, plan: Audit, case: str, mine: str) -> tuple[str, ...]:
    """Return the words of one's own box, or of a colleague's whose keys are here."""
    own, place = own_keys_of(unit, plan, case).get(mine, ()), _place(plan, case, mine)
    kept = unit.where(KeyBox, audit=plan.audit, case=case, agency=mine)
    for one in sorted(kept, key=lambda one: one.by != unit.actor):
        if root := _root(one, own):
            return boxes.words_from(root.key, place)
    return ()


def _root(kept: KeyBox | None, own: tuple[Compartment, ...]) -> HandedKey | None:
    """Return the key that the words of a box come from, if it is here."""
    box = _read(kept) if kept else None
    found = (_handed(one) for one in own if box and one.compartment == box.root)
    return next(found, None)


def _boxes(unit: Unit, plan: Audit, case: str, agency: str) -> list[Box]:
    """Return the boxes of a case that people of the agency made themselves."""
    kept = unit.where(KeyBox, audit=plan.audit, case=case, agency=agency)
    theirs = (
        _read(one)
        for one in kept
        if agency in agencies_of(unit, one.by)
        and authors_of(unit, KeyBox, plan.audit, case, agency, one.by) == {one.by}
    )
    return [one for one in theirs if one is not None]


def _opened(found: list[Box], place: bytes, words: tuple[str, ...]) -> tuple[HandedKey, ...]:
    for box in found:
        try:
            return boxes.keys_in(box, place, words)
        except (SealBroken, ValueError):
            continue  # a colleague's box, or one that is none
    raise WordsDoNotFit


def _read(kept: KeyBox) -> Box | None:
    try:
        return boxes.box_of(kept.box)
    except ValueError:
        return None


def _handed(key: Compartment) -> HandedKey:
    return HandedKey(key.compartment, key.name, key.key)


def _place(plan: Audit, case: str, agency: str) -> bytes:
    return canonical([plan.audit, case, agency])
