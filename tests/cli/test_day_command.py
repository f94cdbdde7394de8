"""`lifaudit day sheets` writes the paper an audit day falls back on, and refuses in a sentence."""

from __future__ import annotations

import io

import pytest
from deepdive import plan
from world import WORDS

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams


@pytest.mark.parametrize(("code", "exit_code"), [("dd26-07", 0), ("DD99-01", 1)])
def test_the_sheets_of_an_audit_are_one_file(founded, tmp_path, code, exit_code):
    plan(founded).close()
    out, err = io.StringIO(), io.StringIO()
    streams = Streams(out, err, lambda _: WORDS.text)
    argv = ["day", "sheets", str(founded.folder.path), code, "--out", str(tmp_path / "out")]
    assert main(argv, streams) == exit_code
    written = [one.name for one in (tmp_path / "out").glob("*")]
    assert written == ([] if exit_code else ["DD26-07-audit-day-sheets.pdf"])
    assert ("not in the vault" in err.getvalue()) == bool(exit_code)
