"""The demo's forger: somebody without a key makes a return up in an agency's name."""

from __future__ import annotations

import secrets

from lifaudit.demo import post
from lifaudit.demo.inbox import Refused
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.pack import Manifest, PackKind, Payload, Recipient, Sender
from lifaudit.domain.partnership import Person
from lifaudit.domain.signing import SigningKey
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.certificates import digest
from lifaudit.security.identity import new_private
from lifaudit.services import membership, register
from lifaudit.services.pack_files import SUFFIX
from lifaudit.store.history import anchor


def forge(stage: Stage, audit: str, victim: Laptop) -> None:
    """Put a pack into the folder that says it is an agency's, and let the lead try to open it.

    A forger can know every certificate and address, as these are no secrets. The key is.
    """
    name = f"{victim.called.replace(' ', '-')}-corrected{SUFFIX}"
    (stage.folder / name).write_bytes(_forged(stage, audit, victim))
    before = _fingerprint(stage, audit)
    for one in post.pick_up(stage, stage.lead):
        if isinstance(one, Refused):
            stage.tell(f"A forged pack in {victim.called}'s name was refused: {one.why}.")
    left = "not a byte of the audit was changed"
    if _fingerprint(stage, audit) != before:
        left = "YET THE AUDIT WAS CHANGED"
    stage.tell(f"One line in the vault says that it was refused; {left}.")


def _fingerprint(stage: Stage, audit: str) -> str:
    with stage.lead.vault.unit() as unit:
        return anchor(unit, [audit]).fingerprint


def _forged(stage: Stage, audit: str, victim: Laptop) -> bytes:
    with stage.lead.vault.unit() as unit:
        known = membership.trusted(unit)
        theirs = unit.one(Person, person=victim.vault.person)
        lead = unit.one(Person, person=stage.lead.vault.person)
        root = bytes.fromhex(register.partnership(unit).root_certificate)
    assert theirs is not None  # noqa: S101 - they joined
    assert lead is not None  # noqa: S101 - they founded it
    manifest = Manifest(
        pack=secrets.token_hex(16),
        kind=PackKind.RETURN,
        created=stage.clock().strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=Sender(theirs.person, theirs.name, theirs.certificate),
        recipients=(Recipient(lead.person, lead.recipient),),
        partnership=digest(root),
        audit=audit,
        spans=(),
        heads=(),
        trust=known.number,
        program="lifaudit 1",
        payload=Payload("", 0, 0),
    )
    own = SigningKey(new_private(), bytes.fromhex(theirs.certificate), ())
    return seal_pack(manifest, (), own)
