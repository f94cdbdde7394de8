"""XLSX workbooks, opened for reading; whatever the library makes of a bad one is one refusal."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.workbooks.parcel import Reach, prove

# What the libraries are known to raise for a file that only pretends to be a workbook.
NOT_A_WORKBOOK = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    SyntaxError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@contextmanager
def opened(raw: bytes, reach: Reach) -> Iterator[Any]:
    """Open the bytes of a workbook; WorkbookUnfit for what is none, or shows so while it is read.

    Read nothing but the workbook inside: what the library raises there is taken for its fault.
    """
    try:
        prove(raw, reach)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library cannot show is not read anyway
            book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except NOT_A_WORKBOOK as error:
        raise WorkbookUnfit(
            "The file is not a whole XLSX workbook. Open it, save it again and try once more."
        ) from error


def is_formula(cell: Any) -> bool:
    """Whether a cell works out its value instead of holding it."""
    return bool(cell.data_type == "f")


def shown(value: Any) -> str:
    """Write the value of a cell as people see it; a date as its day, a whole number as such."""
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
