"""Design tokens: every colour, distance and letter size of the window, as plain values."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple


class Theme(enum.Enum):
    """What a person may choose; the stored word is the value."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Shade(NamedTuple):
    """A tinted patch: what is written on it, and the line around it."""

    back: str
    text: str
    edge: str


class Grades(NamedTuple):
    """The colour roles of scale points; the words of the roles are the domain's."""

    high: Shade
    good: Shade
    weak: Shade
    poor: Shade
    neutral: Shade
    none: Shade

    def of(self, role: str) -> Shade:
        """Return the shade of a role such as `good-high`; a role nobody knows looks like none."""
        return {
            "good-high": self.high,
            "good": self.good,
            "weak": self.weak,
            "poor": self.poor,
            "neutral": self.neutral,
        }.get(role, self.none)


class Palette(NamedTuple):
    """The colour roles of one theme."""

    surface: str
    raised: str
    sunken: str
    hover: str
    text: str
    quiet: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    chosen: str
    focus: str
    info: Shade
    success: Shade
    warning: Shade
    danger: Shade
    marking: Shade
    grades: Grades


LIGHT = Palette(
    surface="#F7F5F1",
    raised="#FFFFFF",
    sunken="#EFECE5",
    hover="#E7E3DA",
    text="#1C2427",
    quiet="#525C60",
    line="#DCD7CD",
    edge="#85827A",
    accent="#0E5563",
    accent_hover="#0A424D",
    on_accent="#FFFFFF",
    chosen="#DCEBED",
    focus="#B4540A",
    info=Shade("#E4EEF2", "#123F52", "#3E7A92"),
    success=Shade("#E2F0E6", "#17482B", "#3F8558"),
    warning=Shade("#FBEBCB", "#5C3A00", "#A87212"),
    danger=Shade("#FBE4E0", "#7F1D16", "#C2453A"),
    marking=Shade("#2B2F31", "#FFFFFF", "#2B2F31"),
    grades=Grades(
        high=Shade("#CFE6EC", "#0B3F4F", "#2F7F95"),
        good=Shade("#D8ECDA", "#17482B", "#3F8558"),
        weak=Shade("#FAE3B4", "#573600", "#A87212"),
        poor=Shade("#F8D5CF", "#77170F", "#C2453A"),
        neutral=Shade("#E6E3DD", "#3D4447", "#85827A"),
        none=Shade("#FFFFFF", "#525C60", "#85827A"),
    ),
)

DARK = Palette(
    surface="#1A1917",
    raised="#242320",
    sunken="#131211",
    hover="#34322E",
    text="#F0EDE7",
    quiet="#B9B3A8",
    line="#3B3833",
    edge="#8F897E",
    accent="#72C3CE",
    accent_hover="#9AD7DF",
    on_accent="#062A30",
    chosen="#1D3B40",
    focus="#F5B85A",
    info=Shade("#1B3039", "#BFE0EE", "#5A9AB5"),
    success=Shade("#1B3324", "#BDE5C9", "#5BA577"),
    warning=Shade("#3D2E10", "#F7DBA0", "#C1913A"),
    danger=Shade("#431F1B", "#FFC9C1", "#DD7266"),
    marking=Shade("#3B3833", "#F0EDE7", "#8F897E"),
    grades=Grades(
        high=Shade("#173B47", "#B8E3F0", "#55A5BC"),
        good=Shade("#1C3A28", "#BDE5C9", "#5BA577"),
        weak=Shade("#463410", "#F9DFA6", "#C1913A"),
        poor=Shade("#4C211C", "#FFC9C1", "#DD7266"),
        neutral=Shade("#35332F", "#DCD6CB", "#8F897E"),
        none=Shade("#242320", "#B9B3A8", "#8F897E"),
    ),
)

HIGH_CONTRAST = Palette(
    surface="#000000",
    raised="#000000",
    sunken="#000000",
    hover="#262626",
    text="#FFFFFF",
    quiet="#E6E6E6",
    line="#FFFFFF",
    edge="#FFFFFF",
    accent="#7FE9F5",
    accent_hover="#C4F6FB",
    on_accent="#000000",
    chosen="#00343B",
    focus="#FFE600",
    info=Shade("#000000", "#9FE4FF", "#9FE4FF"),
    success=Shade("#000000", "#8FF5B2", "#8FF5B2"),
    warning=Shade("#000000", "#FFD75E", "#FFD75E"),
    danger=Shade("#000000", "#FFB3AB", "#FFB3AB"),
    marking=Shade("#FFFFFF", "#000000", "#FFFFFF"),
    grades=Grades(
        high=Shade("#00303C", "#B9F1FF", "#9FE4FF"),
        good=Shade("#00331A", "#B4FFCE", "#8FF5B2"),
        weak=Shade("#382900", "#FFE79B", "#FFD75E"),
        poor=Shade("#470B05", "#FFD0CB", "#FFB3AB"),
        neutral=Shade("#262626", "#FFFFFF", "#FFFFFF"),
        none=Shade("#000000", "#FFFFFF", "#FFFFFF"),
    ),
)


_PALETTES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.HIGH_CONTRAST: HIGH_CONTRAST}


def palette_of(theme: Theme) -> Palette:
    """Return the colours of a theme."""
    return _PALETTES[theme]


class Space:
    """Distances in device-independent pixels; layouts use these and no others."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    HUGE = 48


class Radius:
    """How round a corner is, in pixels."""

    SMALL = 4
    CONTROL = 8
    CARD = 12


class Letter:
    """Letter heights in pixels at 100 %."""

    SMALL = 13
    BODY = 15
    LEAD = 18
    TITLE = 22
    DISPLAY = 28


FOCUS_WIDTH = 2
TARGET = 28
READING_WIDTH = 720


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a text size: what style, icons and painted widgets read."""

    theme: Theme = Theme.LIGHT
    scale: float = 1.0

    @property
    def palette(self) -> Palette:
        return palette_of(self.theme)

    def px(self, size: float) -> int:
        """Return a letter height, or a length that grows with letters, in pixels."""
        return round(size * self.scale)
