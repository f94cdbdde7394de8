"""A command writes a new file; one that is there already is somebody's work and stays as it is."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest
from cli.typed import Said

from lifaudit.cli.new_file import new_file

USAGE = 2
THEIRS = b"Somebody's work."


def test_a_file_that_is_not_there_may_be_written(tmp_path):
    assert new_file(str(tmp_path / "new.json")) == tmp_path / "new.json"


@pytest.mark.parametrize("make", ["touch", "mkdir"])
def test_what_is_there_is_refused_by_its_name_alone(tmp_path, make):
    getattr(tmp_path / "kept.json", make)()
    with pytest.raises(ArgumentTypeError) as refused:
        new_file(str(tmp_path / "kept.json"))
    assert str(refused.value).startswith("kept.json is there already and stays as it is.")
    assert str(tmp_path) not in str(refused.value)


@pytest.mark.parametrize(
    "typed",
    [
        ("selftest", "--json"),
        ("join", "card", "VAULT"),
        ("join", "request", "VAULT", "CARD", "--name", "Cara Nwosu"),
        ("join", "admit", "VAULT", "ASKED", "--words", "one two", "--agency", "edu"),
    ],
    ids=lambda typed: " ".join(typed[:2]),
)
def test_a_command_refuses_before_it_does_anything(tmp_path, typed, capsys):
    kept = tmp_path / "kept"
    kept.write_bytes(THEIRS)
    said = Said(*typed, "--out", kept)
    assert said.code == USAGE
    assert "kept is there already and stays as it is. Name a new file" in capsys.readouterr().err
    assert said.out == ""
    assert kept.read_bytes() == THEIRS
    assert list(tmp_path.iterdir()) == [kept]
