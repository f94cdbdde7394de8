"""The instruments of reviews: whole, guided, and never deciding what people decide."""

from __future__ import annotations

from datetime import date

import pytest

from lifaudit.domain.kinds import Kind
from lifaudit.instruments.library import form, shipped
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

TODAY = date(2026, 11, 27)
COUNTS = {
    "practice-event-chronology": {"scope": 3, "events": 1, "meaning": 6},
    "review-decision-sheet": {"basis": 7, "criteria": 11, "other": 6, "decision": 10},
    "rapid-review": {"facts": 9, "immediate": 5, "learning": 2, "next": 9},
    "best-practice-review": {
        "putting-forward": 5,
        "what-worked": 3,
        "enablers": 4,
        "imagine": 3,
        "make-it-so": 2,
    },
    "learning-summary": {"about": 4, "briefing": 7, "spreading": 5},
}

every_review = pytest.mark.parametrize("key", COUNTS)


def worked(key, rows=None, **answers):
    """Work out an instrument from answers; a question's key is written with two underscores."""
    live = Live(program_of(form(key)), TODAY)
    given = {name.replace("__", ".").replace("_", "-"): text for name, text in answers.items()}
    live.load(given, rows or {})
    return live.worked


@every_review
def test_a_review_instrument_has_its_parts(key):
    assert {one.key: len(one.questions) for one in form(key).sections} == COUNTS[key]


@every_review
def test_a_review_instrument_is_never_graded(key):
    assert form(key).grade_scale is None
    assert form(key).graded_sections == ()


@every_review
def test_every_question_of_a_review_is_guided_and_says_what_to_look_for(key):
    for asked in form(key).every_question:
        assert asked.guidance, asked.key
        assert asked.tags, asked.key
        assert asked.evidence_prompts or not asked.kind.answered, asked.key


@every_review
def test_a_review_asks_for_the_childs_voice_and_for_what_becomes_better(key):
    tags = [asked.tags for asked in form(key).every_question]
    assert any("voice" in known for known in tags)
    assert any("impact" in known for known in tags)


@every_review
def test_a_review_says_where_its_structure_comes_from(key):
    assert form(key).provenance.startswith("Structure after ")
    assert form(key).provenance.endswith("Wording our own.")


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.key)
def test_every_expression_of_a_shipped_form_can_be_worked_out(one):
    assert program_of(one).mistakes == ()


def test_an_event_holds_the_four_principles_the_six_questions_and_its_source():
    row = {
        asked.key: asked
        for asked in form("practice-event-chronology").question("events.list").questions
    }
    for name in (
        "on",
        "precision",
        "source",
        "what",
        "risk",
        "response",
        "partnership",
        "learning",
    ):
        assert f"events.{name}" in row
    assert len(row["events.six"].choices) == 6
    assert row["events.six"].required


def test_an_event_that_teaches_must_say_what():
    rows = {"events.list": ("one", "two")}
    live = Live(program_of(form("practice-event-chronology")), TODAY)
    answers = {
        "events.list/one/events.on": "2025-03-01",
        "events.list/one/events.six": "child learning",
        "events.list/two/events.six": "statutory",
        "events.list/two/events.child-seen": "yes",
    }
    live.load(answers, rows)
    assert "events.list/one/events.learning" in live.worked.required
    assert "events.list/two/events.learning" not in live.worked.required
    assert "events.list/one/events.child-heard" in live.worked.hidden
    assert "events.list/two/events.child-heard" in live.worked.required
    assert live.worked.values["meaning.number"] == "1"


@pytest.mark.parametrize(
    ("time", "fits"), [("09:30", True), ("23:59", True), ("24:00", False), ("9.30", False)]
)
def test_a_time_of_day_is_one(time, fits):
    live = Live(program_of(form("practice-event-chronology")), TODAY)
    path = "events.list/one/events.time"
    live.load({path: time}, {"events.list": ("one",)})
    assert (path not in live.worked.wrong) is fits


REGULATION = [
    ("yes yes - - no", "must"),
    ("yes no yes yes -", "must"),
    ("yes no yes unclear -", "must"),
    ("yes no yes no -", "not met"),
    ("yes no yes - -", "cannot tell yet"),
    ("yes no no - -", "not met"),
    ("yes no unclear - -", "cannot tell yet"),
    ("no no yes yes -", "not met"),
    ("no yes - - yes", "should"),
    ("no yes - - no", "not met"),
    ("no yes - - unclear", "cannot tell yet"),
    ("no yes - - -", "cannot tell yet"),
    ("unclear yes - - yes", "should"),
    ("unclear yes - - no", "cannot tell yet"),
    ("unclear no yes yes -", "cannot tell yet"),
    ("- - - - -", "cannot tell yet"),
]


def criteria(rules, said):
    """Work out the decision sheet for five answers in a row; a hyphen is an empty one."""
    names = ("abuse", "died", "serious_harm", "working_together", "custody")
    pairs = zip(names, said.split(), strict=True)
    given = {f"criteria__{name}": answer.strip("-") for name, answer in pairs}
    return worked("review-decision-sheet", basis__rules=rules, **given)


