"""What the room sees on the wall: codes, agencies and grades; words only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lifaudit.domain.casework import OVERALL
from lifaudit.domain.day_sheet import Attendance, DaySheet
from lifaudit.domain.instrument import Section
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.panel import PanelSheet
from lifaudit.domain.running_order import OrderStep, Shows
from lifaudit.domain.side_by_side import Compared, Said
from lifaudit.domain.urgent import NOW
from lifaudit.domain.words import words_of

MOST = 4
"""So many differences can be read from the back of a room."""
NOT_CALLED = "The case has not been called"
NOTHING = "\N{EN DASH}"
ROLES = {Attendance.READY: "good", Attendance.NOT_IN: "poor"}


@dataclass(frozen=True, slots=True)
class Patch:
    """A word on the colour of a grade."""

    text: str
    role: str = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the wall; `text` may be what somebody wrote only where words were asked for."""

    text: str = field(repr=False)
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """Everything on the wall at one moment, but for the clock."""

    case: str
    place: str
    headline: str
    about: str = ""
    lines: tuple[Line, ...] = ()
    more: str = ""
    alarm: bool = False
    words: bool = False


def slide_of(sheet: DaySheet) -> Slide:
    """Return what the wall shows of a case: nothing that anybody typed."""
    step = sheet.here
    if step is None:
        return Slide(sheet.case.case, "", _outside(sheet), lines=_attendance(sheet))
    place = f"{sheet.at} of {len(sheet.order)}"
    bare = Slide(sheet.case.case, place, step.label, step.about)
    return _filled(sheet, step, bare)


def with_words(sheet: DaySheet) -> Slide:
    """Return the same with the words of the step: those read aloud, or those of the findings."""
    bare, step = slide_of(sheet), sheet.here
    shows = step.shows if step else None
    lines: tuple[Line, ...] = ()
    if shows is Shows.VOICE:
        spoken = (one for one in sheet.voices if one.words.strip())
        lines = tuple(Line(one.words.strip(), (Patch(one.name),)) for one in spoken)
    elif shows is Shows.FINDINGS:
        lines = tuple(_finding(one) for one in sheet.findings if one.what.strip())
    return replace(bare, lines=lines, words=True) if lines else bare


def _outside(sheet: DaySheet) -> str:
    return "This case has been looked at" if sheet.day.closed_at else "The next case"


def _filled(sheet: DaySheet, step: OrderStep, bare: Slide) -> Slide:
    if step.shows in GRADED and sheet.panel is None:
        return replace(bare, lines=_attendance(sheet), more=NOT_CALLED)
    if step.shows is Shows.DIFFERENCES:
        return _differences(sheet, bare)
    if step.shows is Shows.GRADES:
        return _overall(sheet, bare)
    if step.shows is Shows.URGENT:
        return replace(bare, more=NOW if sheet.urgent else "", alarm=bool(sheet.urgent))
    lines = LINES.get(step.shows)
    return replace(bare, lines=lines(sheet)) if lines else bare


def _heard(sheet: DaySheet) -> tuple[Line, ...]:
    heard = ((one.name, one.heard) for one in sheet.voices)
    return tuple(Line(name, (Patch(words_of(how)),)) for name, how in heard if how)


def _attendance(sheet: DaySheet) -> tuple[Line, ...]:
    return tuple(
        Line(one.name, (Patch(one.attendance.words, ROLES.get(one.attendance, "neutral")),))
        for one in sheet.agencies
    )


def _overall(sheet: DaySheet, bare: Slide) -> Slide:
    """Show every agency's overall grade, or that of the last domain where there is no overall."""
    rows = sheet.panel.compared.rows if sheet.panel else ()
    chosen = next((one for one in rows if one.domain.key == OVERALL), rows[-1] if rows else None)
    if chosen is None:
        return bare
    lines = tuple(Line(one.name, (Patch(one.text, one.role),)) for one in chosen.said)
    return replace(bare, lines=lines, more=chosen.domain.title)


def _differences(sheet: DaySheet, bare: Slide) -> Slide:
    apart = sheet.apart
    if not apart:
        return replace(bare, more="No two agencies differ in any domain")
    rest = len(apart) - MOST
    more = f"and {rest} more domain{'' if rest == 1 else 's'}" if rest > 0 else ""
    lines = tuple(Line(one.domain.title, _ends(one)) for one in apart[:MOST])
    return replace(bare, lines=lines, more=more)


def _ends(row: Compared) -> tuple[Patch, ...]:
    """Return who sees it best and who sees it weakest."""
    judged = [one for one in row.said if one.points is not None]
    best = max(judged, key=_points)
    weakest = min(judged, key=_points)
    return tuple(Patch(f"{one.name}: {one.text}", one.role) for one in (best, weakest))


def _points(one: Said) -> float:
    return one.points or 0


def _agreed(sheet: DaySheet) -> tuple[Line, ...]:
    """Return what the panel has given so far, domain by domain."""
    panel = sheet.panel
    sections = panel.sections if panel else ()
    return tuple(Line(one.title, (_given(panel, one),)) for one in sections if panel and one.graded)


def _given(panel: PanelSheet, section: Section) -> Patch:
    form, judged = panel.instrument, panel.grade(section).judgement
    points = form.scale(form.grade_scale).points if form.grade_scale and judged else ()
    found = (one for one in points if judged and one.code == judged.value)
    return next((Patch(one.label, one.role) for one in found), Patch(NOTHING))


def _learned(sheet: DaySheet) -> tuple[Line, ...]:
    return tuple(Line(words_of(kind), (_count(sheet, kind),)) for kind in Polarity)


def _count(sheet: DaySheet, kind: Polarity) -> Patch:
    number = sheet.count(kind)
    role = {Polarity.STRENGTH: "good", Polarity.IMPROVEMENT: "weak"}[kind]
    return Patch(str(number), role if number else "none")


def _finding(one: Finding) -> Line:
    role = "good" if one.polarity is Polarity.STRENGTH else "weak"
    return Line(one.what.strip(), (Patch(words_of(one.polarity), role),))


GRADED = (Shows.GRADES, Shows.DIFFERENCES, Shows.PANEL)
LINES: dict[Shows, Callable[[DaySheet], tuple[Line, ...]]] = {
    Shows.CASE: _attendance,
    Shows.AGENCIES: _attendance,
    Shows.VOICE: _heard,
    Shows.PANEL: _agreed,
    Shows.FINDINGS: _learned,
}
