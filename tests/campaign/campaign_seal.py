"""The long trial of the seal: a report turned over bit by bit, cut and appended to."""

from __future__ import annotations

import hashlib
import sys

import pytest
from reports.attacks import BYTES, UPDATES, updated
from reports.flips import CALLED_OUT, cut, flip
from reports.people import issuer, person
from reports.sample_tree import WHEN, lead_only

from lifaudit.domain.signing import State
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.seal import certify
from lifaudit.reports.verdict import verify

FLIPS_A_ROUND = 70


@pytest.fixture(scope="module")
def signed():
    """Give a report complete with its one signature, and the pinned root."""
    report, attachments = lead_only()
    root = issuer()
    key = person(root, "Amira Khan")
    pdf = certify(make_pdf(report, attachments, WHEN), "Lead", key, WHEN)
    assert verify(pdf, (root.der,)).state is State.INTACT_TRUSTED
    return pdf, (root.der,)


def test_turned_over(signed, rounds):
    said = flip(*signed, times=FLIPS_A_ROUND * rounds, seed=2026)
    say(f"{said.total()} bit flips in {len(signed[0])} bytes: {dict(said)}")
    assert not [each for each in said if "UNNOTICED" in each[1]]


def test_cut(signed, rounds):
    said = cut(*signed, times=rounds, seed=2026)
    say(f"{said.total()} cuts: {dict(said)}")
    assert set(said) == {"called out"}


def test_appended_and_rewritten(signed):
    pdf, roots = signed
    forged = [updated(pdf, change) for change in UPDATES.values()]
    forged += [change(pdf) for change in BYTES.values()]
    assert len({hashlib.sha256(each).digest() for each in (pdf, *forged)}) == len(forged) + 1
    assert not [each for each in forged if verify(each, roots).state not in CALLED_OUT]
    say(f"{len(forged)} kinds of update and rewriting: 0 not called out")


def say(line):
    """Print what goes into docs/reliability.md."""
    sys.stdout.write(f"\n{line}\n")
