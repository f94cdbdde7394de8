"""Who may sign, until when, and who may vouch for a changed key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lifaudit.domain.membership import SOON, Signing, is_known_as, may_confirm, signing_of
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.shape import LONGEST_LINE, tidy

NOW = datetime(2026, 9, 14, tzinfo=UTC)
DAY = timedelta(days=1)
ADA = Person("ada", "Ada Quill", Role.LEAD)
CHAIR = Person("chair", "Chidi Eze", Role.CHAIR)
BOLA = Person("bola", "Bola Adeyemi")


@pytest.mark.parametrize(
    ("person", "until", "revoked", "told"),
    [
        (BOLA, None, False, Signing.NOT_ADMITTED),
        (BOLA, NOW + SOON + DAY, False, Signing.GOOD),
        (BOLA, NOW + SOON, False, Signing.SOON),
        (BOLA, NOW, False, Signing.SOON),
        (BOLA, NOW - DAY, False, Signing.RUN_OUT),
        (replace(BOLA, active=False), NOW - DAY, False, Signing.LEFT),
        (replace(BOLA, active=False), NOW + DAY, True, Signing.REVOKED),
    ],
)
def test_how_a_certificate_stands(person, until, revoked, told):
    assert signing_of(person, until, NOW, revoked=revoked) is told


def test_another_lead_or_the_chair_may_confirm_a_changed_key():
    assert may_confirm(CHAIR, "ada", BOLA)
    assert may_confirm(replace(CHAIR, role=Role.LEAD), "ada", BOLA)
    assert not may_confirm(ADA, "ada", BOLA)
    assert not may_confirm(replace(CHAIR, active=False), "ada", BOLA)
    assert not may_confirm(replace(CHAIR, role=Role.MODERATOR), "ada", BOLA)
    assert not may_confirm(CHAIR, "ada", replace(BOLA, person="chair"))
    assert not may_confirm(replace(CHAIR, name="Bola Adeyemi"), "ada", BOLA)


def test_somebody_is_known_by_their_id_or_their_name():
    assert is_known_as(BOLA, "bola", "Another Name")
    assert is_known_as(BOLA, "x", "  bola  ADEYEMI ")
    assert not is_known_as(BOLA, "x", "Bola")
    assert not is_known_as(replace(BOLA, active=False), "x", "Bola Adeyemi")
    assert is_known_as(replace(BOLA, active=False), "bola", "")


def test_what_is_typed_goes_out_as_one_short_line_of_what_is_seen():
    assert tidy(" a\n\tb\u200bc\u2028d\ud800 ") == "a b c d"
    assert len(tidy("x " * 999)) <= LONGEST_LINE
