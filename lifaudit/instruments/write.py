"""An Instrument becomes a TOML file again, written as people write them: readable and diffable."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Scale
from lifaudit.instruments.toml_text import key, line, list_of, number, plain, quoted

Lines = Iterator[str]


def write(instrument: Instrument, shared: tuple[Scale, ...] = ()) -> str:
    """Write a form such that reading it with the same `shared` scales gives an equal instrument."""
    return "\n".join(_form(instrument, shared)).strip() + "\n"


def _form(one: Instrument, shared: tuple[Scale, ...]) -> Lines:
    yield "[form]"
    for name in ("key", "version", "title", "subject", "use"):
        yield from line(name, getattr(one, name))
    yield f"minutes = {one.minutes}"
    yield from line("grade_scale", one.grade_scale or "", "")
    yield from line("scoring", one.scoring.basis, "none")
    yield from line("retires", one.retires, "")
    yield from list_of("adds_to", one.adds_to)
    for name in ("purpose", "provenance"):
        yield from line(name, getattr(one, name))
    yield from line("statement", one.statement, "")
    for cap in one.scoring.caps:
        yield from ("", "[[cap]]", *line("section", cap.section, ""))
        yield from (*line("at", cap.at), *line("most", cap.most))
    for change in one.changes:
        yield from ("", "[[change]]", *line("version", change.version), *line("on", change.on))
        yield from line("what", change.what)
    for scale in _own(one, shared):
        yield from _scale(scale)
    for section in one.sections:
        yield from ("", "[[section]]", *line("key", section.key), *_section(section, "section"))
    if one.overall is not None:
        yield from ("", "[overall]", *_section(one.overall, "overall"))


def _own(one: Instrument, shared: tuple[Scale, ...]) -> tuple[Scale, ...]:
    """Leave out those last scales that the reader would bring along in the same order."""
    wanted = {one.grade_scale, *(asked.scale for asked in one.every_question)}
    for at in range(len(one.scales)):
        own = {scale.key for scale in one.scales[:at]}
        brought = (each for each in shared if each.key in wanted and each.key not in own)
        if one.scales[at:] == tuple(brought):
            return one.scales[:at]
    return one.scales


def _scale(scale: Scale) -> Lines:
    yield from ("", "[[scale]]", *line("key", scale.key), *line("title", scale.title))
    for point in scale.points:
        yield from ("", "[[scale.point]]", *line("code", point.code), *line("label", point.label))
        yield from number("points", point.points)
        yield from line("role", point.role)
        yield from () if point.counts else ("counts = false",)
        yield from line("descriptor", point.descriptor)


def _section(section: Section, table: str) -> Lines:
    yield from line("title", section.title)
    yield from () if section.graded else ("graded = false",)
    if section.notes is not section.graded:
        yield f"notes = {str(section.notes).lower()}"
    yield from number("weight", section.weight, 1.0)
    yield from line("relevant", section.relevant, "")
    yield from line("intro", section.intro)
    yield from line("grade_guidance", section.grade_guidance, "")
    if section.descriptors:
        yield from ("", f"[{table}.grades]")
        for known in section.descriptors:
            yield from line(known.code, known.text)
    for asked in section.questions:
        yield from _question(asked, f"{table}.question")


def _question(asked: Question, table: str) -> Lines:
    yield from ("", f"[[{table}]]", *line("key", asked.key), *line("text", asked.text))
    yield f'kind = "{asked.kind.value}"'
    yield from line("scale", asked.scale or "", "")
    yield from _choices(asked)
    if asked.required is not asked.kind.answered:
        yield f"required = {str(asked.required).lower()}"
    yield from _limits(asked)
    yield from number("weight", asked.weight, 1.0)
    yield from number("evidence_least", asked.evidence_least or None)
    yield from list_of("tags", sorted(asked.tags))
    yield from list_of("agencies", sorted(asked.agencies))
    yield from _logic(asked)
    yield from line("guidance", asked.guidance, "")
    yield from list_of("evidence", asked.evidence_prompts)
    for inner in asked.questions:
        yield from _question(inner, f"{table}.question")


def _limits(asked: Question) -> Lines:
    for name in ("least", "most", "step"):
        yield from number(name, getattr(asked.limits, name))
    for name in ("unit", "low", "high"):
        yield from line(name, getattr(asked.limits, name), "")


def _logic(asked: Question) -> Lines:
    logic = asked.logic
    yield from line("relevant", logic.relevant, "")
    yield from line("constraint", logic.constraint, "")
    yield from line("message", logic.message, "")
    yield from line("required_if", logic.required, "")
    yield from line("calculation", logic.calculation, "")
    yield from line("filter", logic.filter, "")


def _choices(asked: Question) -> Lines:
    if asked.choices:
        yield from ("choices = [", *map(_choice, asked.choices), "]")


def _choice(choice: Choice) -> str:
    parts = [f"code = {quoted(choice.code)}", f"label = {quoted(choice.label)}"]
    if choice.points is not None:
        parts.append(f"points = {plain(choice.points)}")
    if choice.alone:
        parts.append("alone = true")
    if choice.extras:
        extras = ", ".join(f"{key(one.name)} = {quoted(one.value)}" for one in choice.extras)
        parts.append(f"extras = {{ {extras} }}")
    return f"  {{ {', '.join(parts)} }},"
