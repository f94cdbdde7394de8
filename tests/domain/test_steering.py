"""What a lead chooses by hand in a move: places, and what each answer stands for in them."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.casework import PANEL, Answer
from lifaudit.domain.crossing import BY_HAND, Crossing, Crossings
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.kinds import Kind
from lifaudit.domain.likeness import Offer
from lifaudit.domain.moving import MovePlan, lines_of
from lifaudit.domain.question import Choice
from lifaudit.domain.routes import CodeRoute, proposed, turned
from lifaudit.domain.steering import (
    GRADES,
    Matter,
    Sort,
    Stand,
    matter_of,
    sent,
    standing_for,
    steering_of,
)
from lifaudit.instruments.library import form

DIVE, PANEL_SHEET = form("multi-agency-deep-dive"), form("panel-sheet")
FIRST, *REST = DIVE.sections
SIGNS, HISTORY, *OTHERS = FIRST.questions
PARTLY = (Choice("yes", "Yes"), Choice("partly", "Partly"), Choice("no", "No"))
FULLER = (Choice("yes", "Yes"), Choice("in-part", "Yes, in part"), Choice("no", "No"))
MET = (Choice("met", "Met"), Choice("unmet", "Not met"))
ASKED = replace(SIGNS, key="recognition.asked", kind=Kind.ONE_OF, scale=None, choices=PARTLY)
FULL = replace(ASKED, choices=FULLER)
ALSO = replace(ASKED, key="recognition.met", text="Was it met?", choices=MET)
ROW = replace(SIGNS, key="recognition.what", text="What?", kind=Kind.SHORT_TEXT, scale=None)
ROWS = replace(ROW, key="recognition.events", text="Events", kind=Kind.GROUP, questions=(ROW,))
MATTER = Matter(Sort.QUESTION, ASKED.key)


def asking(*questions, **said):
    return replace(DIVE, sections=(replace(FIRST, questions=questions), *REST), **said)


def plan_of(before, after, panels=(PANEL_SHEET, PANEL_SHEET)):
    was, now = Instruments(before, panels[0]), Instruments(after, panels[1])
    theirs = proposed(panels[0] or before, panels[1] or after)
    return MovePlan("a", was, now, proposed(before, after), theirs)


PLAN = plan_of(asking(ASKED, HISTORY), asking(FULL, ALSO, HISTORY))


def lines(plan, *answers):
    ways = Crossings(
        Crossing(plan.before.main, plan.after.main, plan.main, {}),
        Crossing(plan.before.panel, plan.after.panel, plan.panel, {}),
    )
    return lines_of(ways, ways.fates(answers))


def said(value, question=ASKED.key, case="c1", agency="pol"):
    return Answer("a", case, agency, question, value)


def test_answers_stand_for_what_a_person_chose_and_the_preview_reads_so():
    (stands,) = steering_of(PLAN, MATTER).stands
    assert stands.each == (
        Stand(Offer("yes", "Yes"), "yes"),
        Stand(Offer("partly", "Partly"), ""),
        Stand(Offer("no", "No"), "no"),
    )
    plan = standing_for(PLAN, MATTER, ASKED.key, "partly", "in-part")
    assert steering_of(plan, MATTER).stands[0].each[1].new == "in-part"
    told = [said("partly"), said("partly", case="c2"), said("no", case="c3")]
    (line,) = lines(plan, *told)
    assert line.readings == ("2 answers will read “Yes, in part” instead of “Partly”.",)
    assert [(one.code, one.number) for one in line.held] == [("partly", 2), ("no", 1)]
    assert line.sentence == "2 go on under the same words."
    assert lines(plan, told[0])[0].readings[0].startswith("1 answer will read")
    assert not line.is_still
    assert lines(PLAN, said("no"))[0].is_still


def test_a_question_goes_to_several_and_its_answers_stand_for_others_in_each():
    plan = sent(PLAN, MATTER, FULL.key, ALSO.key)
    for code, new in (("yes", "met"), ("partly", "unmet"), ("no", "unmet")):
        plan = standing_for(plan, MATTER, ALSO.key, code, new)
    plan = standing_for(plan, MATTER, FULL.key, "partly", "in-part")
    found = steering_of(plan, MATTER)
    assert found.to == (FULL.key, ALSO.key)
    assert [[one.new for one in stands.each] for stands in found.stands] == [
        ["yes", "in-part", "no"],
        ["met", "unmet", "unmet"],
    ]
    (line,) = lines(plan, said("partly"))
    assert line.to == (FULL.text, ALSO.text)
    assert sorted(line.readings) == [
        "1 answer will read “Not met” instead of “Partly”.",
        "1 answer will read “Yes, in part” instead of “Partly”.",
    ]
    back = turned(plan.main)
    codes = next(one.codes for one in back.questions if one.old == ALSO.key)
    assert codes == (CodeRoute("met", "yes"), CodeRoute("unmet", "partly"))


def test_what_is_still_asked_and_kept_beside_says_that_a_person_chose_so():
    (line,) = lines(sent(PLAN, MATTER), said("yes"))
    assert line.aside[0].why == BY_HAND
    assert steering_of(sent(PLAN, MATTER), MATTER).stands == ()


def test_what_is_picked_stands_for_nothing_where_words_are_asked():
    words = replace(ASKED, kind=Kind.LONG_TEXT, choices=())
    plan = plan_of(PLAN.before.main, asking(words, HISTORY))
    assert steering_of(plan, MATTER).stands == ()
    (line,) = lines(plan, said("yes"))
    assert (line.goes, line.readings) == (1, ())


def test_an_answer_can_go_only_where_rows_are_rows():
    plan = plan_of(asking(ASKED, ROWS), asking(ASKED, ROWS))
    top = {one.code for one in steering_of(plan, MATTER).places}
    assert ASKED.key in top
    assert not {ROW.key, ROWS.key} & top
    inside = steering_of(plan, Matter(Sort.QUESTION, ROW.key))
    assert inside.places == (Offer(ROW.key, ROW.text),)
    assert steering_of(plan, Matter(Sort.QUESTION, ROWS.key)).places == (Offer(ROWS.key, "Events"),)
    gone = sent(plan, Matter(Sort.QUESTION, ROWS.key))
    assert steering_of(gone, Matter(Sort.QUESTION, ROW.key)).places == ()
    nobody = steering_of(plan, Matter(Sort.QUESTION, "no.such"))
    assert (nobody.words, nobody.places, nobody.to) == ("no.such", (), ())


def test_a_section_goes_elsewhere_with_its_notes_and_every_grade_of_it():
    matter = Matter(Sort.SECTION, "voice")
    assert steering_of(PLAN, matter).to == ("voice",)
    assert steering_of(PLAN, matter).words == f"Section: {DIVE.section('voice').title}"
    plan = sent(PLAN, matter, "impact")
    assert steering_of(plan, matter).to == ("impact",)
    grades = (said("good", "agency@voice"), said("good", "panel@voice", agency=PANEL))
    found = lines(plan, *grades, said("Kind", "voice#strengths"))
    assert {matter_of(one) for one in found} == {matter}
    assert [one.goes for one in found] == [1, 1, 1]
    assert Offer("impact", DIVE.section("impact").title) in steering_of(PLAN, matter).places


def test_a_section_that_only_the_panel_has_goes_the_panel_s_way():
    extra = replace(FIRST, key="extra", title="Extra", questions=())
    sheet = replace(PANEL_SHEET, sections=(*PANEL_SHEET.sections, extra))
    plan = plan_of(DIVE, DIVE, (sheet, PANEL_SHEET))
    matter = Matter(Sort.SECTION, "extra")
    assert steering_of(plan, matter).words == "Section: Extra"
    chosen = sent(plan, matter, "voice")
    assert steering_of(chosen, matter).to == ("voice",)
    assert steering_of(plan, Matter(Sort.SECTION, "nowhere")).words == "Section: nowhere"


def test_a_question_of_the_panel_goes_by_the_panel_s_sheet():
    extra = replace(ASKED, key="overall.agreed", text="Did all agree?")
    first, *rest = PANEL_SHEET.sections
    before, after = (
        replace(PANEL_SHEET, sections=(replace(first, questions=(one,)), *rest))
        for one in (extra, replace(extra, choices=FULLER))
    )
    plan = plan_of(DIVE, DIVE, (before, after))
    (line,) = lines(plan, said("partly", extra.key, agency=PANEL))
    matter = matter_of(line)
    assert matter == Matter(Sort.PANEL, extra.key)
    chosen = standing_for(plan, matter, extra.key, "partly", "yes")
    (line,) = lines(chosen, said("partly", extra.key, agency=PANEL))
    assert line.readings == ("1 answer will read “Yes” instead of “Partly”.",)
    assert steering_of(sent(plan, matter), matter).to == ()


def test_what_grades_stand_for_is_chosen_once_for_agencies_and_panel():
    (stands,) = steering_of(PLAN, GRADES).stands
    assert [one.new for one in stands.each] == [one.old.code for one in stands.each]
    plan = standing_for(PLAN, GRADES, "", "good", "outstanding")
    assert plan.panel.grades == plan.main.grades == (CodeRoute("good", "outstanding"),)
    (line,) = lines(plan, said("good", "agency@voice"))
    assert line.readings == ("1 grade will read “Outstanding” instead of “Good”.",)
    other = plan_of(DIVE, DIVE, (PANEL_SHEET, replace(PANEL_SHEET, grade_scale=None)))
    assert standing_for(other, GRADES, "", "good", "outstanding").panel.grades == ()
    assert standing_for(other, GRADES, "", "good", "").panel.grades == (CodeRoute("good"),)
    assert steering_of(plan_of(replace(DIVE, grade_scale=None), DIVE), GRADES).stands == ()
