"""The identifier guard: nothing leaves before somebody has looked at what could name a child."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import CASE, again, give_back, invite, put_away, record, take, updated
from world import SteppingClock

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.case import Exclusion
from lifaudit.domain.casework import Answer, Evidence, Grade, Judgement, SectionNotes, Stage
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.screening import IdentifiersFound, MaskedAlready, MaskRefused
from lifaudit.domain.identifiers import Identifier
from lifaudit.domain.learning import Finding, Summary
from lifaudit.domain.ports import silent
from lifaudit.domain.screening import Glossary, LeftStanding, Screened
from lifaudit.domain.urgent import Urgent
from lifaudit.exchange.opening import open_pack
from lifaudit.services import identifiers, own_keys, paper, reporting, sending, upkeep, urgent
from lifaudit.services.dossiers import dossier
from lifaudit.store.history import entries_of

NHS = "943 476 5919"
SAID = f"The letter of {NHS} went to both. Nobody rang."
FOUND = Finding(AUDIT, "f1", 1, what=SAID)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return put_away(tmp_path_factory.mktemp("kept"), record)


@pytest.fixture
def two(kept, tmp_path):
    clock = SteppingClock()
    clock.now = clock.now.replace(day=15)
    both = again(kept, tmp_path, clock)
    yield both
    for one in both:
        one.close()


def write(vault, *items):
    with vault.unit() as unit:
        unit.record("Wrote", *items)


def hits(vault):
    with vault.unit() as unit:
        return identifiers.screening(unit, AUDIT).hits


def decide(vault, decision, *said):
    with vault.unit() as unit:
        return decision(unit, AUDIT, *said)


def test_what_nobody_wrote_a_number_in_leaves_as_ever(two):
    leads, police = two
    assert hits(leads) == hits(police) == ()
    take(leads, give_back(police))
    with leads.unit() as unit:
        assert reporting.signing(unit, AUDIT, leads.keys)


def test_nothing_leaves_while_somebody_has_to_decide(two, tmp_path):
    leads, police = two
    write(leads, FOUND)
    for refused in (
        lambda: invite(leads),
        lambda: updated(leads, police),
        lambda: sending.send(leads, AUDIT, tmp_path / "out"),
        lambda: decide(leads, reporting.signing, leads.keys),
        lambda: decide(leads, identifiers.screened_dossier),
    ):
        with pytest.raises(IdentifiersFound) as told:
            refused()
        assert "(1)" in str(told.value)
        assert NHS not in str(told.value)
    assert not (tmp_path / "out").exists()
    assert give_back(police).content, "what the lead wrote and has not sent holds nobody else up"


def test_what_may_leave_cannot_be_said_of_what_nobody_decided_about(two):
    leads, _ = two
    write(leads, FOUND)
    with leads.unit() as unit:
        found, whole = identifiers.screening(unit, AUDIT).hits, dossier(unit, AUDIT)
    with pytest.raises(IdentifiersFound):
        Screened(whole, found)
    decide(leads, identifiers.let_stand, found)
    ready = decide(leads, reporting.signing, leads.keys)
    assert ready.whole.value.anchor == whole.anchor
    assert ready.key.certificate
    assert SAID not in repr(ready)
    with pytest.raises(ValueError, match="left"):
        replace(ready.whole, value=whole)


def test_a_receipt_waits_for_what_is_on_it_and_for_nothing_else(two):
    leads, _ = two
    with leads.unit() as unit:
        raised = urgent.raise_concern(unit, AUDIT, CASE, "danger-now")
        (concern,) = unit.where(Urgent, audit=AUDIT)
    assert raised
    write(leads, FOUND)
    assert decide(leads, paper.receipt_of, concern.concern)
    write(leads, replace(concern, told="Duty manager, 07700 900123"))
    with pytest.raises(IdentifiersFound):
        decide(leads, paper.receipt_of, concern.concern)
    (number,) = (one for one in hits(leads) if one.what is Identifier.PHONE)
    decide(leads, identifiers.let_stand, [number])
    assert decide(leads, paper.receipt_of, concern.concern)


def test_it_is_shown_in_its_sentence_with_where_it_stands(two):
    leads, _ = two
    write(leads, FOUND)
    (one,) = hits(leads)
    assert (one.what, one.found, one.where) == (Identifier.NHS_NUMBER, NHS, "Finding: what")
    assert f"{one.before}{one.found}{one.behind}" == f"The letter of {NHS} went to both."
    assert one.masked == "The letter of [NHS number] went to both."


def test_a_masked_sentence_holds_nothing_else_that_was_found_in_it(two):
    leads, _ = two
    decide(leads, identifiers.look_for, ["Zoë Finch"])
    write(leads, replace(FOUND, what=f"Zoë Finch, {NHS}, lives at SW1A 1AA. Rang 07700 900123."))
    told = {one.what: one.masked for one in hits(leads)}
    masked = "[name], [NHS number], lives at [postcode]."
    assert {told[one] for one in told if one is not Identifier.PHONE} == {masked}
    assert told[Identifier.PHONE] == "Rang [telephone number]."


def test_what_is_let_stand_is_recorded_and_asked_no_more_but_elsewhere_it_is(two):
    leads, _ = two
    write(leads, FOUND)
    decide(leads, identifiers.let_stand, hits(leads))
    assert hits(leads) == ()
    assert invite(leads)
    write(leads, replace(FOUND, what=f"{SAID} That was 9434765919."))
    assert [one.found for one in hits(leads)] == ["9434765919"], "spelt otherwise it is asked again"
    write(leads, replace(FOUND, what=SAID, why=f"It said {NHS}."))
    assert [one.spot.name for one in hits(leads)] == ["why"]
    with leads.unit() as unit:
        (kept,) = unit.where(LeftStanding, about=AUDIT)
        assert kept.what == "nhs-number"
        assert kept.at is not None


def test_masking_leaves_the_earlier_text_in_the_history_and_can_be_undone(two):
    leads, _ = two
    write(leads, replace(FOUND, why=f"{NHS}, again {NHS}"))
    for one in hits(leads):
        change = decide(leads, identifiers.mask, one)
    assert hits(leads) == ()
    with leads.unit() as unit:
        stands = unit.one(Finding, audit=AUDIT)
        assert stands.what == "The letter of [NHS number] went to both. Nobody rang."
        assert stands.why == "[NHS number], again [NHS number]"
        told = [one for one in entries_of(unit, Finding, AUDIT, "f1") if one.field_name == "why"]
        assert (told[-1].before, told[-1].reason) == (f"{NHS}, again {NHS}", "NHS number")
        unit.take_back(change.step)
    assert len(hits(leads)) == 1
    assert upkeep.rebuild(leads, silent).differing == ()


def test_every_room_of_an_audit_is_looked_through_also_inside_lists_and_evidence(two):
    leads, _ = two
    write(
        leads,
        Answer(AUDIT, CASE, "csc", "seen", "yes", "", (Evidence("file", "page of DOB 3/7/2015"),)),
        Grade(AUDIT, CASE, "csc", Stage.AGENCY.value, "voice", Judgement("good", "07700 900123")),
        SectionNotes(AUDIT, CASE, "csc", "voice", strengths="a.quill@example.org"),
        Summary(AUDIT, learning=("All well", "They live at SW1A 1AA.")),
        Exclusion(AUDIT, "line", f"{NHS} is in court"),
    )
    found = {one.what: one for one in hits(leads)}
    assert set(found) == set(Identifier) - {Identifier.NAME}
    for one in found.values():
        assert one.where
        decide(leads, identifiers.mask, one)
    assert hits(leads) == ()
    with leads.unit() as unit:
        (answer,) = unit.where(Answer, audit=AUDIT, agency="csc")
        assert answer.evidence[0].where == "page of DOB [date of birth]"
        assert unit.one(Summary, audit=AUDIT).learning[1] == "They live at [postcode]."


def test_names_that_are_looked_for_are_found_and_never_leave(two):
    leads, police = two
    write(leads, replace(FOUND, what="Zoë Finch was seen at home. Willow too."))
    decide(leads, identifiers.look_for, ["  Zoë   Finch ", "Will", "", "Will"])
    (one,) = hits(leads)
    assert (one.what, one.found) == (Identifier.NAME, "Zoë Finch")
    decide(leads, identifiers.mask, one)
    with leads.unit() as unit:
        assert unit.one(Glossary, about=AUDIT).names == ("Zoë Finch", "Will")
        assert unit.one(Finding, audit=AUDIT).what == "[name] was seen at home. Willow too."
    made = updated(leads, police)
    with police.unit() as unit:
        mine = own_keys.my_identity(unit, police.keys)
    received = open_pack(made.content, mine)
    assert "glossary" not in str(received.manifest)
    take(police, made)
    with police.unit() as unit:
        assert unit.where(Glossary) == unit.where(LeftStanding) == []
        assert all(one.name != "glossary" for one in unit.ring.of_audit(AUDIT))


def test_the_lead_may_mask_what_others_wrote_and_an_agency_only_its_own(two):
    leads, police = two
    notes = SectionNotes(AUDIT, CASE, "pol", "voice", strengths=f"Wrote {NHS}")
    write(police, notes)
    (own,) = hits(police)
    assert own.may_mask
    decide(police, identifiers.let_stand, [own])
    take(leads, give_back(police))
    (theirs,) = hits(leads)
    assert theirs.may_mask
    assert theirs.where.startswith(f"{CASE}, Police: ")
    decide(leads, identifiers.mask, theirs)
    with leads.unit() as unit:
        (stands,) = unit.where(SectionNotes, audit=AUDIT, agency="pol")
    assert stands.strengths == "Wrote [NHS number]"


def test_nobody_masks_in_a_signed_audit_nor_what_is_gone(two):
    leads, _ = two
    write(leads, FOUND)
    (one,) = hits(leads)
    decide(leads, identifiers.mask, one)
    with pytest.raises(MaskedAlready):
        decide(leads, identifiers.mask, one)
    write(leads, FOUND)
    with leads.unit() as unit:
        unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    (one,) = hits(leads)
    assert not one.may_mask
    with pytest.raises(MaskRefused):
        decide(leads, identifiers.mask, one)


def test_an_agency_cannot_mask_what_the_lead_wrote(two):
    leads, police = two
    with leads.unit() as unit:
        unit.record("Said why", replace(unit.one(Audit, audit=AUDIT), why=f"After {NHS}."))
    decide(leads, identifiers.let_stand, hits(leads))
    take(police, updated(leads, police))
    (one,) = hits(police)
    assert not one.may_mask
    with pytest.raises(MaskRefused):
        decide(police, identifiers.mask, one)
    decide(police, identifiers.let_stand, [one])
    assert give_back(police).content


def test_who_only_wrote_that_they_lead_cannot_mask_what_the_lead_wrote(two):
    leads, police = two
    with leads.unit() as unit:
        unit.record("Said why", replace(unit.one(Audit, audit=AUDIT), why=f"After {NHS}."))
    decide(leads, identifiers.let_stand, hits(leads))
    take(police, updated(leads, police))
    with police.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Took over", replace(plan, lead=police.person))
    (one,) = hits(police)
    assert not one.may_mask
    with pytest.raises(MaskRefused):
        decide(police, identifiers.mask, one)


def test_what_is_withheld_here_is_not_shown_by_looking_for_names(two):
    leads, police = two
    with police.unit() as unit:
        (grade,) = unit.where(Grade, audit=AUDIT, agency="pol")
        unit.record("Wrote", replace(grade, judgement=Judgement("good", f"See {NHS}")))
    decide(police, identifiers.let_stand, hits(police))
    take(leads, give_back(police))
    assert hits(leads) == ()
    with leads.unit() as unit:
        assert NHS not in repr(dossier(unit, AUDIT))


def test_an_audit_that_is_not_here_is_refused(two):
    leads, _ = two
    with leads.unit() as unit, pytest.raises(AuditMissing):
        identifiers.screening(unit, "nothing")
