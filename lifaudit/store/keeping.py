"""Bytes that are kept whole: signed files, and private keys sealed under their person's key."""

from __future__ import annotations

import hashlib

from sqlalchemy import delete, insert, select

from lifaudit.store.tables import DOCUMENT, SECRET
from lifaudit.store.unit import Unit


def keep_document(unit: Unit, name: str, content: bytes) -> str:
    """Keep a signed file inside the vault; returns its SHA-256, by which it is found again."""
    digest = hashlib.sha256(content).hexdigest()
    row = {"digest": digest, "name": name, "content": content}
    unit.connection.execute(insert(DOCUMENT).prefix_with("OR IGNORE"), row)
    return digest


def document(unit: Unit, digest: str) -> bytes | None:
    """Return a kept file."""
    query = select(DOCUMENT.c.content).where(DOCUMENT.c.digest == digest)
    found: bytes | None = unit.connection.execute(query).scalar_one_or_none()
    return found


def keep_secret(unit: Unit, name: str, sealed: bytes) -> None:
    """Keep what is sealed already; a newer one of the same name takes its place."""
    statement = insert(SECRET).prefix_with("OR REPLACE")
    unit.connection.execute(statement, {"name": name, "sealed": sealed})


def drop_secret(unit: Unit, name: str) -> None:
    """Drop a sealed secret for good; earlier backups still hold it."""
    unit.connection.execute(delete(SECRET).where(SECRET.c.name == name))


def secret(unit: Unit, name: str) -> bytes | None:
    """Return a sealed secret."""
    query = select(SECRET.c.sealed).where(SECRET.c.name == name)
    found: bytes | None = unit.connection.execute(query).scalar_one_or_none()
    return found
