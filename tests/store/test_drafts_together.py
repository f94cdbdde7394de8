"""Two people write one draft on two laptops: what each changed is in it once they meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lifaudit.domain.drafted import (
    DraftInstrument,
    DraftQuestion,
    DraftScale,
    DraftSection,
    Parts,
)
from lifaudit.domain.parts import changed_parts, instrument_of, parts_of
from lifaudit.instruments.library import form
from lifaudit.store.history import conflicts

DRAFT = "d1"


def parts(laptop):
    return Parts(
        laptop.one(DraftInstrument, draft=DRAFT),
        *(tuple(laptop.where(kind, draft=DRAFT)) for kind in (DraftScale, DraftSection)),
        tuple(laptop.where(DraftQuestion, draft=DRAFT)),
    )


def save(laptop, instrument):
    laptop.record(*changed_parts(parts(laptop), instrument), label="Changed")


def meet(left, right):
    for one, other in ((left, right), (right, left)):
        parcel = one.parcel(other)
        other.receive(parcel.events, parcel.keys)


def with_first(instrument, questions):
    first, *rest = instrument.sections
    return replace(instrument, sections=(replace(first, questions=tuple(questions)), *rest))


@pytest.fixture
def both(laptops):
    """Begin a draft on one laptop and hand it to the other."""
    left, right = laptops("left"), laptops("right")
    small = form("practitioner-reflection")
    left.record(*parts_of(DraftInstrument(DRAFT), small))
    meet(left, right)
    assert instrument_of(parts(right)) == small
    return left, right


def test_edits_of_different_properties_and_places_come_together(both):
    left, right = both
    whole = instrument_of(parts(left))
    first, second, *rest = whole.sections[0].questions
    save(left, with_first(whole, [replace(first, text="What went well?"), second, *rest]))
    new = replace(second, key=f"{second.key}-more", text="And what else?")
    save(right, with_first(whole, [replace(first, required=True), new, second, *rest]))
    meet(left, right)
    assert instrument_of(parts(left)) == instrument_of(parts(right))
    asked = instrument_of(parts(left)).sections[0].questions
    assert (asked[0].text, asked[0].required) == ("What went well?", True)
    assert [one.key for one in asked[:3]] == [first.key, new.key, second.key]
    with left.store.unit() as unit:
        assert conflicts(unit, "") == []


def test_two_who_put_something_in_at_one_place_both_find_it(both):
    left, right = both
    whole = instrument_of(parts(left))
    first, *rest = whole.sections[0].questions
    for laptop, end in ((left, "a"), (right, "b")):
        new = replace(first, key=f"{first.key}-{end}", text=f"Asked by {laptop.name}?")
        save(laptop, with_first(whole, [first, new, *rest]))
    meet(left, right)
    keys = [one.key for one in instrument_of(parts(left)).sections[0].questions]
    assert keys[:3] == [first.key, f"{first.key}-a", f"{first.key}-b"]
    assert instrument_of(parts(left)) == instrument_of(parts(right))


def test_one_property_changed_by_both_is_a_conflict_for_a_person_to_decide(both):
    left, right = both
    whole = instrument_of(parts(left))
    first, *rest = whole.sections[0].questions
    for laptop in both:
        save(laptop, with_first(whole, [replace(first, text=f"By {laptop.name}?"), *rest]))
    meet(left, right)
    with left.store.unit() as unit:
        torn = conflicts(unit, "")
    assert [(one.kind, one.field_name) for one in torn] == [("DraftQuestion", "text")]
    assert {one.after for one in torn[0].sides} == {"By left?", "By right?"}
