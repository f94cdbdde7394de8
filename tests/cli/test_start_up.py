"""A command loads what it works with and nothing else: the help is there at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lifaudit.cli.commands import COMMANDS
from lifaudit.cli.main import main

SLOW = ("sqlalchemy", "pyhanko", "reportlab", "openpyxl", "docx", "keyring", "lifaudit.services")


def loaded_by(*argv: str) -> set[str]:
    """Return which of the slow parts one command loads, in a process of its own."""
    program = (
        "import sys\nfrom lifaudit.cli.main import main\n"
        f"try: main({list(argv)!r})\nexcept SystemExit: pass\n"
        f"print(*set({SLOW!r}) & set(sys.modules), sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_help_loads_nothing_slow() -> None:
    assert loaded_by("--help") == set()


def test_a_list_of_instruments_loads_neither_store_nor_reports() -> None:
    assert loaded_by("form", "list") == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.name)
def test_the_help_names_every_command_and_each_has_its_own(command, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main([command.name, "--help"])
    assert left.value.code == 0
    assert f"usage: lifaudit {command.name}" in capsys.readouterr().out


def test_a_command_nobody_knows_is_wrong_usage(capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["vaults"])
    assert left.value.code == 2
    assert "invalid choice: 'vaults'" in capsys.readouterr().err
