"""What Windows shows of the launchers: their version and their icon."""

from __future__ import annotations

import io

import pytest
from house.modules import ROOT
from PIL import Image, ImageChops

from resources.installer.icon import SIZES, icon
from resources.installer.version import numbers, of_project, strings

FAINT = 16
A_SHADE = 2  # of 255: processors blend an edge in ways of their own
MARK = ROOT / "resources/mark"


@pytest.mark.parametrize(
    ("version", "four"), [("0.1.0", (0, 1, 0, 0)), ("2.3", (2, 3, 0, 0)), ("1.2.3.4", (1, 2, 3, 4))]
)
def test_a_version_has_four_numbers_for_windows(version, four):
    assert numbers(version) == four


def test_a_launcher_says_whose_it_is_and_of_which_version():
    said = dict(strings("lifaudit-cli", of_project(ROOT)))
    assert said["OriginalFilename"] == "lifaudit-cli.exe"
    assert said["ProductVersion"] == said["FileVersion"] == of_project(ROOT)


def opened(raw):
    return Image.open(io.BytesIO(raw))


@pytest.mark.usefixtures("qapp")
def test_the_icon_is_what_the_mark_gives():
    drawn = icon((MARK / "lifaudit.svg").read_bytes())
    assert drawn == icon((MARK / "lifaudit.svg").read_bytes())
    kept = opened((MARK / "lifaudit.ico").read_bytes())
    for one in SIZES:
        both = (held.ico.getimage((one, one)).convert("RGBA") for held in (opened(drawn), kept))
        apart = ImageChops.difference(*both).getextrema()
        assert max(most for _, most in apart) <= A_SHADE


def test_the_icon_holds_every_size_and_its_corners_are_clear():
    held = opened((MARK / "lifaudit.ico").read_bytes())
    assert held.ico.sizes() == {(one, one) for one in SIZES}
    for one in SIZES:
        drawn = held.ico.getimage((one, one)).convert("RGBA")
        corners = [drawn.getpixel(at) for at in ((0, 0), (0, one - 1), (one - 1, one - 1))]
        assert max(alpha for *_, alpha in corners) < FAINT
        assert drawn.getpixel((one // 2, 1)) == (14, 85, 99, 255)
