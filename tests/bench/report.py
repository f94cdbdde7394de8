"""Reports: made with all their signatures, and judged as a stranger judges them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.baselines import bare_sqlcipher
from bench.frame import Bar, Bench, Limit, Pair
from reports.people import Issuer, issuer, person
from reports.sample_tree import AGENCIES, WHEN, sample_report

from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.seal import approve, certify
from lifaudit.reports.verdict import verify

CASES = 36  # 58 pages: one case fewer are 56
SIGNATURES = 1 + len(AGENCIES)


@contextmanager
def _make(folder: Path) -> Iterator[Pair]:
    root = issuer()
    with bare_sqlcipher(folder) as baseline:
        yield Pair(lambda: _signed(root), baseline)


@contextmanager
def _verify(folder: Path) -> Iterator[Pair]:
    root = issuer()
    pdf = _signed(root)
    with bare_sqlcipher(folder) as baseline:
        yield Pair(lambda: verify(pdf, (root.der,)), baseline)


def _signed(root: Issuer) -> bytes:
    report, attachments = sample_report(CASES)
    pdf = make_pdf(report, attachments, WHEN)
    pdf = certify(pdf, "Lead", person(root, "Amira Khan"), WHEN)
    for number, agency in enumerate(AGENCIES, 1):
        pdf = approve(pdf, f"Agency{number}", person(root, "Somebody", agency), WHEN)
    return pdf


ROW = "bare SQLCipher, one-row transaction"
WHAT = f"a report of 58 pages with {SIGNATURES} signatures"
MAKE = Bench(f"{WHAT}: made and signed", ROW, Limit(3.0, Bar.SECONDS), _make, most=1)
VERIFY = Bench(f"{WHAT}: to the verdict", ROW, Limit(2.0, Bar.SECONDS), _verify, most=1)
