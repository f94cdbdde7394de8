"""`lifaudit join`: give out the card, ask, admit and accept without a window."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.new_file import new_file
from lifaudit.cli.passphrases import add_passphrase, passphrase
from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.domain.joining import Admission, Confirmation
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.services import admitting, issuing, joining, joining_files, register, vault
from lifaudit.services.admitting import Newcomer
from lifaudit.services.clock import system_clock


def add(parser: ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(required=True)
    _writing(_verb(verbs, "card", "write the partnership's card", card))
    asking = _verb(verbs, "request", "ask to join with a card", request)
    asking.add_argument("card", type=Path, metavar="CARD.lifcard")
    asking.add_argument("--name", required=True, help="as it should stand on signed reports")
    asking.add_argument("--job", default="")
    _writing(asking)
    admitting_one = _verb(verbs, "admit", "admit who asks, once the words were compared", admit)
    admitting_one.add_argument("request", type=Path, metavar="REQUEST.lifrequest")
    admitting_one.add_argument("--words", default="", help="the seven words as they were read out")
    admitting_one.add_argument("--role", choices=[one.value for one in Role], default="auditor")
    admitting_one.add_argument("--agency", default="", help="its id, name or short name")
    admitting_one.add_argument("--second", default="", help="who made sure of a changed key")
    admitting_one.add_argument("--how", default="", help="how the second person made sure")
    admitting_one.add_argument("--namesake", action="store_true", help="another of the same name")
    admitting_one.add_argument("--out", type=new_file, metavar="FILE")
    accepting = _verb(verbs, "accept", "join by the lead's answer", accept)
    accepting.add_argument("answer", type=Path, metavar="ANSWER.lifanswer")
    handing_on = _verb(verbs, "hand-on", "let another lead keep the partnership", hand_on)
    handing_on.add_argument("--to", required=True, help="the next lead, by id or name")
    handing_on.add_argument("--why", required=True, help="kept on the record")
    _writing(handing_on)
    taking_over = _verb(verbs, "take-over", "keep the partnership from now on", take_over)
    taking_over.add_argument("file", type=Path, metavar="FILE.lifsuccession")


def card(args: Namespace, streams: Streams) -> int:
    """Write the card that newcomers begin with."""
    with _opened(args, streams) as ours, ours.unit() as unit:
        made = admitting.card(unit, ours.keys)
    return _written(made, args.out, streams)


def request(args: Namespace, streams: Streams) -> int:
    """Ask to join, and say the seven words to compare with the lead."""
    me = Person("", args.name, job=args.job)
    content = joining_files.take(args.card, silent)
    with _opened(args, streams) as ours, ours.unit() as unit:
        joining.request(unit, ours.keys, content, me)
        asked = joining.waiting(unit)
    assert asked is not None  # noqa: S101 - it was asked just now
    streams.say(f"Asked to join {asked.partnership}, which is led by {asked.lead}.")
    streams.say("Seven words to compare by telephone: " + " ".join(asked.words))
    return _written(asked.request, args.out, streams)


def admit(args: Namespace, streams: Streams) -> int:
    """Without `--words` say who asks and admit nobody; with them admit, and write the answer."""
    content = joining_files.take(args.request, silent)
    with _opened(args, streams) as ours, ours.unit() as unit:
        newcomer = admitting.read_request(unit, content)
        if not (args.words and args.agency and args.out):
            return _told(newcomer, streams)
        admitting.admit(unit, ours.keys, content, _decided(args, newcomer))
        made = admitting.answer(unit, ours.keys, newcomer.person.person)
    streams.say(f"Admitted {newcomer.person.name}.")
    return _written(made, args.out, streams)


def accept(args: Namespace, streams: Streams) -> int:
    """Join, and say what the vault knows now."""
    content = joining_files.take(args.answer, silent)
    with _opened(args, streams) as ours, ours.unit() as unit:
        joining.accept(unit, ours.keys, content)
        joined = joining.view(unit).joined
    assert joined is not None  # noqa: S101 - it was joined just now
    streams.say(
        f"Joined {joined.partnership}: {joined.agencies} agencies, {joined.members} members."
    )
    return OK


def hand_on(args: Namespace, streams: Streams) -> int:
    """Hand the partnership on and write the next lead's file; a second time, write it again."""
    with _opened(args, streams) as ours, ours.unit() as unit:
        named = args.to.casefold()
        people = [one for one in register.people(unit) if one.active]
        found = [one for one in people if named in (one.person.casefold(), one.name.casefold())]
        person = found[0].person if len(found) == 1 else args.to
        waits = issuing.expected(unit)
        if waits is None or waits.person != person:
            issuing.hand_on(unit, ours.keys, person, args.why)
        made = issuing.file(unit, ours.keys, person)
    streams.say(f"Handed on to {found[0].name}, who admits people and signs the list from now on.")
    return _written(made, args.out, streams)


def take_over(args: Namespace, streams: Streams) -> int:
    """Take the partnership over, and say so."""
    content = joining_files.take(args.file, silent)
    with _opened(args, streams) as ours, ours.unit() as unit:
        issuing.take_over(unit, ours.keys, content)
        name = register.partnership(unit).name
    streams.say(f"This vault keeps {name} now: it admits people and signs the list.")
    return OK


def _told(newcomer: Newcomer, streams: Streams) -> int:
    person = newcomer.person
    streams.say(f"{person.name}, {person.job or 'no job given'}, asks to join.")
    streams.say("Seven words to compare by telephone: " + " ".join(newcomer.words))
    if newcomer.known:
        streams.say("Known under another key until now: " + " ".join(newcomer.known.words))
        names = ", ".join(one.name for one in newcomer.seconds) or "nobody in the register"
        streams.say(f"A second person has to make sure (--second and --how): {names}.")
    streams.complain("Nobody was admitted: that takes --words, --agency and --out.")
    return REFUSED


def _decided(args: Namespace, newcomer: Newcomer) -> Admission:
    named = args.agency.casefold()
    agencies = [
        one.agency
        for one in newcomer.agencies
        if named in (one.agency.casefold(), one.name.casefold(), one.short.casefold())
    ]
    seconds = [
        one.person
        for one in newcomer.seconds
        if args.second.casefold() in (one.person.casefold(), one.name.casefold())
    ]
    said = Confirmation("".join(seconds[:1]), args.how, is_namesake=args.namesake)
    return Admission(
        Role(args.role),
        next(iter(agencies), args.agency),
        tuple(args.words.casefold().split()),
        said if args.second else None,
    )


def _verb(verbs: Any, name: str, summary: str, run: Any) -> ArgumentParser:
    made: ArgumentParser = verbs.add_parser(name, help=summary)
    made.add_argument("folder", type=Path, metavar="VAULT")
    add_passphrase(made)
    made.set_defaults(run=run)
    return made


def _writing(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=new_file, required=True, metavar="FILE")


def _opened(args: Namespace, streams: Streams) -> Any:
    return vault.opened(args.folder, passphrase(args, streams), system_clock)


def _written(content: bytes, path: Path, streams: Streams) -> int:
    streams.say(str(joining_files.give(content, path, silent)))
    return OK
