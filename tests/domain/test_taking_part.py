"""Who took part: every return in one state, every share with its denominator, nothing as a no."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import form_of, question, section
from hypothesis import given
from hypothesis import strategies as st
from small_audit import ALL, WHO, answered, away, grade, involved, key, small
from world import START

from lifaudit.domain.case import Case
from lifaudit.domain.casework import Heard, Involvement, Return, Row, SectionNotes, Voice
from lifaudit.domain.kinds import Kind
from lifaudit.domain.taking_part import UNSAID, cohort, practitioners, returned, voices

FORM = form_of(section("part", question(Kind.YES_NO), notes=True))
SIGNED = {"signed_off_by": "ada", "signed_off_at": START}
STATES = ("signed_off", "in_progress", "not_known", "not_involved", "not_started")
RECORDS = {
    "signed_off": lambda *at: [involved(*at, **SIGNED)],
    "in_progress": lambda *at: [involved(*at)],
    "not_known": lambda *at: [away(*at)],
    "not_involved": lambda *at: [away(*at, how=Involvement.KNOWN_NOT_INVOLVED)],
    "not_started": lambda *_: [],
}
everyone = st.fixed_dictionaries({at: st.sampled_from(STATES) for at in ALL})


def state_of(*records):
    """Return the one state in which the police's first return is."""
    police = next(one for one in returned(small(FORM, *records, cases=1)) if one.agency == "pol")
    (state,) = (name for name in STATES if getattr(police, name))
    return state


@given(everyone)
def test_every_return_is_counted_once_in_the_state_it_is_in(states):
    records = [one for at, state in states.items() for one in RECORDS[state](*at)]
    for one in returned(small(FORM, *records)):
        mine = [state for (_, who), state in states.items() if who == one.agency]
        assert one.asked == len(mine) == 3
        assert {name: getattr(one, name) for name in STATES} == {
            name: mine.count(name) for name in STATES
        }


@pytest.mark.parametrize("how", [Involvement.NOT_KNOWN, Involvement.KNOWN_NOT_INVOLVED])
def test_an_agency_that_was_not_there_and_signed_that_is_told_as_not_there(how):
    wanted = "not_known" if how is Involvement.NOT_KNOWN else "not_involved"
    assert state_of(away(1, "pol", how=how, **SIGNED)) == wanted


@pytest.mark.parametrize(
    "record",
    [
        answered("part.one", "yes"),
        grade("yes"),
        Voice(*key(), Heard.SPOKEN),
        SectionNotes(*key(), "part", "Seen alone"),
        Row(*key(), "part.rows", "r", 1),
    ],
    ids=lambda one: type(one).__name__,
)
def test_whatever_an_agency_recorded_first_its_return_has_begun(record):
    assert state_of(record) == "in_progress"


def test_what_another_agency_recorded_begins_no_return():
    assert state_of(answered("part.one", "yes", 1, "csc")) == "not_started"
    assert state_of(Return(*key())) == "not_started"


def test_agencies_come_in_the_order_they_were_asked_and_by_their_short_names():
    whole = small(FORM, cases=0)
    assert [one.agency for one in returned(whole)] == [one.agency for one in whole.agencies]
    plain = tuple(replace(one, short="") for one in whole.agencies)
    assert [one.name for one in returned(replace(whole, agencies=plain))] == [
        one.name for one in whole.agencies
    ]
    assert all(one.asked == 0 for one in returned(whole))


said = st.fixed_dictionaries(
    {
        at: st.tuples(st.sampled_from([*Heard, None]), st.sampled_from([True, False, None]))
        for at in ALL
    }
)


def heard(*at, how=Heard.SPOKEN, **more):
    return Voice(*key(*at), how, **more)


