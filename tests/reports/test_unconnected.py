"""Reports are made and judged without a line of code that could ask a server."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lifaudit.reports.unconnected import CLIENTS, Nobody

OF_THE_WEB = {"aiohttp", "requests", "urllib3", "certifi"}
LOADED = """
import sys
import lifaudit.reports.seal, lifaudit.reports.verdict, lifaudit.reports.stamp
print(*sys.modules)
"""


def loaded(code):
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_signing_and_judging_load_nothing_that_speaks_to_the_web():
    modules = loaded(LOADED)
    assert modules >= {"pyhanko.sign.signers", "pyhanko.sign.validation", *CLIENTS}
    assert {one.split(".")[0] for one in modules} & OF_THE_WEB == set()


def test_whoever_wants_a_client_is_refused():
    with pytest.raises(ConnectionRefusedError, match="nothing here asks a server"):
        Nobody("https://stamps.example", timeout=5)


def test_a_client_that_is_loaded_already_is_left_alone():
    first = "import pyhanko.sign.timestamps as before\n"
    real = "import lifaudit.reports.verdict\nprint(before.HTTPTimeStamper.__module__)"
    assert loaded(first + real) == {"pyhanko.sign.timestamps.aiohttp_client"}
