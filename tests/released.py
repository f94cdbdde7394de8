"""A release as tests make it: a key of their own, an update file, and an installer beside it."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from lifaudit.domain.update import Installer, Update
from lifaudit.exchange.update_file import TAG, file_of, line_of
from lifaudit.security.identity import new_private
from lifaudit.security.signatures import public_of_private, sign_by
from lifaudit.services import updates

PRIVATE = new_private()
PUBLIC = public_of_private(PRIVATE)
CONTENT = b"MZ an installer"
MSI = Installer("lifaudit-0.2.0.msi", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
UPDATE = Update(
    "0.2.0",
    date(2026, 12, 1),
    "Exampleshire Digital",
    ("Packs open faster.", "The day's clock no longer stops when a laptop sleeps."),
    (MSI,),
)


def pem_of(public: bytes) -> str:
    """Write a public key as openssl does."""
    body = base64.encodebytes(public).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}-----END PUBLIC KEY-----\n"


def signed(line: bytes, private: bytes = PRIVATE) -> bytes:
    """Sign a line, whatever stands in it."""
    return file_of(line, sign_by(private, TAG + line))


@dataclass(frozen=True, slots=True)
class Stick:
    """A folder that came on a stick."""

    folder: Path

    def put(self, update: Update = UPDATE, content: bytes | None = CONTENT) -> Path:
        """Lay an update file there, and an installer beside it unless its content is None."""
        file = self.folder / f"lifaudit-{update.version}.lifupdate"
        file.write_bytes(signed(line_of(update)))
        if content is not None:
            (self.folder / update.installers[0].name).write_bytes(content)
        return file


def of(version: str) -> Update:
    """Return the same release under another version."""
    return replace(UPDATE, version=version)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch) -> Stick:
    """Return a stick, in a build that knows the key of the tests."""
    keys = tmp_path / "keys.pem"
    keys.write_text(f"The key of the tests.\n\n{pem_of(PUBLIC)}", "utf-8")
    monkeypatch.setattr(updates, "KEYS", keys)
    folder = tmp_path / "stick"
    folder.mkdir()
    return Stick(folder)
