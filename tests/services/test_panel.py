"""The panel's sheet: agencies' grades stand beside what the panel says, and the lead records it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, plan
from eventful import every_kind

from lifaudit.domain.audit import Audit, PinnedInstrument, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import PANEL, Answer, Grade, Involvement, Judgement, Return
from lifaudit.domain.completeness import GapKind
from lifaudit.domain.errors.audit import AuditMissing, AuditNotStarted, AuditSigned, NotTheLead
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.panel import Shut, panel_gaps, panel_progress
from lifaudit.domain.worked import Worked
from lifaudit.instruments.library import form
from lifaudit.services import casework, history, instruments
from lifaudit.services.panel import answer_panel, grade_panel, panel_sheet

KEY = (AUDIT, HERE.case, PANEL)
DISSENT = "recognition.dissent"
WORDS = "Education holds that the first bruise was enough."
GRADED = Grade(*KEY, "panel", "recognition", Judgement("could-not-agree", "Two honest views."))


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def here(unit):
    return panel_sheet(unit, AUDIT, HERE.case)


def change_plan(unit, **facts):
    unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))


def working(sheet, **worked):
    return replace(sheet, said=replace(sheet.said, worked=Worked(**worked)))


def graded(unit, agency, value):
    key = (AUDIT, HERE.case, agency, "agency", "recognition")
    casework.grade(unit, Grade(*key, Judgement(value, f"{agency} says why")))


def test_the_agencies_grades_stand_side_by_side_with_their_reasons(unit):
    graded(unit, "pol", "good")
    graded(unit, "hea", "inadequate")
    away = Return(AUDIT, HERE.case, "prb", involvement=Involvement.NOT_KNOWN)
    casework.describe(unit, away)
    sheet = here(unit)
    beside = sheet.beside(sheet.instrument.section("recognition"))
    said = {one.agency: (one.text, one.reason) for one in beside.said}
    assert said["pol"] == ("Good", "pol says why")
    assert said["prb"] == ("Not known", "")
    assert beside.is_far_apart
    assert beside.apart == "Police Good, Health Inadequate"


def test_what_the_panel_says_is_on_its_sheet_and_nowhere_among_the_agencies(unit):
    grade_panel(unit, GRADED)
    answer_panel(unit, Answer(AUDIT, HERE.case, "pol", DISSENT, WORDS))
    sheet = here(unit)
    assert sheet.answer(DISSENT).value == WORDS
    assert sheet.grade(sheet.instrument.section("recognition")) == GRADED
    assert casework.sheet(unit, HERE).recorded.answers == ()
    assert here(unit).compared.rows[0].panel.text == "Could not agree"


def test_it_says_domain_by_domain_what_is_left_the_overall_one_last(unit):
    before = len(panel_gaps(here(unit)))
    grade_panel(unit, replace(GRADED, judgement=Judgement("good")))
    assert panel_gaps(here(unit))[0].sentence.startswith("Say why this grade")
    grade_panel(unit, replace(GRADED, judgement=Judgement("good", "We agreed.")))
    sheet = here(unit)
    assert len(panel_gaps(sheet)) == before - 1
    parts = panel_progress(sheet)
    assert (parts[0].is_done, parts[-1].section) == (True, sheet.instrument.overall.key)
    assert {gap.question for gap in panel_gaps(sheet)} >= {"grade", "overall.act-now"}
    assert DISSENT not in {gap.question for gap in panel_gaps(sheet)}


def test_a_form_made_for_agencies_asks_the_panel_for_its_grades_alone(unit):
    sheet = replace(here(unit), instrument=form("multi-agency-deep-dive"))
    graded = [one for one in sheet.instrument.all_sections if one.graded]
    assert sum(one.total for one in panel_progress(sheet)) == len(graded)


def test_where_the_panel_could_not_agree_both_views_are_wanted(unit):
    grade_panel(unit, GRADED)
    first = panel_gaps(here(unit))[0]
    assert (first.section, first.question) == ("recognition", DISSENT)
    assert first.sentence.startswith("The panel could not agree")
    assert not panel_progress(here(unit))[0].is_done
    answer_panel(unit, Answer(*KEY, DISSENT, WORDS))
    assert panel_gaps(here(unit))[0].section == "assessment"
    assert panel_progress(here(unit))[0].is_done


def test_what_logic_works_out_counts_on_the_panels_sheet_too(unit):
    sheet = here(unit)
    before = panel_gaps(sheet)
    hidden = working(sheet, hidden=frozenset({"recognition", "overall.act-now"}))
    assert {gap.section for gap in before} - {gap.section for gap in panel_gaps(hidden)} == {
        "recognition"
    }
    assert "overall.act-now" not in {gap.question for gap in panel_gaps(hidden)}
    demanded = working(sheet, required=frozenset({DISSENT}))
    assert len(panel_gaps(demanded)) == len(before) + 1
    for message in ("Not both.", ""):
        wrong = working(sheet, wrong={DISSENT: message})
        (gap,) = (one for one in panel_gaps(wrong) if one.kind is GapKind.CONSTRAINT)
        assert gap.sentence == message or "Who on the panel" in gap.sentence
    parts = panel_progress(demanded)
    assert sum(one.total - one.done for one in parts) == len(panel_gaps(demanded))


def test_scores_stand_beside_the_grades_where_the_form_counts(unit):
    assert here(unit).compared.scores == ()
    instruments.pin(unit, AUDIT, every_kind())
    casework.answer(unit, Answer(AUDIT, HERE.case, "pol", "kinds.yes-no", "partly"))
    compared = here(unit).compared
    names = [key for key, _ in compared.agencies]
    scores = dict(zip(names, compared.scores, strict=True))
    assert scores["pol"].overall.words == "50 %"
    assert scores["hea"].overall.words == "Nothing to score yet"


@pytest.mark.parametrize(
    ("question", "value"),
    [("no.such", "x"), ("recognition.early-signs", "mostly"), ("overall.act-now", "perhaps")],
)
def test_what_the_panel_sheet_does_not_ask_is_refused(unit, question, value):
    with pytest.raises(NotInForm):
        answer_panel(unit, Answer(*KEY, question, value))


@pytest.mark.parametrize(
    ("facts", "shut", "error"),
    [
        ({"status": Status.DRAFT}, Shut.NOT_STARTED, AuditNotStarted),
        ({"status": Status.SIGNED}, Shut.SIGNED, AuditSigned),
        ({"lead": "somebody-else"}, Shut.NOT_THE_LEAD, NotTheLead),
    ],
)
def test_a_sheet_that_is_shut_is_read_and_says_why(unit, facts, shut, error):
    grade_panel(unit, GRADED)
    change_plan(unit, **facts)
    assert (here(unit).shut, here(unit).is_open) == (shut, False)
    assert here(unit).grades == (GRADED,)
    with pytest.raises(error):
        answer_panel(unit, Answer(*KEY, DISSENT, WORDS))
    with pytest.raises(error):
        grade_panel(unit, GRADED)


def test_only_chosen_cases_of_known_audits_have_a_sheet(unit):
    with pytest.raises(AuditMissing):
        panel_sheet(unit, "other", HERE.case)
    unit.record("Left", Case(AUDIT, "DD26-07-09", CaseStatus.RESERVE))
    for case in ("DD26-07-99", "DD26-07-09"):
        with pytest.raises(NotExpected):
            panel_sheet(unit, AUDIT, case)
        with pytest.raises(NotExpected):
            answer_panel(unit, Answer(AUDIT, case, PANEL, DISSENT, WORDS))


def test_the_cases_beside_are_known_and_the_lead_by_name(unit):
    sheet = here(unit)
    assert (sheet.neighbour(-1), sheet.neighbour(1)) == ("", "DD26-07-02")
    assert sheet.lead == "Ada Quill"


def test_without_a_sheet_of_its_own_the_panel_grades_as_agencies_do(unit):
    pins = unit.where(PinnedInstrument, audit=AUDIT)
    main = next(one for one in pins if one.use == "return")
    unit.record("Pinned", replace(main, use="panel"))
    sheet = here(unit)
    assert all(sheet.questions(one) == () for one in sheet.sections)
    grade_panel(unit, replace(GRADED, judgement=Judgement("good", "Agreed.")))
    with pytest.raises(NotInForm):
        answer_panel(unit, Answer(*KEY, "recognition.early-signs", "mostly"))


def test_history_tells_the_panels_question_in_words(unit):
    answer_panel(unit, Answer(*KEY, "overall.act-now", "yes"))
    (line,) = history.of_record(unit, Answer, *KEY, "overall.act-now")
    assert (line.after, line.label) == ("Yes", "Recorded the panel's answer")
    assert "needs action today" in line.what


def test_a_draft_takes_no_return(unit):
    change_plan(unit, status=Status.DRAFT)
    assert not casework.sheet(unit, HERE).is_open
    with pytest.raises(AuditNotStarted):
        casework.describe(unit, Return(AUDIT, HERE.case, "pol"))
    with pytest.raises(AuditNotStarted):
        casework.sign_off(unit, HERE)


def test_what_the_panel_must_answer_is_a_gap_until_it_has(unit):
    sheet = form("panel-sheet")
    asked = replace(sheet.question(DISSENT), required=True)
    sections = tuple(
        replace(
            section,
            questions=tuple(asked if one.key == DISSENT else one for one in section.questions),
        )
        for section in sheet.sections
    )
    instruments.pin(unit, AUDIT, replace(sheet, sections=sections))
    assert DISSENT in [gap.question for gap in panel_gaps(here(unit))]
    answer_panel(unit, Answer(*KEY, DISSENT, WORDS))
    assert DISSENT not in [gap.question for gap in panel_gaps(here(unit))]


def test_a_grade_taken_back_leaves_nothing(unit):
    grade_panel(unit, GRADED)
    grade_panel(unit, replace(GRADED, judgement=None))
    assert unit.one(Grade, audit=AUDIT, stage="panel").judgement is None


def test_an_audit_that_is_not_there_has_no_panel(unit):
    with pytest.raises(AuditMissing):
        grade_panel(unit, replace(GRADED, audit="no-such"))
