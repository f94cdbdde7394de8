"""docs/command-line.md names every command, verb and option that there is, and no other."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from lifaudit.cli.commands import COMMANDS
from lifaudit.cli.main import _parser

PAGE = Path(__file__).resolve().parents[2] / "docs/command-line.md"


def _whole() -> argparse.ArgumentParser:
    """Return the parser as it is when every command is said."""
    return _parser([one.name for one in COMMANDS])


def commands(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield every command that can be run, with its verb."""
    nested = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not nested:
        yield " ".join(path)
    for action in nested:
        for name, inner in action.choices.items():
            yield from commands(inner, (*path, name))


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield every long option of every command."""
    for action in parser._actions:
        yield from (one for one in action.option_strings if one.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from options(inner)


def test_the_page_names_every_command_and_no_other() -> None:
    told = re.findall(r"^lifaudit ((?:\w+ )?[\w-]+)", PAGE.read_text("utf-8"), re.MULTILINE)
    single = {"verify", "demo"}
    found = {line.split()[0] if line.split()[0] in single else line for line in told}
    assert found == set(commands(_whole()))


def test_the_page_names_every_option_and_no_other() -> None:
    told = set(re.findall(r"--[a-z][a-z-]+", PAGE.read_text("utf-8")))
    assert told == set(options(_whole())) - {"--help"}


def test_no_command_takes_a_passphrase_as_an_argument() -> None:
    assert "--passphrase" not in set(options(_whole()))
