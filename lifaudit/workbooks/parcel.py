"""The parcel an XLSX file is: how much is in it, and nothing that acts, before it is opened."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lifaudit.domain.errors.workbook import WorkbookUnfit

MOST_PARTS = 500
MOST_RATIO = 100
SMALL = 1024 * 1024  # a part this small harms nobody, however well it packs
DOCUMENT_TYPE = (b"<!doctype", b"<!entity")


@dataclass(frozen=True, slots=True)
class Reach:
    """How much a workbook may hold: bytes once unpacked, tags in one part."""

    most_bytes: int
    most_tags: int


def prove(raw: bytes, reach: Reach) -> None:
    """Look into a parcel; WorkbookUnfit for one that holds too much, or something that acts.

    Raises what zipfile raises for bytes that are no parcel at all.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as parcel:
        parts = parcel.infolist()
        whole = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or whole > reach.most_bytes or any(map(_is_bomb, parts)):
            _refuse_size()
        for part in parts:
            _prove_part(parcel, part, reach)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(SMALL, part.compress_size * MOST_RATIO)


def _prove_part(parcel: zipfile.ZipFile, part: zipfile.ZipInfo, reach: Reach) -> None:
    name = part.filename.casefold()
    if "vbaproject" in name or "macrosheets" in name:
        raise WorkbookUnfit("The workbook holds macros. Save it as XLSX without them.")
    if name.endswith((".xml", ".rels")):
        inside = parcel.read(part).replace(b"\0", b"").lower()
        if inside.count(b"<") > reach.most_tags:
            _refuse_size()
        if any(mark in inside for mark in DOCUMENT_TYPE):
            raise WorkbookUnfit("The workbook declares document types, which no table needs.")
        if name == "[content_types].xml" and b"macroenabled" in inside:
            raise WorkbookUnfit("The workbook may run macros. Save it as XLSX without them.")


def _refuse_size() -> None:
    raise WorkbookUnfit("The workbook unpacks to far more than its tables could need.")
