"""The identifier guard: every text of an audit is looked through before anything of it leaves.

What is withheld from the person at the keyboard is not looked through here: it was where it was
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from lifaudit.domain.approving import Said
from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.screening import MaskedAlready, MaskRefused
from lifaudit.domain.free_texts import FREE_TEXTS, rewritten, texts_in
from lifaudit.domain.history import Entry
from lifaudit.domain.identifiers import Found, found_in, masked_sentence, sentence_around
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.record import Record, key_fields, key_of, kind_of, read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.screening import (
    Glossary,
    Hit,
    LeftStanding,
    Screened,
    Screening,
    Spot,
    digest_of,
)
from lifaudit.domain.sign_off import Decided
from lifaudit.domain.urgent import Urgent
from lifaudit.services.dossiers import dossier
from lifaudit.services.planning import is_led_here
from lifaudit.services.telling import Names, names_of, what_of, where_of
from lifaudit.services.withholding import withheld
from lifaudit.store.standing import alone
from lifaudit.store.unit import Unit

__all__ = [
    "hits_in_words",
    "let_stand",
    "look_for",
    "mask",
    "screened_audit",
    "screened_concern",
    "screened_dossier",
    "screened_words",
    "screening",
]


def screening(unit: Unit, audit: str) -> Screening:
    """Look through everything of an audit that is shown here; raises AuditMissing."""
    plan = _plan(unit, audit)
    names = _glossary(unit, audit)
    decided = {_mark(one) for one in unit.where(LeftStanding, about=audit)}
    found = dict(_found(unit, plan, names))
    left = {mark: one for mark, one in found.items() if mark not in decided}
    if not left:
        return Screening(plan, (), names, len(found))
    words = names_of(unit, audit)
    hits = tuple(_hit(unit, (plan, names), words, one) for one in left.values())
    return Screening(plan, hits, names, len(found) - len(hits))


def screened_audit(unit: Unit, audit: str) -> Screened[Audit]:
    """Return the plan of an audit whose entries may leave: all that is shown was looked through.

    Raises AuditMissing and IdentifiersFound.
    """
    found = screening(unit, audit)
    return Screened(found.audit, found.hits)


def screened_dossier(unit: Unit, audit: str) -> Screened[Dossier]:
    """Read an audit that is about to be written out; raises AuditMissing and IdentifiersFound."""
    left = screening(unit, audit).hits
    return Screened(dossier(unit, audit), left)


def screened_concern(unit: Unit, concern: Urgent) -> Screened[Urgent]:
    """Look through one urgent concern alone, as no other text may hold its receipt up.

    Raises AuditMissing and IdentifiersFound.
    """
    here, found = (kind_of(Urgent), key_of(concern)), screening(unit, concern.audit).hits
    return Screened(concern, [one for one in found if (one.spot.kind, one.spot.record) == here])


def hits_in_words(unit: Unit, report: str, said: Said) -> tuple[Hit, ...]:
    """Look through what a representative is about to sign of a report, by its fingerprint.

    Where this vault knows no audit of the report, there are no names to look for.
    """
    known = unit.one(SealedReport, fingerprint=report)
    names = _glossary(unit, known.audit) if known else ()
    spot = Spot(kind_of(Decided), report, "said")
    decided = {_mark(one) for one in unit.where(LeftStanding, about=report)}
    found = found_in(said.words, names)
    hits = (_in_sentence((spot, said.words, one), names) for one in found)
    return tuple(one for one in hits if (spot, digest_of(one.found)) not in decided)


def screened_words(unit: Unit, report: str, said: Said) -> Screened[Said]:
    """Return what a representative may sign of a report; raises IdentifiersFound."""
    return Screened(said, hits_in_words(unit, report, said))


def let_stand(unit: Unit, about: str, hits: Iterable[Hit]) -> Change:
    """Record that these were looked at and stand as they are; nobody is asked again.

    They are about an audit, or about a report by its fingerprint.
    """
    now = unit.now()
    return unit.record("Let it stand", *(one.left_standing(about, now) for one in hits))


def mask(unit: Unit, audit: str, hit: Hit) -> Change:
    """Write what sort of thing it is in its place; what stood there stays in the history.

    Raises AuditMissing, MaskRefused or MaskedAlready.
    """
    plan = _plan(unit, audit)
    if not _may_mask(unit, plan, hit.spot):
        raise MaskRefused
    stands = _record_at(unit, hit.spot)
    before = getattr(stands, hit.spot.name, None)
    after = rewritten(before, partial(_without, hit, _glossary(unit, audit)))
    if stands is None or after == before:
        raise MaskedAlready
    masked = replace(stands, **{hit.spot.name: after})
    return unit.record("Masked what could name somebody", masked, reason=hit.what.words)


def look_for(unit: Unit, audit: str, names: Iterable[str]) -> Change:
    """Keep the names that are looked for in an audit's texts, each once; they never leave."""
    tidy = dict.fromkeys(" ".join(one.split()) for one in names)
    return unit.record("Named whom to look for", Glossary(audit, tuple(one for one in tidy if one)))


BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
Mark = tuple[Spot, str]
Place = tuple[Spot, str, Found]


def _plan(unit: Unit, audit: str) -> Audit:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    return plan


def _glossary(unit: Unit, audit: str) -> tuple[str, ...]:
    kept = unit.one(Glossary, about=audit)
    return kept.names if kept else ()


def _mark(one: LeftStanding) -> Mark:
    return Spot(one.kind, one.record, one.name), one.found


def _found(unit: Unit, plan: Audit, names: tuple[str, ...]) -> Iterator[tuple[Mark, Place]]:
    """Yield what stands in any text that is shown, by what it is known again."""
    rule = withheld(unit, plan)
    for kind, cells in FREE_TEXTS.items():
        for record in unit.where(kind, audit=plan.audit):
            if rule.hides(record):
                continue
            for name in cells:
                spot = None
                for text in texts_in(getattr(record, name)):
                    for one in found_in(text, names):
                        spot = spot or Spot(kind_of(kind), key_of(record), name)
                        mark = spot, digest_of(text[one.start : one.end])
                        yield mark, (spot, text, one)


def _without(hit: Hit, names: tuple[str, ...], text: str) -> str:
    """Return a text with the mask wherever the same was found in it."""
    for one in reversed(found_in(text, names)):
        if digest_of(text[one.start : one.end]) == digest_of(hit.found):
            text = f"{text[: one.start]}{hit.what.mask}{text[one.end :]}"
    return text


def _hit(unit: Unit, about: tuple[Audit, tuple[str, ...]], words: Names, place: Place) -> Hit:
    (plan, names), spot = about, place[0]
    found = _in_sentence(place, names)
    return replace(found, where=_where(spot, words), may_mask=_may_mask(unit, plan, spot))


def _in_sentence(place: Place, names: tuple[str, ...]) -> Hit:
    spot, text, one = place
    said, masked = text[one.start : one.end], masked_sentence(text, one, names)
    return Hit(spot, one.what, said, *sentence_around(text, one), masked)


def _where(spot: Spot, words: Names) -> str:
    """Say where a cell is, as the history does."""
    at = Entry(BEGINNING, "", "", "", spot.name, None, None, "", "", True, spot.kind, spot.record)  # noqa: FBT003 - as an entry has it
    return ": ".join(one for one in (where_of(at, words), what_of(at, words)) if one)


def _may_mask(unit: Unit, plan: Audit, spot: Spot) -> bool:
    """Let the lead, and whoever wrote all that stands there; nobody in an audit that is signed."""
    if plan.is_signed:
        return False
    if is_led_here(unit, plan):
        return True
    return spot.record in alone(unit, BY_NAME[spot.kind], plan.audit)


def _record_at(unit: Unit, spot: Spot) -> Record | None:
    kind = BY_NAME[spot.kind]
    at = dict(zip(key_fields(kind), read_key(spot.record), strict=True))
    return unit.one(kind, **at)
