"""`lifaudit day`: the paper an audit day falls back on when no laptop can be used."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.passphrases import add_passphrase, passphrase
from lifaudit.cli.report import dossier_of
from lifaudit.cli.streams import OK, Streams
from lifaudit.domain.ports import silent
from lifaudit.services import paper, vault
from lifaudit.services.clock import system_clock


def add(parser: ArgumentParser) -> None:
    """Add the verb."""
    verbs = parser.add_subparsers(required=True)
    making = verbs.add_parser("sheets", help="write a paper sheet for every case")
    making.add_argument("folder", type=Path, metavar="VAULT")
    making.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    making.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_passphrase(making)
    making.set_defaults(run=sheets)


def sheets(args: Namespace, streams: Streams) -> int:
    """Write one PDF with the sheets of every case; codes only."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        whole = dossier_of(ours, args.audit)
    streams.say(str(paper.write(paper.sheets_of(whole), args.out, system_clock(), silent)))
    return OK
