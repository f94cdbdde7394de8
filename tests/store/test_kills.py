"""The short form of the trial in which the recorder is killed."""

from __future__ import annotations

import os

import pytest
from store.killing import kill


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the recorder is forked")
def test_no_acknowledged_answer_is_lost_when_killed(tmp_path):
    done = kill(tmp_path, times=10, seed=1)
    assert done.kills == 10
    assert done.acknowledged >= 10
    assert done.hot
