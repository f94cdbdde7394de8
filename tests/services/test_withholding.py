"""A laptop that opens more than its person is to see shows it nowhere before the reveal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace

import pytest
from deepdive import AUDIT
from moved import OURS, changed, publish
from services.mail import CASE, take, updated
from services.room import call, gathered, parts_of, release
from services.test_disputes import beside
from world import SteppingClock

from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.casework import (
    Feedback,
    Grade,
    Heard,
    Judgement,
    Reflection,
    Reflector,
    Stage,
    Voice,
)
from lifaudit.domain.codec import plain
from lifaudit.domain.earlier import EarlierGrade
from lifaudit.domain.errors.casework import NotYours
from lifaudit.domain.errors.exchange import NoLongerInDispute, StillHidden
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import CaseCalled, Part, Released
from lifaudit.domain.running_order import CaseDay, Recorder
from lifaudit.domain.sheet import Place
from lifaudit.domain.told import is_grade
from lifaudit.services import (
    casework,
    day,
    disputes,
    exporting,
    history,
    identifiers,
    moderating,
    moving,
    moving_back,
    planning,
    reflecting,
    revealing,
)
from lifaudit.services.across import across
from lifaudit.services.board import board
from lifaudit.services.committing import belated_in
from lifaudit.services.dossiers import dossier
from lifaudit.services.learning import suggestions
from lifaudit.services.panel import panel_sheet
from lifaudit.services.paper import sheets_of
from lifaudit.services.reporting import report_view

TOLD = "Nobody wrote down who was at home with him."
COLLEAGUE = "a-colleague-who-left"
EARLIER = EarlierGrade(AUDIT, CASE, "csc", "overall", "first", note=TOLD)
KEY = (AUDIT, CASE, "csc", Stage.AGENCY.value, "overall")


def by_another(vault, *records, label="Recorded grade"):
    """Let somebody else have written something that this laptop can open."""
    with vault.unit() as unit:
        unit.author = replace(unit.author, actor=COLLEAGUE)
        unit.record(label, *records)


def grade(value="inadequate", reason=TOLD):
    return Grade(*KEY, Judgement(value, reason))


@pytest.fixture
def laptops(three):
    by_another(three[2], grade())
    return three


@contextmanager
def as_lead(unit, leads):
    """Let the lead sit down at another's laptop."""
    mine, unit.author = unit.author, replace(unit.author, actor=leads.person)
    yield
    unit.author = mine


PLACES = {
    "the return": lambda unit: casework.sheet(unit, Place(AUDIT, CASE, "csc")).recorded,
    "looking across": lambda unit: across(unit, AUDIT),
    "agreement": lambda unit: across(unit, AUDIT).agreement.apart,
    "the panel's page": lambda unit: panel_sheet(unit, AUDIT, CASE),
    "moderation": lambda unit: moderating.moderation_sheet(unit, AUDIT, CASE, "panel"),
    "the report": lambda unit: report_view(unit, AUDIT),
    "where findings could start": lambda unit: suggestions(unit, AUDIT),
    "the paper sheets": lambda unit: sheets_of(dossier(unit, AUDIT)).report,
    "the latest entries": lambda unit: [
        (one.before, one.after, one.reason) for one in history.recent(unit, AUDIT)
    ],
    "its history": lambda unit: [one.after for one in history.of_record(unit, Grade, *KEY)],
}
CARRY = {one for one in PLACES if one not in ("agreement", "where findings could start")}
CARRY -= {"the paper sheets"}


