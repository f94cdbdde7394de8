"""What one change to a draft is called, in the words of its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from lifaudit.domain.drafted import (
    DraftInstrument,
    DraftPart,
    DraftQuestion,
    DraftRecord,
    DraftScale,
    DraftSection,
    Parts,
)

NOTHING = "Left the draft as it was"
WORDS: dict[type[DraftPart], str] = {
    DraftSection: "a section",
    DraftQuestion: "a question",
    DraftScale: "a scale",
}
PLACE = frozenset({"place", "section", "group"})


def told(before: Parts, changed: Sequence[DraftRecord]) -> str:
    """Say what these changed parts do, the largest first: a section stands for its questions."""
    parts = [one for one in changed if not isinstance(one, DraftInstrument)]
    for kind, word in WORDS.items():
        some = [one for one in parts if isinstance(one, kind)]
        if some:
            stood = {one.part: one for one in _standing(before, kind)}
            said = {_verb(stood.get(one.part), one) for one in some}
            return f"{said.pop() if len(said) == 1 else 'Changed'} {_several(some, word)}"
    return "Changed what the instrument says of itself" if changed else NOTHING


def _standing(parts: Parts, kind: type[DraftPart]) -> tuple[DraftPart, ...]:
    every: tuple[DraftPart, ...] = (*parts.scales, *parts.sections, *parts.questions)
    return tuple(one for one in every if isinstance(one, kind))


def _several(some: Sequence[DraftPart], word: str) -> str:
    return word if len(some) == 1 else f"{len(some)} {word.removeprefix('a ')}s"


def _verb(stood: DraftPart | None, now: DraftPart) -> str:
    if stood is None:
        return "Added"
    if now.removed:
        return "Took out"
    if stood.removed:
        return "Brought back"
    return "Moved" if _is_moved(stood, now) else "Changed"


def _is_moved(stood: DraftPart, now: DraftPart) -> bool:
    names = (one.name for one in fields(now) if one.name in PLACE)
    return replace(stood, **{name: getattr(now, name) for name in names}) == now
