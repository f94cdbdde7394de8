"""What an auditor of the demo's story has in front of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lifaudit.demo.story import Story
from lifaudit.domain.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Desk:
    """The story, the form it is recorded in, and the day; `seed` makes every run the same."""

    story: Story
    form: Instrument
    seed: int
    day: date
