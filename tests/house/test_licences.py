"""Nothing ships whose licence would reach our own code, and the page of licences is true."""

from __future__ import annotations

import pytest
from house.licences import KNOWN, ROOT, Shipped, shipped, table


def test_no_forbidden_licence_ships():
    assert [row for row in shipped() if not row.is_permitted] == []


def test_no_licence_that_was_read_is_one_that_reaches_our_own_code():
    assert {one for one in KNOWN if "GPL" in one} == {"LGPL-3.0-only"}


def test_the_page_of_licences_is_true():
    assert (ROOT / "docs/licences.md").read_text("utf-8") == table(shipped())


@pytest.mark.parametrize(
    "licence",
    [
        *("", "GPL-3.0-only", "AGPL-3.0", "GNU General Public License v2", "SSPL-1.0"),
        *("Dual License", "BSD", "MIT AND GPL-2.0-only", "GPL-2.0-only OR Made-Up-1.0"),
    ],
)
def test_a_licence_that_is_forbidden_unread_or_silent_is_refused(licence):
    assert not Shipped("x", "1", licence).is_permitted


@pytest.mark.parametrize(
    "licence",
    ["MIT", "MPL-2.0", "LGPL-3.0-only OR GPL-2.0-only", "Apache-2.0 AND MIT", "GPL-2.0 OR MIT"],
)
def test_a_licence_that_leaves_our_code_alone_is_permitted(licence):
    assert Shipped("x", "1", licence).is_permitted
