"""Writing an instrument of one's own in a real vault: begun, edited, discarded, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from world import START

from lifaudit.domain.drafted import DraftInstrument, DraftQuestion, DraftScale, DraftSection
from lifaudit.domain.errors.library import (
    ChangeUntold,
    DraftMissing,
    DraftNotClean,
    DraftPublished,
    InstrumentMissing,
    KeyTaken,
    PublishedForEver,
    VersionNotHigher,
    VersionUnfit,
)
from lifaudit.domain.library import Origin, PublishedInstrument
from lifaudit.domain.ports import silent
from lifaudit.instruments.canonical import digest
from lifaudit.instruments.library import form, shipped
from lifaudit.services import drafting, library
from lifaudit.services import history as past
from lifaudit.store.history import entries_of_step
from lifaudit.store.rebuild import rebuild

DIVE = "multi-agency-deep-dive@1.0"


@pytest.fixture
def unit(founded):
    with founded.unit() as unit:
        yield unit


def begun(unit, identity=DIVE):
    return drafting.draft_in(drafting.begin_draft(unit, identity))


def reworded(instrument, text="Was the child seen alone?"):
    first, *rest = instrument.sections[0].questions
    section = replace(instrument.sections[0], questions=(replace(first, text=text), *rest))
    return replace(instrument, sections=(section, *instrument.sections[1:]))


def test_an_instrument_made_from_another_is_its_equal_under_its_own_key(unit):
    draft = begun(unit)
    own, dive = drafting.read_draft(unit, draft), form(DIVE)
    assert own.key == "multi-agency-deep-dive-own"
    assert own.title == f"{dive.title} (our own)"
    assert own.provenance.startswith(f"Made from {dive.title}, {dive.version}. ")
    assert own.sections == dive.sections
    assert (own.scales, own.overall, own.version) == (dive.scales, dive.overall, "1.0")
    assert drafting.read_draft(unit, begun(unit)).key == "multi-agency-deep-dive-own-2"


def test_an_empty_draft_says_what_it_is(unit):
    own = drafting.read_draft(unit, begun(unit, ""))
    assert (own.key, own.title, own.sections) == ("new-instrument", "New instrument", ())
    assert own.minutes > 0


def test_what_is_not_there_cannot_be_begun_from(unit):
    with pytest.raises(InstrumentMissing):
        drafting.begin_draft(unit, "nothing@1.0")


def test_one_edit_is_one_small_step_that_can_be_taken_back_and_redone(unit):
    draft = begun(unit)
    before = drafting.read_draft(unit, draft)
    change = drafting.save(unit, draft, reworded(before))
    assert change.label == "Changed a question"
    assert [one.field_name for one in entries_of_step(unit, change.step)] == ["text"]
    back = past.undo(unit, change.step)
    assert drafting.read_draft(unit, draft) == before
    past.undo(unit, back.step)
    assert drafting.read_draft(unit, draft) == reworded(before)
    assert drafting.draft_in(change) == draft


def test_saving_what_stands_writes_nothing(unit):
    draft = begun(unit)
    change = drafting.save(unit, draft, drafting.read_draft(unit, draft))
    assert change.is_empty


def test_a_draft_that_is_put_away_is_no_draft_until_it_is_brought_back(unit):
    draft = begun(unit)
    whole = drafting.read_draft(unit, draft)
    drafting.discard(unit, draft)
    assert drafting.drafts(unit) == ()
    (away,) = library.library(unit).away
    assert (away.draft, away.is_away, away.instrument) == (draft, True, whole)
    with pytest.raises(DraftMissing):
        drafting.save(unit, draft, whole)
    drafting.bring_back(unit, draft)
    assert library.library(unit).away == ()
    assert [one.draft for one in drafting.drafts(unit)] == [draft]
    with pytest.raises(DraftMissing):
        drafting.read_draft(unit, "nothing")


def test_an_undone_beginning_is_no_draft(unit):
    change = drafting.begin_draft(unit)
    past.undo(unit, change.step)
    assert drafting.drafts(unit) == ()
    with pytest.raises(DraftMissing):
        drafting.read_draft(unit, drafting.draft_in(change))


def test_a_published_version_is_in_the_library_whole(unit):
    draft = begun(unit)
    drafting.save(unit, draft, reworded(drafting.read_draft(unit, draft)))
    drafting.publish(unit, draft, "1.0", " Asks whether the child was seen alone. ")
    whole = library.instrument(unit, "multi-agency-deep-dive-own@1.0")
    assert whole.sections[0].questions[0].text == "Was the child seen alone?"
    assert [(one.version, one.on, one.what) for one in whole.changes] == [
        ("1.0", START.date().isoformat(), "Asks whether the child was seen alone.")
    ]
    kept = unit.one(PublishedInstrument, identity=whole.identity)
    assert (kept.digest, kept.draft) == (digest(whole), draft)
    assert drafting.drafts(unit) == ()
    with pytest.raises(DraftPublished):
        drafting.save(unit, draft, whole)


def published(unit, version="1.0"):
    draft = begun(unit)
    drafting.publish(unit, draft, version, "First version.")
    return library.newest(unit, "multi-agency-deep-dive-own")


def test_a_published_version_never_changes(unit):
    whole = published(unit)
    kept = unit.one(PublishedInstrument, identity=whole.identity)
    for other in (
        replace(kept, content="{}"),
        replace(kept, digest=""),
        replace(kept, draft="other"),
        replace(kept, on=date(2030, 1, 1)),
    ):
        with pytest.raises(PublishedForEver):
            unit.record("Published an instrument", other)
    assert unit.record("Published an instrument", kept).is_empty
    assert library.instrument(unit, whole.identity) == whole


def test_publishing_cannot_be_taken_back(unit):
    draft = begun(unit)
    change = drafting.publish(unit, draft, "1.0", "First version.")
    with pytest.raises(PublishedForEver):
        past.undo(unit, change.step)
    lines = [one for one in past.recent(unit, "") if one.step == change.step]
    assert lines
    assert any(one.closed for one in lines)


def test_the_next_version_is_begun_from_the_last_and_must_be_later(unit):
    whole = published(unit, "2.1")
    draft = drafting.draft_in(drafting.begin_version(unit, whole.identity))
    next_one = drafting.read_draft(unit, draft)
    assert (next_one.key, next_one.version) == (whole.key, "2.2")
    for version in ("2.1", "1.9", "2.0.9"):
        with pytest.raises(VersionNotHigher) as refused:
            drafting.publish(unit, draft, version, "More.")
        assert refused.value.facts == {"last": "2.1", "next": "2.2"}
    for version in ("", "two", "2.2.2.2", "2.2 "):
        with pytest.raises(VersionUnfit):
            drafting.publish(unit, draft, version, "More.")
    with pytest.raises(ChangeUntold):
        drafting.publish(unit, draft, "2.2", "  ")
    drafting.publish(unit, draft, "2.2", "More.")
    assert [one.version for one in library.versions_of(unit, whole.key)] == ["2.2", "2.1"]
    assert [one.version for one in library.newest(unit, whole.key).changes] == ["2.1", "2.2"]


def test_the_next_version_and_what_it_changes_are_proposed(unit):
    draft = begun(unit)
    assert drafting.proposal(unit, draft) == drafting.Proposal("1.0", "First version.")
    drafting.publish(unit, draft, "1.0", "First version.")
    identity = "multi-agency-deep-dive-own@1.0"
    draft = drafting.draft_in(drafting.begin_version(unit, identity))
    own = drafting.read_draft(unit, draft)
    drafting.save(unit, draft, reworded(own))
    small = drafting.proposal(unit, draft)
    assert (small.version, small.compared.is_small) == ("1.1", True)
    drafting.save(unit, draft, replace(own, sections=own.sections[1:]))
    large = drafting.proposal(unit, draft)
    assert large.version == "2.0"
    assert large.what.endswith("taken out.")
    compared = library.compared(unit, identity, "multi-agency-deep-dive@1.0")
    assert [one.key for one in compared.differences] == ["title"]


def test_what_has_problems_is_not_published(unit):
    draft = begun(unit, "")
    with pytest.raises(DraftNotClean) as refused:
        drafting.publish(unit, draft, "1.0", "First version.")
    assert refused.value.facts["count"] >= 1


def test_a_shipped_instrument_s_key_stays_its_own(unit):
    with pytest.raises(KeyTaken):
        drafting.begin_version(unit, DIVE)
    draft = drafting.draft_in(drafting.bring_in(unit, form(DIVE)))
    with pytest.raises(KeyTaken):
        drafting.publish(unit, draft, "9.0", "Ours now.")


def test_the_library_holds_shipped_ones_own_ones_and_drafts(unit):
    whole = published(unit)
    draft = begun(unit, whole.identity)
    items = library.library(unit).items
    assert {one.origin for one in items} == set(Origin)
    assert sum(one.origin is Origin.SHIPPED for one in items) == len(shipped())
    own = next(one for one in items if one.origin is Origin.OWN)
    assert (own.identity, own.questions) == (whole.identity, items_of(whole))
    assert own.changes[0].what == "First version."
    found = library.library(unit)
    assert [one.draft for one in found.drafts] == [draft]
    assert found.drafts[0].begun_from == whole.identity
    assert own in found.of_use("return")
    dive = next(one for one in items if one.identity == DIVE)
    assert found.modules_for(own) == found.modules_for(dive) != ()
    assert all("multi-agency-deep-dive" in one.instrument.adds_to for one in found.modules_for(own))
    with pytest.raises(InstrumentMissing):
        library.newest(unit, "nothing")


def items_of(whole):
    return sum(1 for one in whole.every_question if one.kind.answered)


def test_a_retired_instrument_is_kept_and_offered_no_more(unit):
    whole = published(unit)
    library.retire(unit, whole.identity, date(2026, 9, 1), "Replaced by the national tool.")
    found = library.library(unit)
    assert [one.identity for one in found.retired] == [whole.identity]
    assert whole.identity not in {one.identity for one in found.offered}
    assert library.instrument(unit, whole.identity) == whole
    library.offer_again(unit, whole.identity)
    assert library.library(unit).retired == ()
    library.retire(unit, DIVE, date(2027, 1, 1))
    item = next(one for one in library.library(unit).items if one.identity == DIVE)
    assert (item.retires, item.is_retired) == (date(2027, 1, 1), False)
    with pytest.raises(InstrumentMissing):
        library.retire(unit, "nothing@1.0", date(2027, 1, 1))


def test_an_instrument_s_own_retire_date_counts_too(unit):
    draft = begun(unit)
    drafting.save(unit, draft, replace(drafting.read_draft(unit, draft), retires="2026-09-01"))
    drafting.publish(unit, draft, "1.0", "Ends this month.")
    assert [one.retires for one in library.library(unit).retired] == [date(2026, 9, 1)]


def test_the_log_read_again_gives_the_same_drafts_and_versions(unit):
    whole = published(unit)
    draft = begun(unit, "")
    assert rebuild(unit, silent).differing == ()
    assert library.instrument(unit, whole.identity) == whole
    assert drafting.read_draft(unit, draft).key == "new-instrument"


def test_the_history_tells_an_edit_in_words(unit):
    draft = begun(unit)
    own = drafting.read_draft(unit, draft)
    first = own.sections[0].questions[0]
    drafting.save(unit, draft, reworded(own))
    line = past.of_record(unit, DraftQuestion, draft, first.key)[0]
    assert (line.what, line.before, line.after) == (
        f"Question {first.key}: text",
        first.text,
        "Was the child seen alone?",
    )
    for kind, part in ((DraftSection, own.sections[0].key), (DraftScale, own.scales[0].key)):
        told = past.of_record(unit, kind, draft, part)
        assert all("(" not in one.after or "Point(" not in one.after for one in told)
    assert past.of_record(unit, DraftInstrument, draft)


def test_the_shared_scales_can_be_used_in_one_s_own(unit):
    assert "ofsted-4" in {one.key for one in library.scales()}
    assert unit.actor
