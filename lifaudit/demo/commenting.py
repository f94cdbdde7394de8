"""The demo's draft findings: given to the case group, commented on, every comment answered."""

from __future__ import annotations

from datetime import timedelta

from lifaudit.demo import post
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.demo.story import Remark
from lifaudit.domain.commenting import Comment, DraftFinding
from lifaudit.services import commenting, sending

DAYS = 10


def talk(stage: Stage, audit: str) -> None:
    """Give the findings out, let every agency comment, and answer each comment."""
    lead, today = stage.lead.vault, stage.clock.today
    with lead.unit() as unit:
        commenting.give_out(unit, audit, today + timedelta(days=DAYS))
    sending.send_talk(lead, audit, stage.folder)
    for laptop in stage.agencies:
        post.pick_up(stage, laptop)
        _comment(stage, laptop, audit)
        sending.send_talk(laptop.vault, audit, stage.folder)
    post.pick_up(stage, stage.lead)
    stage.clock.turn_to(today + timedelta(days=DAYS))
    answered = _answer(stage, audit)
    sending.send_talk(lead, audit, stage.folder)
    post.agencies_pick_up(stage)
    stage.tell(f"Draft findings went out; {answered} comments came back and each was answered.")


def _comment(stage: Stage, laptop: Laptop, audit: str) -> None:
    with laptop.vault.unit() as unit:
        for draft in commenting.talk(unit, audit).newest_drafts:
            said = _remark(stage, draft, laptop.agency)
            if said is not None:
                commenting.comment(unit, draft, said.text, agrees=said.agrees)
            elif draft.number == 1:
                commenting.comment(unit, draft, "", agrees=True)


def _answer(stage: Stage, audit: str) -> int:
    """Answer every comment that asks for it; returns how many did."""
    with stage.lead.vault.unit() as unit:
        known = commenting.talk(unit, audit)
        numbers = {one.finding: one for one in known.newest_drafts}
        owed = tuple(known.unanswered)
        for said in owed:
            remark = _remark_of(stage, numbers[said.finding], said)
            commenting.respond(unit, said, remark.outcome, remark.why)
    return len(owed)


def _remark_of(stage: Stage, draft: DraftFinding, said: Comment) -> Remark:
    found = _remark(stage, draft, said.agency)
    assert found is not None  # noqa: S101 - only what the story says was said in words
    return found


def _remark(stage: Stage, draft: DraftFinding, agency: str) -> Remark | None:
    wanted = (draft.number, agency)
    return next((one for one in stage.story.remarks if (one.finding, one.agency) == wanted), None)
