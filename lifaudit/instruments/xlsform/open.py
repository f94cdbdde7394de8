"""A file that somebody brings as a form, opened as what it says it is, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.instruments.xlsform import text, xform, xls, xlsx
from lifaudit.instruments.xlsform.sheets import Sheet, refuse

LIMIT = 4 * 1024 * 1024  # a form of a thousand questions is about a tenth of this
PARCEL, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LOOKS = (
    (PARCEL, "a new workbook or another parcel of files"),
    (OLD_OFFICE, "an old workbook, or one with a password"),
    (b"%PDF", "a PDF"),
    (b"<", "a web page or another file with tags"),
)
Reader = Callable[[str, bytes], tuple[Sheet, ...]]
READERS: dict[str, tuple[bytes, Reader]] = {
    ".xlsx": (PARCEL, xlsx.sheets_of),
    ".xlsm": (PARCEL, xlsx.sheets_of),
    ".xls": (OLD_OFFICE, xls.sheets_of),
    ".csv": (b"", text.sheets_in_csv),
    ".md": (b"", text.sheets_in_markdown),
    ".xml": (b"<", xform.sheets_of),
}


def open_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a file; FormNotReadable when it is missing, hostile or something else."""
    file, kind = path.name, path.suffix.casefold()
    if kind not in READERS:
        known = ", ".join(READERS)
        refuse(file, Spot(), "The file is no form.", f"A form is a .toml file, or one of: {known}.")
    raw = _bytes(path)
    start, reader = READERS[kind]
    looks = next(
        (what for first, what in LOOKS if raw.lstrip().startswith(first)), "something else"
    )
    mislabelled = not raw.lstrip().startswith(start) if start else looks != "something else"
    if mislabelled:
        what = f"The file is called {kind} and is {looks}."
        refuse(file, Spot(), what, "Open it with its own program and save it as XLSX.")
    try:
        return reader(file, raw)
    except WorkbookUnfit as error:
        refuse(file, Spot(), error.why, "Or begin again from a form that lifaudit exported.")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        what = f"The file cannot be read: {reason}."
        refuse(path.name, Spot(), what, "Check its name and place, and close it elsewhere.")
    if len(raw) > LIMIT:
        refuse(path.name, Spot(), "The file is larger than 4 MiB.", "Split it into several forms.")
    return raw