def words_of(value):
    """Return everything a value says, also what it does not print."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return " ".join(words_of(one) for one in value)
    if isinstance(value, dict):
        return words_of(list(value.values()))
    names = getattr(type(value), "__dataclass_fields__", {})
    return " ".join(words_of(getattr(value, name)) for name in names)


def where_shown(vault):
    with vault.unit() as unit:
        return {place for place, read in PLACES.items() if TOLD in words_of(read(unit))}


def test_anothers_grade_and_its_reason_show_nowhere_before_the_case_is_revealed(laptops):
    leads, police, health = laptops
    with health.unit() as unit:
        assert unit.one(Grade, agency="csc").judgement.reason == TOLD, "the laptop opens it"
    assert where_shown(health) == set()
    call(leads, police, health)
    assert where_shown(health) == set()
    by_another(health, grade("good"), EARLIER)
    with health.unit() as unit:
        plan = revealing.plan_as_promised(unit, AUDIT)
        assert [one.grade.agency for one in belated_in(unit, plan, CASE)] == ["csc"]
    assert where_shown(health) == set(), "neither what was graded since nor before a move"
    take(health, release(police))
    assert where_shown(health) == set(), "their own is not released"
    release(health)
    assert where_shown(health) >= CARRY


def test_a_preview_of_a_move_tells_nothing_of_it_and_the_move_takes_it_along(three):
    leads, police, health = three

    def previewed():
        told = moving.preview(unit, moving.plan_move(unit, AUDIT, OURS))
        given = {one.code for line in told.lines if is_grade(line.question) for one in line.held}
        return told, given

    with health.unit() as unit, as_lead(unit, leads):
        publish(unit, changed())
        (theirs,) = unit.where(Grade, audit=AUDIT)
        told, given = previewed()
        assert (theirs.agency, given, told.is_partial) == ("hea", set(), True)
        assert "sealed until its case is revealed" in told.sentence
        moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
        assert unit.where(Grade, audit=AUDIT) == [theirs]
        back = moving_back.preview_back(unit, AUDIT)
        assert (back.exact, back.is_partial) == (False, True)
        moving_back.move_back(unit, AUDIT)
    call(leads, police, health)
    take(health, release(police))
    release(health)
    with health.unit() as unit, as_lead(unit, leads):
        told, given = previewed()
        assert theirs.judgement.value in given
        assert not told.is_partial


def test_no_working_copy_has_it_and_the_board_counts_it(laptops, tmp_path):
    _, _, health = laptops
    with health.unit() as unit:
        may_leave, when = identifiers.screened_dossier(unit, AUDIT), unit.now()
        assert any(one.agency == "hea" for one in may_leave.value.grades), "one's own is shown"
        row = next(one for one in board(unit, AUDIT).rows if one.case.case == CASE)
        assert next(one for one in row.cells if one.agency == "csc").done > 0
    files = exporting.export(may_leave, tmp_path, when, silent)
    (said,) = (one for one in files if one.suffix == ".json")
    assert TOLD not in said.read_text(encoding="utf-8")


def test_what_somebody_wrote_themselves_they_see_and_what_it_replaced_they_do_not(laptops):
    _, _, health = laptops
    with health.unit() as unit:
        unit.record("Recorded grade", grade("good", "As I was told on the telephone."))
        (kept,) = casework.sheet(unit, Place(AUDIT, CASE, "csc")).recorded.grades
        assert kept.judgement.value == "good"
        newest, oldest = history.of_record(unit, Grade, *KEY)
    assert "on the telephone" in newest.after
    assert newest.before == ""
    assert oldest.after == history.NOT_YET


@pytest.fixture
def torn(laptops):
    """Let two others differ about a grade that health's laptop opens and is not to show."""
    _, _, health = laptops
    with health.unit() as unit:
        beside(unit, grade(), "judgement", plain(Judgement("good", "Another view of it.")))
    return laptops


def test_a_conflict_is_named_and_its_sides_are_not(torn):
    _, _, health = torn
    with health.unit() as unit:
        (told,) = disputes.disputes(unit, AUDIT)
    assert told.is_hidden
    assert told.third is None
    assert {one.said for one in told.sides} == {history.NOT_YET}
    assert {one.who for one in told.sides} != {""}


def test_nobody_decides_a_conflict_unseen_and_everybody_once_it_is_revealed(torn):
    leads, police, health = torn
    with health.unit() as unit:
        (told,) = disputes.disputes(unit, AUDIT)
        with pytest.raises(StillHidden):
            disputes.settle(unit, told, 0, "A guess")
        with pytest.raises(StillHidden):
            disputes.settle_otherwise(unit, told, "good", "A guess")
        with pytest.raises(NoLongerInDispute):
            disputes.settle(unit, replace(told, is_hidden=False), 0, "A guess")
        assert disputes.count(unit, AUDIT) == 1
    call(leads, police, health)
    take(health, release(police))
    release(health)
    with health.unit() as unit:
        (told,) = disputes.disputes(unit, AUDIT)
        assert not told.is_hidden
        assert TOLD in words_of(told)
        with pytest.raises(NotYours):
            disputes.settle(unit, told, 0, "It is social care's to decide, or the lead's")
        with as_lead(unit, leads):
            disputes.settle(unit, told, 0, "Both were asked")
        assert disputes.count(unit, AUDIT) == 0


