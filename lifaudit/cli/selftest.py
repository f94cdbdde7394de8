"""`lifaudit selftest`: whether everything that a record rests on works on this computer."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.new_file import new_file
from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.cli.window import Window
from lifaudit.domain.codec import plain
from lifaudit.domain.errors.selftest import NotHere
from lifaudit.domain.selftest import Check, Line, Outcome, Selftest

WIDEST = max(len(one.value) for one in Outcome)


def add(parser: ArgumentParser) -> None:
    """Add what it takes."""
    parser.add_argument("--json", action="store_true", help="write what was found as JSON")
    parser.add_argument("--out", type=new_file, metavar="FILE", help="write to a new file instead")
    parser.set_defaults(run=run)


def run(args: Namespace, streams: Streams) -> int:
    """Exit 0 when nothing failed, 1 when something did."""
    from lifaudit.selftest.run import CHECKS  # noqa: PLC0415 - the help needs none of it
    from lifaudit.selftest.run import run as test  # noqa: PLC0415 - nor this

    window: Window | None = args.window
    if window is None:
        found = test((*CHECKS, Check("Window", _no_window)))
    else:
        found = test((*CHECKS, *window.checks()), window.embedded())
    text = _as_json(found) if args.json else _in_words(found)
    if args.out is None:
        streams.say(text)
    else:
        args.out.write_text(text + "\n", "utf-8")
    return OK if found.holds else REFUSED


def _no_window(_folder: Path) -> str:
    raise NotHere(why="This is the command line alone")


def _as_json(found: Selftest) -> str:
    return json.dumps(plain(found), indent=2, ensure_ascii=False)


def _in_words(found: Selftest) -> str:
    lines = [_row(one) for one in found.lines]
    inside = [f"  {one.name}: {one.version}" for one in found.embedded]
    closing = "Everything that is here works." if found.holds else "Do not work with this program."
    return "\n".join((*lines, "", "Inside:", *inside, "", closing))


def _row(line: Line) -> str:
    return f"{line.outcome.value:{WIDEST}}  {line.name}: {line.said}"
