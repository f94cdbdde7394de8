"""What a forger makes go round in circles, or double at every step, is refused at once."""

from __future__ import annotations

import pytest

from lifaudit.reports import usages
from lifaudit.reports.indexed import IndexedReader
from lifaudit.reports.links import Links
from lifaudit.reports.usages import FocusedResolver

DEEP = 40
CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
STRUCTURED = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K 3 0 R>>>>"
NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def pdf(*objects):
    """Write a file of these objects, numbered from 1, the catalog first."""
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, start = len(objects) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    return made + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def twice(node):
    """Write objects of which each names the next one twice, from the third object on."""
    return (node % ((number + 1,) * 2) for number in range(3, 3 + DEEP))


@pytest.mark.parametrize(
    ("objects", "why"),
    [
        ((CATALOG, PAGES, b"3 0 R"), "stands for itself"),
        ((STRUCTURED, NO_PAGES, b"4 0 R", b"3 0 R"), "stands for itself"),
        ((CATALOG, PAGES, *twice(b"<</Type/Pages/Kids[%d 0 R %d 0 R]>>"), b"<<>>"), "into itself"),
        ((STRUCTURED, NO_PAGES, *twice(b"[<</K %d 0 R>><</K %d 0 R>>]"), b"[]"), "share one list"),
    ],
)
def test_a_file_that_leads_round_in_circles_is_refused_at_once(objects, why):
    with pytest.raises(ValueError, match=why):
        Links(IndexedReader(pdf(*objects)), 0)


def test_ways_that_double_at_every_step_are_not_all_walked(monkeypatch):
    monkeypatch.setattr(usages, "MOST_STEPS", 1000)
    through = b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>"
    objects = (through, PAGES, b"<</Type/Page>>", *list(twice(b"<</A %d 0 R/B %d 0 R>>"))[1:])
    base = pdf(*objects, b"<</Z 1>>")
    last, start = len(objects) + 1, int(base.rsplit(b"\n", 3)[1])
    row, table = len(base), b"%d 0 obj\n<</Z 2>>\nendobj\n" % last
    changed = base + table + b"xref\n%d 1\n%010d 00000 n \n" % (last, row)
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Prev %d>>\n" % (last + 1, start)
    changed += trailer + b"startxref\n%d\n%%%%EOF\n" % (row + len(table))
    reader = IndexedReader(changed)
    resolver = FocusedResolver(reader, 0, Links(reader, 0))
    with pytest.raises(ValueError, match="more ways through the file"):
        resolver._load_reverse_xref_cache()


def test_a_file_without_circles_is_read():
    assert Links(IndexedReader(pdf(CATALOG, PAGES, b"<</Type/Page>>")), 0).leading_to([(3, 0)])
