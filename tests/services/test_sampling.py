"""Sampling: a list comes in, cases are drawn or chosen, and every change has its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import planned
import pytest

from lifaudit.domain.audit import Status
from lifaudit.domain.case import Case, CaseStatus, Draw, Line, MatchKey, Method
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.sampling import (
    CaseMissing,
    CollectingBegun,
    DrawnAlready,
    FrameMissing,
    GroupUnknown,
    NoReserveLeft,
    NotInFrame,
    ReasonMissing,
    ReferenceUnfit,
    SampleEmpty,
    SampleTooLarge,
)
from lifaudit.domain.frame import FrameDraft
from lifaudit.services import chosen, planning, sampling
from lifaudit.services.sampling import Pick, Wish
from lifaudit.store.history import entries_of

WHY = "Under investigation."


@pytest.fixture
def unit(founded):
    with founded.unit() as opened:
        yield opened


@pytest.fixture
def audit(unit):
    return planned.begin(unit)


def references(unit, audit):
    return {one.case: one.reference for one in unit.where(MatchKey, audit=audit) if one.reference}


def test_drawn_cases_have_codes_their_groups_and_match_keys_apart(unit, audit):
    planned.draw(unit, audit)
    found = sampling.sampled(unit, audit)
    assert [one.case for one in found.cases] == [f"DD26-01-{n:02d}" for n in range(1, 9)]
    assert [one.case for one in found.reserves] == [f"DD26-01-{n:02d}" for n in range(9, 12)]
    assert Counter(one.stratum for one in found.cases) == dict.fromkeys(planned.BANDS, 2)
    strata = {one.reference: one.strata[0] for one in planned.FRAME.lines}
    keys = references(unit, audit)
    assert all(strata[keys[one.case]] == one.stratum for one in (*found.cases, *found.reserves))
    assert MatchKey.COMPARTMENT != Case.COMPARTMENT


def test_a_draw_records_all_that_is_needed_to_repeat_it(unit, audit):
    planned.draw(unit, audit)
    drawn = sampling.sampled(unit, audit).draw
    assert (drawn.method, drawn.seed, drawn.size, drawn.reserves) == (
        Method.STRATIFIED,
        planned.SEED,
        8,
        3,
    )
    assert drawn.shares == tuple((band, 2) for band in sorted(planned.BANDS))
    assert (drawn.frame_digest, drawn.frame_size) == (planned.FRAME.digest, 40)
    assert drawn.drawn_on == unit.now().date()
    assert sampling.is_repeatable(unit, audit)


@pytest.mark.parametrize("method", [Method.RANDOM, Method.SYSTEMATIC])
def test_other_draws_can_be_repeated_too(unit, audit, method):
    sampling.import_frame(unit, audit, planned.FRAME)
    sampling.draw(unit, audit, Wish(method, "seed", 6, 2))
    assert sampling.is_repeatable(unit, audit)
    unit.record("Tampered", replace(unit.one(Draw, audit=audit), seed="other"))
    assert not sampling.is_repeatable(unit, audit)


def test_nothing_drawn_or_chosen_on_purpose_is_not_called_repeatable(unit, audit):
    assert not sampling.is_repeatable(unit, audit)
    sampling.import_frame(unit, audit, planned.FRAME)
    sampling.choose(unit, audit, [Pick("L0001", "A good outcome.")])
    assert not sampling.is_repeatable(unit, audit)


def test_excluded_lines_are_never_drawn_and_counted(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    for number in range(1, 31):
        sampling.exclude(unit, audit, f"L{number:04d}", WHY)
    sampling.include(unit, audit, "L0001")
    sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 11))
    drawn = set(references(unit, audit).values())
    assert drawn == {"L0001", *(f"L{n:04d}" for n in range(31, 41))}
    assert sampling.sampled(unit, audit).draw.excluded == 29


def test_an_exclusion_needs_a_reason_and_a_line(unit, audit):
    with pytest.raises(FrameMissing):
        sampling.exclude(unit, audit, "L0001", WHY)
    sampling.import_frame(unit, audit, planned.FRAME)
    with pytest.raises(ReasonMissing):
        sampling.exclude(unit, audit, "L0001", " ")
    with pytest.raises(NotInFrame):
        sampling.exclude(unit, audit, "L9999", WHY)


def test_a_draw_needs_a_list_a_size_and_a_group_that_are_there(unit, audit):
    with pytest.raises(FrameMissing):
        sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 3))
    sampling.import_frame(unit, audit, planned.FRAME)
    with pytest.raises(SampleEmpty):
        sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 0))
    with pytest.raises(SampleTooLarge):
        sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 41))
    with pytest.raises(GroupUnknown):
        sampling.draw(unit, audit, Wish(Method.STRATIFIED, "seed", 3, stratum="Team"))
    assert sampling.sampled(unit, audit).draw is None


def test_once_drawn_the_list_and_its_exclusions_stand(unit, audit):
    planned.draw(unit, audit)
    for attempt in (
        lambda: sampling.import_frame(unit, audit, planned.FRAME),
        lambda: sampling.exclude(unit, audit, "L0001", WHY),
        lambda: sampling.include(unit, audit, "L0001"),
        lambda: sampling.draw(unit, audit, Wish(Method.RANDOM, "other", 8)),
        lambda: sampling.choose(unit, audit, [Pick("L0001", "Because.")]),
    ):
        with pytest.raises(DrawnAlready):
            attempt()


def test_a_discarded_draw_leaves_its_reason_and_gives_its_codes_back(unit, audit):
    planned.draw(unit, audit)
    sampling.discard_draw(unit, audit, "The list was last year's.")
    found = sampling.sampled(unit, audit)
    assert (found.draw, found.cases, found.reserves, found.references) == (None, (), (), ())
    assert entries_of(unit, Draw, audit)[-1].reason == "The list was last year's."
    sampling.draw(unit, audit, Wish(Method.RANDOM, "another", 5))
    again = sampling.sampled(unit, audit)
    assert [one.case for one in again.cases] == [f"DD26-01-{n:02d}" for n in range(1, 6)]
    assert again.reserves == ()
    assert len(unit.where(Case, audit=audit, status=CaseStatus.WITHDRAWN)) == 6
    assert sampling.is_repeatable(unit, audit)


def test_a_draw_is_discarded_only_with_a_reason_and_before_agencies_start(unit, audit):
    with pytest.raises(ReasonMissing):
        sampling.discard_draw(unit, audit, "")
    begun = planned.started(unit)
    with pytest.raises(CollectingBegun):
        sampling.discard_draw(unit, begun, "A reason.")


def test_a_replaced_case_gives_way_to_the_next_reserve_of_its_group(unit, audit):
    planned.draw(unit, audit, size=4, reserves=4)
    before = sampling.sampled(unit, audit)
    leaving = before.cases[2]
    chosen.replace_case(unit, audit, leaving.case, "The family moved away.")
    after = sampling.sampled(unit, audit)
    coming = next(one for one in after.cases if one.replaces)
    assert (coming.replaces, coming.stratum) == (leaving.case, leaving.stratum)
    assert [one.case for one in after.replaced] == [leaving.case]
    assert after.replaced[0].replaced_reason == "The family moved away."
    assert len(after.cases) == 4
    assert sampling.is_repeatable(unit, audit)


def test_without_a_reserve_of_the_group_the_next_one_comes_and_then_none(unit, audit):
    planned.draw(unit, audit, size=4, reserves=1)
    found = sampling.sampled(unit, audit)
    other = next(one for one in found.cases if one.stratum != found.reserves[0].stratum)
    chosen.replace_case(unit, audit, other.case, "Not reachable.")
    with pytest.raises(NoReserveLeft):
        chosen.replace_case(unit, audit, found.reserves[0].case, "Not reachable either.")


def test_replacing_needs_a_reason_and_a_case_that_counts(unit, audit):
    planned.draw(unit, audit)
    with pytest.raises(ReasonMissing):
        chosen.replace_case(unit, audit, "DD26-01-01", " ")
    for case in ("DD26-01-09", "DD26-01-99"):
        with pytest.raises(CaseMissing):
            chosen.replace_case(unit, audit, case, "A reason.")


def test_chosen_cases_each_say_why_and_more_can_follow(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    sampling.choose(unit, audit, [Pick("L0003", "Good outcome."), Pick("L0004", "Disquiet.")])
    sampling.choose(unit, audit, [Pick("L0001", "Typical.")])
    found = sampling.sampled(unit, audit)
    assert [one.why for one in found.cases] == ["Good outcome.", "Disquiet.", "Typical."]
    assert [one.case for one in found.cases] == [f"DD26-01-{n:02d}" for n in (1, 2, 3)]
    assert (found.draw.method, found.draw.size, found.draw.frame_size) == (Method.PURPOSIVE, 3, 40)
    assert "not generalisable" in found.caution


def test_choosing_refuses_what_is_unknown_twice_excluded_or_unexplained(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    sampling.exclude(unit, audit, "L0002", WHY)
    with pytest.raises(SampleEmpty):
        sampling.choose(unit, audit, [])
    with pytest.raises(ReasonMissing):
        sampling.choose(unit, audit, [Pick("L0001", "")])
    for names in (("L9999",), ("L0002",), ("L0001", "L0001")):
        with pytest.raises(NotInFrame):
            sampling.choose(unit, audit, [Pick(name, "Because.") for name in names])
    assert chosen.cases(unit, audit) == []


def test_without_a_list_references_are_typed_but_never_names(unit, audit):
    for unfit in ("Jane Smith", "943 476 5919", "9434765919", "01/02/2015", "js@example.org", "JS"):
        with pytest.raises(ReferenceUnfit) as refused:
            sampling.choose(unit, audit, [Pick(unfit, "Because.")])
        assert unfit not in str(refused.value)
    sampling.choose(unit, audit, [Pick("LA-00412", "Typical.")])
    assert references(unit, audit) == {"DD26-01-01": "LA-00412"}


def test_a_case_chosen_on_purpose_is_replaced_by_another_one_so_chosen(unit, audit):
    sampling.choose(unit, audit, [Pick("LA-1", "Typical."), Pick("LA-2", "Disquiet.")])
    pick = Pick("LA-3", "Typical too.")
    with pytest.raises(ReasonMissing):
        chosen.replace_with(unit, audit, "DD26-01-01", pick, "")
    chosen.replace_with(unit, audit, "DD26-01-01", pick, "The file is sealed by a court.")
    found = sampling.sampled(unit, audit)
    assert [one.case for one in found.cases] == ["DD26-01-02", "DD26-01-03"]
    assert found.cases[1].replaces == "DD26-01-01"
    assert found.replaced[0].replaced_reason == "The file is sealed by a court."


def test_describing_a_case_leaves_its_place_alone(unit, audit):
    planned.draw(unit, audit)
    stands = chosen.cases(unit, audit)[0]
    said = replace(stands, age_band="under-1", gender="female", status=CaseStatus.REPLACED)
    chosen.save_case(unit, replace(said, stratum="other", plan_status="child-in-need"))
    assert chosen.cases(unit, audit)[0] == replace(
        stands, age_band="under-1", gender="female", plan_status="child-in-need"
    )


def test_coverage_compares_the_sample_with_the_list_in_every_column(unit, audit):
    planned.draw(unit, audit)
    age, area = sampling.sampled(unit, audit).coverage
    assert age.column == "Age band"
    assert [(one.in_frame, one.in_sample) for one in age.groups] == [(10, 2)] * 4
    assert sum(one.in_sample for one in area.groups) == 8
    assert sum(one.in_frame for one in area.groups) == 40


def test_a_hundred_cases_have_codes_of_three_digits_that_sort(unit, audit):
    lines = tuple(Line(f"R{n}") for n in range(150))
    sampling.import_frame(unit, audit, FrameDraft("long.csv", (), lines))
    sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 100, 5))
    codes = [one.case for one in chosen.cases(unit, audit)]
    assert codes[0] == "DD26-01-001"
    assert codes == sorted(codes)


def test_a_signed_audit_keeps_its_sample(unit):
    audit = planned.started(unit)
    unit.record("Signed", replace(planning.audit_of(unit, audit), status=Status.SIGNED))
    case = chosen.cases(unit, audit)[0]
    for attempt in (
        lambda: chosen.replace_case(unit, audit, case.case, "A reason."),
        lambda: chosen.save_case(unit, case),
        lambda: sampling.discard_draw(unit, audit, "A reason."),
    ):
        with pytest.raises(AuditSigned):
            attempt()


def test_undoing_a_draw_takes_the_cases_back(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)
    change = sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 4))
    unit.take_back(change.step)
    assert sampling.sampled(unit, audit).cases == ()
    assert sampling.sampled(unit, audit).draw is None


def test_seeds_offered_are_all_different():
    assert len({sampling.fresh_seed() for _ in range(50)}) == 50
