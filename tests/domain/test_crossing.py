"""Whatever becomes of an instrument, every answer goes on or is kept: as many out as in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifaudit.domain.asked import Path
from lifaudit.domain.casework import PANEL, Answer, Row, SectionNotes
from lifaudit.domain.crossing import (
    GONE,
    NOT_FOR,
    ONCE,
    OTHER_ROWS,
    ROWS,
    TAKEN,
    Crossing,
    Crossings,
    Fate,
    says_something,
    where,
)
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.earlier import EarlierAnswer
from lifaudit.domain.kinds import Kind
from lifaudit.domain.likeness import offers_of
from lifaudit.domain.moving import MovePlan, Preview, lines_of
from lifaudit.domain.question import Choice
from lifaudit.domain.reading import in_words
from lifaudit.domain.returning import answer_of, emptied, way_back
from lifaudit.domain.routes import (
    Mapping,
    proposed,
    turned,
)
from lifaudit.domain.told import records_of, told_grade, told_notes, told_questions
from lifaudit.instruments.library import form

CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

DIVE = form("multi-agency-deep-dive")
FIRST, *REST = DIVE.sections
SIGNS, HISTORY, *OTHERS = FIRST.questions
TYPES = {"pol": "police", "hea": "health"}


def with_questions(*questions, **said):
    return replace(DIVE, sections=(replace(FIRST, questions=questions), *REST), **said)


def crossing(before, after, mapping=None):
    return Crossing(before, after, mapping or proposed(before, after), TYPES)


def answer(question, value="", agency="pol", note=""):
    return Answer("a", "c1", agency, question, value, note)


def only(way, *answers):
    return way.fates(answers)[0]


choices = st.lists(st.sampled_from("abcdef"), min_size=2, max_size=4, unique=True).map(
    lambda codes: tuple(Choice(code, f"Choice {code}") for code in codes)
)
kinds = st.sampled_from(
    [
        *(Kind.SHORT_TEXT, Kind.WHOLE, Kind.DATE, Kind.ONE_OF, Kind.MANY_OF, Kind.GRADE),
        *(Kind.SCALING, Kind.ACKNOWLEDGE, Kind.NOTE, Kind.RANKING, Kind.NUMBER),
    ]
)
VALUES = {
    Kind.SHORT_TEXT: ("Some words", "3", "2026-01-02"),
    Kind.WHOLE: ("3", "400"),
    Kind.NUMBER: ("3", "2.5"),
    Kind.SCALING: ("7", "0"),
    Kind.DATE: ("2026-01-02",),
    Kind.ACKNOWLEDGE: ("yes",),
    Kind.GRADE: ("fully", "partly"),
}
WORDS = ("seen alone", "heard in the record", "visited at home", "told about the plan", "safe now")


@st.composite
def questions(draw):
    """Return a few questions of one section, any kinds, with keys and words that may come again."""
    keys = draw(st.lists(st.sampled_from("pqrstuv"), max_size=5, unique=True))
    found = []
    for key in keys:
        kind = draw(kinds)
        offered = draw(choices) if kind.takes_choices else ()
        found.append(
            replace(
                SIGNS,
                key=f"recognition.{key}",
                text=f"Was the child {draw(st.sampled_from(WORDS))}?",
                kind=kind,
                scale="met-4" if kind is Kind.GRADE else None,
                choices=offered,
                agencies=draw(st.sampled_from([frozenset(), frozenset({"police"})])),
            )
        )
    return tuple(found)


@st.composite
def answered(draw, asked):
    """Return answers of two agencies to some of these questions."""
    found = []
    for question in asked:
        for agency in TYPES:
            known = [one.code for one in question.choices] or VALUES.get(question.kind, ())
            if known and draw(st.booleans()):
                value = draw(st.sampled_from(known))
                found.append(answer(question.key, value, agency, draw(st.sampled_from(["", "n"]))))
    return found


def moved(way, answers):
    """Return what stands after a move, and what is kept of what does not stay."""
    fates = way.fates(answers)
    stands = {where(to): to for fate in fates for to in fate.to}
    kept = [
        EarlierAnswer(
            *(one.answer.audit, one.answer.case, one.answer.agency, one.answer.question, "m"),
            value=one.answer.value,
            note=one.answer.note,
            to=tuple(to.question for to in one.to),
            why=one.why,
        )
        for one in fates
        if not one.stays
    ]
    return fates, stands, kept


def codes_of(form, question):
    return [one.code for one in offers_of(form, question)]


@CALM
@given(st.data())
def test_as_many_answers_come_out_as_went_in_and_the_way_back_gives_the_same(data):
    old, new = data.draw(questions()), data.draw(questions())
    before, after = with_questions(*old), with_questions(*new)
    answers = data.draw(answered(old))
    mapping = proposed(before, after)
    for question in old:
        if data.draw(st.integers(0, 4)) == 0:
            mapping = mapping.sent(question.key, *[one.key for one in new[:2]])
        for code in codes_of(before, question) if data.draw(st.booleans()) else ():
            codes = sorted({each for one in new for each in codes_of(after, one)})
            stands_for = data.draw(st.sampled_from(["", *codes]))
            place = data.draw(st.sampled_from(["", *(one.key for one in new)]))
            mapping = mapping.coded(question.key, code, stands_for, place)
    way = crossing(before, after, mapping)
    fates, stands, kept = moved(way, answers)
    assert Counter(one.answer for one in fates) == Counter(answers)
    stays = [one.answer for one in fates if one.stays]
    assert Counter(stays) + Counter(answer_of(one) for one in kept) == Counter(answers)
    assert len(stands) == sum(len(one.to) for one in fates)
    assert all(one.why for one in fates if one.is_aside)
    back = crossing(after, before, turned(mapping))
    found = way_back(Crossings(way, way), Crossings(back, back), kept, tuple(stands.values()))
    again = {where(to): to for one in found.fates for to in one.to}
    again |= {where(answer_of(one)): answer_of(one) for one in found.restored}
    assert Counter(again.values()) == Counter(answers)
    assert found.is_exact


@CALM
@given(st.data())
def test_what_goes_on_says_in_words_what_it_said(data):
    old, new = data.draw(questions()), data.draw(questions())
    before, after = with_questions(*old), with_questions(*new)
    for fate in crossing(before, after).fates(data.draw(answered(old))):
        asked = before.question(fate.answer.question)
        for to in fate.to:
            words = in_words(before, asked, fate.answer.value)
            said = in_words(after, after.question(to.question), to.value)
            assert said == words or to.value == fate.answer.value


def test_on_the_way_back_what_was_answered_since_goes_first_and_the_rest_stands_again():
    gone = with_questions(replace(SIGNS, scale=None, kind=Kind.ONE_OF, choices=PARTLY), HISTORY)
    way, back = crossing(DIVE, gone), crossing(gone, DIVE)
    said = [answer(SIGNS.key, "fully"), answer(HISTORY.key, "partly")]
    said += [answer(OTHERS[0].key, "fully", one) for one in TYPES]
    _, stands, kept = moved(way, said)
    forth, ways = Crossings(way, way), Crossings(back, back)
    since = [*stands.values(), answer(SIGNS.key, "partly")]
    found = way_back(forth, ways, kept, since)
    assert not found.is_exact
    assert {one.answer.value for one in found.fates if one.stays} == {"partly"}
    assert [one.question for one in found.restored] == [OTHERS[0].key] * 2
    assert found.all_fates == found.fates


PARTLY = (Choice("partly", "Partly"), Choice("later", "Later"))


def test_what_a_move_wrote_and_nobody_touched_goes_back_whole():
    renamed = replace(SIGNS, key="recognition.signs")
    after = with_questions(renamed, HISTORY, *OTHERS)
    way, back = crossing(DIVE, after), crossing(after, DIVE)
    _, stands, kept = moved(way, [answer(SIGNS.key, "fully"), answer(SIGNS.key, "partly", "hea")])
    forth, ways = Crossings(way, way), Crossings(back, back)
    whole = way_back(forth, ways, kept, tuple(stands.values()))
    assert whole.is_exact
    assert [fate.to[0].question for fate in whole.all_fates] == [SIGNS.key] * 2
    cleared = way_back(forth, ways, kept, tuple(stands.values())[:1])
    assert not cleared.is_exact
    assert {one.agency for one in cleared.restored} == {"pol", "hea"}
    other = [answer("recognition.signs", "not-done", "hea"), *tuple(stands.values())[:1]]
    changed = way_back(forth, ways, kept, other)
    assert [one.to[0].value for one in changed.fates] == ["not-done"]
    assert [one.agency for one in changed.restored] == ["pol"]


def test_of_two_that_meet_the_one_that_stays_keeps_its_place():
    way = crossing(DIVE, DIVE, proposed(DIVE, DIVE).sent(SIGNS.key, HISTORY.key))
    fates = way.fates([answer(SIGNS.key, "fully"), answer(HISTORY.key, "partly")])
    assert [(one.answer.question, one.stays, one.why) for one in fates] == [
        (HISTORY.key, True, ""),
        (SIGNS.key, False, TAKEN),
    ]


def test_a_split_question_answers_both():
    mapping = proposed(DIVE, DIVE).sent(SIGNS.key, SIGNS.key, HISTORY.key)
    fate = only(crossing(DIVE, DIVE, mapping), answer(SIGNS.key, "fully"))
    assert [one.question for one in fate.to] == [SIGNS.key, HISTORY.key]
    taken = crossing(DIVE, DIVE, mapping).fates(
        [answer(SIGNS.key, "fully")], [("c1", "pol", HISTORY.key)]
    )
    assert [one.question for one in taken[0].to] == [SIGNS.key]
    assert taken[0].why == ""


def test_an_answer_nobody_asked_for_or_sent_nowhere_is_kept():
    way = crossing(DIVE, DIVE, proposed(DIVE, DIVE).sent(SIGNS.key, "no.such"))
    assert only(way, answer("unknown.key", "x")).why == GONE
    assert only(way, answer(SIGNS.key, "fully")).why == GONE
    assert way.question("unknown.key") is None
    assert "no.such" in way.reached


def test_an_agency_that_is_not_asked_any_more_keeps_its_answer():
    fewer = replace(SIGNS, agencies=frozenset({"health"}))
    way = crossing(DIVE, with_questions(fewer, HISTORY, *OTHERS))
    assert only(way, answer(SIGNS.key, "fully")).why == NOT_FOR
    assert only(way, answer(SIGNS.key, "fully", "hea")).stays
    assert only(way, answer(SIGNS.key, "fully", "somebody")).stays


INSIDE = replace(SIGNS, key="recognition.what", text="What happened?", required=False)
GROUP = replace(
    INSIDE,
    key="recognition.events",
    text="Events",
    kind=Kind.GROUP,
    scale=None,
    questions=(INSIDE,),
)
WITH_ROWS = with_questions(GROUP, *FIRST.questions)


def test_rows_go_to_rows_only():
    path = Path(INSIDE.key, GROUP.key, "r1").text
    said = answer(path, "fully")
    assert only(crossing(WITH_ROWS, WITH_ROWS), said).stays
    out = proposed(WITH_ROWS, WITH_ROWS).sent(INSIDE.key, SIGNS.key)
    assert only(crossing(WITH_ROWS, WITH_ROWS, out), said).why == ONCE
    inward = proposed(WITH_ROWS, WITH_ROWS).sent(SIGNS.key, INSIDE.key)
    assert only(crossing(WITH_ROWS, WITH_ROWS, inward), answer(SIGNS.key, "fully")).why == ROWS
    gone = proposed(WITH_ROWS, WITH_ROWS).sent(GROUP.key)
    assert only(crossing(WITH_ROWS, WITH_ROWS, gone), said).why == OTHER_ROWS
    other = with_questions(replace(GROUP, key="recognition.incidents"), *FIRST.questions)
    way = crossing(WITH_ROWS, other)
    row = Row("a", "c1", "pol", GROUP.key, "r1", 1)
    assert list(way.rows([row])) == [replace(row, group="recognition.incidents")]
    assert list(crossing(WITH_ROWS, WITH_ROWS).rows([row])) == []
    lost = proposed(WITH_ROWS, other).sent(GROUP.key, "no.such")
    assert list(crossing(WITH_ROWS, other, lost).rows([row])) == []


def test_a_group_that_becomes_a_question_keeps_nothing_in_it():
    plain = with_questions(replace(GROUP, kind=Kind.SHORT_TEXT, questions=()), *FIRST.questions)
    routes = {one.old: one.to for one in proposed(WITH_ROWS, plain).questions}
    assert (routes[GROUP.key], routes[INSIDE.key]) == ((), ())
    note = with_questions(replace(SIGNS, kind=Kind.NOTE, scale=None), *FIRST.questions[1:])
    assert {one.old: one.to for one in proposed(DIVE, note).questions}[SIGNS.key] == ()
    assert SIGNS.key not in {one.old for one in proposed(note, DIVE).questions}


def test_a_grade_goes_with_its_section_and_by_the_codes_of_the_lead():
    mapping = proposed(DIVE, DIVE).graded("good", "outstanding")
    fate = only(crossing(DIVE, DIVE, mapping), answer("agency@voice", "good", note="Why"))
    assert [(one.value, one.note) for one in fate.to] == [("outstanding", "Why")]
    ungraded = replace(FIRST, graded=False, descriptors=(), grade_guidance="", notes=False)
    after = replace(DIVE, sections=(ungraded, *REST))
    way = crossing(DIVE, after)
    assert only(way, answer("agency@recognition", "good")).why == GONE
    assert only(way, answer("recognition#strengths", "Seen")).why == GONE
    assert "recognition#strengths" not in {one.key for one in told_questions(after)}


def test_notes_are_told_one_by_one_and_put_together_again():
    notes = SectionNotes("a", "c1", "pol", "voice", "Good", "Bad", "")
    told = [one for one in told_notes(notes) if says_something(one)]
    assert [one.question for one in told] == ["voice#strengths", "voice#development"]
    assert records_of(told, ()) == (notes,)
    assert records_of(emptied(told[:1]), (notes,)) == (replace(notes, strengths=""),)


def test_a_move_is_told_in_words_question_by_question():
    renamed = replace(SIGNS, key="recognition.signs", text=f"{SIGNS.text} Say how.")
    after = with_questions(renamed, *OTHERS)
    way = crossing(DIVE, after)
    said = [
        answer(SIGNS.key, "fully"),
        answer(SIGNS.key, "fully", "hea"),
        answer(HISTORY.key, "fully"),
        answer(OTHERS[0].key, "fully"),
        answer("agency@voice", "good", PANEL),
        answer("unknown.key", "x"),
    ]
    ways = Crossings(way, way)
    lines = lines_of(ways, ways.fates(said))
    assert [one.question for one in lines] == [
        *(SIGNS.key, HISTORY.key, OTHERS[0].key, "unknown.key", "agency@voice"),
    ]
    goes, gone, stays, unknown, panel = lines
    assert goes.sentence.startswith("2 go to “Did your staff notice")
    assert gone.sentence == f"1 is kept beside: {GONE}."
    assert stays.sentence == "1 stays as it is."
    assert (unknown.asked, unknown.answers) == ("unknown.key", 1)
    assert panel.asked.startswith("Agency grade: ")
    forms = Instruments(DIVE)
    plan = MovePlan("a", forms, Instruments(after), proposed(DIVE, after), Mapping())
    assert plan.before is forms
    two = lines_of(ways, ways.fates([answer(OTHERS[0].key, "fully"), said[3], said[1]]))
    assert two[0].sentence.startswith("1 goes to")
    both = [
        Fate(answer(OTHERS[0].key, "fully", one), (answer(OTHERS[0].key, "fully", one),))
        for one in TYPES
    ]
    assert lines_of(ways, both)[0].sentence == "2 stay as they are."


def test_a_preview_adds_up():
    way = crossing(DIVE, with_questions(SIGNS))
    ways = Crossings(way, way)
    lines = lines_of(ways, ways.fates([answer(SIGNS.key, "fully"), answer(HISTORY.key, "fully")]))
    told = Preview("a@1", "a@2", lines, 0, ())
    assert (told.answers, told.stays, told.goes, told.kept) == (2, 1, 0, 1)
    assert told.sentence == (
        "Of 2 answers, notes and grades 1 stay as they are, 0 go on elsewhere and 1 are kept "
        "beside. Nothing is lost."
    )
    assert "3 that were kept beside stand again." in replace(told, restored=3).sentence
    assert replace(told, exact=True).sentence == "Everything comes back exactly as it stood."


def test_what_is_told_as_an_answer_is_a_record_again():
    told = [answer("agency@voice", "good", note="Why"), answer("agency@voice"), answer("a.b", "x")]
    grade, empty, plain = records_of(told, ())
    assert (grade.stage, grade.domain) == ("agency", "voice")
    assert (grade.judgement.value, empty.judgement) == ("good", None)
    assert plain is told[2]
    assert told_grade(grade) == told[0]
    assert told_grade(empty) == told[1]
    kept = EarlierAnswer(*("a", "c1", "pol", "a.b", "m"))
    assert kept.is_aside
    assert not replace(kept, restored=True).is_aside
