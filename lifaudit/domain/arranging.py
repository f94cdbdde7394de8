"""Putting things into an instrument, moving them, copying them and taking them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.rekeying import free, keys_in, rekeyed, rekeyed_question, rekeyed_section
from lifaudit.domain.scale import Scale
from lifaudit.domain.spots import Part, Spot

T = TypeVar("T")


def with_question(form: Instrument, key: str, asked: Question) -> Instrument:
    """Put a question in the place of the one with this key; expressions follow a new key."""
    home = home_of(form, key)
    some = [asked if one.key == key else one for one in questions_in(form, home)]
    changed = with_questions(form, home, some)
    return changed if asked.key == key else rekeyed(changed, {key: asked.key})


def with_section(form: Instrument, key: str, section: Section) -> Instrument:
    """Put a section in the place of the one with this key; a new key goes before its questions'."""
    sections = tuple(section if one.key == key else one for one in form.sections)
    is_overall = form.overall is not None and form.overall.key == key
    changed = replace(form, sections=sections, overall=section if is_overall else form.overall)
    if section.key == key:
        return changed
    start = f"{key}."
    inside = [each.key for one in section.questions for each in one.each]
    renamed = {
        one: f"{section.key}.{one.removeprefix(start)}" for one in inside if one.startswith(start)
    }
    return rekeyed(changed, renamed)


def with_scale(form: Instrument, key: str, scale: Scale) -> Instrument:
    """Put a scale in the place of the one with this key; what uses it follows a new key."""
    scales = tuple(scale if one.key == key else one for one in form.scales)
    graded = scale.key if form.grade_scale == key else form.grade_scale
    changed = replace(form, scales=scales, grade_scale=graded)
    for one in tuple(changed.every_question):
        if one.scale == key != scale.key:
            now = changed.question(one.key)
            changed = with_question(changed, one.key, replace(now, scale=scale.key))
    return changed


def questions_in(form: Instrument, home: Spot) -> tuple[Question, ...]:
    """Return what a section asks, or what a group asks in every row."""
    if home.part is Part.SECTION:
        return form.section(home.key).questions
    return form.question(home.key).questions


def with_questions(form: Instrument, home: Spot, questions: Sequence[Question]) -> Instrument:
    """Let a section, or every row of a group, ask these questions."""
    if home.part is Part.SECTION:
        section = form.section(home.key)
        return with_section(form, home.key, replace(section, questions=tuple(questions)))
    group = form.question(home.key)
    return with_question(form, home.key, replace(group, questions=tuple(questions)))


def home_of(form: Instrument, key: str) -> Spot:
    """Return the group that asks a question, or else its section."""
    section = form.section_of(key)
    for asked in section.questions:
        if any(one.key == key for one in asked.questions):
            return Spot(Part.QUESTION, asked.key)
    return Spot(Part.SECTION, section.key)


def put(form: Instrument, asked: Question, home: Spot, at: int) -> Instrument:
    """Ask one more question, at a place among its like."""
    some = [*questions_in(form, home)]
    some.insert(at, asked)
    return with_questions(form, home, some)


def moved(form: Instrument, key: str, home: Spot, at: int) -> Instrument:
    """Ask a question elsewhere; a group cannot be asked in the rows of another."""
    asked = form.question(key)
    if home.part is Part.QUESTION and (asked.kind is Kind.GROUP or home.key == key):
        return form
    return put(taken_out(form, Spot(Part.QUESTION, key)), asked, home, at)


def moved_section(form: Instrument, key: str, at: int) -> Instrument:
    """Put a section at another place; the overall one stays last."""
    some = [one for one in form.sections if one.key != key]
    if len(some) == len(form.sections):
        return form
    some.insert(at, form.section(key))
    return replace(form, sections=tuple(some))


