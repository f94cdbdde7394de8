"""Instruments about agencies, schools, processes, events and surveys are whole and score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Return
from lifaudit.domain.kinds import Kind
from lifaudit.domain.scoring import scored
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.instruments.library import form, shared_scales, shipped
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

TODAY = date(2026, 11, 27)
KEY = ("audit", "case", "agency")
EIGHT, TEN, SCHOOL = "section-11-eight-standards", "section-11-ten-standards", "section-175-157"
SUBJECTS = {
    EIGHT: "agency",
    TEN: "agency",
    SCHOOL: "setting",
    "process-failure-modes": "process",
    "training-evaluation": "event",
    "agency-assurance-report": "agency",
    "single-agency-audit-return": "agency",
    "compliance-checklist": "process",
    "practitioner-survey": "survey",
    "child-death-learning-log": "process",
}
LIBRARY = {
    *SUBJECTS,
    "multi-agency-deep-dive",
    "panel-sheet",
    "practitioner-reflection",
    "child-and-parent-feedback",
    "practice-event-chronology",
    "review-decision-sheet",
    "rapid-review",
    "best-practice-review",
    "learning-summary",
}
every_one = pytest.mark.parametrize("key", SUBJECTS)


def worked(key, answers, rows=None):
    """Work out what the logic of an instrument says of these answers."""
    live = Live(program_of(form(key)), TODAY)
    live.load(answers, rows or {})
    return live.worked


def score(key, answers):
    """Score a return that holds these answers."""
    given = tuple(Answer(*KEY, path, value) for path, value in answers.items())
    agency = ExpectedAgency("audit", "agency", "Health")
    case = Case("audit", "case")
    sheet = Sheet(Audit("audit"), form(key), case, agency, Return(*KEY), Recorded(given))
    return scored(replace(sheet, worked=worked(key, answers)))


def asked_of(key, scale):
    """Return the keys of the questions that are answered on a scale."""
    return [one.key for one in form(key).questions if one.scale == scale]


def scale_named(key):
    return next(one for one in shared_scales() if one.key == key)


def test_the_library_is_whole():
    found = {one.key for one in shipped()}
    assert found >= LIBRARY
    assert sum(one.use == "module" for one in shipped()) == 10


@every_one
def test_an_instrument_is_about_what_it_says(key):
    assert (form(key).subject, form(key).use) == (SUBJECTS[key], "return")


@every_one
def test_every_question_is_guided_and_tagged_and_prompts_for_what_to_look_at(key):
    for asked in form(key).every_question:
        assert asked.guidance, asked.key
        assert asked.tags, asked.key
        written = asked.kind.answered and asked.kind is not Kind.ACKNOWLEDGE
        told = asked.tags & {"reason", "matching"}
        assert asked.evidence_prompts or told or not written, asked.key


@every_one
def test_voice_and_impact_are_asked_for_everywhere(key):
    tags = [asked.tags for asked in form(key).every_question]
    assert any("voice" in known for known in tags)
    assert any("impact" in known for known in tags)


@every_one
def test_sources_are_named_and_the_words_are_our_own(key):
    assert form(key).provenance.startswith("Structure after ")
    assert form(key).provenance.endswith("Wording our own.")


@every_one
def test_every_graded_part_says_what_each_step_looks_like_there(key):
    main = form(key)
    for section in main.graded_sections:
        counting = {one.code for one in main.scale(main.grade_scale).points if one.counts}
        assert {one.code for one in section.descriptors} == counting
    said = [one.text for section in main.graded_sections for one in section.descriptors]
    assert len(said) == len(set(said))


def test_the_older_section_11_has_eight_standards_scored_from_nought_to_three():
    main = form(EIGHT)
    assert len(main.graded_sections) == len(main.sections) == 8
    steps = {one.code: one.points for one in main.scale(main.grade_scale).points if one.counts}
    assert steps == {"3": 3, "2": 2, "1": 1, "0": 0}
    assert all(section.notes for section in main.sections)


def test_the_newer_section_11_has_ten_standards_of_four_to_six_criteria():
    main = form(TEN)
    counts = [sum(one.kind is Kind.GRADE for one in part.questions) for part in main.sections]
    assert len(counts) == 10
    assert set(counts) <= {4, 5, 6}
    codes = [one.code for one in main.scale("fully-to-not-met").points if one.counts]
    assert codes == ["fully", "mostly", "partially", "not-met"]
    assert main.scoring.basis == "percent"


def test_criteria_that_do_not_apply_leave_the_share_of_the_others_as_it_was():
    criteria = asked_of(TEN, "fully-to-not-met")
    full = score(TEN, dict.fromkeys(criteria, "fully")).overall
    some = {**dict.fromkeys(criteria, "fully"), **dict.fromkeys(criteria[:9], "does-not-apply")}
    left = score(TEN, some).overall
    assert (full.percent, left.percent) == (100, 100)
    assert (left.applied, left.left_out, left.open) == (len(criteria) - 9, 9, 0)


def test_a_standard_that_does_not_apply_at_all_is_left_out_of_the_whole():
    criteria = asked_of(TEN, "fully-to-not-met")
    first = [key for key in criteria if key.startswith("accountability.")]
    rest = dict.fromkeys(set(criteria) - set(first), "mostly")
    found = score(TEN, {**rest, **dict.fromkeys(first, "does-not-apply")})
    assert found.overall.percent == pytest.approx(200 / 3)
    assert found.sections[0].percent is None


@pytest.mark.parametrize("section", form(TEN).sections, ids=lambda one: one.key)
def test_a_criterion_that_does_not_apply_asks_for_a_reason(section):
    reason = section.questions[-1]
    assert reason.required
    for asked in section.questions[:-1]:
        assert reason.key not in worked(TEN, {asked.key: "does-not-apply"}).hidden
    assert reason.key in worked(TEN, {section.questions[0].key: "not-met"}).hidden


def test_the_school_form_has_thirteen_parts_and_nought_is_left_out_with_a_reason():
    main = form(SCHOOL)
    marked = [part for part in main.sections if any(one.scale for one in part.questions)]
    assert len(marked) == 13
    steps = {one.code: one.points for one in main.scale("met-3").points}
    assert steps == {"3": 3, "2": 2, "1": 1, "0": None}
    marks = asked_of(SCHOOL, "met-3")
    found = score(SCHOOL, {**dict.fromkeys(marks, "2"), marks[0]: "0", marks[-1]: "0"}).overall
    assert found.percent == pytest.approx(200 / 3)
    for mark in marks:
        assert "sign-off.left-out" not in worked(SCHOOL, {mark: "0"}).hidden
    assert "sign-off.left-out" in worked(SCHOOL, dict.fromkeys(marks, "1")).hidden


@pytest.mark.parametrize(
    ("governor", "fits"), [("2026-11-19", False), ("2026-11-20", True), ("2026-11-28", False)]
)
def test_the_governor_signs_after_the_head_and_not_tomorrow(governor, fits):
    days = {"sign-off.head-on": "2026-11-20", "sign-off.governor-on": governor}
    assert ("sign-off.governor-on" not in worked(SCHOOL, days).wrong) is fits
    signing = ("head", "head-read", "head-on", "governor", "governor-read", "governor-on")
    assert all(form(SCHOOL).question(f"sign-off.{one}").required for one in signing)


@pytest.mark.parametrize(
    ("marks", "number", "first"),
    [
        (("4", "2", "1"), "8", "Act first"),
        (("2", "3", "4"), "24", "Later"),
        (("4", "4", "4"), "64", "Act first"),
        (("4", "2", "cannot-tell"), "", "Act first"),
        (("cannot-tell", "4", "4"), "", ""),
        (("", "", ""), "", ""),
    ],
)
def test_what_is_bad_and_likely_is_acted_on_first_however_well_it_is_noticed(marks, number, first):
    row = "steps.list/one/steps."
    names = ("severity", "likelihood", "detectability")
    given = {row + name: mark for name, mark in zip(names, marks, strict=True)}
    found = worked("process-failure-modes", given, {"steps.list": ("one",)})
    assert found.values.get(row + "priority-number", "") == number
    assert found.values.get(row + "act-first", "") == first
    assert (row + "action" in found.required) is (first == "Act first")


def test_a_process_is_scored_again_once_something_was_changed():
    row = "steps.list/one/steps."
    before = {row + "severity": "4", row + "likelihood": "3", row + "detectability": "2"}
    after = {f"{path}-after": mark for path, mark in before.items()} | {
        row + "likelihood-after": "1"
    }
    found = worked("process-failure-modes", before, {"steps.list": ("one",)})
    assert row + "likelihood-after" in found.hidden
    changed = {**before, **after, row + "action": "The duty worker reads it at once."}
    found = worked("process-failure-modes", changed, {"steps.list": ("one",)})
    assert found.values[row + "priority-number"] == "24"
    assert found.values[row + "number-after"] == "8"
    assert found.values["summary.highest"] == "24"
    assert found.values["summary.number"] == "1"


def test_training_is_compared_before_and_later_by_a_code_nobody_can_read():
    rows = {"before.list": ("a", "b"), "after.list": ("a",), "later.list": ("a", "b")}
    answers = {
        "before.list/a/before.code": "ANE07",
        "before.list/b/before.code": "TOM21",
        "after.list/a/after.code": "ANE07",
        "later.list/a/later.code": "ANE07",
        "later.list/b/later.code": "XYZ99",
    }
    marks = {"before.list/a": "2", "before.list/b": "4", "after.list/a": "5", "later.list/a": "4"}
    for row, mark in marks.items():
        part = row.partition(".")[0]
        answers |= {f"{row}/{part}.{one}": mark for one in ("recognise", "talk", "act", "share")}
        answers[f"{row}/{part}.challenge"] = "does-not-apply"
    found = worked("training-evaluation", answers, rows)
    assert found.values["before.list/a/before.mean"] == "2"
    assert [found.values[f"result.{one}-mean"] for one in ("before", "after", "later")] == [
        "3",
        "5",
        "4",
    ]
    assert found.values["result.matched"] == "1"
    assert found.values["later.list/b/later.matched"] == "0"


@pytest.mark.parametrize(
    ("code", "fits"), [("ANE07", True), ("Anne Smith", False), ("ane07", False)]
)
def test_a_code_is_no_name(code, fits):
    path = "before.list/one/before.code"
    found = worked("training-evaluation", {path: code}, {"before.list": ("one",)})
    assert (path not in found.wrong) is fits


def test_an_assurance_report_has_the_three_headings_of_the_framework():
    titles = [one.title for one in form("agency-assurance-report").sections]
    assert titles[1:] == [
        "Identified improvements",
        "Areas for development",
        "Key evidence of impact",
    ]


def test_a_risk_that_is_not_held_must_say_what_would_help():
    row = "development.list/one/development."
    rows = {"development.list": ("one",)}
    found = worked("agency-assurance-report", {row + "risk": "not-held"}, rows)
    assert row + "help" in found.required
    found = worked("agency-assurance-report", {row + "risk": "held"}, rows)
    assert row + "help" not in found.required


def test_an_agency_s_own_audit_counts_its_actions_and_the_days_until_it_arrived():
    key = "single-agency-audit-return"
    days = {"register.ended": "2026-10-01", "receipt.on": "2026-11-05"}
    found = worked(key, days)
    assert found.values["receipt.days"] == "35"
    assert found.values["actions.number"] == "0"
    assert "actions.none-why" not in found.hidden
    found = worked(key, {"actions.list/a/actions.what": "Ring back"}, {"actions.list": ("a",)})
    assert found.values["actions.number"] == "1"
    assert "actions.none-why" in found.hidden


def test_a_checklist_counts_what_applies_and_asks_about_every_no():
    key = "compliance-checklist"
    points = asked_of(key, "yes-no-unclear-na")
    given = {**dict.fromkeys(points, "yes"), points[0]: "no", points[1]: "does-not-apply"}
    found = score(key, given)
    assert found.overall.left_out == 1
    assert found.sections[0].percent == pytest.approx(75)
    assert worked(key, given).values["result.no-count"] == "1"
    assert "result.act-on" not in worked(key, given).hidden
    assert "result.act-on" in worked(key, dict.fromkeys(points, "yes")).hidden


def test_a_survey_puts_ten_statements_and_names_nobody():
    main = form("practitioner-survey")
    assert len(asked_of("practitioner-survey", "agreement-5")) == 10
    assert not any(one.kind is Kind.PERSON for one in main.every_question)
    assert [one.points for one in main.scale("agreement-5").points] == [5, 4, 3, 2, 1, None]


def test_the_levels_of_child_death_reviews_stay_text_and_are_never_added_up():
    points = scale_named("cdop-learning").points
    assert [one.code for one in points] == ["0", "1", "1*", "2", "3"]
    assert not any(one.counts for one in points)
    row = "log.list/one/log."
    found = worked("child-death-learning-log", {row + "level": "1*"}, {"log.list": ("one",)})
    assert row + "action" in found.required
    found = worked("child-death-learning-log", {row + "level": "1"}, {"log.list": ("one",)})
    assert row + "action" not in found.required


@pytest.mark.parametrize(
    "key",
    [
        "score-0-3",
        "fully-to-not-met",
        "red-amber-green",
        "met-3",
        "agreement-5",
        "confidence-5",
        "fmea-severity",
        "fmea-likelihood",
        "fmea-detectability",
    ],
)
def test_a_shared_scale_says_what_each_step_is_and_lets_people_off_the_guess(key):
    points = scale_named(key).points
    assert len({one.descriptor for one in points}) == len(points)
    assert any(not one.counts for one in points)
    numbers = [one.points for one in points if one.counts]
    assert numbers == sorted(numbers, reverse=not key.startswith("fmea-"))
