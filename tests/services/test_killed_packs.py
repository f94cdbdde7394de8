"""Killed in the middle of a merge, a reveal or a change of keys, a vault holds all or nothing."""

from __future__ import annotations

import sys

import pytest
from services.pack_killing import kill, merging, renewing, revealing, rewording


@pytest.mark.skipif(sys.platform == "win32", reason="a program is killed as Linux does it")
@pytest.mark.parametrize("deed", [merging, revealing, renewing, rewording])
def test_it_is_done_wholly_or_not_at_all(tmp_path, deed):
    done = kill(tmp_path, deed(tmp_path), 2, seed=2026)
    assert done.nothing + done.everything == 2
