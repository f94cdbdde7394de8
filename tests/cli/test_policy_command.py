"""`lifaudit policy show` says what holds, and tells an entry that is not understood."""

from __future__ import annotations

import io
import json

import pytest

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.services import policy


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        ("", "No policy: everything is for the person to decide.\n", 0),
        ("IdleMinutes = 5\n", "Lock after 5 minutes without typing.\n", 0),
        ("LeastPassphrase = 'long'\n", "Not understood: LeastPassphrase.\n", 1),
    ],
)
def test_a_policy_is_told_in_words(monkeypatch, tmp_path, text, said, code):
    file = tmp_path / "policy.toml"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(policy, "FILE", file)
    out, err = io.StringIO(), io.StringIO()
    assert main(["policy", "show"], Streams(out, err, str)) == code
    assert (err if code else out).getvalue() == said


def test_a_policy_is_told_as_json(monkeypatch, tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text("Exports = false\n", "utf-8")
    monkeypatch.setattr(policy, "FILE", file)
    out = io.StringIO()
    assert main(["policy", "show", "--json"], Streams(out, io.StringIO(), str)) == 0
    told = json.loads(out.getvalue())
    assert (told["exports"], told["exchange"], told["unread"]) == (False, True, [])
