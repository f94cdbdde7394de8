"""Where the answers of each question go when an audit moves to another version."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.pairing import pairing_of
from lifaudit.domain.question import Question


@dataclass(frozen=True, slots=True)
class CodeRoute:
    """Which new answer stands for an old one; an empty `new` keeps such answers aside.

    Where answers go to several questions, `to` is the one this holds for; empty for all of them.
    """

    old: str
    new: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Where one question or section goes: nowhere (kept aside), to one, or to several (split).

    `codes` are those a person chose; the others are found by what they say.
    """

    old: str
    to: tuple[str, ...] = ()
    codes: tuple[CodeRoute, ...] = ()

    def codes_to(self, to: str) -> dict[str, str]:
        """Return what a person chose for one of the places, by the old code."""
        ours = (one for one in self.codes if one.to in ("", to))
        return {one.old: one.new for one in sorted(ours, key=lambda one: one.to != "")}


@dataclass(frozen=True, slots=True)
class Mapping:
    """The routes of every question and section of one form, and the codes of its grades."""

    questions: tuple[Route, ...] = ()
    sections: tuple[Route, ...] = ()
    grades: tuple[CodeRoute, ...] = ()

    def sent(self, question: str, *to: str) -> Mapping:
        """Return the mapping with the answers of a question sent elsewhere, or kept aside."""
        changed = (replace(one, to=to) if one.old == question else one for one in self.questions)
        return replace(self, questions=tuple(changed))

    def section_sent(self, section: str, *to: str) -> Mapping:
        """Return the mapping with the grade and notes of a section sent elsewhere, or kept."""
        changed = (replace(one, to=to) if one.old == section else one for one in self.sections)
        return replace(self, sections=tuple(changed))

    def coded(self, question: str, code: str, new: str, to: str = "") -> Mapping:
        """Return the mapping with one answer of a question standing for another, or kept aside."""
        chosen = CodeRoute(code, new, to)
        changed = (
            replace(one, codes=_with_code(one.codes, chosen)) if one.old == question else one
            for one in self.questions
        )
        return replace(self, questions=tuple(changed))

    def graded(self, code: str, new: str) -> Mapping:
        """Return the mapping with one grade standing for another, or kept aside."""
        return replace(self, grades=_with_code(self.grades, CodeRoute(code, new)))


def proposed(old: Instrument, new: Instrument) -> Mapping:
    """Send every question and section to what it has become, as far as that can be told."""
    pairing = pairing_of(old, new)
    question = {was.key: now.key for was, now in pairing.questions.both if _takes(was, now)}
    section = {was.key: now.key for was, now in pairing.sections.both}
    return Mapping(
        tuple(_route(one.key, question) for one in old.every_question if _is_kept(one)),
        tuple(_route(one.key, section) for one in old.all_sections),
    )


def without_questions(mapping: Mapping) -> Mapping:
    """Return a mapping by which every answer is kept aside, and only sections go on."""
    return replace(mapping, questions=tuple(Route(one.old) for one in mapping.questions))


def following(panel: Mapping, main: Mapping, after: Instrument) -> Mapping:
    """Send a section of the panel that goes nowhere to where the agencies' section of it goes."""
    known = {one.key for one in after.all_sections}
    leads = {one.old: tuple(to for to in one.to if to in known) for one in main.sections}
    sections = (one if one.to else Route(one.old, leads.get(one.old, ())) for one in panel.sections)
    return replace(panel, sections=tuple(sections))


def turned(mapping: Mapping) -> Mapping:
    """Return the way back: of several that went to one place, the first comes back from it."""
    return Mapping(
        _turned_routes(mapping.questions),
        _turned_routes(mapping.sections),
        _turned_codes({one.old: one.new for one in mapping.grades}),
    )


def _route(key: str, to: dict[str, str]) -> Route:
    return Route(key, (to[key],) if key in to else ())


def _is_kept(question: Question) -> bool:
    return question.kind.answered or question.kind is Kind.GROUP


def _takes(old: Question, new: Question) -> bool:
    """Whether answers can go there at all: rows to rows, answers to what is answered."""
    if Kind.GROUP in (old.kind, new.kind):
        return old.kind is new.kind
    return new.kind.answered


def _with_code(codes: tuple[CodeRoute, ...], chosen: CodeRoute) -> tuple[CodeRoute, ...]:
    others = (one for one in codes if (one.old, one.to) != (chosen.old, chosen.to))
    return (*others, chosen)


def _turned_routes(routes: tuple[Route, ...]) -> tuple[Route, ...]:
    back: dict[str, Route] = {}
    for one in routes:
        for to in one.to:
            back.setdefault(to, Route(to, (one.old,), _turned_codes(one.codes_to(to))))
    return tuple(back.values())


def _turned_codes(codes: dict[str, str]) -> tuple[CodeRoute, ...]:
    back: dict[str, CodeRoute] = {}
    for old, new in codes.items():
        if new:
            back.setdefault(new, CodeRoute(new, old))
    return tuple(back.values())
