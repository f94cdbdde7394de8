"""Packs between the lead's laptop and an agency's: an audit planned, an invitation, a return."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from deepdive import AUDIT, SEEN, declare, plan
from services.colleagues import BOLA, join, laptop, lead
from world import WORDS, SteppingClock

from lifaudit.domain.arrived import Arrived
from lifaudit.domain.audit import Openness
from lifaudit.domain.casework import Answer, Grade, Judgement, Stage
from lifaudit.domain.partnership import Person
from lifaudit.domain.ports import silent
from lifaudit.domain.sheet import Place, domain_of
from lifaudit.services import casework, packing, unpacking, vault
from lifaudit.services.packing import Made
from lifaudit.services.vault import Vault

CASE = "DD26-07-01"
CARA = Person("", "Cara Nwosu", job="Named nurse")
DEV = Person("", "Dev Malik", job="Social worker")
PLANTED = "Nobody asked her who was at home that night."


def invite(leads: Vault, audit: str = AUDIT) -> tuple[Made, ...]:
    """Let the lead make the invitations."""
    with leads.unit() as unit:
        return packing.invitations(unit, leads.keys, audit)


def give_back(theirs: Vault, audit: str = AUDIT) -> Made:
    """Let an agency make its return."""
    with theirs.unit() as unit:
        return packing.returned(unit, theirs.keys, audit)


def updated(sender: Vault, *to: Vault, audit: str = AUDIT) -> Made:
    """Let somebody send what is new to these people."""
    with sender.unit() as unit:
        return packing.update(unit, sender.keys, audit, [one.person for one in to])


def take(taker: Vault, made: Made) -> Arrived:
    """Let a vault take a pack in."""
    return unpacking.take_in(taker, made.content, silent)


def record(theirs: Vault, agency: str = "pol", case: str = CASE, value: str = "yes") -> None:
    """Let an agency record that it worked with the child, one answer and one grade."""
    place = Place(AUDIT, case, agency)
    with theirs.unit() as unit:
        declare(unit, place)
        form = casework.sheet(unit, place).instrument
        asked = next(one for one in form.questions if one.kind.takes_scale)
        codes = [one.code for one in form.scale(asked.scale or "").points]
        at = (AUDIT, case, agency)
        chosen = codes[0] if value == "yes" else codes[1]
        casework.answer(unit, Answer(*at, asked.key, chosen, "In the notes", (SEEN,)))
        graded = next(one for one in form.all_sections if one.graded)
        judged = Judgement(form.scale(form.grade_scale or "").points[1].code, PLANTED)
        casework.grade(unit, Grade(*at, Stage.AGENCY.value, domain_of(form, graded), judged))


def invited(
    folder: Path,
    clock: SteppingClock,
    cases: int = 2,
    openness: Openness = Openness.GRADES_SEALED,
) -> tuple[Vault, Vault]:
    """Return the lead's vault with an audit under way, and that of an agency that was invited."""
    leads, theirs = lead(folder / "lead", clock), laptop(folder / "police", clock)
    join(leads, theirs, "pol", BOLA)
    plan(leads, cases, openness)
    (made,) = invite(leads)
    take(theirs, made)
    return leads, theirs


def put_away(folder: Path, *done: Callable[[Vault], None]) -> Path:
    """Make what `invited` makes, let the agency do these things, and lock both for `again`."""
    leads, theirs = invited(folder, SteppingClock())
    for step in done:
        step(theirs)
    leads.close()
    theirs.close()
    return folder


def again(kept: Path, folder: Path, clock: SteppingClock) -> tuple[Vault, Vault]:
    """Return what `invited` made in a folder and was locked since, as it stood then, elsewhere."""
    leads, theirs = (shutil.copytree(kept / one, folder / one) for one in ("lead", "police"))
    return vault.unlock(leads, WORDS, clock), vault.unlock(theirs, WORDS, clock)


def beside(folder: Path, clock: SteppingClock, leads: Vault, agency: str, who: Person) -> Vault:
    """Return another colleague's vault that has joined and taken its invitation in."""
    theirs = laptop(folder, clock)
    join(leads, theirs, agency, who)
    for made in invite(leads):
        if made.agency == agency:
            take(theirs, made)
    return theirs
