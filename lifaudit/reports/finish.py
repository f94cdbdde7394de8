"""Finish: the last pass over a rendered file, which puts the data inside and fixes its bytes.

The canonical audit.json travels as an associated file, so one signature covers prose and data.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

import pikepdf
import rfc8785
from pikepdf import Array, AttachedFileSpec, Name, ObjectStreamMode

from lifaudit.reports.tree import Attachment

AUDIT = "audit.json"


def companion(content: Mapping[str, object]) -> Attachment:
    """Return audit.json in RFC 8785 form; the content is JSON values only."""
    data = rfc8785.dumps(dict(content))  # type: ignore[arg-type] # the mapping is JSON by contract
    return Attachment(AUDIT, "application/json", "The data of this report", data)


def fingerprint(attachment: Attachment) -> str:
    """Return the SHA-256 of an attachment in lower-case hex."""
    return hashlib.sha256(attachment.data).hexdigest()


def finish(pdf: bytes, attachments: tuple[Attachment, ...], when: datetime) -> bytes:
    """Return the file with its attachments, compact, with an id made of its content.

    WORKAROUND https://hg.reportlab.com/hg-public/reportlab: streams are written without an end
    of line before `endstream`, which PDF/A forbids; rewriting the file cures it.
    """
    stamp = when.strftime("D:%Y%m%d%H%M%S+00'00'")
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for attachment in attachments:
            document.attachments[attachment.name] = AttachedFileSpec(  # type: ignore[call-arg] # its stub forgets relationship
                document,
                attachment.data,
                description=attachment.description,
                filename=attachment.name,
                mime_type=attachment.mime,
                relationship=Name("/Data"),
                creation_date=stamp,
                mod_date=stamp,
            )
        if attachments:
            specs = [document.attachments[each.name].obj for each in attachments]
            document.Root.AF = Array(specs)
        document.save(
            out,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return out.getvalue()
