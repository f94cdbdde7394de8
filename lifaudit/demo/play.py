"""The demo from start to end: empty folders become a report with everybody's signature."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

from lifaudit.demo import (
    collecting,
    commenting,
    differing,
    ending,
    forging,
    founding,
    joining,
    lateness,
    learning,
    meeting,
    moderating,
    panel,
    underway,
)
from lifaudit.demo.collecting import Cast
from lifaudit.demo.desk import Desk
from lifaudit.demo.ending import Ended
from lifaudit.demo.stage import FIRST_DAY, Say, Stage, set_stage
from lifaudit.demo.story import WORDS
from lifaudit.domain.ports import Clock, silent
from lifaudit.services import planning, upkeep, vault
from lifaudit.services.instruments import pinned
from lifaudit.services.keys import Passphrase, confirm_recovery, new_recovery_key
from lifaudit.services.vault import Vault

__all__ = ["Played", "Wanted", "play"]
VAULTS, EXCHANGE = "vaults", "exchange"
HAPPENED, FRAME = "what happened.txt", "frame.csv"
RECORDING, AUDIT_DAY, LATE, DRAFT, REPORT, AGAIN = 21, 42, 45, 49, 63, 77
"""On which day of the story something begins."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How large an audit to play, and where to put everything."""

    out: Path
    cases: int = 8
    agencies: int = 5
    passphrase: Passphrase = field(default=Passphrase(WORDS), repr=False)


@dataclass(frozen=True, slots=True)
class Played:
    """Where everything is, and how it ended; the lead's vault comes first."""

    vaults: tuple[Path, ...]
    exchange: Path
    audit: str
    ended: Ended
    backup: Path
    happened: Path

    @property
    def vault(self) -> Path:
        """The lead's vault."""
        return self.vaults[0]


def play(wanted: Wanted, say: Say) -> Played:
    """Play the whole audit; raises what the services raise, as nothing is staged."""
    wanted.out.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []

    def hear(line: str) -> None:
        lines.append(f"{line}\n")
        say(line)

    with ExitStack() as opened:
        make = partial(_vault, wanted, opened)
        stage = set_stage(wanted.out / EXCHANGE, wanted.agencies, make, hear)
        audit, ended = _acts(stage, wanted)
        backup = upkeep.back_up(stage.lead.vault, silent)
        vaults = tuple(one.vault.folder.path for one in stage.everybody)
    happened = wanted.out / HAPPENED
    happened.write_text("".join(lines), "utf-8")
    return Played(vaults, stage.folder, audit, ended, backup, happened)


def _vault(wanted: Wanted, opened: ExitStack, called: str, clock: Clock) -> Vault:
    """Make a vault in a folder of its own, as on a laptop of its own; `opened` closes it."""
    path = wanted.out / VAULTS / called.lower().replace(" ", "-")
    made = vault.create(path, wanted.passphrase, clock)
    opened.callback(made.close)
    return made


def _acts(stage: Stage, wanted: Wanted) -> tuple[str, Ended]:
    confirm_recovery(stage.lead.vault, new_recovery_key())
    founding.found(stage.lead.vault, stage.story)
    stage.tell(f"{len(stage.everybody)} vaults were made; the lead founded the partnership.")
    joining.join_all(stage)
    audit, cast = _plan(stage, wanted)
    desk = _desk(stage, audit)
    collecting.invite(stage, audit)
    late = _collect(stage, desk, audit, cast)
    stage.clock.turn_to(FIRST_DAY + timedelta(days=AUDIT_DAY))
    meeting.hold(stage, desk, audit, cast, late)
    stage.clock.turn_to(FIRST_DAY + timedelta(days=LATE))
    if late:
        lateness.come_late(stage, desk, audit, cast, late)
    _conclude(stage, audit, cast)
    stage.clock.turn_to(FIRST_DAY + timedelta(days=REPORT))
    ended = ending.end(stage, audit, wanted.out)
    stage.clock.turn_to(FIRST_DAY + timedelta(days=AGAIN))
    underway.begin(stage, wanted.out / FRAME)
    return audit, ended


def _plan(stage: Stage, wanted: Wanted) -> tuple[str, Cast]:
    story = stage.story
    with stage.lead.vault.unit() as unit:
        audit = founding.plan(unit, story, wanted.agencies, FIRST_DAY)
        founding.sample(unit, audit, story, wanted.out / FRAME, wanted.cases)
        cast = founding.cast(unit, audit, story)
        planning.start(unit, audit)
    stage.tell(
        f"The lead planned “{story.audit.title}”, with grades sealed until the audit day, and drew "
        f"{wanted.cases} cases."
    )
    return audit, cast


def _desk(stage: Stage, audit: str) -> Desk:
    with stage.lead.vault.unit() as unit:
        form = pinned(unit, audit).main
    return Desk(stage.story, form, 2026, FIRST_DAY + timedelta(days=RECORDING))


def _collect(stage: Stage, desk: Desk, audit: str, cast: Cast) -> collecting.Late | None:
    """Collect the returns, with a conflict and a forged pack among them; returns who is late."""
    late = collecting.late_one(stage, cast)
    stage.clock.turn_to(desk.day)
    differ = differing.who_differs(stage.agencies, cast)
    if differ:
        differing.note_by_telephone(stage, audit, *differ)
    collecting.record_all(stage, desk, audit, cast, late)
    forging.forge(stage, audit, stage.agencies[-1])
    differing.settle(stage, audit)
    return late


def _conclude(stage: Stage, audit: str, cast: Cast) -> None:
    """Moderate, write down what was learned, and let the case group comment on it."""
    codes = {child.key: code for code, child in cast.items()}
    with stage.lead.vault.unit() as unit:
        planning.begin_reporting(unit, audit)
        panel.fill_sheets(unit, audit, cast)
    moderating.moderate(stage, audit)
    moderating.tell_agreement(stage, audit)
    with stage.lead.vault.unit() as unit:
        learning.conclude(unit, audit, stage.story, codes, stage.clock.today)
    stage.clock.turn_to(FIRST_DAY + timedelta(days=DRAFT))
    commenting.talk(stage, audit)
