"""Making a vault as data: the steps, what each asks for, and what is still missing."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from lifaudit.domain.partnership import AgencyType


class Step(enum.Enum):
    """One page of the wizard, in order."""

    WHERE = "where"
    WHO = "who"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a step
    RECOVERY = "recovery"


STEPS = tuple(Step)
TITLES = {
    Step.WHERE: "Where it lies",
    Step.WHO: "You and your partnership",
    Step.PASSPHRASE: "Your passphrase",
    Step.RECOVERY: "Your recovery sheet",
}


@dataclass(frozen=True, slots=True)
class Founding:
    """Everything that is asked before a vault is made; who `joins` is told the rest by a card."""

    folder: str = ""
    name: str = field(default="", repr=False)
    job: str = ""
    partnership: str = ""
    area: str = ""
    agency: str = ""
    agency_type: AgencyType | None = None
    passphrase: str = field(default="", repr=False)
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a step still needs, and what to say beside its field."""

    name: str
    sentence: str


OF_FOUNDER = ("partnership", "area", "agency", "agency_type")
WANTED = {
    Step.WHERE: (Missing("folder", "Error: choose a folder for the vault"),),
    Step.WHO: (
        Missing("name", "Error: enter your name as it should stand on signed reports"),
        Missing("partnership", "Error: enter the name of your partnership"),
        Missing("agency", "Error: enter the name of your agency"),
        Missing("agency_type", "Error: choose what your agency does"),
    ),
    Step.PASSPHRASE: (Missing("passphrase", "Error: choose a passphrase"),),
    Step.RECOVERY: (),
}


def missing_in(step: Step, asked: Founding) -> tuple[Missing, ...]:
    """Return what a step still needs, in the order of its fields."""
    wanted = (one for one in WANTED[step] if not (asked.joins and one.name in OF_FOUNDER))
    return tuple(one for one in wanted if not _filled(getattr(asked, one.name)))


def step_after(step: Step) -> Step:
    """Return the step that follows; the last is followed by itself."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def step_before(step: Step) -> Step:
    """Return the step in front; the first stays the first."""
    return STEPS[max(STEPS.index(step) - 1, 0)]


def _filled(value: str | AgencyType | None) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
