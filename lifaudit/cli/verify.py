"""`lifaudit verify`: tell whether a report is as it was signed, and by whom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.streams import CANNOT_TELL, OK, REFUSED, Streams
from lifaudit.domain.signing import State, Verdict
from lifaudit.services.checking import check_file

CODES = {
    State.INTACT_TRUSTED: OK,
    State.AWAITING: CANNOT_TELL,
    State.NOT_INTACT: REFUSED,
    State.INTACT_UNKNOWN_SIGNER: CANNOT_TELL,
    State.UNREADABLE: CANNOT_TELL,
}


def add(parser: ArgumentParser) -> None:
    """Add what it takes."""
    parser.add_argument("report", type=Path, metavar="REPORT.pdf")
    parser.add_argument("--trust", type=Path, metavar="FILE", help="the partnership's trust file")
    parser.add_argument("--json", action="store_true", help="write the verdict as JSON")
    parser.set_defaults(run=run, refused=CANNOT_TELL)


def run(args: Namespace, streams: Streams) -> int:
    """Exit 0 intact and trusted, 1 not intact, 2 cannot tell.

    It cannot be told of an unknown signer, of a file that is not there or cannot be read, and while
    a signature is missing: whether it is yet to come or was cut away does not show.
    """
    verdict = check_file(args.report, args.trust)
    if args.json:
        streams.show(verdict)
    else:
        _tell(verdict, streams)
    return CODES[verdict.state]


def _tell(verdict: Verdict, streams: Streams) -> None:
    streams.say(verdict.headline)
    signed = (signature.sentence for signature in verdict.signatures)
    for sentence in dict.fromkeys((*verdict.reasons, *signed)):
        streams.say(f"  - {sentence}")
    streams.say(f"  File SHA-256: {verdict.file_sha256}")
