"""Four hundred cases in one report: rendered, certified and judged."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from reports.people import issuer, person
from reports.sample_tree import WHEN, sample_report

from lifaudit.domain.signing import State
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.seal import approve, certify
from lifaudit.reports.verdict import verify


def longest_chain(items):
    """Return the most bookmarks that stand under one parent."""
    return max([len(items), *(longest_chain(item.children) for item in items if item.children)])


@pytest.mark.no_cover  # traced line by line it takes minutes, and covers nothing that others do not
def test_four_hundred_cases_are_rendered_signed_and_verified():
    report, attachments = sample_report(cases=400)
    pdf = make_pdf(report, attachments, WHEN)
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        assert len(document.pages) > 400
        assert longest_chain(list(outline.root)) <= 24
    root = issuer()
    signed = certify(pdf, "Lead", person(root, "Amira Khan"), WHEN)
    signed = approve(signed, "Agency1", person(root, "Somebody", "Police"), WHEN)
    verdict = verify(signed, (root.der,))
    assert (verdict.state, verdict.trusted) == (State.AWAITING, True)
