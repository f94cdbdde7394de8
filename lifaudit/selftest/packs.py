"""Packs: sealed for one person, opened by them alone, refused when anything was changed."""

from __future__ import annotations

import secrets
from pathlib import Path

from lifaudit.domain.errors.exchange import PackDamaged, PackNotForMe
from lifaudit.domain.pack import Manifest, PackKind, Payload, Recipient, Sender
from lifaudit.domain.signing import SigningKey
from lifaudit.exchange.opening import open_pack
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.certificates import digest
from lifaudit.security.identity import Holder, new_root, new_signing_key
from lifaudit.security.recipients import AgeIdentity, new_identity
from lifaudit.selftest.proof import hold, refused
from lifaudit.services.clock import system_clock

HOLDER = Holder("Ada Quill", "Exampleshire Schools", "Exampleshire")


def sealed(_folder: Path) -> str:
    """Seal a pack and open it as its recipient, as a stranger, changed and cut off."""
    root = new_root(HOLDER.partnership, system_clock())
    key, mine = new_signing_key(root, HOLDER, system_clock()), new_identity()
    manifest = _manifest(key, mine, digest(root.certificate))
    pack = seal_pack(manifest, (), key)
    seen = open_pack(pack, mine).manifest
    hold(seen.pack == manifest.pack, "A pack opens as another than was sealed")
    refused(PackNotForMe, lambda: open_pack(pack, new_identity()), "A stranger opens a pack")
    changed = pack[:-1] + bytes([pack[-1] ^ 1])
    refused(PackDamaged, lambda: open_pack(changed, mine), "A changed pack opens")
    refused(PackDamaged, lambda: open_pack(pack[: len(pack) // 2], mine), "Half a pack opens")
    return f"{len(pack)} bytes opened for their recipient alone; changed and cut off refused"


def _manifest(key: SigningKey, mine: AgeIdentity, partnership: str) -> Manifest:
    return Manifest(
        pack=secrets.token_hex(16),
        kind=PackKind.INVITATION,
        created=system_clock().strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=Sender("ada", HOLDER.person, key.certificate.hex()),
        recipients=(Recipient("ben", mine.address),),
        partnership=partnership,
        audit="",
        spans=(),
        heads=(),
        trust=1,
        program="lifaudit selftest",
        payload=Payload("", 0, 0),
    )
