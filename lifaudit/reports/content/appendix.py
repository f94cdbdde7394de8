"""The appendix on the instrument: what was asked, its scales, and what each grade looks like."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Scale
from lifaudit.domain.versions import in_words
from lifaudit.reports.content.phrases import bullets, listed
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Numbered, Paragraph, plain
from lifaudit.reports.tree import Section as Chapter

ASKS_AND_GRADES = "What it asks, and what each grade looks like"
ENDS = (".", "?", "!")


def instrument(source: Source) -> Chapter:
    """Return the instrument with its scales and descriptors."""
    form = source.form
    blocks = (
        Paragraph(plain(f"{form.title}, version {in_words(form.version)}. {_even(form.purpose)}")),
        *_scales(form),
        Heading(2, ASKS_AND_GRADES if form.graded_sections else "What it asks"),
        *(block for one in form.all_sections for block in _section(form, one)),
        Paragraph(plain(_even(form.provenance)), "small"),
    )
    return Chapter("The instrument", blocks, "instrument")


def _scales(form: Instrument) -> Iterator[Block]:
    used = {one.scale for one in form.every_question} | {form.grade_scale}
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
    yield Heading(3, section.title)
    if section.questions:
        yield Numbered(tuple(plain(_asked(one)) for one in section.questions))
    if section.descriptors and form.grade_scale:
        labels = {one.code: one.label for one in form.scale(form.grade_scale).points}
        yield Heading(4, "What each grade looks like here")
        yield from bullets(
            [(labels.get(one.code, one.code), _even(one.text)) for one in section.descriptors]
        )


def _asked(question: Question) -> str:
    """Return what is asked; of a group also what is asked in every row."""
    asked, inside = _even(question.text), [_even(one.text) for one in question.questions]
    if not inside:
        return asked
    whole = all(not one.endswith(ENDS) for one in inside)
    told = listed(inside) if whole else " ".join(_ended(one) for one in inside)
    return f"{_ended(asked)} In each row: {told}"


def _ended(words: str) -> str:
    return words if words.endswith(ENDS) else f"{words}."


def _even(text: str) -> str:
    return " ".join(text.split())
