"""The demo's conflict: the lead notes by telephone what an agency then records otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from lifaudit.demo import post
from lifaudit.demo.collecting import Cast
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.casework import Return
from lifaudit.domain.disputes import Dispute
from lifaudit.services import casework, disputes

HEARD = "Duty worker"
"""Whom the lead understood to have been spoken to; the agency will say who it really was."""
WHY = "I asked again. The line was bad, and I had written down the wrong job."


def who_differs(laptops: Sequence[Laptop], cast: Cast) -> tuple[Laptop, str] | None:
    """Choose an agency and a case in which it spoke with a practitioner: Health, if it is there."""
    for laptop in sorted(laptops, key=lambda one: one.agency != "hea"):
        for case, child in cast.items():
            if child.parts[laptop.agency].practitioner:
                return laptop, case
    return None


def note_by_telephone(stage: Stage, audit: str, laptop: Laptop, case: str) -> None:
    """Let the lead note in the agency's place whom it has spoken to."""
    head = Return(
        *(audit, case, laptop.agency),
        auditor=laptop.vault.person,
        practitioner_role=HEARD,
    )
    with stage.lead.vault.unit() as unit:
        casework.describe(unit, head)
    stage.tell(f"The lead noted by telephone whom {laptop.called} had spoken to about {case}.")


def settle(stage: Stage, audit: str) -> None:
    """Let the lead decide every conflict for whoever it is about, with a reason."""
    with stage.lead.vault.unit() as unit:
        for dispute in disputes.disputes(unit, audit):
            side = _theirs(dispute, stage.lead.member.name)
            disputes.settle(unit, dispute, side, WHY)
            said = " or ".join(f"“{one.said}”" for one in dispute.sides)
            stage.tell(f"Conflict in {dispute.where}, {dispute.what}: {said}. Both were kept.")
            stage.tell(f"The lead let “{dispute.sides[side].said}” stand: {WHY}")
    post.send(stage, stage.lead, audit)


def _theirs(dispute: Dispute, lead: str) -> int:
    """Return which side is not the lead's own."""
    return next(at for at, one in enumerate(dispute.sides) if one.who != lead)
