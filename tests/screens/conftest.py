"""What tests of looks are handed."""

from __future__ import annotations

from functools import partial

import pytest
from screens.pictures import approve_in

from ui.theme.style import apply
from ui.theme.tokens import Theme


@pytest.fixture
def approve(qapp):
    """Approve a widget's looks: `approve(make, name, size)`; the maker is called per picture."""
    yield partial(approve_in, qapp)
    apply(qapp, Theme.LIGHT)
