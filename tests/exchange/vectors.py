"""The test vectors of docs/pack-format.md: one pack with everything in it, and spoilt ones.

`PYTHONPATH=tests:. python -m exchange.vectors` makes them anew, which a new format asks for only.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from exchange.any_pack import items, manifest, plain, receiver, sealed, sender_key

from lifaudit.domain.backup import BackupFiles
from lifaudit.domain.pack import PackKind
from lifaudit.exchange.copies import documents_of
from lifaudit.exchange.sealing import seal_pack

GOLDEN = Path(__file__).parent / "golden"
SPOILT = {
    "cut-off": "PackCutOff",
    "damaged": "PackDamaged",
    "tampered": "PackForged",
    "for-others": "PackNotForMe",
}
KEPT = BackupFiles(b'{"slots":[]}', b"what it says of itself", b"the store, locked as it was")


def backup() -> bytes:
    """Seal a backup copy; its three files stand for those of a vault."""
    first = manifest(kind=PackKind.BACKUP, audit="", heads=())
    return seal_pack(first, documents_of(KEPT), sender_key())


def write() -> None:
    """Write every vector."""
    from lifaudit.security.recipients import new_identity, seal_for  # noqa: PLC0415 - for makers

    line, _, rest = plain().split(b"\n", 2)
    whole = sealed()
    tampered = plain().replace(b'"trust":4', b'"trust":5')
    files = {
        "identity.txt": receiver().secret.encode() + b"\n",
        "whole.lifpack": whole,
        "manifest.json": line,
        "payload.jsonl": zlib.decompress(rest),
        "backup.lifpack": backup(),
        "cut-off.lifpack": whole[:100],
        "damaged.lifpack": whole[:-1] + bytes([whole[-1] ^ 1]),
        "tampered.lifpack": seal_for(tampered, [receiver().address]),
        "for-others.lifpack": seal_for(plain(), [new_identity().address]),
    }
    assert len(items()) == zlib.decompress(rest).count(b"\n")
    for name, content in files.items():
        (GOLDEN / name).write_bytes(content)


if __name__ == "__main__":
    write()
