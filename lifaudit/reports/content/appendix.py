"""Appendices: the instrument as it was asked, its scales, and what the evidence rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument, Scale, Section
from lifaudit.reports.content.phrases import bullets, count, day
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Numbered, Paragraph, Table, plain
from lifaudit.reports.tree import Section as Chapter

MOST_TYPES = 25


def instrument(source: Source) -> Chapter:
    """Return the instrument with its scales and descriptors."""
    form = source.form
    blocks = (
        Paragraph(plain(f"{form.title}, version {form.version}. {_even(form.purpose)}")),
        *_scales(form),
        *(block for one in form.all_sections for block in _section(form, one)),
        Paragraph(plain(_even(form.provenance)), "small"),
    )
    return Chapter("The instrument", blocks, "instrument")


def evidence(source: Source) -> Chapter:
    """Return what kinds of record the answers rest on, and of what time."""
    return Chapter("What the evidence rests on", tuple(_evidence(source)), "evidence")


def _scales(form: Instrument) -> Iterator[Block]:
    used = {one.scale for one in form.questions} | {form.grade_scale}
    for scale in form.scales:
        if scale.key in used:
            yield Heading(2, scale.title)
            yield from _points(scale)


def _points(scale: Scale) -> Iterator[Block]:
    described = [(one.label, _even(one.descriptor)) for one in scale.points if one.descriptor]
    if described:
        yield from bullets(described)
    else:
        yield Paragraph(plain(", ".join(one.label for one in scale.points)))


def _section(form: Instrument, section: Section) -> Iterator[Block]:
    yield Heading(2, section.title)
    if section.questions:
        yield Numbered(tuple(plain(_even(one.text)) for one in section.questions))
    if section.descriptors and form.grade_scale:
        labels = {one.code: one.label for one in form.scale(form.grade_scale).points}
        yield Heading(3, "What each grade looks like here")
        yield from bullets(
            [(labels.get(one.code, one.code), _even(one.text)) for one in section.descriptors]
        )


def _evidence(source: Source) -> Iterator[Block]:
    cases = set(source.cases)
    found = [one for each in source.dossier.answers if each.case in cases for one in each.evidence]
    if not found:
        yield Paragraph(plain("No answer names its evidence yet."))
        return
    names: dict[str, str] = {}
    for one in found:
        names.setdefault(_kind(one.type), _even(one.type) or "Kind not recorded")
    counts = Counter(_kind(one.type) for one in found)
    rows = []
    for kind, number in counts.most_common(MOST_TYPES):
        dates = [one.on for one in found if _kind(one.type) == kind and one.on]
        first, last = (day(min(dates)), day(max(dates))) if dates else ("", "")
        rows.append((names[kind], str(number), first, last))
    told = f"{count(len(found), 'reference')} to records, by kind. No record is kept in lifaudit."
    yield Paragraph(plain(told))
    yield Table(("Kind of record", "Times", "Earliest", "Latest"), tuple(rows), (3, 1, 1.6, 1.6))
    if len(counts) > MOST_TYPES:
        left = len(counts) - MOST_TYPES
        yield Paragraph(plain(f"{left} more kinds are named less often."), "small")


def _kind(text: str) -> str:
    return _even(text).casefold()


def _even(text: str) -> str:
    return " ".join(text.split())
