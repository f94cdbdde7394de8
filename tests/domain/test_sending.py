"""Whether there is somebody to send to, and something to send."""

from __future__ import annotations

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.sending import Reach, Sending

STARTED = Audit("a", status=Status.COLLECTING)


def test_a_pack_needs_a_started_audit_and_somebody_who_has_joined():
    some, nobody = Reach("Police", ("Bola",)), Reach("Health", ())
    assert Sending(STARTED, is_lead=True, reaches=(nobody, some)).can_send
    assert not Sending(STARTED, is_lead=True, reaches=(nobody,)).can_send
    assert not Sending(Audit("a"), is_lead=True, reaches=(some,)).can_send