def test_where_answers_are_sealed_nobody_reads_a_childs_words_aloud_early(tmp_path):
    leads, police, health = gathered(tmp_path, SteppingClock(), Openness.ANSWERS_SEALED)
    said = Reflection(AUDIT, CASE, "csc", "what-went-well", TOLD)
    who = Reflector(AUDIT, CASE, "csc", "Social worker", statement_read=True)
    given = Feedback(AUDIT, CASE, "csc", "child", "difference.best-thing", text=TOLD)
    by_another(health, Voice(AUDIT, CASE, "csc", Heard.SPOKEN, words=TOLD), said, who, given)

    def heard():
        with health.unit() as unit:
            aloud = any(one.words == TOLD for one in day.day_sheet(unit, AUDIT, CASE).voices)
            voice = casework.sheet(unit, Place(AUDIT, CASE, "csc")).recorded.voice
            shown = reflecting.reflected(unit, Place(AUDIT, CASE, "csc"))
        thought = (shown.reflections, shown.feedback, shown.reflector)
        return aloud, voice is not None, *thought

    nobody = Reflector(AUDIT, CASE, "csc")
    assert heard() == (False, False, (), (), nobody)
    call(leads, police, health)
    take(health, release(police))
    release(health)
    assert heard() == (True, True, (said,), (given,), who)
    for one in (leads, police, health):
        one.close()


def part_of(vault, agency):
    with vault.unit() as unit:
        parts = revealing.reveal_sheet(unit, AUDIT, CASE).parts
    return next(one.part for one in parts if one.agency == agency)


def test_to_release_nothing_or_what_everybody_has_is_no_release(three):
    leads, police, health = three
    call(leads, police, health)
    with police.unit() as unit:
        plan = next(one for one in unit.ring.of_audit(AUDIT) if one.name == "plan")
    for named in ((), (plan.compartment,)):
        with leads.unit() as unit:
            unit.record("Released", Released(AUDIT, CASE, "pol", named, unit.now(), unit.actor))
        assert part_of(leads, "pol") is Part.WAITED


def test_a_call_still_counts_when_somebody_else_records_since(three):
    leads, police, _ = three
    with leads.unit() as unit:
        unit.record("Named", Recorder(AUDIT, COLLEAGUE))
    by_another(leads, CaseCalled(AUDIT, CASE, ("pol",)))
    with leads.unit() as unit:
        unit.record("Named", Recorder(AUDIT, police.person))
        assert revealing.called_of(unit, revealing.plan_as_promised(unit, AUDIT), CASE)


def test_an_agency_taken_off_after_the_call_is_waited_for_by_its_name(three):
    leads, police, health = three
    call(leads, police, health)
    with leads.unit() as unit:
        planning.stop_expecting(unit, AUDIT, "hea")
    assert parts_of(leads) == {"Health": Part.WAITED, "Police": Part.WAITED}


def test_nobody_makes_themselves_recorder_or_lead_to_call_a_case(three):
    leads, police, _ = three
    with police.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Took over", Recorder(AUDIT, unit.actor), replace(plan, lead=unit.actor))
        unit.record("Called", CaseDay(AUDIT, CASE, called_at=unit.now()))
        unit.record("Called", CaseCalled(AUDIT, CASE, (), (), unit.now(), unit.actor))
    take(leads, updated(police, leads))
    with leads.unit() as unit:
        promised = revealing.plan_as_promised(unit, AUDIT)
        assert promised.lead == leads.person
        assert revealing.called_of(unit, promised, CASE) is None
        assert revealing.is_shut(unit, promised, CASE)
        assert day.recorder_of(unit, promised) == leads.person
