"""Declining: a representative's signed statement that they do not approve a report, and why.

It lies beside the report and never in it: a signature in the report, whatever its words, is one
that other readers call an approval. The file is one line of canonical JSON and one of signature.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.approving import RefusalUnreadable
from lifaudit.domain.shape import shaped
from lifaudit.domain.strict import read_strict

TAG = b"lifaudit-declined/1\0"
SUFFIX = ".lifdecline"
LARGEST = 64 * 1024
VERSION = 1
PARTS = 2


@dataclass(frozen=True, slots=True)
class Declined:
    """What is signed: of which report and place, by which certificate, why and when.

    `report` is the fingerprint of the report's data, and `certificate` is DER in hex.
    """

    report: str
    place: str
    certificate: str = field(repr=False)
    reasons: str = field(repr=False)
    declined_at: datetime


@dataclass(frozen=True, slots=True)
class _Line:
    """The line as it is written, with the version of its form."""

    v: int
    declined: Declined


def line_of(declined: Declined) -> bytes:
    """Write a statement as the one line that is signed."""
    return canonical(plain(_Line(VERSION, declined)))


def file_of(line: bytes, signature: bytes) -> bytes:
    """Write a statement and its signature as a file."""
    return b"%b\n%b\n" % (line, base64.b64encode(signature))


def parts_of(raw: bytes) -> tuple[bytes, bytes]:
    """Return the line that was signed and its signature; raises RefusalUnreadable."""
    lines = raw[:LARGEST].split(b"\n")
    if len(raw) > LARGEST or len(lines) != PARTS + 1 or lines[PARTS]:
        raise RefusalUnreadable
    try:
        return lines[0], base64.b64decode(lines[1], validate=True)
    except binascii.Error:
        raise RefusalUnreadable from None


def declined_of(line: bytes) -> Declined:
    """Read a statement; raises RefusalUnreadable."""
    try:
        said = shaped(_Line, read_strict(line))
        bytes.fromhex(said.declined.certificate)
    except ValueError:
        raise RefusalUnreadable from None
    if said.v != VERSION:
        raise RefusalUnreadable
    return said.declined
