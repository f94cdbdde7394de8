"""Letters can be read on every ground, in every theme (WCAG 2.2: 1.4.3, 1.4.6, 1.4.11)."""

from __future__ import annotations

import pytest

from ui.theme.tokens import Palette, Shade, Theme, palette_of

ENHANCED = {Theme.HIGH_CONTRAST: 7.0}
GROUNDS = ("surface", "raised", "sunken", "hover", "chosen")
SHADES = ("info", "success", "warning", "danger", "marking")
GRADES = ("high", "good", "weak", "poor", "neutral", "none")


def luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shades(colours: Palette) -> dict[str, Shade]:
    found = {name: getattr(colours, name) for name in SHADES}
    return found | {f"grade {name}": getattr(colours.grades, name) for name in GRADES}


@pytest.fixture(params=list(Theme), ids=lambda theme: theme.value)
def theme(request):
    return request.param


def too_faint(pairs: dict[str, tuple[str, str]], least: float) -> dict[str, float]:
    seen = {name: contrast(*pair) for name, pair in pairs.items()}
    return {name: round(ratio, 2) for name, ratio in seen.items() if ratio < least}


def test_black_on_white_is_twenty_one():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_words_can_be_read_on_every_ground(theme):
    colours = palette_of(theme)
    pairs = {
        f"{ink} on {ground}": (getattr(colours, ink), getattr(colours, ground))
        for ink in ("text", "quiet", "accent")
        for ground in GROUNDS
    }
    pairs["words on a primary button"] = (colours.on_accent, colours.accent)
    pairs["words on it when pointed at"] = (colours.on_accent, colours.accent_hover)
    pairs["a tip"] = (colours.surface, colours.text)
    assert too_faint(pairs, ENHANCED.get(theme, 4.5)) == {}


def test_words_can_be_read_on_every_patch(theme):
    colours = palette_of(theme)
    pairs = {name: (shade.text, shade.back) for name, shade in shades(colours).items()}
    for name in GRADES:
        ground = getattr(colours.grades, name).back
        pairs[f"an option's word on chosen {name}"] = (colours.text, ground)
        pairs[f"an option's meaning on chosen {name}"] = (colours.quiet, ground)
    assert too_faint(pairs, ENHANCED.get(theme, 4.5)) == {}


def test_tones_can_be_read_on_the_page(theme):
    colours = palette_of(theme)
    pairs = {
        f"{tone} on {ground}": (getattr(colours, tone).text, getattr(colours, ground))
        for tone in ("success", "warning", "danger", "info")
        for ground in ("surface", "raised", "sunken")
    }
    assert too_faint(pairs, ENHANCED.get(theme, 4.5)) == {}


def test_edges_and_the_focus_can_be_seen(theme):
    colours = palette_of(theme)
    pairs = {
        f"{line} on {ground}": (getattr(colours, line), getattr(colours, ground))
        for line in ("edge", "focus", "accent")
        for ground in ("surface", "raised", "sunken")
    }
    for name, shade in shades(colours).items():
        if name != "marking":
            pairs[f"the edge of {name}"] = (shade.edge, colours.raised)
    assert too_faint(pairs, 3.0) == {}


def test_a_role_nobody_knows_looks_like_no_grade(theme):
    grades = palette_of(theme).grades
    assert grades.of("splendid") == grades.none
    assert grades.of("good-high") == grades.high
    known = [grades.of(role) for role in ("good-high", "good", "weak", "poor", "neutral", "none")]
    assert len({shade.back for shade in known}) == len(known)
