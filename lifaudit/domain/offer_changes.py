"""What has become of the answers that a question or a scale offers, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lifaudit.domain.difference import quoted
from lifaudit.domain.likeness import Offer, counterparts, takes_in


def offer_changes(old: Sequence[Offer], new: Sequence[Offer]) -> Iterator[str]:
    """Say what was renamed, merged, split, added and taken away; nothing where all is the same."""
    if list(old) == list(new):
        return
    to = counterparts(old, new)
    from_ = {one.code: [each for each in old if to.get(each.code) == one.code] for one in new}
    split = {one.code: _parts_of(one, new, from_) for one in old if one.code not in to}
    used = {part.code for parts in split.values() for part in parts}
    for one in new:
        yield from _become(one, from_[one.code], is_part=one.code in used)
    for one in old:
        if one.code not in to:
            yield _gone(one, split[one.code])
    kept = [to[one.code] for one in old if one.code in to]
    order = [one.code for one in new if one.code in kept]
    if len(set(kept)) == len(kept) and kept != order:
        yield "The answers stand in another order."


def _parts_of(old: Offer, new: Sequence[Offer], from_: dict[str, list[Offer]]) -> tuple[Offer, ...]:
    """Return the new answers an old one has fallen into, if there are two at least."""
    parts = tuple(one for one in new if not from_[one.code] and takes_in(old.label, one.label))
    return parts if len(parts) > 1 else ()


def _become(new: Offer, before: Sequence[Offer], *, is_part: bool) -> Iterator[str]:
    if len(before) > 1:
        merged = " and ".join(quoted(one.label) for one in before)
        yield f"The answers {merged} have become {quoted(new.label)}."
    elif not before and not is_part:
        yield f"The answer {quoted(new.label)} is offered as well."
    elif before and before[0].label != new.label:
        yield f"The answer {quoted(before[0].label)} is called {quoted(new.label)} now."


def _gone(old: Offer, parts: Sequence[Offer]) -> str:
    if not parts:
        return f"The answer {quoted(old.label)} is not offered any more."
    said = " and ".join(quoted(one.label) for one in parts)
    return f"The answer {quoted(old.label)} has become {said}."
