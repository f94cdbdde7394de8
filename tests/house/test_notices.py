"""Every library that ships, and every part of Qt that others wrote, has its notice at hand."""

from __future__ import annotations

import re

import pytest
from house.licences import Shipped, shipped
from house.notices import (
    LIBRARIES,
    LICENCES,
    QT,
    of_libraries,
    of_qt,
    own_texts,
    sections,
    taken,
)

KEPT = sections(LIBRARIES.read_text("utf-8"))
ROWS = pytest.mark.parametrize("row", shipped(), ids=lambda row: row.name)


def test_every_library_of_the_lock_has_texts_of_its_version_and_no_other_has():
    assert list(KEPT) == [(row.name, row.version) for row in shipped()]


@ROWS
def test_a_text_is_more_than_a_name(row):
    assert len(KEPT[row.name, row.version]) > 150


@ROWS
def test_the_texts_are_those_of_the_wheel(row):
    assert own_texts(row) in ("", KEPT[row.name, row.version])


def test_the_texts_of_most_libraries_can_be_compared():
    assert sum(bool(own_texts(row)) for row in shipped()) > 50


def test_a_library_without_a_text_stops_the_gathering():
    less = {key: body for key, body in KEPT.items() if key[0] != "tzdata"}
    if own_texts(next(row for row in shipped() if row.name == "tzdata")):
        pytest.skip("tzdata is installed here")
    with pytest.raises(SystemExit, match="tzdata"):
        of_libraries(less)


def test_another_version_than_the_one_installed_has_no_text():
    assert own_texts(Shipped("sqlalchemy", "0.0.1", "MIT")) == ""


def test_the_notices_of_qt_are_written_from_the_list():
    assert QT.read_text("utf-8") == of_qt()


@pytest.mark.parametrize("part", taken(), ids=lambda part: part.name)
def test_a_part_of_qt_has_a_holder_and_its_licence_is_there(part):
    assert part.rights
    assert part.texts or part.licence == "public domain"
    assert not [one for one in part.texts if one.name.startswith(("GPL", "AGPL"))]


def test_no_text_lies_there_for_nothing():
    used = {file.name for part in taken() for file in part.texts}
    assert {one.name for one in (LICENCES / "qt").glob("*.txt")} <= used


def test_the_modules_that_the_window_uses_are_in_the_list():
    used = {re.split(r"[ ,]", part.used)[0] for part in taken()}
    assert used == {"Core", "Gui", "Network", "Svg"}
