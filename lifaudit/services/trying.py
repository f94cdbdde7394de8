"""Trying an instrument: answered as it will be, with nothing recorded anywhere."""

from __future__ import annotations

from datetime import date

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

__all__ = ["ROW", "Live", "trial"]

ROW = "1"
"""The one row that every group has while it is tried."""


def trial(instrument: Instrument, today: date) -> Live:
    """Return an instrument with nothing answered yet and one row in every group."""
    live = Live(program_of(instrument), today)
    groups = (one.key for one in instrument.every_question if one.kind is Kind.GROUP)
    live.load({}, dict.fromkeys(groups, (ROW,)))
    return live
