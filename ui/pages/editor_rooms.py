"""Writing an instrument: which room shows what is chosen."""

from __future__ import annotations

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.spots import Part, Spot
from ui.pages.editor_head import HeadRoom
from ui.pages.editor_question import QuestionRoom
from ui.pages.editor_room import Room
from ui.pages.editor_scale import ScaleRoom
from ui.pages.editor_section import SectionRoom


def room_for(form: Instrument, spot: Spot, fixed: frozenset[str]) -> Room:
    """Return the room of one part; `fixed` are the keys that were published."""
    if spot.part is Part.QUESTION:
        return QuestionRoom(form, spot, fixed)
    if spot.part is Part.SECTION:
        return SectionRoom(form, spot, fixed)
    if spot.part is Part.SCALE:
        return ScaleRoom(form, spot, fixed)
    return HeadRoom(form, fixed)
