"""CSV: one sheet as comma-separated text that opens in a spreadsheet as it should."""

from __future__ import annotations

import csv
from io import StringIO

from lifaudit.reports.sheets import Sheet, inert

_MARK = "\ufeff"


def make_csv(sheet: Sheet) -> bytes:
    """Return the sheet as UTF-8 with a byte order mark, RFC 4180 line ends and inert cells."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([inert(name) for name in sheet.header])
    writer.writerows([inert(value) for value in row] for row in sheet.rows)
    return (_MARK + out.getvalue()).encode()
