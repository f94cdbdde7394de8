"""Writing an instrument: where a part that is dragged comes to stand."""

from __future__ import annotations

from lifaudit.domain.arranging import home_of, moved, moved_section, questions_in, taken_out
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.spots import Part, Spot


def landed(form: Instrument, spot: Spot, onto: Spot, below: int) -> Instrument:
    """Return the instrument after a drop: above (-1), on (0) or below (1) another part."""
    if spot.part is Part.SECTION and onto.part is Part.SECTION:
        return _section(form, spot.key, onto.key, below)
    if spot.part is Part.QUESTION and onto.part is Part.SECTION:
        home = onto
        at = 0 if below == 1 else len(questions_in(taken_out(form, spot), home))
        return moved(form, spot.key, home, at)
    if spot.part is Part.QUESTION and onto.part is Part.QUESTION:
        return _question(form, spot, onto, below)
    return form


def _section(form: Instrument, key: str, onto: str, below: int) -> Instrument:
    keys = [one.key for one in form.sections if one.key != key]
    at = keys.index(onto) + (below > 0) if onto in keys else len(keys)
    return moved_section(form, key, at)


def _question(form: Instrument, spot: Spot, onto: Spot, below: int) -> Instrument:
    left = taken_out(form, spot)
    if onto.key not in [one.key for one in left.every_question]:  # a group onto what it holds
        return form
    target = left.question(onto.key)
    if below == 0 and target.kind is Kind.GROUP:
        return moved(form, spot.key, onto, len(target.questions))
    home = home_of(left, onto.key)
    keys = [one.key for one in questions_in(left, home)]
    return moved(form, spot.key, home, keys.index(onto.key) + (below > 0))
