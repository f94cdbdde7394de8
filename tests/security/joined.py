"""One partnership for the tests of its papers: a root, a lead, a colleague, and their list."""

from __future__ import annotations

from datetime import UTC, datetime

from lifaudit.domain.joining import Card, Request
from lifaudit.domain.partnership import Agency, AgencyType, Role
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import Board, Member, TrustBundle
from lifaudit.security import enrolment
from lifaudit.security.certificates import digest
from lifaudit.security.identity import Holder, new_private, new_root, new_signing_key
from lifaudit.security.papers import make_request
from lifaudit.security.recipients import new_identity

NOW = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
BOARD = Board("Exampleshire SCP", "North", "england@1")
ROOT = new_root(BOARD.name, NOW)
POLICE = Agency("pol", "Exampleshire Police", "Police", AgencyType.POLICE)
ADDRESSES = [new_identity().address for _ in range(3)]


def key_for(name: str, root=ROOT, when: datetime = NOW) -> SigningKey:
    return new_signing_key(root, Holder(name, POLICE.name, BOARD.name), when)


def member(person: str, key: SigningKey, role: Role = Role.AUDITOR, at: int = 0) -> Member:
    certificate = key.certificate.hex()
    return Member(
        person, person.title(), role, "Officer", "pol", certificate, ADDRESSES[at], active=True
    )


ADA_KEY, BOLA_KEY = key_for("Ada"), key_for("Bola")
ADA, BOLA = member("ada", ADA_KEY, Role.LEAD), member("bola", BOLA_KEY, at=1)
LIST = TrustBundle(3, NOW, BOARD, ROOT.certificate.hex(), "ada", (POLICE,), (ADA, BOLA), ())
CARD = Card(NOW, BOARD, ROOT.certificate.hex(), ADA)
PRIVATE = new_private()
CSR = enrolment.request(PRIVATE, Holder("Dilys", BOARD.name, BOARD.name))
REQUEST = Request(
    NOW, digest(ROOT.certificate), "dilys", "Dilys Vaughan", "Nurse", CSR.hex(), ADDRESSES[2]
)
ASKED = make_request(PRIVATE, REQUEST)
