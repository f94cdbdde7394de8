"""Each place in a certified report: who is to sign it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lifaudit.domain.approving import Decision
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import Verdict
from lifaudit.domain.words import day_of

WAITING = "Not heard from yet."
WORDS = {
    Decision.APPROVED: "Approved",
    Decision.RESERVED: "Approved with reservations",
    Decision.DECLINED: "Declined",
}
AGAIN = "To be signed once more, on the newest copy."


@dataclass(frozen=True, slots=True)
class Placed:
    """One place; `decision` is empty while nothing has come back."""

    place: str
    who: str = field(repr=False)
    decision: Decision | None
    sentence: str = field(repr=False)
    again: bool = False


def placed_in(verdict: Verdict, approvals: tuple[Approval, ...]) -> tuple[Placed, ...]:
    """Return the places for agencies: those signed in this copy, then those that wait."""
    known = {one.place: one for one in approvals}
    return (*_signed(verdict), *_waiting(verdict, known))


def _signed(verdict: Verdict) -> Iterator[Placed]:
    for one in verdict.signatures[1:]:
        decision = Decision.RESERVED if one.reservations else Decision.APPROVED
        who = ", ".join(part for part in (one.signer, one.organisation) if part)
        when = f" on {day_of(one.claimed)}" if one.claimed else ""
        yield Placed(one.field, who, decision, _sentence(decision, when, one.reservations))


def _waiting(verdict: Verdict, known: dict[str, Approval]) -> Iterator[Placed]:
    for one in verdict.waiting:
        said = known.get(one.field)
        if one.certifies:
            continue
        if said is None:
            yield Placed(one.field, str(one), None, WAITING)
        else:
            when = f" on {day_of(said.decided_at)}" if said.decided_at else ""
            sentence = _sentence(said.decision, when, said.said)
            again = f"{sentence} {AGAIN}" if said.again else sentence
            yield Placed(one.field, str(one), said.decision, again, again=said.again)


def _sentence(decision: Decision, when: str, said: str) -> str:
    return f"{WORDS[decision]}{when}: {said}" if said else f"{WORDS[decision]}{when}."
