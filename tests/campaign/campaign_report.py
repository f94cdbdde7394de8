"""The report of a very large audit: 400 cases and six agencies, rendered, signed and checked."""

from __future__ import annotations

import sys
import time

from reports.people import issuer, person
from rich_dossier import WHEN, looked_through, rich

from lifaudit.domain.ports import silent
from lifaudit.domain.signing import State
from lifaudit.services import reporting


def test_four_hundred_cases_and_six_agencies():
    root = issuer()
    ready = reporting.Ready(looked_through(rich(400, 6)), person(root, "Ada Quill"))
    start = time.perf_counter()
    sealed = reporting.certify(ready, WHEN, silent)
    made = time.perf_counter()
    verdict = reporting.judge(sealed.pdf, (root.der,), silent)
    checked = time.perf_counter()
    assert verdict.state is State.INTACT_TRUSTED
    pages = reporting.pages_in(sealed.pdf, silent)
    sys.stdout.write(
        f"{pages} pages, {len(sealed.pdf) / 1e6:.1f} MB: made and signed in {made - start:.0f} s, "
        f"checked in {checked - made:.1f} s\n"
    )
