"""The identifier guard without a window: what was found is listed, or let stand on the record."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from lifaudit.cli.streams import Streams
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.screening import Hit
from lifaudit.services import identifiers
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit


def add_accept(parser: ArgumentParser) -> None:
    """Add the option by which a person answers for what was found."""
    parser.add_argument(
        "--accept-identifiers",
        action="store_true",
        help="let everything that could name somebody stand, and record that it was looked at",
    )


def prove_decided(ours: Vault, audit: str, args: Namespace, streams: Streams) -> None:
    """Let what was found stand where that was asked for; else list it and raise IdentifiersFound.

    The list says where and what, and not the number or name itself, as it may be kept somewhere.
    """
    with ours.unit() as unit:
        settle(unit, audit, identifiers.screening(unit, audit).hits, args, streams)


def settle(
    unit: Unit, about: str, hits: tuple[Hit, ...], args: Namespace, streams: Streams
) -> None:
    """Do the same with what was found about an audit, or about a report by its fingerprint."""
    if hits and args.accept_identifiers:
        identifiers.let_stand(unit, about, hits)
        streams.complain(f"Let stand, and recorded as looked at: {len(hits)}.")
        return
    for one in hits:
        streams.complain(": ".join(part for part in (one.where, one.masked) if part))
    if hits:
        raise IdentifiersFound(count=len(hits))
