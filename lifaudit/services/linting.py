"""What the linter says about an instrument, for those who write one in the window."""

from __future__ import annotations

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Remark
from lifaudit.instruments.lint import lint_instrument


def remarks(instrument: Instrument) -> tuple[Remark, ...]:
    """Return everything wrong with an instrument, then what would make it better."""
    found = lint_instrument(instrument)
    return tuple(sorted(found, key=lambda remark: not remark.stops))
