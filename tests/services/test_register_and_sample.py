"""The register by name, who may approve, and samples that anybody can draw again."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from refusing import refused

from lifaudit.domain.audit import Status
from lifaudit.domain.case import Draw, Exclusion, Frame, Line, MatchKey, Method
from lifaudit.domain.errors.approving import NobodySuch
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.joining import LeadStays
from lifaudit.domain.errors.sampling import (
    CollectingBegun,
    DrawnAlready,
    NotInFrame,
    ReasonMissing,
    SampleEmpty,
)
from lifaudit.domain.frame import FrameDraft
from lifaudit.domain.partnership import Formerly, Person, Role
from lifaudit.domain.sign_off import Representative
from lifaudit.services import chosen, history, planning, plans, register, representatives, sampling
from lifaudit.services.sampling import Pick, Wish

WHY = "Under investigation."
LEO = Person("leo", "leo Adair", Role.REPRESENTATIVE, "Head of safeguarding", "pol")
ANN = Person("ann", "Ann Okoye", Role.AUDITOR, "Named nurse", "hea")
GONE = Person("gone", "Aaron Left", Role.AUDITOR, "Constable", "pol", active=False)
NOWHERE = Person("nowhere", "Bea Nobody", Role.CHAIR)


@pytest.fixture
def unit(rehearsal):
    with rehearsal() as unit:
        unit.record("Added people", LEO, ANN, GONE, NOWHERE)
        yield unit


@pytest.fixture
def audit(unit):
    return planned.begin(unit)


# the register -------------------------------------------------------------------------------------


def test_people_stand_by_name_whatever_letters_they_begin_with_and_who_left_last(unit):
    names = [one.name for one in register.people(unit)]
    assert names == ["Ada Quill", "Ann Okoye", "Bea Nobody", "leo Adair", "Aaron Left"]


def test_agencies_stand_by_name_and_those_that_left_last(unit):
    for agency in planned.AGENCIES[:1]:
        register.save_agency(unit, replace(agency, active=False))
    register.add_agency(unit, replace(planned.AGENCIES[1], name="ambulance trust", short=""))
    names = [one.name for one in register.agencies(unit)]
    assert names[0] == "ambulance trust"
    assert names[-1] == planned.AGENCIES[0].name
    assert len({one.agency for one in register.agencies(unit)}) == 6


def test_somebody_who_is_added_takes_nobodys_place(unit):
    register.add_person(unit, replace(ANN, name="Ann Other"))
    assert {one.name for one in unit.where(Person, agency="hea")} == {"Ann Okoye", "Ann Other"}


def test_only_a_members_change_of_agency_or_role_is_remembered(unit):
    register.save_person(unit, replace(ANN, agency="csc"))
    assert unit.where(Formerly) == []
    unit.record("Admitted", replace(ANN, certificate="00"))
    register.save_person(unit, replace(ANN, name="Ann Okoye-Hale", certificate="00"))
    assert unit.where(Formerly) == []
    register.save_person(unit, replace(ANN, role=Role.CHAIR, certificate="00"))
    (before,) = unit.where(Formerly)
    assert (before.person, before.agency, before.role) == ("ann", "hea", Role.AUDITOR)
    assert "." not in before.until


@pytest.mark.parametrize("change", [{"role": Role.AUDITOR}, {"active": False}])
def test_who_signs_the_lists_stays_their_lead_and_others_may_be_anything(unit, change):
    me = unit.one(Person, person=unit.actor)
    with refused(unit, LeadStays):
        register.save_person(unit, replace(me, **change))
    register.save_person(unit, replace(me, job="Business manager"))
    register.save_person(unit, replace(ANN, **change))


# who approves -------------------------------------------------------------------------------------


def test_whoever_is_with_an_agency_and_has_not_left_could_approve(unit):
    names = [one.name for one in representatives.could_represent(unit)]
    assert names == ["Ada Quill", "Ann Okoye", "leo Adair"]


@pytest.mark.parametrize("person", ["ann", "gone", "nowhere", "never"])
def test_nobody_approves_for_an_agency_they_are_not_with(unit, audit, person):
    with refused(unit, NobodySuch):
        representatives.name_representative(unit, audit, "pol", person)


def test_another_takes_the_place_and_nobody_leaves_it_empty(unit, audit):
    register.save_person(unit, replace(ANN, agency="pol"))
    for person in ("leo", "ann"):
        representatives.name_representative(unit, audit, "pol", person)
        (named,) = representatives.representatives(unit, audit)
        assert named.person == person
    change = representatives.name_representative(unit, audit, "pol", "")
    assert change.label == "Named nobody to approve"
    assert representatives.representatives(unit, audit) == ()
    history.undo(unit, change.step)
    assert representatives.representatives(unit, audit) == (
        Representative(audit, "pol", "ann", "Ann Okoye", "Named nurse", ""),
    )


def test_after_the_signature_nobody_is_named_any_more(unit, audit):
    stands = planning.audit_of(unit, audit)
    unit.record("Signed", replace(stands, status=Status.SIGNED))
    for person in ("leo", ""):
        with refused(unit, AuditSigned):
            representatives.name_representative(unit, audit, "pol", person)


# samples ------------------------------------------------------------------------------------------


def test_what_was_left_out_is_put_back_whole_and_only_before_the_draw(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    sampling.exclude(unit, audit, "L0001", f"  {WHY} ")
    assert sampling.sampled(unit, audit).exclusions == (Exclusion(audit, "L0001", WHY),)
    with refused(unit, NotInFrame):
        sampling.choose(unit, audit, [Pick("L0001", "Typical.")])
    sampling.include(unit, audit, "L0001")
    assert sampling.sampled(unit, audit).exclusions == ()
    sampling.choose(unit, audit, [Pick("L0001", "Typical.")])
    assert sampling.sampled(unit, audit).draw.excluded == 0
    for attempt in (
        lambda: sampling.include(unit, audit, "L0002"),
        lambda: sampling.exclude(unit, audit, "L0002", WHY),
        lambda: sampling.import_frame(unit, audit, planned.FRAME),
    ):
        with refused(unit, DrawnAlready):
            attempt()


def test_the_whole_list_may_be_chosen_and_nothing_of_it_twice(unit, audit):
    lines = (Line("A-1"), Line("A-2"))
    sampling.import_frame(unit, audit, FrameDraft("short.csv", (), lines))
    twice = [Pick("A-1", "Typical."), Pick("A-1", "Typical.")]
    for picks, refusal in (
        (twice, NotInFrame),
        ([], SampleEmpty),
        ([Pick("A-9", "W")], NotInFrame),
    ):
        with refused(unit, refusal):
            sampling.choose(unit, audit, picks)
    sampling.choose(unit, audit, [Pick(one.reference, "Typical.") for one in lines])
    with refused(unit, NotInFrame):
        sampling.choose(unit, audit, [Pick("A-2", "Once more.")])
    found = sampling.sampled(unit, audit)
    assert (found.draw.frame_size, found.draw.frame_digest) == (2, unit.one(Frame).digest)


def test_a_list_nobody_drew_from_yet_compares_with_nothing(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    found = sampling.sampled(unit, audit)
    assert (found.coverage, found.caution, found.draw, found.references) == ((), "", None, ())


def test_where_match_keys_are_gone_the_cases_stand_and_the_draw_repeats_no_more(unit, audit):
    planned.draw(unit, audit)
    before = sampling.sampled(unit, audit)
    unit.record("Gone", *(MatchKey(audit, one.case) for one in unit.where(MatchKey)))
    after = sampling.sampled(unit, audit)
    assert (after.cases, after.references, after.coverage) == (before.cases, (), ())
    assert not sampling.is_repeatable(unit, audit)


def test_a_discarded_sample_leaves_its_reason_and_an_audit_under_way_keeps_it(unit, audit):
    planned.draw(unit, audit)
    for reason in ("", " \t"):
        with refused(unit, ReasonMissing):
            sampling.discard_draw(unit, audit, reason)
    view = plans.sample_view(unit, audit)
    assert (view.can_change, view.can_discard, view.repeats) == (True, True, True)
    sampling.discard_draw(unit, audit, f" {WHY} ")
    assert history.of_record(unit, Draw, audit)[0].reason == WHY
    begun = planned.started(unit)
    view = plans.sample_view(unit, begun)
    assert (view.can_change, view.can_discard) == (True, False)
    with refused(unit, CollectingBegun):
        sampling.discard_draw(unit, begun, WHY)


@settings(max_examples=20)
@given(
    st.sampled_from([Method.RANDOM, Method.SYSTEMATIC, Method.STRATIFIED]),
    st.tuples(st.integers(1, 12), st.integers(0, 6)),
    st.sets(st.integers(1, 40), max_size=10),
    st.integers(0, 3),
)
def test_whatever_is_drawn_and_replaced_anybody_draws_the_same_again(
    rehearsal, method, sizes, left_out, replaced
):
    with rehearsal() as unit:
        audit = planned.begin(unit)
        sampling.import_frame(unit, audit, planned.FRAME)
        for number in left_out:
            sampling.exclude(unit, audit, f"L{number:04d}", WHY)
        stratum = "Age band" if method is Method.STRATIFIED else ""
        sampling.draw(unit, audit, Wish(method, "kestrel", *sizes, stratum))
        found = sampling.sampled(unit, audit)
        size = sizes[0]
        assert (len(found.cases), found.draw.excluded) == (size, len(left_out))
        drawn = {reference for _, reference in found.references}
        assert not drawn & {f"L{number:04d}" for number in left_out}
        for case in found.cases[: min(replaced, len(found.reserves))]:
            chosen.replace_case(unit, audit, case.case, WHY)
        after = sampling.sampled(unit, audit)
        assert len(after.cases) == size
        assert len(after.replaced) == min(replaced, len(found.reserves), size)
        assert sampling.is_repeatable(unit, audit)
