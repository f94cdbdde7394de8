"""Sign-off: who answers for the report, and how a stranger can check that it is unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.fingerprint import fingerprint as of_certificate
from lifaudit.domain.signing import Signatory
from lifaudit.reports.content.replaced import replaced
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Callout,
    Heading,
    KeyFacts,
    Numbered,
    Paragraph,
    Plain,
    Section,
    SignatureField,
    Strong,
    plain,
)

ALONE = 2
APPROVING = (
    "Each agency's representative then approves it in a place of their own, as it is or with "
    "reservations that stand in their signature. One who declines leaves their place empty."
)
STATEMENT = "This report says what we found, with the strengths and the gaps."


def sign_off(source: Source, fingerprint: str) -> Section:
    """Return the places for signatures, and how to check the file by its fingerprint."""
    fields = (_field(one) for one in source.signatories)
    blocks = (
        Paragraph(plain(_opening(source))),
        *fields,
        *replaced(source),
        *_check(source, fingerprint),
    )
    return Section("Sign-off", blocks, "check")


def _opening(source: Source) -> str:
    alone = (
        "The lead certifies the report with a key of their own. From then on nothing in the file "
        "can change without being noticed."
    )
    return alone if len(source.signatories) < ALONE else f"{alone} {APPROVING}"


def _field(one: Signatory) -> SignatureField:
    title = "The lead certifies" if one.certifies else "The agency approves"
    role = ", ".join(part for part in (one.role, one.organisation) if part)
    return SignatureField(one.field, title, one.name, role, STATEMENT)


def _check(source: Source, fingerprint: str) -> Iterator[Block]:
    yield Heading(2, "How to check this report")
    yield Numbered(
        (
            plain("Ask the partnership for its trust file, once, by a way you trust."),
            (
                Plain("Open the report in lifaudit and choose Check a report, or run "),
                Strong("lifaudit verify REPORT.pdf --trust trust.pem"),
                Plain(". Both work offline."),
            ),
            plain(
                "Read the verdict. Other readers may call a changed file valid; this one does not."
            ),
        )
    )
    groups = " ".join(fingerprint[at : at + 8] for at in range(0, 64, 8))
    yield Callout("neutral", "Fingerprint of the data: SHA-256 of audit.json", groups)
    yield KeyFacts(tuple(_anchors(source)))
    yield Paragraph(
        plain(
            "audit.json and grades.csv are attached to the PDF and covered by the signature. The "
            "log's anchor says where the record stood; a later state of it can be compared."
        ),
        "small",
    )


def _anchors(source: Source) -> Iterator[tuple[str, str]]:
    if source.dossier.partnership.root_certificate:
        root = bytes.fromhex(source.dossier.partnership.root_certificate)
        yield "Partnership's certificate", of_certificate(root)
    anchor = source.dossier.anchor
    yield "Anchor of the log", " ".join(anchor[at : at + 8] for at in range(0, len(anchor), 8))
