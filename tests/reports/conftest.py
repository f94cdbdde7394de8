"""What the report tests share: one rendered report and one with all its signatures."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from graded import filled
from reports.people import Issuer, issuer, person
from reports.sample_tree import AGENCIES, WHEN, sample_report

from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.seal import approve, certify

__all__ = ["filled"]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A report at three stages of its life, and whose root vouches for it."""

    root: Issuer
    bare: bytes
    certified: bytes
    complete: bytes


@pytest.fixture(scope="session")
def rendered():
    report, attachments = sample_report(cases=2)
    return make_pdf(report, attachments, WHEN)


@pytest.fixture(scope="session")
def sealed(rendered):
    root = issuer()
    certified = certify(rendered, "Lead", person(root, "Amira Khan"), WHEN)
    complete = certified
    for number, agency in enumerate(AGENCIES, 1):
        key = person(root, f"{agency} representative", agency)
        complete = approve(complete, f"Agency{number}", key, WHEN)
    return Sealed(root, rendered, certified, complete)
