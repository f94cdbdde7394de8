"""Every rule of the stylesheet keeps WCAG 2.2 AA: words on their ground, focus, and what is off."""

from __future__ import annotations

import re

import pytest
from theme.test_contrast import ENHANCED, GROUNDS, contrast, shades, too_faint

from ui.theme.sheet import stylesheet
from ui.theme.tokens import Look, Palette, Theme, palette_of

RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
STATE = re.compile(r":(?!:)[a-z-]+$")
WORDLESS = ("::indicator", "::handle", "::chunk", 'kind="rule"')
TAKES_KEYS = (
    *(f'QPushButton[role="{role}"]' for role in ("primary", "danger", "quiet", "icon", "nav")),
    *(f'QPushButton[role="{role}"]' for role in ("disclosure", "leap", "option", "mark")),
    *("QPushButton", "QLineEdit", "QPlainTextEdit", "QSpinBox", "QDoubleSpinBox", "QDateEdit"),
    *("QComboBox", "QCheckBox", "QRadioButton", "QAbstractItemView", "QTabBar::tab"),
    *("QScrollArea", "QTableView::item"),
)
"""What the Tab key or the arrows stop at; a button's own rule for its edge would hide the ring."""


@pytest.fixture(params=list(Theme), ids=lambda theme: theme.value)
def theme(request):
    return request.param


def rules_of(theme) -> dict[str, dict[str, str]]:
    """Return what the sheet says of each selector, the later said over the earlier."""
    found: dict[str, dict[str, str]] = {}
    for selectors, body in RULE.findall(stylesheet(Look(theme))):
        said = {key.strip(): words.strip() for key, _, words in parted(body)}
        for selector in selectors.split(","):
            found.setdefault(" ".join(selector.split()), {}).update(said)
    return found


def parted(body: str) -> list[tuple[str, str, str]]:
    return [line.partition(":") for line in body.split(";") if ":" in line]


def colour_in(words: str) -> str:
    found = COLOUR.search(words)
    return found.group() if found else ""


def at_rest(selector: str) -> str:
    """Return a selector without the state at its end."""
    while STATE.search(selector):
        selector = STATE.sub("", selector)
    return selector


def grounds_of(selector: str, rules, colours: Palette) -> list[str]:
    """Return what may lie under a thing: its own ground, or any of the page's."""
    for one in (selector, at_rest(selector)):
        said = rules.get(one, {}).get("background", "")
        if colour_in(said):
            return [colour_in(said)]
        if said == "transparent":
            break
    return [getattr(colours, ground) for ground in GROUNDS]


def test_the_words_of_every_rule_can_be_read_also_where_nothing_can_be_pressed(theme):
    rules, colours, pairs = rules_of(theme), palette_of(theme), {}
    for selector, said in rules.items():
        is_worded = "color" in said or colour_in(said.get("background", ""))
        if not is_worded or any(part in selector for part in WORDLESS):
            continue
        resting = rules.get(at_rest(selector), {})
        ink = (
            colour_in(said.get("color", "")) or colour_in(resting.get("color", "")) or colours.text
        )
        for ground in grounds_of(selector, rules, colours):
            pairs[f"{selector}: {ink} on {ground}"] = (ink, ground)
    assert any(":disabled" in name for name in pairs)
    assert too_faint(pairs, ENHANCED.get(theme, 4.5)) == {}


@pytest.mark.parametrize("taker", TAKES_KEYS)
def test_whatever_takes_the_keys_shows_it(theme, taker):
    colours = palette_of(theme)
    said = rules_of(theme)[f"{taker}:focus"]
    ring = next(colour_in(words) for key, words in said.items() if key.startswith("border"))
    assert ring == colours.focus


def test_the_focus_is_seen_on_every_ground_and_beside_every_patch(theme):
    colours = palette_of(theme)
    pairs = {f"focus on {ground}": (colours.focus, getattr(colours, ground)) for ground in GROUNDS}
    for name, shade in shades(colours).items():
        if name != "marking":  # a line at the top that nothing to press stands on
            pairs[f"focus beside {name}"] = (colours.focus, shade.back)
    assert too_faint(pairs, 3.0) == {}


def test_marks_and_edges_are_seen_also_where_nothing_can_be_changed(theme):
    colours = palette_of(theme)
    pairs = {
        "a tick": (colours.on_accent, colours.accent),
        "a tick that cannot be changed": (colours.on_accent, colours.quiet),
        "a mark that cannot be changed": (colours.raised, colours.quiet),
        "a bar that has come far": (colours.accent, colours.sunken),
    }
    for ground in ("surface", "raised", "sunken"):
        under = getattr(colours, ground)
        pairs[f"a button pointed at, on {ground}"] = (colours.accent_hover, under)
        pairs[f"a handle pointed at, on {ground}"] = (colours.quiet, under)
        for name, shade in shades(colours).items():
            if name != "marking":
                pairs[f"the edge of {name} on {ground}"] = (shade.edge, under)
    assert too_faint(pairs, 3.0) == {}


def test_the_sheet_has_no_colour_that_is_no_token(theme):
    found = set(COLOUR.findall(stylesheet(Look(theme))))
    assert found <= set(COLOUR.findall(repr(palette_of(theme))))


def test_a_pair_that_is_too_faint_would_be_found():
    assert too_faint({"pale": ("#777777", "#FFFFFF")}, 4.5) == {"pale": 4.48}
    assert contrast("#85827A", "#FFFFFF") > 3
