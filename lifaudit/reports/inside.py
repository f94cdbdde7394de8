"""Inside: what a report carries about itself - its audit.json and who was to sign it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from lifaudit.domain.signing import Signatory
from lifaudit.reports.finish import AUDIT

_LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Inside:
    """The expected signatories and the digest of the data; empty when the file has none."""

    signatories: tuple[Signatory, ...] = ()
    fingerprint: str = ""


def signatories_in(pdf: bytes) -> tuple[Signatory, ...]:
    """Return who is to sign a report of our own; raises ValueError on any other file."""
    return look_inside(PdfFileReader(BytesIO(pdf))).signatories


def look_inside(reader: Any) -> Inside:
    """Read the embedded audit.json of an opened PDF; raises ValueError when it is malformed."""
    data = _embedded(reader)
    if not data:
        return Inside()
    if len(data) > _LARGEST:
        raise ValueError("audit.json is too large")
    content = json.loads(data)
    listed = content.get("signatories", []) if isinstance(content, dict) else []
    return Inside(tuple(_signatory(entry) for entry in listed), hashlib.sha256(data).hexdigest())


def _embedded(reader: Any) -> bytes:
    """Return the bytes of audit.json among the associated files."""
    for entry in reader.root.get("/AF", ()):
        spec = entry.get_object()
        if str(spec.get("/UF", spec.get("/F", ""))) == AUDIT:
            return bytes(spec["/EF"]["/F"].get_object().data)
    return b""


def _signatory(entry: Any) -> Signatory:
    """Read one entry strictly: a name for each field and nothing of another kind."""
    known = {field.name for field in fields(Signatory)}
    values = {name: value for name, value in dict(entry).items() if name in known}
    certifies = values.pop("certifies", False)
    if not all(isinstance(value, str) for value in values.values()) or not values.get("field"):
        raise ValueError("audit.json lists a signatory without a field")
    return Signatory(**{"role": "", **values}, certifies=certifies is True)
