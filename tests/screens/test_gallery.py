"""Every widget and field looks as it did when somebody last looked."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from screens import gallery, pictures

TALL = QSize(900, 1240)
PAGES = ("basics", "fields", "grading", "listing", "charts")
KINDS = ("kinds_empty", "kinds_filled", "kinds_wrong")
HIGH = QSize(900, 1500)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_field_looks_as_it_was_approved(approve, name):
    approve(getattr(gallery, name), f"gallery.{name}", HIGH)


@pytest.mark.parametrize("name", PAGES)
def test_the_gallery_looks_as_it_was_approved(approve, name):
    approve(getattr(gallery, name), f"gallery.{name}", TALL)


def test_a_picture_that_differs_is_left_for_looking_at(approve, monkeypatch, tmp_path):
    monkeypatch.delenv("LIFAUDIT_APPROVE", raising=False)
    monkeypatch.setenv("LIFAUDIT_PICTURES", "all")
    monkeypatch.setattr(pictures, "FAILED", tmp_path)
    with pytest.raises(AssertionError, match=r"gallery\.basics\.light\.100"):
        approve(gallery.grading, "gallery.basics", TALL)
    assert len(list(tmp_path.glob("*.png"))) == 6


def test_a_few_pixels_may_differ_and_many_may_not():
    white, dotted, black = (Image.new("RGB", (100, 100), colour) for colour in ("#fff", "#fff", 0))
    dotted.putpixel((5, 5), (0, 0, 0))
    assert pictures.alike(white, dotted)
    assert not pictures.alike(white, black)
    assert not pictures.alike(white, Image.new("RGB", (10, 10), "#fff"))
