"""An instrument made of its parts, and the parts that differ once somebody changed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, TypeVar

from lifaudit.domain.drafted import (
    DraftInstrument,
    DraftPart,
    DraftQuestion,
    DraftRecord,
    DraftScale,
    DraftSection,
    Parts,
)
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.matching import Wanted, matched
from lifaudit.domain.ordering import placed
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Scale

P = TypeVar("P", DraftScale, DraftSection, DraftQuestion)
OVERALL = "overall"

_HEAD = tuple(
    one.name
    for one in fields(Instrument)
    if one.name not in ("key", "scales", "sections", "overall")
)
_SCALE = ("title", "points")
_SECTION = tuple(one.name for one in fields(Section) if one.name not in ("key", "questions"))
_QUESTION = tuple(one.name for one in fields(Question) if one.name not in ("key", "questions"))


def instrument_of(parts: Parts) -> Instrument:
    """Put an instrument together."""
    asked = _by_home(parts.questions)
    sections = _in_order(parts.sections)
    overall = next((one for one in sections if one.overall), None)
    return Instrument(
        key=parts.head.name,
        scales=tuple(Scale(one.name, **_said(one, _SCALE)) for one in _in_order(parts.scales)),
        sections=tuple(_section(one, asked) for one in sections if not one.overall),
        overall=None if overall is None else _section(overall, asked),
        **_said(parts.head, _HEAD),
    )


def changed_parts(parts: Parts, instrument: Instrument) -> tuple[DraftRecord, ...]:
    """Return the parts as this instrument wants them, where they differ from what stands."""
    head = replace(parts.head, name=instrument.key, **_said(instrument, _HEAD))
    scales = _scales(parts, instrument.scales)
    sections, whose = _sections(parts, instrument)
    questions = _questions(parts, whose)
    standing: set[DraftRecord] = {parts.head, *parts.scales, *parts.sections, *parts.questions}
    wanted: tuple[DraftRecord, ...] = (
        head,
        *_with_gone(scales, parts.scales),
        *_with_gone(sections, parts.sections),
        *_with_gone(questions, parts.questions),
    )
    return tuple(one for one in wanted if one not in standing)


def parts_of(head: DraftInstrument, instrument: Instrument) -> tuple[DraftRecord, ...]:
    """Take an instrument apart for the first time."""
    return changed_parts(Parts(head), instrument)


def _section(part: DraftSection, asked: dict[tuple[str, str], list[DraftQuestion]]) -> Section:
    questions = tuple(_question(one, asked) for one in asked.get((part.part, ""), ()))
    return Section(part.name, questions=questions, **_said(part, _SECTION))


def _question(part: DraftQuestion, asked: dict[tuple[str, str], list[DraftQuestion]]) -> Question:
    inside = () if part.group else asked.get(("", part.part), ())
    questions = tuple(_question(one, asked) for one in inside)
    return Question(part.name, questions=questions, **_said(part, _QUESTION))


def _by_home(questions: Iterable[DraftQuestion]) -> dict[tuple[str, str], list[DraftQuestion]]:
    homes: dict[tuple[str, str], list[DraftQuestion]] = {}
    for one in _in_order(questions):
        homes.setdefault(one.home, []).append(one)
    return homes


def _in_order(parts: Iterable[P]) -> list[P]:
    return sorted((one for one in parts if not one.removed), key=attrgetter("place", "part"))


def _said(value: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _scales(parts: Parts, scales: Sequence[Scale]) -> list[DraftScale]:
    draft = parts.head.draft
    found = matched([Wanted(one.key) for one in scales], parts.scales)
    out = [
        DraftScale(draft, part, one.key, **_said(one, _SCALE))
        for part, one in zip(found, scales, strict=True)
    ]
    return _placed(out, parts.scales)


def _sections(
    parts: Parts, instrument: Instrument
) -> tuple[list[DraftSection], list[tuple[str, Section]]]:
    """Return the sections as parts, and every section with the id of its part."""
    draft = parts.head.draft
    standing = tuple(one for one in parts.sections if not one.overall)
    taken = frozenset({OVERALL})
    found = matched([Wanted(one.key) for one in instrument.sections], standing, taken)
    whose = list(zip(found, instrument.sections, strict=True))
    out = [DraftSection(draft, part, one.key, **_said(one, _SECTION)) for part, one in whose]
    out = _placed(out, standing)
    if (last := instrument.overall) is not None:
        whose.append((OVERALL, last))
        said = _said(last, _SECTION)
        out.append(DraftSection(draft, OVERALL, last.key, overall=True, **said))
    return out, whose


def _questions(parts: Parts, whose: Sequence[tuple[str, Section]]) -> list[DraftQuestion]:
    """Match what stands in sections first, then what is asked in the rows of each group."""
    outer = [((part, ""), asked) for part, one in whose for asked in one.questions]
    standing = tuple(one for one in parts.questions if not one.group)
    found = _matched_questions(parts, outer, standing, frozenset())
    groups = zip(found, (asked for _, asked in outer), strict=True)
    inner = [(("", part.part), asked) for part, group in groups for asked in group.questions]
    inside = tuple(one for one in parts.questions if one.group)
    taken = frozenset(one.part for one in (*standing, *found))
    return [*found, *_matched_questions(parts, inner, inside, taken)]


def _matched_questions(
    parts: Parts,
    wanted: Sequence[tuple[tuple[str, str], Question]],
    standing: tuple[DraftQuestion, ...],
    taken: frozenset[str],
) -> list[DraftQuestion]:
    others = frozenset(one.part for one in parts.questions) - {one.part for one in standing}
    names = [Wanted(asked.key, home) for home, asked in wanted]
    found = matched(names, standing, taken | others)
    out = [
        DraftQuestion(
            *(parts.head.draft, part, asked.key),
            section=home[0],
            group=home[1],
            **_said(asked, _QUESTION),
        )
        for part, (home, asked) in zip(found, wanted, strict=True)
    ]
    return _placed(out, standing)


def _placed(wanted: Sequence[P], standing: Iterable[P]) -> list[P]:
    """Give each part its place among its like, leaving in place whatever has not been moved."""
    before = {one.part: one for one in standing}
    homes: dict[object, list[P]] = {}
    for one in wanted:
        homes.setdefault(_home(one), []).append(one)
    places: dict[str, str] = {}
    for home, some in homes.items():
        stood = [_place_in(home, before.get(one.part)) for one in some]
        places |= zip((one.part for one in some), placed(stood), strict=True)
    return [replace(one, place=places[one.part]) for one in wanted]


def _place_in(home: object, stood: DraftPart | None) -> str:
    return stood.place if stood is not None and _home(stood) == home else ""


def _home(part: DraftPart) -> object:
    return part.home if isinstance(part, DraftQuestion) else None


def _with_gone(wanted: Sequence[P], standing: Iterable[P]) -> Iterator[P]:
    """Give what is wanted, then what is no more: marked as taken out, and otherwise as it was."""
    kept = {one.part for one in wanted}
    yield from wanted
    for one in standing:
        if one.part not in kept:
            yield replace(one, removed=True)
