"""The window's part of the test by itself: it passes offscreen, and each check can fail."""

from __future__ import annotations

import pytest

from lifaudit.domain.errors.selftest import Unmet
from lifaudit.domain.selftest import Outcome
from lifaudit.selftest.run import made
from ui import selftest
from ui.__main__ import Screen


@pytest.mark.usefixtures("qapp")
def test_the_window_and_its_parts_pass() -> None:
    lines = [made(one) for one in Screen().checks()]
    assert [(one.name, one.outcome) for one in lines] == [
        (name, Outcome.PASS) for name in ("Qt", "Letters", "Icons", "Page")
    ]


def test_the_version_of_qt_is_told() -> None:
    assert "Qt in PySide6" in [one.name for one in Screen().embedded()]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("check", "part", "broken"),
    [
        (selftest.letters, "families", tuple),
        (selftest.icons, "_colours", lambda _image: 1),
        (selftest.page, "_colours", lambda _image: 1),
    ],
)
def test_a_part_that_is_missing_fails(monkeypatch, tmp_path, check, part, broken) -> None:
    monkeypatch.setattr(selftest, part, broken)
    with pytest.raises(Unmet):
        check(tmp_path)