@pytest.mark.parametrize(("said", "result"), REGULATION)
def test_the_criteria_of_the_2006_regulations_are_put_together_as_they_are_written(said, result):
    assert criteria("regulation-2006", said).values["criteria.result"] == result


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("yes yes - - -", "must"),
        ("yes no yes - -", "must"),
        ("yes unclear yes - -", "must"),
        ("yes no no - -", "not met"),
        ("no yes - - -", "not met"),
        ("unclear yes - - -", "cannot tell yet"),
        ("yes no unclear - -", "cannot tell yet"),
    ],
)
def test_the_criteria_of_section_16c_know_no_third_limb(said, result):
    found = criteria("act-2004", said)
    assert found.values["criteria.result"] == result
    assert {"criteria.working-together", "criteria.custody"} <= found.hidden


def test_nothing_is_given_until_somebody_says_which_rules_apply():
    assert criteria("", "no no no - -").values["criteria.result"] == "cannot tell yet"


def test_what_is_unclear_must_be_settled_by_somebody():
    assert "criteria.unclear" in criteria("act-2004", "yes no no - -").hidden
    assert "criteria.unclear" not in criteria("act-2004", "unclear no no - -").hidden


def test_other_ways_to_learn_are_asked_about_only_when_the_criteria_are_not_met():
    assert "other" in criteria("act-2004", "yes yes - - -").hidden
    assert "other" not in criteria("act-2004", "no no no - -").hidden


def test_several_other_ways_can_be_pointed_to_and_none_is_chosen():
    not_met = {"basis__rules": "act-2004", "criteria__abuse": "no", "criteria__died": "yes"}
    some = {"other__harmed": "yes", "other__new_learning": "yes", "other__good_practice": "yes"}
    found = worked("review-decision-sheet", **not_met, **some)
    assert found.values["other.suggests"] == "Critical incident review. Best practice review."
    assert (
        worked("review-decision-sheet", **not_met).values["other.suggests"]
        == "Nothing in particular"
    )
    assert form("review-decision-sheet").question("decision.chosen").kind is Kind.ONE_OF


@pytest.mark.parametrize(
    ("rules", "chosen", "asked"),
    [
        ("regulation-2006", "none", True),
        ("regulation-2006", "rapid-review", True),
        ("regulation-2006", "serious-review", False),
        ("act-2004", "rapid-review", False),
        ("act-2004", "none", True),
        ("act-2004", "", False),
    ],
)
def test_a_decision_that_differs_from_the_criteria_needs_its_own_reason(rules, chosen, asked):
    met = {"criteria__abuse": "yes", "criteria__died": "yes"}
    found = worked("review-decision-sheet", basis__rules=rules, decision__chosen=chosen, **met)
    assert ("decision.differs" not in found.hidden) is asked
    assert form("review-decision-sheet").question("decision.differs").required


@pytest.mark.parametrize(
    ("on", "days", "late"), [("2026-03-02", "31", False), ("2026-03-03", "32", True)]
)
def test_the_time_to_a_decision_is_counted_in_days(on, days, late):
    found = worked("review-decision-sheet", basis__referred_on="2026-01-30", decision__on=on)
    assert found.values["decision.days"] == days
    assert ("decision.late" not in found.hidden) is late


@pytest.mark.parametrize(
    ("notified", "counting", "due"),
    [
        ("2026-03-23", "next-day", "15 Apr 2026"),  # Good Friday and Easter Monday lie between
        ("2026-03-23", "same-day", "14 Apr 2026"),
        ("2026-09-05", "next-day", "25 Sep 2026"),  # a Saturday
        ("2026-09-05", "same-day", "25 Sep 2026"),
    ],
)
def test_the_fifteenth_working_day_follows_local_counting(notified, counting, due):
    found = worked("rapid-review", facts__notified_on=notified, facts__counting=counting)
    assert found.values["facts.due-on"] == due


@pytest.mark.parametrize(
    ("sent", "took", "late"), [("2026-04-15", "15", False), ("2026-04-16", "16", True)]
)
def test_a_rapid_review_that_took_longer_says_why(sent, took, late):
    notified = {"facts__notified_on": "2026-03-23", "facts__counting": "next-day"}
    found = worked("rapid-review", next__sent_on=sent, **notified)
    assert found.values["next.took"] == took
    assert ("next.late" not in found.hidden) is late


@pytest.mark.parametrize(
    ("agreed", "asked"),
    [
        ("", False),
        ("none", True),
        ("police local-authority", True),
        ("local-authority integrated-care-board police", False),
    ],
)
def test_partners_who_do_not_all_agree_keep_their_views(agreed, asked):
    found = worked("rapid-review", next__agreed=agreed)
    assert ("next.disagreement" not in found.hidden) is asked


def test_a_briefing_keeps_to_a_minute_for_each_part():
    for asked in form("learning-summary").sections[1].questions:
        name = asked.key.replace(".", "__").replace("-", "_")
        assert worked("learning-summary", **{name: "a" * 900}).wrong == {}
        assert asked.key in worked("learning-summary", **{name: "a" * 901}).wrong


def test_a_briefing_holds_at_most_four_themes():
    assert worked("learning-summary", about__themes="voice history planning family").wrong == {}
    found = worked("learning-summary", about__themes="voice history planning family other")
    assert "Choose four themes" in found.wrong["about.themes"]
