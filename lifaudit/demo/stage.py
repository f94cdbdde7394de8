"""The demo's stage: everybody's laptop, the folder between them, and what is told of it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lifaudit.demo.calendar import Calendar
from lifaudit.demo.inbox import Inbox
from lifaudit.demo.story import Member, Story, read_story
from lifaudit.domain.ports import Clock
from lifaudit.services.vault import Vault

FIRST_DAY = date(2026, 9, 7)
Say = Callable[[str], None]
Make = Callable[[str, Clock], Vault]


@dataclass(frozen=True, slots=True)
class Laptop:
    """One colleague's laptop: who uses it, for which agency, with which vault."""

    member: Member
    called: str
    vault: Vault
    inbox: Inbox

    @property
    def agency(self) -> str:
        """The id of the agency its owner works for."""
        return self.member.agency


@dataclass(frozen=True, slots=True)
class Stage:
    """The lead's laptop and the agencies', the exchange folder, and who hears what happens."""

    story: Story
    clock: Calendar
    folder: Path
    lead: Laptop
    agencies: tuple[Laptop, ...]
    say: Say

    @property
    def everybody(self) -> tuple[Laptop, ...]:
        """Every laptop, the lead's first."""
        return (self.lead, *self.agencies)

    def tell(self, what: str) -> None:
        """Say in a line what happened, and on which day of the story."""
        today = self.clock.today
        self.say(f"{today.day:2} {today:%b}  {what}")

    def of(self, agency: str) -> Laptop | None:
        """Return the laptop of an agency that takes part."""
        return next((one for one in self.agencies if one.agency == agency), None)


def set_stage(folder: Path, agencies: int, make: Make, say: Say) -> Stage:
    """Give the lead and so many agencies a laptop each, and make the folder between them."""
    story, clock = read_story(), Calendar(FIRST_DAY)
    auditors = {one.agency: one for one in story.people}
    lead = Laptop(story.lead, "Lead", make("lead", clock), Inbox())
    others = tuple(
        Laptop(auditors[one.id], one.short, make(one.short, clock), Inbox())
        for one in story.agencies[:agencies]
    )
    folder.mkdir(parents=True, exist_ok=True)
    return Stage(story, clock, folder, lead, others, say)
