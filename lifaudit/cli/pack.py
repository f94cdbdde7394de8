"""`lifaudit pack`: make the packs of an audit, look into one, take some in; without a window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.passphrases import add_passphrase, passphrase, secret_line
from lifaudit.cli.screening import add_accept, prove_decided
from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.domain.arrived import Arrived, PackView
from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.ports import silent
from lifaudit.domain.sending import Sending
from lifaudit.services import (
    backup_copies,
    by_words,
    planning,
    releasing,
    revealing,
    sending,
    unpacking,
    vault,
)
from lifaudit.services.clock import system_clock
from lifaudit.services.vault import Vault


def add(parser: ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(required=True)
    making = _verb(verbs, "make", "write what this vault has for the others of an audit", make)
    making.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    making.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_accept(making)
    freeing = _verb(verbs, "release", "release your agency's grades of a called case", release)
    freeing.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    freeing.add_argument("case", metavar="CASE", help="the case's code, such as DD26-07-01")
    freeing.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_accept(freeing)
    saying = _verb(verbs, "words", "say the words that release your agency's cases", words)
    saying.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    hearing = _verb(verbs, "hear", "release an agency's grades by the eight words it says", hear)
    hearing.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    hearing.add_argument("case", metavar="CASE", help="the case's code, such as DD26-07-01")
    hearing.add_argument("agency", metavar="AGENCY", help="its id, name or short name")
    hearing.add_argument("--words-file", type=Path, metavar="FILE", help="first line of FILE")
    copying = _verb(verbs, "backup", "write a backup copy for a colleague to keep", back_up)
    copying.add_argument("keeper", metavar="KEEPER", help="their name, as in the partnership")
    copying.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    laying = _verb(verbs, "unpack", "lay a backup copy out, locked, to be restored", unpack)
    laying.add_argument("file", type=Path, metavar="FILE")
    laying.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    looking = _verb(verbs, "inspect", "say what a pack is, and take nothing in", inspect)
    looking.add_argument("file", type=Path, metavar="FILE")
    merging = _verb(verbs, "merge", "take packs in, each wholly or not at all", merge)
    merging.add_argument("files", type=Path, nargs="+", metavar="FILE")
    for one in (looking, merging):
        one.add_argument("--json", action="store_true", help="for programs")


def make(args: Namespace, streams: Streams) -> int:
    """Write the lead's packs for the agencies, or an agency's for the lead."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        whom = _whom(ours, args.audit)
        prove_decided(ours, whom.audit.audit, args, streams)
        written = sending.send(ours, whom.audit.audit, args.out)
    for path in written:
        streams.say(str(path))
    for one in whom.reaches:
        if not one.is_reached:
            streams.complain(f"Nobody of {one.agency} has joined yet: no pack for them.")
    return OK


def release(args: Namespace, streams: Streams) -> int:
    """Write the pack by which an agency releases what it committed, and say who is waited for."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            audit = planning.coded(unit, args.audit).audit
        prove_decided(ours, audit, args, streams)
        (path,) = releasing.release_into(ours, audit, args.case, args.out)
        with ours.unit() as unit:
            sheet = revealing.reveal_sheet(unit, audit, args.case)
    streams.say(str(path))
    streams.say(sheet.sentence)
    return OK


def words(args: Namespace, streams: Streams) -> int:
    """Say the words of every case that one's own agency has not released yet."""
    secret = passphrase(args, streams)
    with vault.opened(args.folder, secret, system_clock) as ours, ours.unit() as unit:
        found = by_words.envelope(unit, planning.coded(unit, args.audit).audit)
    for one in found.cases:
        streams.say(f"{one.case}: {one.aloud}")
    if not found.cases:
        streams.complain("There are no words: they come with a return that is signed off and made.")
    return OK


def hear(args: Namespace, streams: Streams) -> int:
    """Release by the words that are said, and say who is waited for."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        typed = secret_line(args.words_file, "Eight words: ", streams)
        with ours.unit() as unit:
            audit = planning.coded(unit, args.audit).audit
            asked = planning.expected(unit, audit)
            known = {name.casefold(): one.agency for one in asked for name in _names(one)}
            agency = known.get(args.agency.casefold(), args.agency)
            by_words.release_by_words(unit, audit, args.case, agency, typed)
            sheet = revealing.reveal_sheet(unit, audit, args.case)
    streams.say(sheet.sentence)
    return OK


def back_up(args: Namespace, streams: Streams) -> int:
    """Back the vault up, and write the backup as a copy that the keeper lays out again."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            known = {one.name.casefold(): one.person for one in backup_copies.keepers(unit)}
        keeper = known.get(args.keeper.casefold(), args.keeper)
        streams.say(str(backup_copies.make_copy(ours, keeper, args.out, silent)))
    return OK


def unpack(args: Namespace, streams: Streams) -> int:
    """Lay a backup copy out in a new folder; `vault restore` makes a vault of it."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        laid = backup_copies.take_out(ours, args.file, args.out)
    streams.say(str(laid))
    streams.say("It is locked as it came. Its owner restores it: lifaudit vault restore.")
    return OK


def inspect(args: Namespace, streams: Streams) -> int:
    """Exit 0 for a pack that could be taken in, 1 for one that would be refused."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        view = unpacking.inspect_file(ours, args.file)
    if args.json:
        streams.show(view)
    else:
        _say_view(view, streams)
    return OK


def merge(args: Namespace, streams: Streams) -> int:
    """Exit 0 when every pack was taken in (or had been), 1 when one was refused."""
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        taken = [_taken(ours, path, streams) for path in args.files]
    arrived = [one for one in taken if one is not None]
    if args.json:
        streams.show(arrived)
    else:
        for one in arrived:
            streams.say(one.headline)
            for line in one.details:
                streams.say(f"  {line}")
    return OK if len(arrived) == len(taken) else REFUSED


def _names(one: ExpectedAgency) -> tuple[str, ...]:
    return one.agency, one.name, one.short


def _whom(ours: Vault, code: str) -> Sending:
    with ours.unit() as unit:
        return sending.sending(unit, planning.coded(unit, code).audit)


def _taken(ours: Vault, path: Path, streams: Streams) -> Arrived | None:
    """Take one pack in; a refusal keeps no other out."""
    try:
        return unpacking.take_in_file(ours, path, silent)
    except LifauditError as error:
        streams.complain(f"{path.name}: {error}")
        return None


def _say_view(view: PackView, streams: Streams) -> None:
    streams.say(f"{view.called}, from {view.sender} ({view.agency}), made {view.made:%d %B %Y}.")
    if view.title:
        streams.say(f"Audit: {view.title}.")
    streams.say(f"{view.entries} entries for {view.people} people.")
    if view.seen_before:
        streams.say("It was taken in before.")


def _verb(verbs: Any, name: str, what: str, run: Any) -> ArgumentParser:
    parser: ArgumentParser = verbs.add_parser(name, help=what)
    parser.add_argument("folder", type=Path, metavar="VAULT")
    add_passphrase(parser)
    parser.set_defaults(run=run)
    return parser