def shifted(form: Instrument, spot: Spot, by: int) -> Instrument:
    """Move one step up or down; a question at an end goes over into the section beside."""
    if spot.part is Part.SECTION:
        return replace(form, sections=_swapped(form.sections, spot.key, by))
    if spot.part is Part.SCALE:
        return replace(form, scales=_swapped(form.scales, spot.key, by))
    if spot.part is Part.QUESTION:
        return _shifted_question(form, spot.key, by)
    return form


def taken_out(form: Instrument, spot: Spot) -> Instrument:
    """Take something out; the head stays."""
    if spot.part is Part.QUESTION:
        home = home_of(form, spot.key)
        kept = [one for one in questions_in(form, home) if one.key != spot.key]
        return with_questions(form, home, kept)
    if spot.part is Part.SCALE:
        return replace(form, scales=tuple(one for one in form.scales if one.key != spot.key))
    if spot.part is Part.SECTION:
        last = form.overall
        overall = None if last is not None and last.key == spot.key else last
        kept_sections = tuple(one for one in form.sections if one.key != spot.key)
        return replace(form, sections=kept_sections, overall=overall)
    return form


def copied(form: Instrument, spot: Spot) -> tuple[Instrument, Spot]:
    """Put a copy beside something, under keys of its own; returns where the copy stands."""
    taken = keys_in(form)
    if spot.part is Part.SCALE:
        scale = replace(form.scale(spot.key), key=free(spot.key, taken))
        return replace(form, scales=_after(form.scales, spot.key, scale)), _at(spot, scale.key)
    if spot.part is Part.SECTION:
        section = _copied_section(form.section(spot.key), taken)
        return (
            replace(form, sections=_after(form.sections, spot.key, section)),
            _at(spot, section.key),
        )
    if spot.part is Part.QUESTION:
        home = home_of(form, spot.key)
        copy = _copied_question(form.question(spot.key), taken)
        some = _after(questions_in(form, home), spot.key, copy)
        return with_questions(form, home, some), _at(spot, copy.key)
    return form, spot


def _at(spot: Spot, key: str) -> Spot:
    return replace(spot, key=key)


def _copied_section(section: Section, taken: frozenset[str]) -> Section:
    key = free(section.key, taken)
    start = f"{section.key}."
    renamed = {
        one.key: f"{key}.{one.key.removeprefix(start)}"
        for asked in section.questions
        for one in asked.each
    }
    return rekeyed_section(replace(section, key=key), renamed)


def _copied_question(asked: Question, taken: frozenset[str]) -> Question:
    renamed: dict[str, str] = {}
    for one in asked.each:
        renamed[one.key] = free(one.key, taken | set(renamed.values()))
    return rekeyed_question(asked, renamed)


def _shifted_question(form: Instrument, key: str, by: int) -> Instrument:
    home = home_of(form, key)
    some = questions_in(form, home)
    at = [one.key for one in some].index(key) + by
    if 0 <= at < len(some):
        return with_questions(form, home, _swapped(some, key, by))
    if home.part is Part.QUESTION:
        return form
    sections = [one.key for one in form.all_sections]
    to = sections.index(home.key) + by
    if not 0 <= to < len(sections):
        return form
    beside = Spot(Part.SECTION, sections[to])
    return moved(form, key, beside, len(questions_in(form, beside)) if by < 0 else 0)


def _swapped(some: Sequence[T], key: str, by: int) -> tuple[T, ...]:
    keys = [getattr(one, "key") for one in some]  # noqa: B009 - what is ordered here has a key
    if key not in keys or not 0 <= keys.index(key) + by < len(some):
        return tuple(some)
    at = keys.index(key)
    out = list(some)
    out[at], out[at + by] = out[at + by], out[at]
    return tuple(out)


def _after(some: Sequence[T], key: str, copy: T) -> tuple[T, ...]:
    out: list[T] = []
    for one in some:
        out.append(one)
        if getattr(one, "key") == key:  # noqa: B009 - what is ordered here has a key
            out.append(copy)
    return tuple(out)
