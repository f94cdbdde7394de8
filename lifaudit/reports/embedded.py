"""What lies inside the libraries of the reports."""

from __future__ import annotations

import pikepdf
import pypdfium2
import uharfbuzz

from lifaudit.domain.selftest import Embedded


def inside() -> tuple[Embedded, ...]:
    """Ask each library itself."""
    return (
        Embedded("QPDF in pikepdf", str(pikepdf.__libqpdf_version__)),
        Embedded("PDFium in pypdfium2", str(pypdfium2.PDFIUM_INFO.tag)),
        Embedded("HarfBuzz in uharfbuzz", str(uharfbuzz.version_string())),
    )
