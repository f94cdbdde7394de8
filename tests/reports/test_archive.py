"""A second opinion on the archive format, where pikepdf's optional checker is installed."""

from __future__ import annotations

from io import BytesIO

import pytest

NOT_JUDGED = frozenset(
    {
        "pikepdf:embedded-file",  # PDF/A-3 allows them; the checker stops at part 2's rules
        "pikepdf:schema-Catalog",  # it knows no forms and no certification
        "ISO_19005_3:6.6.2.3.1-1",  # it knows no PDF/UA extension schema
        "ISO_19005_3:6.6.4-3",  # it checks level B and is shown level A
    }
)


@pytest.mark.parametrize("stage", ["bare", "certified", "complete"])
def test_the_checker_finds_nothing_but_what_it_cannot_judge(sealed, stage):
    pytest.importorskip("jsonschema", reason="the pdfa extra of pikepdf is not installed here")
    from pikepdf import pdfa  # noqa: PLC0415 - the import fails without the extra

    report = pdfa.validate_written(BytesIO(getattr(sealed, stage)), "3b")
    assert {finding.rule for finding in report.findings} <= NOT_JUDGED
