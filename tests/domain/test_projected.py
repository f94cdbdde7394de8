"""What the room sees on the wall: nothing of a grade before the call, and no words unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import graded
import pytest

from lifaudit.domain.casework import OVERALL, PANEL, Grade, Heard, Judgement, Stage
from lifaudit.domain.day_sheet import Attendance, DaySheet, Ready, Spoken
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.panel import PanelSheet, said_of
from lifaudit.domain.projected import MOST, NOT_CALLED, Patch, slide_of, with_words
from lifaudit.domain.running_order import CaseDay, DayStep
from lifaudit.domain.sheet import Recorded
from lifaudit.domain.side_by_side import side_by_side
from lifaudit.domain.urgent import NOW
from lifaudit.services.profiles import profile

START = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
WHOLE = graded.dossier(2)
CASE = replace(WHOLE.cases[1], title="A title somebody typed", why="A reason somebody typed")
ORDER = profile().day
WRITTEN = "She said it out loud"
HERE = (graded.AUDIT, CASE.case)


def panel(**facts):
    grade = Grade(*HERE, PANEL, Stage.PANEL.value, "recognition", Judgement("good", "Typed"))
    said = said_of(WHOLE.audit, graded.PANEL_SHEET, CASE, Recorded())
    compared = side_by_side(WHOLE, CASE.case)
    made = PanelSheet(
        *(WHOLE.audit, CASE, graded.PANEL_SHEET, compared, (grade,), said, (CASE.case,), "", None)
    )
    return replace(made, **facts)


def sheet(code="", *, called=True, **facts):
    day = CaseDay(*HERE, START, START if called else None)
    found = Finding(HERE[0], "f", polarity=Polarity.STRENGTH, what=WRITTEN, seen_in=(CASE.case,))
    made = DaySheet(
        WHOLE.audit,
        CASE,
        day,
        ORDER,
        (DayStep(*HERE, code, START),) if code else (),
        (Ready("pol", "Police", Attendance.READY), Ready("hea", "Health", Attendance.NOT_IN)),
        panel() if called else None,
        (Spoken("Police", Heard.SPOKEN, WRITTEN), Spoken("Health", None, "")),
        (found, replace(found, what=" ", polarity=Polarity.IMPROVEMENT)),
        0,
        (CASE.case,),
        "Ada",
        may_record=True,
        taken_at=START,
    )
    return replace(made, **facts)


def words_on(slide):
    told = [one.text for line in slide.lines for one in (line, *line.patches)]
    return "\n".join([slide.case, slide.place, slide.headline, slide.about, slide.more, *told])


@pytest.mark.parametrize("code", ["", *(one.code for one in ORDER)])
def test_nothing_anybody_typed_is_on_the_wall_unasked(code):
    shown = words_on(slide_of(sheet(code)))
    assert "typed" not in shown.casefold()
    assert WRITTEN not in shown
    assert graded.REASON not in shown
    assert CASE.case in shown


@pytest.mark.parametrize("code", ["", *(one.code for one in ORDER)])
def test_before_the_call_no_grade_is_on_the_wall_even_with_words(code):
    lines = with_words(sheet(code, called=False)).lines
    shown = [one.text for line in lines for one in (line, *line.patches)]
    for point in graded.PANEL_SHEET.scale(graded.PANEL_SHEET.grade_scale).points:
        assert point.label not in shown


def test_a_case_not_called_says_so_and_shows_who_is_ready():
    slide = slide_of(sheet("differences", called=False))
    assert slide.more == NOT_CALLED
    assert [one.text for one in slide.lines] == ["Police", "Health"]
    assert slide.lines[1].patches == (Patch("Not signed off", "poor"),)


def test_called_the_overall_grades_stand_together():
    slide = slide_of(sheet("grades"))
    names = [name for _, name in side_by_side(WHOLE, CASE.case).agencies]
    assert [one.text for one in slide.lines] == names
    assert (slide.more, slide.place) == ("Overall", "3 of 9")


def test_without_an_overall_grade_the_last_domain_stands_in_and_without_any_nothing_does():
    rows = side_by_side(WHOLE, CASE.case).rows
    some = tuple(one for one in rows if one.domain.key != OVERALL)
    here = panel(compared=replace(side_by_side(WHOLE, CASE.case), rows=some))
    assert slide_of(sheet("grades", panel=here)).more == some[-1].domain.title
    none = panel(compared=replace(side_by_side(WHOLE, CASE.case), rows=()))
    assert slide_of(sheet("grades", panel=none)).lines == ()
    assert slide_of(sheet("differences", panel=none)).more.startswith("No two agencies differ")


def test_the_furthest_apart_are_shown_with_both_ends_and_the_others_counted():
    here = sheet("differences")
    slide = slide_of(here)
    assert len(slide.lines) == MOST
    assert slide.lines[0].text == here.apart[0].domain.title
    assert len(slide.lines[0].patches) == 2
    rest = len(here.apart) - MOST
    assert slide.more == f"and {rest} more domains"
    rows = here.apart
    for number, told in ((MOST + 1, "and 1 more domain"), (MOST, "")):
        compared = replace(here.panel.compared, rows=rows[:number])
        assert slide_of(sheet("differences", panel=panel(compared=compared))).more == told


def test_the_panels_grades_show_as_they_are_given():
    lines = {one.text: one.patches[0] for one in slide_of(sheet("panel")).lines}
    assert lines["Identification and recognition"] == Patch("Good", "good")
    assert lines["Overall"].role == "none"
    ungraded = replace(graded.PANEL_SHEET, grade_scale=None)
    assert {
        one.patches[0].role
        for one in slide_of(sheet("panel", panel=panel(instrument=ungraded))).lines
    } == {"none"}


def test_words_are_shown_where_somebody_asked_for_them():
    voice = with_words(sheet("voice"))
    assert [(one.text, one.patches[0].text) for one in voice.lines] == [(WRITTEN, "Police")]
    assert voice.words
    learned = with_words(sheet("findings"))
    assert [(one.text, one.patches[0].text) for one in learned.lines] == [(WRITTEN, "Strength")]
    assert with_words(sheet("panel")) == slide_of(sheet("panel"))
    assert with_words(sheet()) == slide_of(sheet())


def test_findings_are_counted_and_voices_say_how_they_were_heard():
    counts = [one.patches[0].text for one in slide_of(sheet("findings")).lines]
    assert counts == ["1", "1"]
    assert [one.text for one in slide_of(sheet("voice")).lines] == ["Police"]
    assert slide_of(sheet("findings", findings=())).lines[0].patches == (Patch("0"),)


def test_an_open_concern_sends_it_back_now():
    assert slide_of(sheet("urgent")).more == ""
    slide = slide_of(sheet("urgent", urgent=1))
    assert (slide.more, slide.alarm) == (NOW, True)


def test_outside_the_order_it_says_whether_the_case_is_to_come_or_done():
    assert slide_of(sheet()).headline == "The next case"
    done = replace(sheet(), day=CaseDay(*HERE, START, closed_at=START))
    assert slide_of(done).headline == "This case has been looked at"
