"""An instrument as the rows of an XLSForm: what ODK and Kobo know, and our own words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from lifaudit.domain.errors.instrument import NotForWorkbook
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Scale
from lifaudit.instruments.xlsform.words import (
    CAPS,
    CHANGES,
    CHOICES,
    FORM_WORDS,
    GRADES,
    HEADED,
    LEGAL,
    LIF,
    LISTS,
    NAMESPACE,
    NO,
    OWN_SETTING,
    POINT,
    REFERENCE,
    RESERVED,
    ROOT,
    SETTINGS,
    SURVEY,
    TYPES,
    YES,
    joined,
)

Cell = str | float | None
Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, and its rows by heading; a heading nothing stands under is left out."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]


def tables_of(instrument: Instrument) -> tuple[Table, ...]:
    """Lay an instrument out as sheets; NotForWorkbook for what none can hold."""
    lists = _Lists(instrument)
    survey = tuple(_survey(instrument, lists))
    choices = (*lists.scales, *lists.choices)
    ours = (
        _table(GRADES, tuple(_grades(instrument))),
        _table(CAPS, tuple(_caps(instrument))),
        _table(CHANGES, tuple(_changes(instrument))),
    )
    return (
        _table(SURVEY, survey),
        Table(CHOICES, (*HEADED, *_choice_headings(instrument, choices)), choices),
        _table(SETTINGS, (_settings(instrument),)),
        *(table for table in ours if table.rows),
    )


def name_of(key: str) -> str:
    """Return a key as a name ODK accepts."""
    return key if LEGAL.fullmatch(key) and key not in RESERVED else f"_{key}"


class _Lists:
    """The lists of the choices sheet: one for each scale, one for each set of choices."""

    def __init__(self, instrument: Instrument) -> None:
        self.scales = tuple(row for scale in instrument.scales for row in _points(scale))
        self._names: dict[tuple[Choice, ...], str] = {}
        for asked in instrument.every_question:
            if asked.choices:
                self._names.setdefault(asked.choices, name_of(asked.key))
        self.choices = tuple(
            _choice(name, one) for choices, name in self._names.items() for one in choices
        )

    def of(self, asked: Question) -> str:
        """Return the name of the list a question offers, or nothing where it offers none."""
        return asked.scale or self._names.get(asked.choices, "")


def _survey(instrument: Instrument, lists: _Lists) -> Iterator[Cells]:
    for section in instrument.all_sections:
        yield _begin(section) | {f"{LIF}overall": YES if section is instrument.overall else None}
        for asked in section.questions:
            yield from _question(asked, lists)
        yield {"type": "end_group"}


def _begin(section: Section) -> Cells:
    return {
        "type": "begin_group",
        **_named(section.key),
        "label": section.title,
        "relevant": _expression(section.relevant),
        f"{LIF}intro": section.intro,
        f"{LIF}graded": YES if section.graded else NO,
        f"{LIF}notes": YES if section.notes else NO,
        f"{LIF}grade_guidance": section.grade_guidance,
        f"{LIF}weight": _unless(section.weight, 1),
    }


def _question(asked: Question, lists: _Lists) -> Iterator[Cells]:
    if asked.kind is Kind.GROUP:
        yield {"type": "begin_repeat", **_asked(asked)}
        for inner in asked.questions:
            yield from _question(inner, lists)
        yield {"type": "end_repeat"}
        return
    offered = lists.of(asked)
    chosen = f"{LISTS.get(asked.kind, 'select_one')} {offered}"
    yield {"type": chosen if offered else TYPES[asked.kind], **_asked(asked), **_shape(asked)}


def _asked(asked: Question) -> Cells:
    limits, logic = asked.limits, asked.logic
    return {
        **_named(asked.key),
        "label": asked.text,
        "hint": asked.guidance,
        "relevant": _expression(logic.relevant),
        "constraint": _expression(logic.constraint),
        "constraint_message": logic.message,
        "required": YES if asked.required else _expression(logic.required),
        "calculation": _expression(logic.calculation),
        "choice_filter": _expression(logic.filter),
        f"{LIF}kind": asked.kind.value,
        f"{LIF}required_if": _expression(logic.required) if asked.required else None,
        f"{LIF}evidence": joined(asked.evidence_prompts),
        f"{LIF}tags": " ".join(sorted(asked.tags)),
        f"{LIF}agencies": " ".join(sorted(asked.agencies)),
        **{f"{LIF}{name}": getattr(limits, name) for name in limits.__slots__},
        f"{LIF}weight": _unless(asked.weight, 1),
        f"{LIF}evidence_least": _unless(asked.evidence_least, 0),
    }


def _shape(asked: Question) -> Cells:
    """Say what only other programs need, to show the question as it is meant."""
    if asked.kind is Kind.SCALING:
        return {"parameters": "start=0 end=10 step=1"}
    return {"appearance": "multiline"} if asked.kind is Kind.LONG_TEXT else {}


def _named(key: str) -> Cells:
    name = name_of(key)
    return {"name": name, f"{LIF}key": None if name == key else key}


def _expression(text: str) -> str:
    return REFERENCE.sub(lambda found: f"${{{name_of(found[1])}}}", text)


def _unless(value: float, usual: float) -> float | None:
    return None if value == usual else value


def _points(scale: Scale) -> Iterator[Cells]:
    for at, point in enumerate(scale.points):
        yield {
            "list_name": scale.key,
            "name": point.code,
            "label": point.label,
            "points": point.points,
            "role": point.role,
            "counts": None if point.counts else NO,
            "descriptor": point.descriptor,
            "scale": None if at else scale.title,
        }


def _choice(name: str, one: Choice) -> Cells:
    return {
        "list_name": name,
        "name": one.code,
        "label": one.label,
        "points": one.points,
        "alone": YES if one.alone else None,
        **{extra.name: extra.value for extra in one.extras},
    }


def _choice_headings(instrument: Instrument, rows: tuple[Cells, ...]) -> tuple[str, ...]:
    """Put the properties of choices in an order that is that of each choice."""
    order: TopologicalSorter[str] = TopologicalSorter()
    for asked in instrument.every_question:
        for choice in asked.choices:
            names = [extra.name for extra in choice.extras]
            for before, name in zip(["", *names], names, strict=False):
                order.add(name, *([before] if before else []))
    try:
        extras = tuple(order.static_order())
    except CycleError as error:
        raise NotForWorkbook(where=CHOICES) from error
    unfit = [name for name in extras if not LEGAL.fullmatch(name) or name in (*HEADED, *POINT)]
    if unfit:
        raise NotForWorkbook(where=unfit[0])
    used = {name for row in rows for name, cell in row.items() if cell not in (None, "")}
    return (*(name for name in POINT if name in used), *extras)


def _settings(one: Instrument) -> Cells:
    own = {name: getattr(one, name) for name in FORM_WORDS}
    own |= {"scoring": one.scoring.basis, "adds_to": " ".join(one.adds_to)}
    return {
        "form_title": one.title,
        "form_id": one.key,
        "version": one.version,
        "name": ROOT,
        "namespaces": NAMESPACE,
        **{OWN_SETTING + name: cell for name, cell in own.items()},
    }


def _grades(instrument: Instrument) -> Iterator[Cells]:
    for section in instrument.all_sections:
        for known in section.descriptors:
            yield {"section": section.key, "code": known.code, "text": known.text}


def _caps(instrument: Instrument) -> Iterator[Cells]:
    for cap in instrument.scoring.caps:
        yield {"section": cap.section, "at": cap.at, "most": cap.most}


def _changes(instrument: Instrument) -> Iterator[Cells]:
    for change in instrument.changes:
        yield {"version": change.version, "on": change.on, "what": change.what}


def _table(name: str, rows: tuple[Cells, ...]) -> Table:
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    used = {heading for row in rows for heading, cell in row.items() if cell not in (None, "")}
    ours_last = sorted(
        (one for one in headings if one in used), key=lambda one: one.startswith(LIF)
    )
    return Table(name, tuple(ours_last), rows)
