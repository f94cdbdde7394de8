"""`lifaudit report approve`, `decline`, `collect` and `send`: signing off without a window."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.passphrases import add_passphrase, passphrase
from lifaudit.cli.screening import add_accept, settle
from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.domain.approving import Decision, Said
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.placed import Placed, placed_in
from lifaudit.domain.ports import silent
from lifaudit.security.slots import OpenKeys
from lifaudit.services import (
    approving,
    checking,
    collecting,
    exporting,
    planning,
    reporting,
    sending,
    vault,
)
from lifaudit.services.approving import Me
from lifaudit.services.clock import system_clock
from lifaudit.services.dossiers import dossier
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

KEPT = "report"
"""How the answer's file begins where a pack brought the report, as in the window."""


def add(verbs: Any) -> None:
    """Add the verbs to those of `report`."""
    approving_it = _verb(verbs, "approve", "approve a certified report for your agency", approve)
    approving_it.add_argument(
        "--reservations", type=words_in, metavar="FILE", help="what you hold against it"
    )
    declining = _verb(verbs, "decline", "decline to approve a certified report", decline)
    declining.add_argument(
        "--reasons", type=words_in, required=True, metavar="FILE", help="why you decline"
    )
    for one in (approving_it, declining):
        one.add_argument("report", metavar="REPORT", help="its file, or its audit's code")
        one.add_argument("--out", type=Path, required=True, metavar="FOLDER")
        add_accept(one)
    posting = _verb(verbs, "send", "write the pack that asks for approval", send)
    posting.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    posting.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    gathering = _verb(verbs, "collect", "take in what representatives sent back", collect)
    gathering.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    gathering.add_argument("files", type=Path, nargs="*", metavar="FILE")
    gathering.add_argument("--out", type=Path, metavar="FOLDER", help="for the newest copy")


def words_in(name: str) -> str:
    """Return what a text file says: such words can be about a case, and arguments are seen."""
    try:
        return Path(name).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ArgumentTypeError(f"{name} cannot be read as text") from error


def approve(args: Namespace, streams: Streams) -> int:
    """Sign a report in one's own place, with reservations where a file holds some."""
    if args.reservations is None:
        return _answer(args, Said(Decision.APPROVED), streams)
    return _answer(args, Said(Decision.RESERVED, args.reservations), streams)


def decline(args: Namespace, streams: Streams) -> int:
    """Write the signed statement of who does not approve, and why."""
    return _answer(args, Said(Decision.DECLINED, args.reasons), streams)


def send(args: Namespace, streams: Streams) -> int:
    """Write the certified report as a pack for all who are to approve it."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            audit = planning.coded(unit, args.audit).audit
        written = sending.send_report(ours, audit, args.out)
    for path in written:
        streams.say(str(path))
    return OK


def collect(args: Namespace, streams: Streams) -> int:
    """Exit 0 when all that came back was taken in, 1 when something was refused."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            audit, trusted = planning.coded(unit, args.audit).audit, checking.roots(unit)
        taken = [_is_taken(ours, file, trusted, streams) for file in args.files]
        for one in _places(ours, audit, trusted):
            streams.say(f"{one.who}: {one.sentence}")
        for path in _newest(ours, audit, args.out) if args.out else ():
            streams.say(str(path))
    return OK if all(taken) else REFUSED


def _answer(args: Namespace, said: Said, streams: Streams) -> int:
    """Write the file first, as the window does: a decision without it would be nobody's to send."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            pdf, who = _named(unit, ours.keys, args.report)
        asked = approving.asked(pdf, who)
        with ours.unit() as unit:
            found = approving.undecided(unit, asked, said)
            settle(unit, asked.verdict.fingerprint, found, args, streams)
            ready = approving.ready(unit, ours.keys, asked, said)
        given = approving.answer(asked, ready, system_clock(), silent)
        stem = Path(args.report).stem if Path(args.report).is_file() else KEPT
        file = exporting.save_answer(args.out, f"{stem}{given.suffix}", given.content, silent)
        with ours.unit() as unit:
            approving.record_answer(unit, given)
        packs = sending.send_answer(ours, given.report, args.out)
    for path in (*packs, file):
        streams.say(str(path))
    return OK


def _named(unit: Unit, keys: OpenKeys, report: str) -> tuple[bytes, Me]:
    """Read a report by its file's name, or by the code of an audit whose report a pack brought."""
    if Path(report).is_file():
        return checking.read_report(Path(report)), approving.me(unit, keys)
    return approving.kept_here(unit, keys, planning.coded(unit, report).audit)


def _is_taken(ours: Vault, file: Path, trusted: tuple[bytes, ...], streams: Streams) -> bool:
    """Take one file in; a refusal keeps no other out."""
    try:
        came = collecting.open_answer(file, trusted, silent)
        with ours.unit() as unit:
            collecting.take_answer(unit, came)
    except LifauditError as error:
        streams.complain(f"{file.name}: {error}")
        return False
    return True


def _places(ours: Vault, audit: str, trusted: tuple[bytes, ...]) -> tuple[Placed, ...]:
    with ours.unit() as unit:
        pdf, _ = approving.kept_here(unit, ours.keys, audit)
        newest = reporting.versions(unit, audit)[0].version
        said = collecting.approvals(unit, audit, newest)
    return placed_in(reporting.judge(pdf, trusted, silent), said)


def _newest(ours: Vault, audit: str, folder: Path) -> tuple[Path, ...]:
    with ours.unit() as unit:
        pdf, _ = approving.kept_here(unit, ours.keys, audit)
        whole, trust = dossier(unit, audit), checking.trust_file(unit)
    return exporting.save_signed(whole, pdf, trust, folder, silent)


def _verb(verbs: Any, name: str, what: str, run: Any) -> ArgumentParser:
    parser: ArgumentParser = verbs.add_parser(name, help=what)
    parser.add_argument("folder", type=Path, metavar="VAULT")
    add_passphrase(parser)
    parser.set_defaults(run=run)
    return parser