@given(said, st.sets(st.sampled_from(ALL)))
def test_a_voice_counts_where_the_agency_worked_with_the_child_and_says_how(told, here):
    records = [involved(*at) for at in here]
    records += [heard(*at, how=how, influenced=yes) for at, (how, yes) in told.items()]
    for one in voices(small(FORM, *records)):
        mine = [told[at] for at in here if at[1] == one.agency]
        hows = [how for how, _ in mine if how]
        assert one.told + one.left == len(mine)
        assert one.told == len(hows) == sum(number for _, number in one.ways)
        assert one.evidenced == sum(how is not Heard.NOT_EVIDENCED for how in hows)
        heard_ = [yes for how, yes in mine if how not in (None, Heard.NOT_EVIDENCED)]
        assert one.influenced == heard_.count(True) <= one.evidenced <= one.told
        assert 0 <= one.percent <= 100
        assert one.counted == f"{one.evidenced} of {one.told}"


def test_what_is_not_evidenced_has_influenced_nothing():
    records = [involved(), heard(how=Heard.NOT_EVIDENCED, influenced=True)]
    police = next(one for one in voices(small(FORM, *records)) if one.agency == "pol")
    assert (police.evidenced, police.told, police.influenced, police.percent) == (0, 1, 0, 0)


def test_every_way_of_hearing_a_child_has_its_number_even_where_it_is_none():
    police = next(one for one in voices(small(FORM, involved(), heard())) if one.agency == "pol")
    assert dict(police.ways) == {way: int(way is Heard.SPOKEN) for way in Heard}


spoken = st.fixed_dictionaries({at: st.sampled_from([True, False, None]) for at in ALL})


@given(spoken)
def test_a_practitioner_nobody_was_asked_about_is_left_and_not_a_no(told):
    records = [involved(*at, practitioner_spoken=how) for at, how in told.items()]
    for one in practitioners(small(FORM, *records)):
        mine = [how for (_, who), how in told.items() if who == one.agency]
        assert (one.spoken, one.told, one.left) == (
            mine.count(True),
            3 - mine.count(None),
            mine.count(None),
        )
        assert one.percent == (round(100 * one.spoken / one.told) if one.told else 0)


def test_a_conversation_counts_only_where_the_agency_worked_with_the_child():
    records = [
        away(1, "pol", practitioner_spoken=True),
        Return(*key(2), practitioner_spoken=True),
        involved(3, "pol", practitioner_spoken=True),
    ]
    police = next(one for one in practitioners(small(FORM, *records)) if one.agency == "pol")
    assert police.counted == "1 of 1"


bands = st.lists(st.sampled_from(["", "Under 1", "1 to 4", "5 to 9"]), max_size=12)


@given(bands)
def test_every_case_is_in_one_group_of_each_respect_that_anything_is_told_of(ages):
    cases = tuple(Case("a", f"c{at}", age_band=age) for at, age in enumerate(ages))
    groups = cohort(replace(small(FORM), cases=cases))
    assert [one.title for one in groups] == (["Age band"] if any(ages) else [])
    for one in groups:
        numbers = [number for _, number in one.parts]
        assert sum(numbers) == len(cases)
        assert numbers == sorted(numbers, reverse=True)
        assert dict(one.parts).get(UNSAID, 0) == ages.count("")


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("age_band", "Age band"),
        ("gender", "Gender"),
        ("ethnicity", "Ethnicity"),
        ("needs", "Disability and needs"),
        ("plan_status", "Plan"),
        ("stratum", "Group sampled from"),
    ],
)
def test_what_is_recorded_of_a_case_is_a_respect_in_which_cases_divide(field, title):
    cases = (Case("a", "c1", **{field: "this"}), Case("a", "c2"))
    (one,) = cohort(replace(small(FORM), cases=cases))
    assert (one.title, dict(one.parts)) == (title, {"this": 1, UNSAID: 1})


def test_nobody_asked_and_nothing_looked_at_is_told_as_nothing():
    bare = replace(small(FORM, cases=0), agencies=())
    assert (returned(bare), voices(bare), practitioners(bare), cohort(bare)) == ((), (), (), ())
    assert {one.counted for one in voices(small(FORM))} == {"0 of 0"}
    assert len(WHO) == len(voices(small(FORM)))
