"""What a pack brought, said in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lifaudit.domain.arrived import KINDS, Arrived, Gap, PackView
from lifaudit.domain.pack import Head, PackKind, Voucher
from lifaudit.domain.post import TAKEN, PackSeen, Vouched

RETURN = Arrived(
    PackKind.RETURN, "Bola Adeyemi", "Police", "a", "DD26-07 Neglect", returned=6, cases=8
)


def of(**changed) -> Arrived:
    whole = {"kind": PackKind.RETURN, "sender": "Bola", "agency": "Police", "audit": "a"}
    return Arrived(**(whole | {"title": "DD26-07"} | changed))


def test_a_return_says_how_many_cases_came_back():
    assert RETURN.headline == "Police returned 6 of 8 cases of DD26-07 Neglect."
    assert of(returned=1, cases=1).headline == "Police returned 1 of 1 case of DD26-07."


def test_other_packs_say_what_they_are():
    assert of(kind=PackKind.INVITATION).headline == "You are invited to DD26-07."
    assert of(kind=PackKind.UPDATE).headline == "Police sent what is new in DD26-07."


def test_what_is_known_already_is_no_invitation_and_no_case_is_counted_where_there_is_none():
    news = "Police sent what is new in DD26-07."
    assert of(kind=PackKind.INVITATION, is_known=True).headline == news
    assert of(returned=0, cases=0).headline == news


def test_what_opened_is_told_whatever_brought_it_and_many_cases_are_counted():
    two, many = ("C1", "C2"), ("C1", "C2", "C3", "C4")
    released = of(kind=PackKind.REVEAL, opened=two)
    assert released.headline == "The grades of C1 and C2 are open."
    assert released.headline not in released.details
    back = of(returned=4, cases=4, opened=many)
    assert back.headline == "Police returned 4 of 4 cases of DD26-07."
    assert "The grades of 4 cases are open." in back.details


def test_an_answer_to_an_earlier_version_is_told_and_needs_a_look():
    assert of(strays=1).needs_a_look
    told = of(strays=2).details[-1]
    assert told.startswith("2 answers were given to an earlier version of the instrument.")


def test_a_pack_taken_in_before_says_only_that():
    again = of(seen_before=True, new=5)
    assert again.headline == "You had taken in this pack before; nothing was changed."
    assert again.details == ()


def test_everything_worth_knowing_has_a_sentence():
    full = of(
        new=1,
        torn=2,
        sealed=3,
        waiting=1,
        kept_out=1,
        gaps=(Gap("Bola, Police", 40, 52), Gap("Bola, Police", 7, 7)),
        forked=("Cara, Health",),
    )
    assert full.details == (
        "1 new entry from Bola's pack.",
        "2 places differ from your copy: both are kept.",
        "3 entries stay sealed, such as grades until their case is called.",
        "1 entry waits for earlier ones.",
        "1 entry was kept out, as nobody who wrote it vouches for it.",
        "Bola, Police: entries 40 to 52 are not here yet. Ask for their latest pack.",
        "Bola, Police: entry 7 is not here yet. Ask for their latest pack.",
        "Cara, Health: a copied vault was used beside the first. They should restore one.",
    )
    assert of(new=2, torn=1).details == (
        "2 new entries from Bola's pack.",
        "1 place differs from your copy: both are kept.",
    )


@pytest.mark.parametrize("kind", PackKind)
def test_every_kind_has_a_name(kind):
    view = PackView(kind, "", "", datetime(2026, 9, 14, tzinfo=UTC), "", "", 0, 1, seen_before=True)
    assert view.called == KINDS[kind]


def test_a_voucher_is_kept_and_travels_on():
    voucher = Voucher("laptop", "a", 3, "cd" * 32, "ben", b"signed")
    assert Vouched.of(voucher).voucher == voucher
    assert Vouched("laptop", "a").voucher is None


def test_a_pack_that_was_seen_was_taken_or_not():
    assert PackSeen("00", outcome=TAKEN, heads=(Head("d", 1, "00"),)).is_taken
    assert not PackSeen("00", outcome="This pack is damaged").is_taken


def test_what_needs_somebody_is_told_apart():
    assert not of(new=5, sealed=3).needs_a_look
    assert of(torn=1).needs_a_look
    assert of(gaps=(Gap("Bola", 1, 2),)).needs_a_look


def test_screens_read_again_what_a_pack_brought_and_nothing_can_be_undone():
    change = of(new=5).change
    assert (change.audit, change.step, change.is_empty) == ("a", "", False)
    assert "Answer" in change.kinds
    assert not of(seen_before=True).change.kinds
