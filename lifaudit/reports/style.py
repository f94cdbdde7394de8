"""Style: the colours, type sizes and spaces of a printed report, in one place.

Sizes are points. Body text is 12, as the Government Digital Service asks of documents.
Every pair of ink and paper here has a contrast of 4.5 to 1 or better.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Weight = Literal["regular", "semibold", "bold"]
MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
SIDE = 23 * MM
TOP = 30 * MM
BOTTOM = 27 * MM
MEASURE = PAGE_WIDTH - 2 * SIDE


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour, each part from 0 to 1."""

    red: float
    green: float
    blue: float


def colour(code: str) -> Colour:
    """Read `#rrggbb`."""
    parts = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Colour(*parts)


INK = colour("#14202b")
NAVY = colour("#16324f")
DEEP = colour("#0f2438")
ACCENT = colour("#2a7f86")
SAND = colour("#e8b04b")
MUTED = colour("#52606d")
RULE = colour("#d3dae0")
PALE = colour("#f3f6f8")
WHITE = colour("#ffffff")
MIST = colour("#c9d6e2")


@dataclass(frozen=True, slots=True)
class Paint:
    """The paper and the ink of one colour role."""

    paper: Colour
    ink: Colour


_PAINTS = {
    "good-high": Paint(colour("#14603f"), WHITE),
    "good": Paint(colour("#a9d9bd"), INK),
    "weak": Paint(colour("#f6d27f"), INK),
    "poor": Paint(colour("#a52834"), WHITE),
    "neutral": Paint(colour("#7d95ab"), INK),
    "none": Paint(PALE, MUTED),
}


def paint(role: str) -> Paint:
    """Return the colours of a role; a role nobody knows is painted as `none`."""
    return _PAINTS.get(role, _PAINTS["none"])


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of text is set."""

    size: float
    leading: float
    weight: Weight = "regular"
    ink: Colour = INK
    before: float = 0
    after: float = 0


BODY = TextStyle(12, 17.5, after=9)
LEAD = TextStyle(14.5, 21.5, ink=NAVY, after=13)
SMALL = TextStyle(10, 14, ink=MUTED, after=6)
SECTION = TextStyle(27, 32, "bold", NAVY, after=26)
HEADINGS = {
    2: TextStyle(17, 22, "bold", NAVY, before=20, after=7),
    3: TextStyle(13.5, 18.5, "bold", INK, before=14, after=4),
    4: TextStyle(12, 17.5, "semibold", ACCENT, before=10, after=2),
}
ITEM = replace(BODY, after=5)
QUOTE = TextStyle(12.5, 19, ink=NAVY)
QUOTE_SOURCE = TextStyle(10.5, 15, "semibold", MUTED)
CELL = TextStyle(10.5, 14)
CELL_NAME = TextStyle(10.5, 14, "semibold")
CELL_HEAD = TextStyle(10, 13, "bold", NAVY)
CELL_WORD = TextStyle(10, 12.5, "semibold")
CAPTION = TextStyle(10, 14, ink=MUTED, before=5, after=16)
FACT_LABEL = TextStyle(10, 14, "semibold", MUTED)
FACT_VALUE = TextStyle(12, 17)
CALLOUT_TITLE = TextStyle(12.5, 17.5, "bold", INK, after=2)
CONTENTS_LINE = TextStyle(12.5, 18)
CONTENTS_SUB = TextStyle(11, 16, ink=MUTED)
FURNITURE = TextStyle(9, 12, ink=MUTED)
MARKING = TextStyle(9.5, 12, "bold", INK)
COVER_KICKER = TextStyle(12, 16, "semibold", SAND)
COVER_TITLE = TextStyle(36, 42, "bold", WHITE)
COVER_SUBTITLE = TextStyle(16, 23, ink=MIST)
COVER_BODY = TextStyle(15, 21, "bold", NAVY)
SIGN_ROLE = TextStyle(10, 14, "bold", ACCENT)
SIGN_NAME = TextStyle(13.5, 18, "bold", INK)
SIGN_BODY = TextStyle(10.5, 14.5, ink=INK)
SIGN_WAIT = TextStyle(11, 14, "semibold", MUTED)
SIGN_NOTE = TextStyle(9.5, 13, ink=MUTED)
CHART_LABEL = TextStyle(10.5, 13)
CHART_NUMBER = TextStyle(10.5, 13, "bold")
