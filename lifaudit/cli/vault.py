"""`lifaudit vault`: make, check, back up, restore and rebuild a vault without a window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
from pathlib import Path
from typing import Any

from lifaudit.cli.passphrases import (
    add_passphrase,
    add_recovery,
    new_passphrase,
    passphrase,
    recovery_key,
)
from lifaudit.cli.screening import add_accept, prove_decided
from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.domain.ports import silent
from lifaudit.services import exporting, identifiers, planning, upkeep, vault
from lifaudit.services.clock import system_clock
from lifaudit.services.keys import confirm_recovery, new_recovery_key, set_passphrase


def add(parser: ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(required=True)
    _verb(verbs, "new", "make a vault in an empty folder", new)
    _verb(verbs, "check", "read every page and every link of the log", check)
    backup = _verb(verbs, "backup", "write a proven, encrypted backup", back_up)
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="another folder, such as a stick")
    restoring = _verb(verbs, "restore", "put a backup into an empty folder", restore)
    restoring.add_argument("backup", type=Path, metavar="BACKUP")
    add_recovery(restoring)
    _verb(verbs, "rebuild", "derive the state anew from the log", rebuild)
    leaving = _verb(verbs, "export", "write every audit in open formats, unsigned", export)
    leaving.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_accept(leaving)


def new(args: Namespace, streams: Streams) -> int:
    """Make a vault; its recovery key is written once, to be printed and locked away."""
    made = vault.create(args.folder, new_passphrase(args, streams), system_clock)
    try:
        key = new_recovery_key()
        confirm_recovery(made, key)
    finally:
        made.close()
    streams.say(f"Made a vault in {args.folder}.")
    streams.say("Recovery key (print it, lock it away, keep no copy on this computer):")
    streams.say("  " + " ".join(key.groups))
    return OK


def check(args: Namespace, streams: Streams) -> int:
    """Exit 0 when every page and every chain is whole, 1 when something was changed."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        health = upkeep.check(ours, silent)
    log = health.log
    streams.say(f"{log.events} entries in {log.chains} chains, {health.damaged_pages} bad pages.")
    for broken in log.broken:
        streams.say(f"  Entry {broken.seq} of device {broken.device} is not as it was written.")
    streams.say("The vault is whole." if health.is_whole else "The vault has been damaged.")
    return OK if health.is_whole else REFUSED


def back_up(args: Namespace, streams: Streams) -> int:
    """Write a generation beside the vault, or where `--to` says."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        target = args.to
        made = upkeep.back_up_to(ours, target) if target else upkeep.back_up(ours, silent)
    streams.say(f"Backup written and checked: {made}")
    return OK


def restore(args: Namespace, streams: Streams) -> int:
    """Put a backup into an empty folder, as a device of its own.

    With the printed recovery key, the passphrase that is asked for is a new one.
    """
    printed = recovery_key(args, streams)
    words = new_passphrase(args, streams) if printed else passphrase(args, streams)
    means = printed or words
    with closing(vault.restore(args.backup, args.folder, means, system_clock)) as restored:
        if printed:
            set_passphrase(restored, words)
    streams.say(f"Restored into {args.folder} as a new device.")
    return OK


def rebuild(args: Namespace, streams: Streams) -> int:
    """Exit 0 when the state was what the log says, 1 when it was not (and now is)."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        rebuilt = upkeep.rebuild(ours, silent)
    streams.say(f"{rebuilt.events} entries read, {rebuilt.applied} applied.")
    if rebuilt.differing:
        streams.say("The state differed from the log in: " + ", ".join(rebuilt.differing))
        streams.say("It now follows the log.")
        return REFUSED
    streams.say("The state is exactly what the log says.")
    return OK


def export(args: Namespace, streams: Streams) -> int:
    """Write working copies of every audit, one folder each: nobody is locked in."""
    words = passphrase(args, streams)
    with vault.opened(args.folder, words, system_clock) as ours:
        with ours.unit() as unit:
            audits = [one.audit for one in planning.audits(unit)]
        for audit in audits:
            prove_decided(ours, audit, args, streams)
        with ours.unit() as unit:
            whole = [identifiers.screened_dossier(unit, audit) for audit in audits]
    for one in whole:
        for path in exporting.export(
            one, args.out / exporting.stem_of(one.value), system_clock(), silent
        ):
            streams.say(str(path))
    written = "1 audit" if len(whole) == 1 else f"{len(whole)} audits"
    streams.say(f"{written} written; the files are not encrypted.")
    return OK


def _verb(verbs: Any, name: str, what: str, run: Any) -> ArgumentParser:
    parser: ArgumentParser = verbs.add_parser(name, help=what)
    parser.add_argument("folder", type=Path, metavar="VAULT")
    add_passphrase(parser)
    parser.set_defaults(run=run)
    return parser
