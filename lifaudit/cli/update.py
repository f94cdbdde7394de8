"""`lifaudit update`: whether an update file on a stick is what the makers of lifaudit released."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.streams import CANNOT_TELL, OK, REFUSED, Streams
from lifaudit.domain.codec import plain
from lifaudit.domain.errors.update import ReleaseKeyMissing
from lifaudit.domain.ports import silent
from lifaudit.domain.update import Advice, Checked
from lifaudit.domain.words import day_of
from lifaudit.services.updates import check_update

CODES = {
    Advice.READY: OK,
    Advice.CURRENT: OK,
    Advice.ALONE: CANNOT_TELL,
    Advice.OLDER: REFUSED,
    Advice.ALTERED: REFUSED,
}


def add(parser: ArgumentParser) -> None:
    """Add the verb."""
    verbs = parser.add_subparsers(required=True)
    checking = verbs.add_parser("check", help="check an update file and the installer beside it")
    checking.add_argument("file", type=Path, metavar="FILE.lifupdate")
    checking.add_argument("--json", action="store_true", help="write what was found as JSON")
    checking.set_defaults(run=check)


def check(args: Namespace, streams: Streams) -> int:
    """Exit 0 as released, 1 forged, altered or older, 2 cannot tell.

    It cannot be told where the build knows no release key, and of an installer that is not there.
    """
    try:
        found = check_update(args.file, silent)
    except ReleaseKeyMissing as error:
        streams.complain(str(error))
        return CANNOT_TELL
    if args.json:
        told = {"advice": found.advice, "headline": found.headline, "standing": found.standing}
        streams.show({name: plain(value) for name, value in told.items()} | plain(found))
    else:
        _tell(found, streams)
    return CODES[found.advice]


def _tell(found: Checked, streams: Streams) -> None:
    update = found.update
    streams.say(found.headline)
    streams.say(found.sentence)
    streams.say(f"  Released on {day_of(update.released)}, signed by {update.signer}.")
    for note in update.notes:
        streams.say(f"  - {note}")
    for one in found.installers:
        streams.say(f"  {one.sentence}")
    streams.say(f"  Release key SHA-256: {found.key_sha256}")
    streams.say(f"  File SHA-256: {found.file_sha256}")
