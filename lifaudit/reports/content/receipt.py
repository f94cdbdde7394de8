"""The receipt of an urgent concern: it was raised, who was told, by when an answer is due."""

from __future__ import annotations

from datetime import datetime

from lifaudit.domain.audit import Audit
from lifaudit.domain.partnership import Partnership
from lifaudit.domain.screening import Screened
from lifaudit.domain.urgent import NOW, Urgent
from lifaudit.domain.words import words_of
from lifaudit.reports.content.phrases import moment, told
from lifaudit.reports.finish import companion, fingerprint
from lifaudit.reports.tree import Callout, Cover, KeyFacts, Paragraph, Report, Section, plain

NOT_YET = "Not yet"
KEPT = (
    "This receipt holds no account of the child. What has to be said is said from person to "
    "person, by the agency's own way. The register keeps when it was raised for good; the report "
    "of the audit prints only how many concerns there were."
)


def receipt(
    partnership: Partnership, audit: Audit, screened: Screened[Urgent], words: tuple[str, str, str]
) -> Report:
    """Return the receipt; `words` are the sort of concern, who raised it, the agency told."""
    concern, (kind, raised_by, agency) = screened.value, words
    facts = (
        ("Audit", audit.code),
        ("Case", concern.case),
        ("What sort of concern", kind),
        ("Raised", _at(concern.raised_at)),
        ("Raised by", raised_by),
        ("Who was told", told(", ".join(one for one in (agency, concern.told) if one), NOT_YET)),
        ("How", words_of(concern.how) if concern.how else NOT_YET),
        ("Told", _at(concern.told_at)),
        ("An answer is due", _at(concern.due)),
        ("Answered", told(concern.response, NOT_YET)),
        ("Closed", _at(concern.closed_at)),
    )
    known = companion(dict(facts))
    return Report(
        title=f"Urgent concern, {concern.case}",
        subtitle=NOW,
        cover=Cover("Receipt", partnership.name, facts[:4]),
        sections=(
            Section(
                "Receipt",
                (Callout("poor", NOW, kind), KeyFacts(facts), Paragraph(plain(KEPT), "small")),
                "receipt",
            ),
        ),
        marking=audit.marking,
        fingerprint=fingerprint(known),
        subject="Receipt of an urgent concern",
        contents=None,
    )


def _at(when: datetime | None) -> str:
    return moment(when) if when else NOT_YET
