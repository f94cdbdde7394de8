"""The short form of the trial in which every file is searched for a planted text."""

from __future__ import annotations

import os

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the witness is forked")
def test_no_word_of_a_day_is_found_anywhere(tmp_path):
    from services.searching import search  # noqa: PLC0415 - it needs fork

    done = search(tmp_path, times=5, seed=8)
    assert done.kills == 5
    assert done.acknowledged >= 5
    assert done.files > 5
