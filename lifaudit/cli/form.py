"""`lifaudit form`: list the instruments that are shipped, and check one's own."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.instruments.canonical import digest
from lifaudit.instruments.library import lint, shipped


def add(commands: Any) -> None:
    """Add the command and its verbs."""
    verbs = commands.add_parser("form", help="instruments").add_subparsers(required=True)
    listing = verbs.add_parser("list", help="the instruments that come with lifaudit")
    listing.set_defaults(run=show_all)
    checking = verbs.add_parser("lint", help="check instruments before they are used")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checking.add_argument("--json", action="store_true", help="write the problems as JSON")
    checking.set_defaults(run=check)


def show_all(_args: Namespace, streams: Streams) -> int:
    """Write one line an instrument: identity, questions, minutes, digest, title."""
    for one in shipped():
        count = len(one.questions)
        streams.say(f"{one.identity:34} {count:3} questions  {digest(one)[:12]}  {one.title}")
    return OK


def check(args: Namespace, streams: Streams) -> int:
    """Exit 0 when every file can be used, 1 when one cannot."""
    problems = tuple(problem for file in args.files for problem in lint(file))
    if args.json:
        streams.show(problems)
    else:
        for problem in problems:
            streams.say(str(problem))
        streams.say(f"{len(args.files)} checked, {len(problems)} problems")
    return REFUSED if problems else OK
