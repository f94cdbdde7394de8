"""What applies makes the whole, more is never less, and the human grade always stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import CHOICES, MET, form_of, question, section
from domain.test_completeness_of_logic import HEARD, KEY, SPOKEN
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.capping import expected_of
from lifaudit.domain.case import Case
from lifaudit.domain.casework import OVERALL, Answer, Grade, Judgement, Row
from lifaudit.domain.instrument import Cap, Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.scale import Point, Scale
from lifaudit.domain.scoring import is_scored, scored
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.domain.worked import UNWORKED, Worked

FIVE = tuple(question(Kind.YES_NO, f"part.q{at}") for at in range(5))
TITLES = ("outstanding", "good", "requires", "inadequate")
LADDER = Scale(
    "ladder",
    "Ladder",
    (
        *(Point(code, code.title(), 4.0 - at, "good", "") for at, code in enumerate(TITLES)),
        Point("not-enough", "Not enough evidence", None, "none", "", counts=False),
    ),
)
POINTS, PERCENT = Scoring("points"), Scoring("percent")
values = st.sampled_from(["yes", "partly", "no", "na", ""])


def sheet(form, answers, worked=UNWORKED, grades=(), rows=()):
    given_ = tuple(Answer(*KEY, path, value) for path, value in answers.items())
    judged = tuple(
        Grade(*KEY, "agency", domain, Judgement(code, "Seen")) for domain, code in grades
    )
    agency = ExpectedAgency("a", "g", "Health", "Health", AgencyType.HEALTH)
    recorded = Recorded(given_, (), judged, HEARD, rows)
    return Sheet(Audit("a"), form, Case("a", "c"), agency, SPOKEN, recorded, worked)


def five(given_, scoring=PERCENT, **more):
    asked = tuple(replace(one, **more) for one in FIVE)
    form = form_of(section("part", *asked), scoring=scoring)
    return scored(sheet(form, {one.key: code for one, code in zip(FIVE, given_, strict=True)}))


def test_three_of_five_criteria_that_are_left_still_make_a_hundred():
    found = five(["yes", "na", "yes", "na", "yes"])
    assert (found.overall.percent, found.overall.words) == (100, "100 %")
    assert (found.overall.applied, found.overall.left_out, found.overall.open) == (3, 2, 0)
    assert found.overall.counted == "3 of 5 criteria counted, 2 not applicable"


def test_points_say_of_how_many():
    found = five(["yes", "partly", "no", "na", ""], POINTS)
    assert found.sections[0].words == found.overall.words == "3 of 6 points"
    assert found.overall.counted.endswith("1 not applicable, 1 not answered yet")
    assert five(["no"] * 5, POINTS).overall.counted == "5 of 5 criteria counted"


@pytest.mark.parametrize(
    ("code", "words"), [("na", "Does not apply"), ("", "Nothing to score yet")]
)
def test_where_nothing_counts_there_is_no_score(code, words):
    found = five([code] * 5)
    assert (found.overall.percent, found.overall.words) == (None, words)


@given(st.lists(values, min_size=5, max_size=5))
def test_a_percentage_lies_between_nothing_and_everything(given_):
    percent = five(given_).overall.percent
    counted = [code for code in given_ if code not in ("na", "")]
    assert (percent is None) == (not counted)
    assert percent is None or 0 <= percent <= 100
    assert (percent == 100) == (bool(counted) and set(counted) == {"yes"})


@given(st.lists(values, min_size=5, max_size=5), st.integers(0, 4))
def test_what_does_not_apply_counts_as_if_it_had_not_been_asked(given_, at):
    gone = [code if n != at else "na" for n, code in enumerate(given_)]
    form = form_of(section("part", *FIVE[:at], *FIVE[at + 1 :]), scoring=PERCENT)
    answers = {
        one.key: code for n, (one, code) in enumerate(zip(FIVE, given_, strict=True)) if n != at
    }
    assert five(gone).overall.percent == scored(sheet(form, answers)).overall.percent


@given(st.lists(values, min_size=5, max_size=5), st.integers(0, 4))
def test_a_better_answer_never_makes_less(given_, at):
    worse = [code if n != at else "no" for n, code in enumerate(given_)]
    better = [code if n != at else "yes" for n, code in enumerate(given_)]
    assert five(better).overall.percent >= five(worse).overall.percent


@given(st.lists(values, min_size=5, max_size=5), st.sampled_from([0.5, 2.0, 8.0]))
def test_weights_that_are_all_alike_weigh_nothing(given_, weight):
    plain, heavy = five(given_).overall, five(given_, weight=weight).overall
    assert (plain.percent is None) == (heavy.percent is None)
    assert plain.percent is None or plain.percent == pytest.approx(heavy.percent)


def test_a_heavy_criterion_counts_more():
    asked = (replace(FIVE[0], weight=3.0), FIVE[1])
    form = form_of(section("part", *asked), scoring=PERCENT)
    assert scored(sheet(form, {"part.q0": "yes", "part.q1": "no"})).overall.percent == 75


def two_parts(first, second, weight=1.0, scoring=PERCENT):
    return scored(
        sheet(
            form_of(
                section("one", question(Kind.YES_NO, "one.q"), weight=weight),
                section("two", *(question(Kind.YES_NO, f"two.q{n}") for n in range(3))),
                scoring=scoring,
            ),
            {"one.q": first} | {f"two.q{n}": second for n in range(3)},
        )
    )


def test_in_percent_every_section_counts_by_its_weight_however_much_it_asks():
    assert two_parts("yes", "no").overall.percent == 50
    assert two_parts("yes", "no", 3.0).overall.percent == 75
    assert two_parts("yes", "na").overall.percent == 100
    assert two_parts("yes", "no", 0.0).overall.percent == 0
    assert two_parts("na", "na").overall.percent is None


def test_in_points_every_criterion_counts():
    whole = two_parts("yes", "no", scoring=POINTS).overall
    assert (whole.words, whole.percent) == ("2 of 8 points", 25)
    assert two_parts("na", "na", scoring=POINTS).overall.percent is None


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.ONE_OF, "school", "1 of 2 points"),
        (Kind.MANY_OF, "home street", "2 of 3 points"),
        (Kind.EVIDENCE, "home school", "3 of 3 points"),
        (Kind.MANY_OF, "nowhere", "Does not apply"),
        (Kind.MANY_OF, "", "Nothing to score yet"),
    ],
)
def test_choices_with_points_are_criteria_too(kind, value, words):
    form = form_of(section("part", question(kind)), scoring=POINTS)
    assert scored(sheet(form, {"part.one": value})).overall.words == words


@pytest.mark.parametrize("kind", [Kind.RANKING, Kind.NUMBER, Kind.LONG_TEXT, Kind.SCALING])
def test_what_carries_no_points_is_no_criterion(kind):
    form = form_of(section("part", question(kind)), scoring=POINTS)
    found = scored(sheet(form, {"part.one": "5"}))
    assert (found.sections, found.overall) == ((), None)
    bare = tuple(replace(one, points=None) for one in CHOICES)
    without = form_of(section("part", question(Kind.ONE_OF, choices=bare)), scoring=POINTS)
    assert scored(sheet(without, {"part.one": "home"})).overall is None


def test_what_a_filter_takes_away_cannot_be_had():
    form = form_of(section("part", question(Kind.ONE_OF)), scoring=POINTS)
    fewer = Worked(offered={"part.one": ("school", "street")})
    assert scored(sheet(form, {"part.one": "school"}, fewer)).overall.words == "1 of 1 points"


def test_what_is_hidden_is_no_criterion_and_every_row_is():
    group = question(Kind.GROUP, "part.rows", questions=(question(Kind.YES_NO, "part.met"),))
    form = form_of(section("part", FIVE[0], group), scoring=POINTS)
    rows = (Row(*KEY, "part.rows", "r", 1), Row(*KEY, "part.rows", "s", 2))
    answers = {"part.q0": "no", "part.rows/r/part.met": "yes", "part.rows/s/part.met": "partly"}
    assert scored(sheet(form, answers, rows=rows)).overall.words == "3 of 6 points"
    hidden = Worked(hidden=frozenset({"part.q0"}))
    assert scored(sheet(form, answers, hidden, rows=rows)).overall.words == "3 of 4 points"


def test_a_form_that_counts_nothing_has_no_score():
    plain = sheet(form_of(section("part", *FIVE)), {})
    assert not is_scored(plain.instrument)
    assert scored(plain) is None


CAPPED = form_of(
    section("one", graded=True),
    section("two", graded=True),
    section("three", *FIVE),
    scales=(MET, LADDER),
    overall=section("overall", graded=True),
    grade_scale="ladder",
)


def expected(*caps, **grades):
    form = replace(CAPPED, scoring=Scoring(caps=caps))
    given_ = tuple((OVERALL if key == "overall" else key, code) for key, code in grades.items())
    return expected_of(sheet(form, {}, grades=given_))


ANY = Cap("", "inadequate", "requires")


def test_a_cap_expects_and_the_human_grade_stands():
    found = expected(ANY, one="inadequate", two="good", overall="good")
    assert (found.best.code, found.is_above, found.given.code) == ("requires", True, "good")
    assert [one.sentence for one in found.ceilings] == [
        "One is Inadequate: overall Requires at best."
    ]
    assert "it stands" in found.sentence
    assert "keeps to that" in expected(ANY, one="inadequate", overall="inadequate").sentence
    assert expected(ANY, one="inadequate").sentence.endswith("at best.")


@pytest.mark.parametrize(
    ("caps", "grades"),
    [
        ((ANY,), {"one": "requires", "overall": "good"}),
        ((ANY,), {"overall": "inadequate"}),
        ((ANY,), {"one": "not-enough"}),
        ((Cap("two", "inadequate", "requires"),), {"one": "inadequate"}),
        ((Cap("", "no-such", "requires"),), {"one": "inadequate"}),
        ((Cap("", "inadequate", "no-such"),), {"one": "inadequate"}),
        ((), {"one": "inadequate"}),
    ],
)
def test_a_cap_that_does_not_hold_expects_nothing(caps, grades):
    assert expected(*caps, **grades) is None


def test_of_several_caps_the_lowest_is_expected():
    good = Cap("two", "requires", "good")
    found = expected(good, ANY, one="inadequate", two="requires", overall="requires")
    assert (found.best.code, found.is_above, len(found.ceilings)) == ("requires", False, 2)


def test_a_hidden_section_caps_nothing_and_an_ungraded_form_has_no_caps():
    form = replace(CAPPED, scoring=Scoring(caps=(ANY,)))
    hidden = Worked(hidden=frozenset({"one"}))
    assert expected_of(sheet(form, {}, hidden, (("one", "inadequate"),))) is None
    assert expected_of(sheet(replace(form, grade_scale=None), {})) is None
    bare = replace(form, overall=None)
    assert expected_of(sheet(bare, {}, grades=(("one", "inadequate"),))).given is None
    whole = scored(sheet(form, {}, grades=(("one", "inadequate"),)))
    assert whole.expected.best.code == "requires"
    assert is_scored(form)


@given(st.lists(st.sampled_from(TITLES), min_size=3, max_size=3))
def test_the_grade_is_above_exactly_when_it_is_better_than_the_caps_leave(codes):
    one, two, overall = codes
    found = expected(ANY, one=one, two=two, overall=overall)
    capped = "inadequate" in (one, two)
    assert (found is not None) == capped
    if found is not None:
        assert found.is_above == (TITLES.index(overall) < TITLES.index("requires"))
