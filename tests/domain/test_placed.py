"""What became of each place in a certified report, signed here, elsewhere, declined or waiting."""

from __future__ import annotations

from datetime import UTC, datetime

from lifaudit.domain.approving import Decision, reason_of
from lifaudit.domain.placed import AGAIN, WAITING, placed_in
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import Signatory, SignatureVerdict, State, Verdict

WHEN = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)


def signature(place, who, claimed=WHEN, reason="", *, sound=True):
    return SignatureVerdict(place, who, "Police", claimed, "", sound, "", reason)


def placed(*signed, waiting=(), approvals=()):
    lead = signature("Lead", "Ada Quill")
    verdict = Verdict(State.AWAITING, "", signatures=(lead, *signed), waiting=waiting)
    return placed_in(verdict, approvals)


def test_a_signature_in_this_copy_says_what_was_decided_and_when():
    one, two = placed(
        signature("Agency1", "Sunita Rao"),
        signature("Agency2", "", None, reason_of("Not so.")),
    )
    assert (one.who, one.decision) == ("Sunita Rao, Police", Decision.APPROVED)
    assert one.sentence == "Approved on 21 November 2026."
    assert (two.who, two.decision) == ("Police", Decision.RESERVED)
    assert two.sentence == "Approved with reservations: Not so."


def test_reservations_of_a_signature_that_does_not_hold_are_nobodys():
    broken = signature("Agency1", "Sunita Rao", reason=reason_of("Not so."), sound=False)
    assert broken.reservations == ""


def test_a_place_that_waits_says_what_is_known_of_it():
    lead = Signatory("Lead", "Lead", certifies=True)
    waiting = tuple(Signatory(f"Agency{n}", "Head", f"Person {n}") for n in range(1, 4))
    known = (
        Approval("a", "1", "Agency1", decided_at=WHEN, again=True),
        Approval("a", "1", "Agency2", decision=Decision.DECLINED, said="Nobody asked us."),
    )
    found = placed(waiting=(lead, *waiting), approvals=known)
    assert [one.sentence for one in found] == [
        f"Approved on 21 November 2026. {AGAIN}",
        "Declined: Nobody asked us.",
        WAITING,
    ]
    assert [one.again for one in found] == [True, False, False]
    assert found[2].decision is None
