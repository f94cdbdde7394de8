"""`lifaudit policy`: what the organisation decided for this computer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.services.policy import in_force

NOTHING = "No policy: everything is for the person to decide."


def add(parser: ArgumentParser) -> None:
    """Add the verb."""
    verbs = parser.add_subparsers(required=True)
    showing = verbs.add_parser("show", help="say what the policy of this computer decides")
    showing.add_argument("--json", action="store_true", help="write it as JSON")
    showing.set_defaults(run=show)


def show(args: Namespace, streams: Streams) -> int:
    """Exit 0 when every entry is understood, 1 when one is not."""
    policy = in_force()
    if args.json:
        streams.show(policy)
    else:
        said = [f"{one.name} {one.words}." for one in policy.lines if one.name != "Not understood"]
        for line in said or ([] if policy.unread else [NOTHING]):
            streams.say(line)
    if policy.unread:
        streams.complain(f"Not understood: {', '.join(policy.unread)}.")
        return REFUSED
    return OK
