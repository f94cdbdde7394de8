"""A crash with an open vault writes no memory to the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CRASHER = """\
import os, resource
from lifaudit.security.dumps import leave_no_dumps
leave_no_dumps()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
os.abort()
"""


@pytest.mark.skipif(os.name == "nt", reason="limits are of POSIX systems")
def test_a_crash_leaves_nothing(tmp_path):
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", CRASHER], cwd=tmp_path, env=env, check=False)
    assert done.returncode == -6
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="limits are of POSIX systems")
def test_whoever_opens_a_vault_leaves_none(new_vault):
    import resource  # noqa: PLC0415 - Windows has no such module

    assert new_vault.person
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
