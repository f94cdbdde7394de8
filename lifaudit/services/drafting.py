"""Writing an instrument of one's own: begun, changed edit by edit, discarded or published."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.change import Change
from lifaudit.domain.comparing import Comparison, compare
from lifaudit.domain.drafted import DraftInstrument
from lifaudit.domain.edits import told
from lifaudit.domain.errors.library import (
    ChangeUntold,
    DraftNotClean,
    KeyTaken,
    VersionNotHigher,
    VersionUnfit,
)
from lifaudit.domain.instrument import Changed, Instrument
from lifaudit.domain.library import LibraryItem, PublishedInstrument
from lifaudit.domain.parts import changed_parts, parts_of
from lifaudit.domain.record import read_key
from lifaudit.domain.versions import FIRST, is_version, next_small, read_version
from lifaudit.instruments import library as shipped
from lifaudit.instruments.canonical import canonical, digest
from lifaudit.instruments.lint import lint_instrument
from lifaudit.services import library
from lifaudit.services.drafts import head_of, open_parts, read_draft
from lifaudit.store.unit import Unit

__all__ = [
    "begin_draft",
    "begin_version",
    "bring_back",
    "bring_in",
    "discard",
    "draft_in",
    "drafts",
    "proposal",
    "publish",
    "read_draft",
    "save",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a version could be called and say of itself; `compared` with the version before it."""

    version: str
    what: str
    compared: Comparison | None = None


MINUTES = 30  # what a new instrument claims until somebody knows better
TITLE, OUR_OWN = "New instrument", " (our own)"


def begin_draft(unit: Unit, identity: str = "") -> Change:
    """Begin an empty draft, or one's own instrument made from another under a key of its own.

    `draft_in` names the draft. Raises InstrumentMissing.
    """
    if not identity:
        return _begin(unit, _blank(_free_key(unit, "new-instrument")), "")
    source = library.instrument(unit, identity)
    own = replace(
        source,
        key=_free_key(unit, f"{source.key}-own"),
        version=FIRST,
        title=f"{source.title.removesuffix(OUR_OWN)}{OUR_OWN}",
        provenance=f"Made from {source.title}, {source.version}. {source.provenance}".strip(),
        changes=(),
        retires="",
    )
    return _begin(unit, own, identity)


def begin_version(unit: Unit, identity: str) -> Change:
    """Begin the next version of an instrument that was published here; raises KeyTaken."""
    source = library.instrument(unit, identity)
    _refuse_shipped(source.key)
    newest = library.newest(unit, source.key).version
    return _begin(unit, replace(source, version=next_small(newest)), identity)


def bring_in(unit: Unit, instrument: Instrument) -> Change:
    """Begin a draft of an instrument that came in a file, as it is."""
    return _begin(unit, instrument, "")


def draft_in(change: Change) -> str:
    """Return the draft that a change began or changed."""
    return read_key(min(change.keys, key=len))[0]


def drafts(unit: Unit) -> tuple[LibraryItem, ...]:
    """Return the drafts that can be changed, by title."""
    return library.library(unit).drafts


def save(unit: Unit, draft: str, instrument: Instrument) -> Change:
    """Record a draft as it is now: only what differs is written, as one step.

    Raises DraftMissing or DraftPublished.
    """
    parts = open_parts(unit, draft)
    changed = changed_parts(parts, instrument)
    return unit.record(told(parts, changed), *changed)


def discard(unit: Unit, draft: str) -> Change:
    """Put a draft away; it stays in the history and can be brought back. Raises DraftMissing."""
    head = open_parts(unit, draft).head
    return unit.record("Discarded a draft", replace(head, discarded=True))


def bring_back(unit: Unit, draft: str) -> Change:
    """Bring a discarded draft back; raises DraftMissing."""
    return unit.record("Brought a draft back", replace(head_of(unit, draft), discarded=False))


def proposal(unit: Unit, draft: str) -> Proposal:
    """Propose the version and the line of change for a draft; raises DraftMissing."""
    written = read_draft(unit, draft)
    known = library.versions_of(unit, written.key)
    if not known:
        return Proposal(FIRST, "First version.")
    compared = compare(known[0], written)
    return Proposal(compared.next_version, compared.summary, compared)


def publish(unit: Unit, draft: str, version: str, what: str) -> Change:
    """Make a version of a draft, whole and for ever; `what` tells its users what it changes.

    Raises DraftMissing, DraftPublished, DraftNotClean, KeyTaken, VersionUnfit, VersionNotHigher or
    ChangeUntold.
    """
    head = open_parts(unit, draft).head
    written = read_draft(unit, draft)
    _refuse_shipped(written.key)
    _refuse_version(unit, written.key, version)
    if not what.strip():
        raise ChangeUntold
    today = unit.now().date()
    changes = (*written.changes, Changed(version, today.isoformat(), what.strip()))
    whole = replace(written, version=version, changes=changes)
    if count := sum(one.stops for one in lint_instrument(whole)):
        raise DraftNotClean(count=count)
    text = canonical(whole).decode("utf-8")
    published = PublishedInstrument(whole.identity, digest(whole), text, draft, today)
    done = replace(head, version=version, changes=changes, published=whole.identity)
    return unit.record("Published an instrument", published, done)


def _begin(unit: Unit, instrument: Instrument, begun_from: str) -> Change:
    head = DraftInstrument(unit.new_id(), begun_from=begun_from)
    return unit.record("Began an instrument", *parts_of(head, instrument))


def _blank(key: str) -> Instrument:
    return Instrument(
        key=key,
        version=FIRST,
        title=TITLE,
        subject="case",
        use="return",
        purpose="",
        minutes=MINUTES,
        provenance="",
        statement="",
        scales=(),
        sections=(),
        overall=None,
        grade_scale=None,
    )


def _free_key(unit: Unit, wanted: str) -> str:
    """Return a key that no instrument and no draft has yet."""
    known = library.library(unit).items
    taken = {one.instrument.key for one in known}
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


def _refuse_shipped(key: str) -> None:
    if any(one.key == key for one in shipped.shipped()):
        raise KeyTaken(key=key, other=f"{key}-own")


def _refuse_version(unit: Unit, key: str, version: str) -> None:
    if not is_version(version):
        raise VersionUnfit
    known = library.versions_of(unit, key)
    if known and read_version(version) <= read_version(known[0].version):
        last = known[0].version
        raise VersionNotHigher(last=last, next=next_small(last))
