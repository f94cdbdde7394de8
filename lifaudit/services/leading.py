"""Who leads an audit, and why, where somebody else wrote that they do."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.audit import Audit
from lifaudit.domain.leading import Because, Leading, Named
from lifaudit.domain.today import day_at
from lifaudit.domain.words import day_of
from lifaudit.services.register import name_of
from lifaudit.store.rights import leading_in
from lifaudit.store.unit import Unit

WHY = {
    Because.ITS_ID: "its id says that {first} began it",
    Because.THE_LIST: (
        "it is older than ids that say who began an audit, and of those whom the list of members "
        "calls a lead {first} wrote so first"
    ),
    Because.THE_FIRST: (
        "it is older than ids that say who began an audit, the list of members calls nobody who "
        "wrote so a lead, and {first} wrote so first"
    ),
}
HANDED_ON = ", and handed it on"
KEPT = "That is kept in the history and does not count."


@dataclass(frozen=True, slots=True)
class Led:
    """Who leads an audit by name, if anybody; `contested` says why, where others claim it."""

    lead: str
    contested: str = ""


def leads_of(unit: Unit, audit: str) -> frozenset[str]:
    """Return who leads an audit and who led it before: what they did in that time stays done."""
    return frozenset(leading_in(unit.connection, unit.ring, audit).turns) - {""}


def led_by(unit: Unit, plan: Audit) -> Led:
    """Say who leads an audit on every laptop, whatever was written on this one."""
    led = leading_in(unit.connection, unit.ring, plan.audit)
    if not led.turns:
        return Led(name_of(unit, plan.lead) if plan.lead else "")
    lead = name_of(unit, led.lead)
    return Led(lead, _contested(unit, led, lead) if led.rivals else "")


def _contested(unit: Unit, led: Leading, lead: str) -> str:
    why = WHY[led.because].format(first=name_of(unit, led.began))
    handed = HANDED_ON if {led.began, *led.turns} != {led.began} else ""
    told = " ".join(_told(unit, one) for one in led.rivals)
    return f"{lead} leads this audit: {why}{handed}. {told} {KEPT}"


def _told(unit: Unit, one: Named) -> str:
    who = "they lead it" if one.by == one.who else f"{name_of(unit, one.who)} leads it"
    return f"{name_of(unit, one.by)} wrote on {day_of(day_at(one.at))} that {who}."
