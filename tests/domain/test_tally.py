"""Pictures of all returns: true sentences, denominators, and nothing counted twice."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest

from lifaudit.domain import tally
from lifaudit.domain.casework import Answer, Heard, Involvement, Return, SectionNotes, Voice
from lifaudit.domain.practice import asked, practice, questions_least_met
from lifaudit.domain.taking_part import cohort, practitioners, returned, voices

CHARTS = (
    tally.heatmap,
    tally.distribution,
    tally.overall,
    tally.by_domain,
    tally.agreed,
    tally.voice,
    tally.spoken,
    tally.strengths_and_gaps,
)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("cases", [0, 1, 8, 60])
def test_every_picture_has_its_sentence_and_a_table_of_one_width(chart, cases):
    made = chart(graded.dossier(cases))
    assert made.sentence.endswith(".")
    assert {len(line) for line in made.table.rows} <= {len(made.table.header)}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: one.__name__)
def test_with_nothing_recorded_every_picture_says_so_and_claims_nothing(chart):
    made = chart(graded.dossier(3, records=[]))
    assert any(word in made.sentence for word in ("none recorded yet", "no grade", "0 of 0"))
    assert "%" not in made.sentence


def test_a_crossing_shows_the_most_usual_grade_in_words():
    grades = [graded.one_grade(case, "pol", "good") for case in graded.codes(2)]
    grades.append(graded.one_grade("DD26-07-03", "pol", "inadequate"))
    heat = tally.heatmap(graded.dossier(3, records=grades))
    assert heat.cells[-1][heat.columns.index("Police")].text == "Good, 2 of 3"
    assert heat.cells[0][0].text == "No grade"
    assert heat.sentence == (
        "Most usual grade in each domain, over 3 cases: of 60 crossings of domain and agency, "
        "Good in 1; 59 have no grade yet."
    )


def test_a_domain_that_asks_nothing_is_no_empty_bar():
    whole = graded.dossier(8)
    bars = {bar.name: bar.total for bar in tally.strengths_and_gaps(whole).bars}
    assert all(bars.values())
    assert set(bars) == {one.title for one in practice(whole) if one.counted}


def test_the_panel_has_a_column_only_when_it_has_graded():
    assert "Panel" in tally.heatmap(graded.dossier(2)).columns
    assert "Panel" not in tally.heatmap(graded.dossier(2, panel=False)).columns


def test_the_distribution_by_agency_and_by_domain_count_the_same_grades():
    whole = graded.dossier(8)
    agencies = sum(bar.total for bar in tally.distribution(whole).bars)
    overall = sum(bar.total for bar in tally.overall(whole).bars)
    domains = sum(bar.total for bar in tally.by_domain(whole).bars)
    assert agencies + overall == domains == 36 * 12


def test_the_voice_is_counted_over_those_who_said_and_the_rest_is_told_apart():
    def heard(case, agency, how):
        return Voice(graded.AUDIT, case, agency, how, influenced=True)

    worked = [
        Return(graded.AUDIT, case, "pol", involvement=Involvement.INVOLVED)
        for case in graded.codes(3)
    ]
    said = [
        heard("DD26-07-01", "pol", Heard.SPOKEN),
        heard("DD26-07-02", "pol", Heard.NOT_EVIDENCED),
        heard("DD26-07-02", "hea", Heard.SPOKEN),
    ]
    whole = graded.dossier(3, records=[*worked, *said])
    police = next(one for one in voices(whole) if one.agency == "pol")
    assert (police.counted, police.percent, police.left, police.influenced) == ("1 of 2", 50, 1, 1)
    chart = tally.voice(whole)
    assert [bar.name for bar in chart.bars] == ["Police"]
    assert chart.sentence == (
        "Returns in which the child's voice is evidenced: 1 of 2 (50 %). "
        "In 1 more return it has not been recorded yet."
    )
    assert chart.table.rows == (("Police", "1 of 2", "50"),)


def test_practitioners_are_counted_over_the_returns_that_say():
    spoken = {one.agency: one for one in practitioners(graded.dossier(8))}
    assert spoken["csc"].counted == "6 of 8"
    assert spoken["csc"].left == 0


def test_every_return_is_in_exactly_one_state():
    for one in returned(graded.dossier(8)):
        assert one.asked == 8
    probation = returned(graded.dossier(8))[4]
    assert (probation.not_known, probation.signed_off, probation.in_progress) == (4, 3, 1)
    nobody = returned(graded.dossier(8, records=[]))[0]
    assert nobody.not_started == 8


def test_a_grade_alone_begins_a_return_and_a_bare_line_does_not():
    begun = graded.dossier(1, records=[graded.one_grade("DD26-07-01", "pol", "good")])
    assert next(one for one in returned(begun) if one.agency == "pol").in_progress == 1
    bare = graded.dossier(1, records=[Return(graded.AUDIT, "DD26-07-01", "pol")])
    assert next(one for one in returned(bare) if one.agency == "pol").not_started == 1


def test_an_agency_that_knew_of_the_child_and_did_no_work_is_counted_apart():
    away = Return(graded.AUDIT, "DD26-07-01", "pol", involvement=Involvement.KNOWN_NOT_INVOLVED)
    police = next(one for one in returned(graded.dossier(1, records=[away])) if one.agency == "pol")
    assert (police.not_involved, police.asked) == (1, 1)


def test_what_an_agency_left_behind_where_it_was_not_involved_is_no_practice():
    form = graded.MAIN
    scaled = next(one for one in form.questions if one.kind.takes_scale)
    weakest = form.scale(scaled.scale).points[-1].code
    key = (graded.AUDIT, "DD26-07-01", "pol")
    records = [Return(*key, involvement=Involvement.NOT_KNOWN), Answer(*key, scaled.key, weakest)]
    assert all(one.tally.given == 0 for one in asked(graded.dossier(1, records=records)))


def test_only_what_is_recorded_about_the_cohort_is_shown():
    whole = graded.dossier(3)
    odd = replace(whole.cases[0], age_band="")
    groups = cohort(replace(whole, cases=(odd, *whole.cases[1:])))
    assert [one.title for one in groups] == ["Age band"]
    assert groups[0].parts == (("Under 1", 2), ("Not recorded", 1))


def test_strong_and_weak_answers_leave_out_what_does_not_apply():
    for one in asked(graded.dossier(8)):
        assert len(one.weak) + len(one.strong) == one.counted
        assert one.tally.given >= one.counted
        assert set(one.weak_cases) <= set(graded.codes(8))


def test_the_questions_least_met_come_in_the_order_of_their_weak_share():
    least = questions_least_met(graded.dossier(8))
    shares = [len(one.weak) / one.counted for one in least]
    assert least
    assert shares == sorted(shares, reverse=True)
    assert all(one.sentence.startswith("weak in") and one.weak for one in least)


def test_notes_are_counted_with_their_domain():
    note = SectionNotes(
        graded.AUDIT, "DD26-07-01", "pol", "voice", strengths="Heard", development=" "
    )
    found = practice(graded.dossier(1, records=[note]))
    voice = next(one for one in found if one.section == "voice")
    assert (voice.noted_strengths, voice.noted_development, voice.counted) == (1, 0, 0)
