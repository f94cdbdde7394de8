"""The text of a file that holds tables as text: UTF-8, or the letters Windows used before."""

from __future__ import annotations

from lifaudit.domain.errors.workbook import WorkbookUnfit

UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes) -> str:
    """Return the text of the bytes; WorkbookUnfit when they hold none."""
    if raw.startswith(UTF_16):
        raise WorkbookUnfit("The file is UTF-16 text. Save it as CSV UTF-8.")
    if b"\0" in raw:
        raise WorkbookUnfit("The file is not text. Save the list as CSV or XLSX.")
    for letters in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(letters)
        except UnicodeDecodeError:
            continue
    raise WorkbookUnfit("The file is not text in UTF-8 or Windows letters. Save it as CSV UTF-8.")
