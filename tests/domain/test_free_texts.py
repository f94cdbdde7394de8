"""No cell of an audit that holds people's words is forgotten by the identifier guard."""

from __future__ import annotations

from typing import Any, get_type_hints

import pytest

from lifaudit.domain.casework import Evidence, Judgement
from lifaudit.domain.free_texts import FREE_TEXTS, rewritten, texts_in
from lifaudit.domain.record import Record, audit_of, cell_fields, key_fields, kind_of
from lifaudit.domain.records import RECORDS

CODED = {
    "Audit": "code lead marking profile type trigger status openness subject",
    "ExpectedAgency": "name short type",
    "Representative": "person name job certificate",
    "PinnedInstrument": "identity digest content",
    "Frame": "source columns lines digest",
    "Draw": "seed stratum shares frame_digest method",
    "Case": "replaces agency status",
    "MatchKey": "reference",
    "Return": "auditor involvement signed_off_by",
    "Voice": "heard",
    "Moderation": "seed held weak drawn",
    "Moved": "before after form panel_form main panel",
    "EarlierAnswer": "identity section asked to",
    "EarlierGrade": "identity section asked to",
    "Finding": "section agency factor seen_in polarity level",
    "Recommendation": "findings",
    "Action": "recommendation owner status measure_type",
    "DraftFinding": "section agency polarity factor",
    "Comment": "agrees",
    "Response": "outcome answered",
    "SealedReport": "digest fingerprint certified_by anchor newest",
    "Recorder": "person",
    "CaseDay": "called_by",
    "CaseCalled": "present heads by",
    "Released": "compartments by",
    "KeyBox": "compartments box",
    "Urgent": "raised_by kind agency how closed_by",
    "Handover": "agency",
    "Approval": "name organisation certificate_sha256 file decision place",
}
"""What is no free text: codes, ids, digests, names of agencies and of who signs, and forms."""
IN_AUDITS = [kind for kind in RECORDS if "audit" in key_fields(kind)]


def could_be_text(hint: Any) -> bool:
    return "str" in str(hint) or "lifaudit" in str(hint)


@pytest.mark.parametrize("kind", IN_AUDITS, ids=kind_of)
def test_every_cell_is_looked_through_or_known_to_be_no_free_text(kind: type[Record]) -> None:
    hints = get_type_hints(kind)
    texts = set(FREE_TEXTS.get(kind, ()))
    coded = set(CODED.get(kind_of(kind), "").split())
    wanted = {name for name in cell_fields(kind) if could_be_text(hints[name])}
    assert wanted <= texts | coded, f"say of {wanted - texts - coded} whether they are free text"
    assert texts <= set(cell_fields(kind))
    assert not texts & coded


def test_only_audits_are_looked_through() -> None:
    for kind in FREE_TEXTS:
        assert audit_of(kind(**dict.fromkeys(key_fields(kind), "a"))) == "a"


def test_texts_are_found_and_rewritten_inside_lists_and_inner_values() -> None:
    value = (Evidence("file", "p. 3"), Judgement("good", "Why"), None, 3, "said")
    assert list(texts_in(value)) == ["file", "p. 3", "good", "Why", "said"]
    again = rewritten(value, str.upper)
    assert list(texts_in(again)) == ["FILE", "P. 3", "GOOD", "WHY", "SAID"]
    assert (again[2], again[3]) == (None, 3)
