"""Lists as files: the ones people make and the ones somebody makes to do harm."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

HEAD = ("Case code", "Age band", "Area")
ROWS = (
    ("LA-00412", "Under 1", "North"),
    ("LA-00413", "1 to 4", "South"),
    ("LA-00420", "Under 1", ""),
)


def text(*rows, sep=","):
    """Write rows as a CSV text."""
    return "".join(sep.join(row) + "\r\n" for row in rows)


def write(folder, content, name="list.csv"):
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def listed(folder, column, values, title="Area"):
    """Write a list whose only group column holds these values."""
    rows = [(f"LA-{n:05d}", f'"{value}"') for n, value in enumerate(values)]
    head = ("Case code", title) if column else (title,)
    lines = rows if column else [(value,) for _, value in rows]
    return write(folder, text(head, *lines))


def workbook(*rows, change=None):
    """Return the bytes of a workbook with these rows; `change` may spoil it first."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(raw, name, content):
    """Return a workbook with one part of it replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
