"""What a lead can still choose in a move: where something goes, and what an answer stands for."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lifaudit.domain.crossing import Crossing
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.likeness import Offer, counterparts, offers_of, scale_offers
from lifaudit.domain.moving import MoveLine, MovePlan
from lifaudit.domain.question import Question
from lifaudit.domain.routes import Mapping, Route

SECTION = "Section: {title}"
GRADES_WORDS = "What each grade stands for"


class Sort(enum.Enum):
    """What goes its own way in a move."""

    QUESTION = "question"
    PANEL = "panel"
    SECTION = "section"
    GRADES = "grades"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that goes its own way: a question, one of the panel's, or a section with its notes.

    The grades of all sections are of one scale, so that what they stand for is one matter.
    """

    sort: Sort
    key: str = ""


GRADES = Matter(Sort.GRADES)


@dataclass(frozen=True, slots=True)
class Stand:
    """One old answer and the new one that stands for it; an empty `new` keeps it beside."""

    old: Offer
    new: str


@dataclass(frozen=True, slots=True)
class Stands:
    """What every old answer stands for in one place it goes to, and what it could stand for."""

    to: str
    words: str
    offers: tuple[Offer, ...]
    each: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Steering:
    """What can be chosen of one matter: where it goes (`to`, of `places`), and what stands."""

    matter: Matter
    words: str
    to: tuple[str, ...] = ()
    places: tuple[Offer, ...] = ()
    stands: tuple[Stands, ...] = ()


def matter_of(line: MoveLine) -> Matter:
    """Return what goes its way with the answers, notes or grades of a line."""
    for sign, at in (("#", 0), ("@", -1)):
        if sign in line.question:
            return Matter(Sort.SECTION, line.question.split(sign)[at])
    return Matter(Sort.PANEL if line.of_panel else Sort.QUESTION, line.question)


def steering_of(plan: MovePlan, matter: Matter) -> Steering:
    """Return what can be chosen of a matter as the plan stands."""
    if matter.sort is Sort.GRADES:
        return Steering(matter, GRADES_WORDS, stands=_grades(plan))
    side = _side(plan, matter)
    if matter.sort is Sort.SECTION:
        return _section(side, matter)
    asked = _asked(side.before, matter.key)
    to = _to(side.mapping.questions, matter.key)
    stands = (_stands(side, matter.key, one) for one in to)
    words = asked.text if asked else matter.key
    return Steering(matter, words, to, _places(side, asked), tuple(one for one in stands if one))


def sent(plan: MovePlan, matter: Matter, *to: str) -> MovePlan:
    """Return the plan with a matter going elsewhere, to several places, or kept beside."""
    if matter.sort is Sort.PANEL:
        return replace(plan, panel=plan.panel.sent(matter.key, *to))
    if matter.sort is Sort.QUESTION:
        return replace(plan, main=plan.main.sent(matter.key, *to))
    main, panel = (one.section_sent(matter.key, *to) for one in (plan.main, plan.panel))
    return replace(plan, main=main, panel=panel)


def standing_for(plan: MovePlan, matter: Matter, to: str, code: str, new: str) -> MovePlan:
    """Return the plan with an old answer standing for a new one at a place, or kept beside."""
    if matter.sort is Sort.PANEL:
        return replace(plan, panel=plan.panel.coded(matter.key, code, new, to))
    if matter.sort is Sort.QUESTION:
        return replace(plan, main=plan.main.coded(matter.key, code, new, to))
    main, panel = plan.main.graded(code, new), plan.panel
    if new in ("", *(one.code for one in _grade_offers(_panel(plan).after))):
        panel = panel.graded(code, new)
    return replace(plan, main=main, panel=panel)


@dataclass(frozen=True, slots=True)
class _Side:
    """The forms and the mapping of what agencies record, or of the panel's sheet."""

    before: Instrument
    after: Instrument
    mapping: Mapping


def _main(plan: MovePlan) -> _Side:
    return _Side(plan.before.main, plan.after.main, plan.main)


def _panel(plan: MovePlan) -> _Side:
    before, after = plan.before, plan.after
    return _Side(before.panel or before.main, after.panel or after.main, plan.panel)


def _side(plan: MovePlan, matter: Matter) -> _Side:
    """Return the side a matter is on; a section is the panel's where only the panel has it."""
    main = _main(plan)
    ours = {one.key for one in main.before.all_sections}
    theirs = matter.sort is Sort.PANEL or (matter.sort is Sort.SECTION and matter.key not in ours)
    return _panel(plan) if theirs else main


def _section(side: _Side, matter: Matter) -> Steering:
    title = {one.key: one.title for one in side.before.all_sections}.get(matter.key, matter.key)
    places = tuple(Offer(one.key, one.title) for one in side.after.all_sections)
    to = _to(side.mapping.sections, matter.key)
    return Steering(matter, SECTION.format(title=title), to, places)


def _to(routes: Iterable[Route], key: str) -> tuple[str, ...]:
    return next((one.to for one in routes if one.old == key), ())


def _asked(form: Instrument, key: str) -> Question | None:
    return next((one for one in form.every_question if one.key == key), None)


def _places(side: _Side, asked: Question | None) -> tuple[Offer, ...]:
    """Return the questions that take such answers: in the same rows, or in none as before."""
    if asked is None:
        return ()
    if asked.kind is Kind.GROUP:
        return _offers(one for one in side.after.questions if one.kind is Kind.GROUP)
    group = _group_of(side.before, asked)
    if group is None:
        return _offers(one for one in side.after.questions if one.kind.answered)
    rows = _to(side.mapping.questions, group.key)
    inside = (one for home in side.after.questions if home.key in rows for one in home.questions)
    return _offers(one for one in inside if one.kind.answered)


def _group_of(form: Instrument, asked: Question) -> Question | None:
    return next((one for one in form.questions if asked in one.questions), None)


def _offers(some: Iterable[Question]) -> tuple[Offer, ...]:
    return tuple(Offer(one.key, one.text) for one in some)


def _stands(side: _Side, key: str, to: str) -> Stands | None:
    """Return what the answers of a question stand for at another; None where none are picked."""
    way = Crossing(side.before, side.after, side.mapping, {}).way(key, to)
    if way is None or not way.picks:
        return None
    found = way.stands_for
    each = (Stand(one, found.get(one.code, "")) for one in offers_of(side.before, way.old))
    return Stands(to, way.new.text, offers_of(side.after, way.new), tuple(each))


def _grades(plan: MovePlan) -> tuple[Stands, ...]:
    old, new = _grade_offers(plan.before.main), _grade_offers(plan.after.main)
    if not (old and new):
        return ()
    chosen = {one.old: one.new for one in plan.main.grades}
    found = {**counterparts(old, new), **chosen}
    return (Stands("", "", new, tuple(Stand(one, found.get(one.code, "")) for one in old)),)


def _grade_offers(form: Instrument) -> tuple[Offer, ...]:
    return scale_offers(form, form.grade_scale)
