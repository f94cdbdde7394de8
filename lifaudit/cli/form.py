"""`lifaudit form`: list the instruments that are shipped, check one's own, and carry them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

from lifaudit.cli import form_files
from lifaudit.cli.streams import CANNOT_TELL, OK, REFUSED, Streams
from lifaudit.domain.errors.instrument import FormNotReadable, FormProblem
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments.canonical import digest
from lifaudit.instruments.library import shipped
from lifaudit.instruments.lint import lint_file


@dataclass(frozen=True, slots=True)
class Line:
    """What the list says of one instrument, for programs."""

    identity: str
    title: str
    use: str
    subject: str
    minutes: int
    questions: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the linter said of one file, and the exit code it is worth."""

    said: tuple[FormProblem, ...]
    code: int


def add(parser: ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(required=True)
    listing = verbs.add_parser("list", help="the instruments that come with lifaudit")
    listing.add_argument("--json", action="store_true", help="write the list as JSON")
    listing.set_defaults(run=show_all)
    checking = verbs.add_parser("lint", help="check instruments before they are used")
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checking.add_argument("--json", action="store_true", help="write what was found as JSON")
    checking.set_defaults(run=check)
    form_files.add(verbs)


def show_all(args: Namespace, streams: Streams) -> int:
    """Write one line an instrument: identity, use, subject, questions, minutes, digest, title."""
    lines = tuple(map(_line, shipped()))
    if args.json:
        streams.show(lines)
    else:
        for one in lines:
            streams.say(_row(one))
    return OK


def check(args: Namespace, streams: Streams) -> int:
    """Exit 0 when every file can be used, 1 when one has problems, 2 when one cannot be read."""
    checked = tuple(map(_checked, args.files))
    said = tuple(problem for one in checked for problem in one.said)
    if args.json:
        streams.show(said)
    else:
        for problem in said:
            streams.say(str(problem))
        problems = sum(problem.stops for problem in said)
        advice = len(said) - problems
        streams.say(f"{len(args.files)} checked, {problems} problems, {advice} pieces of advice")
    return max(one.code for one in checked)


def _checked(file: Path) -> Checked:
    try:
        said = lint_file(file)
    except FormNotReadable as error:
        return Checked(error.problems, CANNOT_TELL)
    return Checked(said, REFUSED if any(problem.stops for problem in said) else OK)


def _line(one: Instrument) -> Line:
    return Line(one.identity, one.title, one.use, one.subject, one.minutes, one.size, digest(one))


def _row(one: Line) -> str:
    asked = f"{one.use:10} {one.subject:8} {one.questions:3} questions {one.minutes:4} min"
    return f"{one.identity:34} {asked}  {one.digest[:12]}  {one.title}"
