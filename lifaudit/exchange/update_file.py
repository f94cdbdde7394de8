"""The update file: one line that a release key signed, its signature, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.identity import SignatureBroken
from lifaudit.domain.errors.update import (
    NotAnUpdate,
    UpdateBroken,
    UpdateForged,
    UpdateTooLarge,
    UpdateTooNew,
)
from lifaudit.domain.strict import read_strict
from lifaudit.domain.update import Installer, Update
from lifaudit.domain.versions import is_version, read_version
from lifaudit.exchange.typed import digest, listed, number, raw, text, written
from lifaudit.security.signatures import verify_by

FORM = 1
TAG = b"lifaudit-update/1\0"
KIBIBYTE = 1024
LARGEST = 64 * KIBIBYTE
LARGEST_INSTALLER = 4 * KIBIBYTE**3
MOST_NOTES, MOST_INSTALLERS = 40, 16
LONGEST_NOTE = 600  # characters
_NAMES = frozenset({"v", "version", "released", "signer", "notes", "installers"})
_FILE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\..*)?", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signed:
    """An update and the release key (SubjectPublicKeyInfo) that signed it."""

    update: Update
    key: bytes


def line_of(update: Update) -> bytes:
    """Write the line that is to be signed, behind TAG."""
    return canonical({"v": FORM} | plain(update))


def file_of(line: bytes, signature: bytes) -> bytes:
    """Write the file of a line and the signature (ECDSA P-256, SHA-256, DER) over TAG and it."""
    return b"\n".join((line, written(signature).encode(), b""))


def read_update(file: bytes, keys: Iterable[bytes]) -> Signed:
    """Read an update file; before a key has signed its line, nothing in it is looked at.

    Raises the UpdateRefused that fits.
    """
    if len(file) > LARGEST:
        raise UpdateTooLarge(most=LARGEST // KIBIBYTE)
    line, signature = _parts_of(file)
    for key in keys:
        try:
            verify_by(key, TAG + line, signature)
        except SignatureBroken:
            continue
        return Signed(_update_of(line), key)
    raise UpdateForged


def _parts_of(file: bytes) -> tuple[bytes, bytes]:
    try:
        line, signature, rest = file.split(b"\n")
        if rest or not line.startswith(b"{"):
            raise NotAnUpdate
        return line, raw(signature.decode("ascii"))
    except ValueError:
        raise NotAnUpdate from None


def _update_of(line: bytes) -> Update:
    try:
        found = read_strict(line)
        form = number(_object(found)["v"], 1)
        if form > FORM:
            raise UpdateTooNew(found=form, known=FORM)
        return _typed(_object(found, _NAMES))
    except (ValueError, KeyError):
        raise UpdateBroken from None


def _typed(found: dict[str, Any]) -> Update:
    installers = tuple(_installer(one) for one in listed(found["installers"], MOST_INSTALLERS))
    if len({one.name.lower() for one in installers}) != len(installers):
        raise ValueError("twice")
    return Update(
        version=_version(found["version"]),
        released=_day(found["released"]),
        signer=text(found["signer"]),
        notes=tuple(text(one, LONGEST_NOTE) for one in listed(found["notes"], MOST_NOTES)),
        installers=installers,
    )


def _installer(found: Any) -> Installer:
    part = _object(found, frozenset({"name", "size", "sha256"}))
    size = number(part["size"], 1, LARGEST_INSTALLER)
    return Installer(_file_name(part["name"]), size, digest(part["sha256"]))


def _file_name(value: Any) -> str:
    """Return a name that every disk takes as a file in the very folder: no path and no device."""
    if not isinstance(value, str) or not _FILE.fullmatch(value) or _DEVICE.fullmatch(value):
        raise ValueError("name")
    return value


def _version(value: Any) -> str:
    """Return a version of three numbers, written in the one way it can be."""
    if not isinstance(value, str) or not is_version(value):
        raise ValueError("version")
    if ".".join(map(str, read_version(value))) != value:
        raise ValueError("version")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("day")
    return date.fromisoformat(value)


def _object(found: Any, names: frozenset[str] | None = None) -> dict[str, Any]:
    if not isinstance(found, dict) or (names is not None and found.keys() != names):
        raise ValueError("object")
    return found
