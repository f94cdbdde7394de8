"""Killed while a pack is taken in, a vault holds all of it or nothing."""

from __future__ import annotations

import sys

import pytest
from services.pack_killing import kill


@pytest.mark.skipif(sys.platform == "win32", reason="a program is killed as Linux does it")
def test_a_pack_is_in_wholly_or_not_at_all(tmp_path):
    done = kill(tmp_path, 6, seed=2026)
    assert done.nothing + done.everything == 6
