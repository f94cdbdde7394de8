"""While the program is loaded no garbage is looked for, and what was loaded is left alone."""

from __future__ import annotations

import gc

import pytest

from ui.bridge.loading import loading


@pytest.fixture(autouse=True)
def _thawed():
    yield
    gc.unfreeze()


def test_what_was_loaded_when_the_program_began_is_never_collected_again():
    before = gc.get_freeze_count()
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > before


def test_what_cannot_be_loaded_leaves_collections_due():
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()
