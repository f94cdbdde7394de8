"""A draft as the window writes it: what it says, and what of it can no longer be changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.rekeying import keys_in
from lifaudit.domain.scale import Scale
from lifaudit.services import library
from lifaudit.services.drafts import head_of, read_draft
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft, and what its page needs to know around it.

    `fixed` are the keys that published versions use: answers are kept under them. `before` is the
    version published last, `scales` those that come with lifaudit.
    """

    draft: str
    instrument: Instrument
    is_open: bool
    today: date
    fixed: frozenset[str] = frozenset()
    before: Instrument | None = None
    scales: tuple[Scale, ...] = ()


def draft_view(unit: Unit, draft: str) -> DraftView:
    """Return a draft as its page shows it; raises DraftMissing."""
    written = read_draft(unit, draft)
    versions = library.versions_of(unit, written.key)
    fixed: frozenset[str] = frozenset().union(*(keys_in(one) for one in versions))
    return DraftView(
        draft,
        written,
        head_of(unit, draft).is_open,
        unit.now().date(),
        fixed,
        versions[0] if versions else None,
        library.scales(),
    )
