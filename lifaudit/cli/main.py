"""The command line: one verb to each thing the services can do without a window."""

from __future__ import annotations

import traceback
from argparse import ArgumentParser
from collections.abc import Collection, Sequence
from pathlib import Path

from lifaudit.cli.commands import COMMANDS
from lifaudit.cli.streams import CANNOT_TELL, OK, REFUSED, Streams, console
from lifaudit.cli.window import Window
from lifaudit.domain.errors.base import LifauditError


def main(argv: Sequence[str], streams: Streams | None = None, window: Window | None = None) -> int:
    """Run one command and return its exit code; without a command, open the window.

    0 done, 1 refused (the sentence is on the error stream), 2 wrong usage or cannot tell. A command
    in which 1 says something else names its own code for `refused`.
    """
    streams = streams or console()
    args = _parser(argv).parse_args(argv)
    if "run" not in args:
        return window.show(None) if window else _say_usage(streams)
    args.window = window
    try:
        code: int = args.run(args, streams)
    except LifauditError as error:
        streams.complain(str(error))
        return int(args.refused)
    except OSError as error:
        what = error.strerror or "The system refused it"
        streams.complain(f"{what}: {error.filename}" if error.filename else f"{what}.")
        return int(args.refused)
    except Exception as error:  # noqa: BLE001 - a shell's log must not get what people wrote
        streams.complain(_fault(error))
        return CANNOT_TELL
    return code


def _fault(error: Exception) -> str:
    """Say where a fault of ours happened, without its message: that can hold people's words."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
    return (
        f"A fault in lifaudit ({where}). What was recorded before is safe. Please tell whoever "
        "looks after lifaudit, with these words."
    )


def _parser(said: Collection[str]) -> ArgumentParser:
    """Return the parser; only the commands that were said have their verbs and options."""
    parser = ArgumentParser(prog="lifaudit", description="Multi-agency safeguarding audits.")
    parser.set_defaults(refused=REFUSED)
    commands = parser.add_subparsers(metavar="COMMAND")
    for one in COMMANDS:
        own = commands.add_parser(one.name, help=one.summary)
        if one.name in said:
            one.add(own)
    return parser


def _say_usage(streams: Streams) -> int:
    streams.say(_parser(()).format_usage().strip())
    return OK
