"""Preview: pages of a finished PDF as pictures for the window."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from io import BytesIO

import pypdfium2

from lifaudit.domain.errors.report import ReportUnreadable

_LOCK = threading.Lock()
"""PDFium may be entered by one thread at a time."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rows of RGBA bytes."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """Return the number of pages; raises ReportUnreadable."""
    with _LOCK, _open(pdf) as document:
        return len(document)


def page_png(pdf: bytes, number: int, scale: float = 1.0) -> bytes:
    """Return page `number`, from 1, as PNG; at scale 1 a point is a pixel.

    Raises ReportUnreadable, and IndexError when there is no such page.
    """
    out = BytesIO()
    with _LOCK, _open(pdf) as document:
        _picture(document, number, scale).to_pil().save(out, format="PNG")
    return out.getvalue()


def page_image(pdf: bytes, number: int, scale: float = 1.0) -> PageImage:
    """Return page `number`, from 1, as raw pixels; raises what `page_png` raises."""
    with _LOCK, _open(pdf) as document:
        image = _picture(document, number, scale).to_pil().convert("RGBA")
    return PageImage(image.width, image.height, image.tobytes())


def _open(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()  # without it a signed field would stay blank
    except pypdfium2.PdfiumError as error:
        raise ReportUnreadable from error
    return document


def _picture(document: pypdfium2.PdfDocument, number: int, scale: float) -> pypdfium2.PdfBitmap:
    if not 1 <= number <= len(document):
        raise IndexError(number)
    return document[number - 1].render(scale=scale, may_draw_forms=True)
