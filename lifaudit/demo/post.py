"""The demo's post: what a laptop puts into the folder, and everybody picking up what is theirs."""

from __future__ import annotations

from lifaudit.demo.inbox import Refused
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.arrived import Arrived
from lifaudit.services import sending


def send(stage: Stage, laptop: Laptop, audit: str) -> int:
    """Send what is new in an audit: the lead to the agencies, others to the lead."""
    return len(sending.send(laptop.vault, audit, stage.folder))


def pick_up(stage: Stage, laptop: Laptop) -> tuple[Arrived | Refused, ...]:
    """Let one laptop deal with what lies in the folder for it."""
    return laptop.inbox.pick_up(laptop.vault, stage.folder)


def agencies_pick_up(stage: Stage) -> None:
    """Let every agency's laptop deal with what lies there for it."""
    for laptop in stage.agencies:
        pick_up(stage, laptop)


def arrived(stage: Stage, laptop: Laptop) -> tuple[Arrived, ...]:
    """Let one laptop pick up, and return what it could take in."""
    return tuple(one for one in pick_up(stage, laptop) if isinstance(one, Arrived))
