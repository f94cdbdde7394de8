"""Writing an instrument: what can be added to it, and where the new thing goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lifaudit.domain.arranging import home_of, put, questions_in
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.rekeying import free, keys_in
from lifaudit.domain.retyping import new_question
from lifaudit.domain.scale import Scale
from lifaudit.domain.spots import Part, Spot

Added = tuple[Instrument, Spot]


def add_question(form: Instrument, beside: Spot) -> Added:
    """Ask one more question: after the one that is chosen, or first in the section."""
    if not form.all_sections:
        form, beside = add_section(form, beside)
    home, at = _place(form, beside)
    section = home.key if home.part is Part.SECTION else form.section_of(home.key).key
    key = free(f"{section}.unnamed", keys_in(form))
    asked = new_question(key, Kind.GRADE if form.scales else Kind.LONG_TEXT, form)
    return put(form, asked, home, at), Spot(Part.QUESTION, key)


def add_section(form: Instrument, beside: Spot) -> Added:
    """Add a section: after the one that is chosen, or at the end."""
    key = free("unnamed", keys_in(form))
    section = Section(
        key=key,
        title="",
        intro="",
        questions=(),
        graded=False,
        grade_guidance="",
        descriptors=(),
        notes=False,
    )
    sections = list(form.sections)
    sections.insert(_section_at(form, beside), section)
    return replace(form, sections=tuple(sections)), Spot(Part.SECTION, key)


def add_scale(form: Instrument, scale: Scale) -> Added:
    """Add a scale at the end, under a key of its own."""
    own = replace(scale, key=free(scale.key, keys_in(form)))
    return replace(form, scales=(*form.scales, own)), Spot(Part.SCALE, own.key)


def not_there(form: Instrument, scales: Sequence[Scale]) -> tuple[Scale, ...]:
    """Return the scales that come with lifaudit and are not in an instrument yet."""
    known = {one.key for one in form.scales}
    return tuple(one for one in scales if one.key not in known)


def _place(form: Instrument, beside: Spot) -> tuple[Spot, int]:
    if beside.part is Part.QUESTION:
        if form.question(beside.key).kind is Kind.GROUP:
            return beside, len(form.question(beside.key).questions)
        home = home_of(form, beside.key)
        keys = [one.key for one in questions_in(form, home)]
        return home, keys.index(beside.key) + 1
    home = beside if beside.part is Part.SECTION else Spot(Part.SECTION, form.all_sections[0].key)
    return home, len(questions_in(form, home))


def _section_at(form: Instrument, beside: Spot) -> int:
    keys = [one.key for one in form.sections]
    here = beside.key if beside.part is Part.SECTION else ""
    if beside.part is Part.QUESTION:
        here = form.section_of(beside.key).key
    return keys.index(here) + 1 if here in keys else len(keys)
