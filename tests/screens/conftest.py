"""What tests of looks are handed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from screens.pictures import approve_in

from ui.theme.style import apply
from ui.theme.tokens import Theme

HERE = Path(__file__).parent


@pytest.fixture
def approve(qapp):
    """Approve a widget's looks: `approve(make, name, size)`; the maker is called per picture."""
    yield partial(approve_in, qapp)
    apply(qapp, Theme.LIGHT)


def pytest_collection_modifyitems(items):
    """Trace no picture: pages are traced where their doing is tested; it doubles the time."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.no_cover)
