"""A rich report about nobody, for rendering, looking at and attacking."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars
from lifaudit.domain.signing import Signatory
from lifaudit.reports.finish import companion, fingerprint
from lifaudit.reports.tree import (
    Attachment,
    Bullets,
    Callout,
    Cover,
    Figure,
    Heading,
    KeyFacts,
    Link,
    Numbered,
    Paragraph,
    Plain,
    Quote,
    Report,
    Section,
    SignatureField,
    Strong,
    Table,
    plain,
)

WHEN = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
AGENCIES = (
    "Children's social care",
    "Police",
    "Health (ICB)",
    "Education",
    "Early help",
    "Probation",
)
DOMAINS = (
    "Voice of the child",
    "Assessment",
    "Information sharing",
    "Plans and reviews",
    "Management oversight",
    "Impact on outcomes",
)
GRADES = (
    Cell("Outstanding", "good-high"),
    Cell("Good", "good"),
    Cell("Requires improvement", "weak"),
    Cell("Inadequate", "poor"),
    Cell("Not enough evidence", "none"),
)
SENTENCES = (
    "The referral was timely and set out clearly what life was like for the child.",
    "The strategy discussion took place the same day, with police and health present.",
    "Chronologies were up to date, but the school's was shared only after the conference.",
    "Supervision notes challenged drift and set dates for actions.",
    "The plan described activity rather than the change the family needed to see.",
    "The child's wishes were recorded in their own words and changed the plan.",
    "Professional disagreement was resolved informally; the escalation policy was not used.",
    "Father was not included in the assessment although he had parental responsibility.",
)


class Author:
    """Writes invented but believable text, the same for the same seed."""

    def __init__(self, seed=7):
        self.dice = random.Random(seed)  # noqa: S311 - invented text, not a secret

    def prose(self, count):
        return " ".join(self.dice.choice(SENTENCES) for _ in range(count))

    def grade(self):
        return self.dice.choices(GRADES, [12, 44, 30, 8, 6])[0]

    def heatmap(self, title):
        cells = tuple(tuple(self.grade() for _ in DOMAINS) for _ in AGENCIES)
        return Heatmap(title, AGENCIES, DOMAINS, cells, "Agency")


def signatories():
    agencies = (
        Signatory(f"Agency{number}", "Approves", f"{name} representative", name)
        for number, name in enumerate(AGENCIES, 1)
    )
    lead = Signatory("Lead", "Lead auditor", "Amira Khan", "Exampleshire SCP", certifies=True)
    return (lead, *agencies)


def sample_report(cases=8, extra=()):
    """Return a report and its attachments; `extra` sections come before the sign-off."""
    author = Author()
    content = {
        "schema": "lifaudit-report/1",
        "title": "Neglect",
        "cases": [{"code": f"DD26-07-{n:02d}"} for n in range(1, cases + 1)],
        "signatories": [who.as_json() for who in signatories()],
    }
    data = companion(content)
    grades = Attachment(
        "grades.csv", "text/csv", "The grades", b"case,grade\r\nDD26-07-01,Good\r\n"
    )
    report = Report(
        title="Neglect: what we learned from looking together",
        subtitle="Multi-agency deep dive, autumn 2026",
        cover=_cover(cases),
        sections=(
            _summary(author),
            _grades(author),
            *_cases(author, cases),
            _actions(author),
            *extra,
            _sign_off(),
            _check(fingerprint(data)),
        ),
        marking="Official-Sensitive",
        fingerprint=fingerprint(data),
    )
    return report, (data, grades)


def lead_only():
    """Return a short report that is complete with its lead's signature, and its attachment."""
    lead = signatories()[0]
    data = companion({"schema": "lifaudit-report/1", "signatories": [lead.as_json()]})
    field = SignatureField(lead.field, lead.role, lead.name, lead.organisation)
    report = Report(
        title="Neglect: what we learned from looking together",
        subtitle="Multi-agency deep dive, autumn 2026",
        cover=_cover(1),
        sections=(_summary(Author()), Section("Sign-off", (field,))),
        marking="Official-Sensitive",
        fingerprint=fingerprint(data),
    )
    return report, (data,)


def _cover(cases):
    return Cover(
        kicker="Multi-agency audit report",
        partnership="Exampleshire Safeguarding Children Partnership",
        facts=(
            ("Audit day", "14 October 2026"),
            ("Report issued", "21 November 2026"),
            ("Instrument", "Multi-agency deep dive, version 1.0"),
            ("Looked at", f"{cases} cases, {len(AGENCIES)} agencies, {len(DOMAINS)} domains"),
        ),
        handling="Contains information about children and families. Share only within the "
        "signatories' organisations. Do not forward by unencrypted e-mail.",
    )


def _divided(author):
    series = tuple(Series(grade.text, grade.role) for grade in GRADES[:4])
    spans = ((1, 9), (12, 30), (4, 20), (0, 6))
    bars = tuple(
        Bar(agency, tuple(author.dice.randint(*span) for span in spans)) for agency in AGENCIES
    )
    return StackedBars("Grades given", series, bars, "Agency")


def _summary(author):
    return Section(
        "Summary",
        (
            Paragraph(
                plain(
                    "Most children were seen, heard and helped sooner than in the 2024 audit. "
                    "Plans still say what services will do, not what will change for the child."
                ),
                "lead",
            ),
            Heading(2, "What is working well"),
            Bullets(tuple(plain(author.prose(1)) for _ in range(3))),
            Heading(2, "What needs to improve"),
            Numbered(tuple(plain(author.prose(1)) for _ in range(4))),
            Callout(
                "weak",
                "One thing to do on Monday",
                "Ask of every open plan: how will this child know that it worked?",
            ),
            Heading(2, "Grades by agency"),
            Figure(
                _divided(author),
                "How the grades of each agency divide.",
            ),
            Heading(2, "Voice of the child"),
            Figure(
                Bars(
                    "Cases in which the child's voice was evidenced",
                    tuple(Bar(name, (author.dice.randint(20, 100),)) for name in AGENCIES),
                    "%",
                    "neutral",
                    "Agency",
                    100,
                ),
            ),
        ),
        "summary",
    )


def _grades(author):
    return Section(
        "Grades by agency and domain",
        (
            Paragraph(
                (
                    Plain("Each cell is the middle grade across cases. "),
                    Strong("The word, not the colour, carries the meaning. "),
                    Plain("How to check these numbers is said in "),
                    Link("the last section", "#check"),
                    Plain("."),
                )
            ),
            Figure(author.heatmap("Middle grades")),
            *(
                block
                for agency in AGENCIES[:3]
                for block in (Heading(2, agency), Paragraph(plain(author.prose(5))))
            ),
        ),
    )


def _cases(author, cases):
    blocks = []
    for number in range(1, cases + 1):
        blocks += [
            Heading(2, f"DD26-07-{number:02d}"),
            KeyFacts(
                (
                    ("Age band", "5 to 10 years"),
                    ("Plan at the time", "Child protection plan, neglect"),
                    ("Agencies involved", ", ".join(AGENCIES[: 3 + number % 4])),
                )
            ),
            Paragraph(plain(author.prose(6))),
            Heading(3, "Grades"),
            Figure(author.heatmap(f"Grades in case DD26-07-{number:02d}")),
            Heading(3, "Strengths"),
            Bullets(tuple(plain(author.prose(2)) for _ in range(2))),
            Heading(3, "What a practitioner said"),
            Quote(
                "I knew the house well, but I did not know what the school knew. "
                + author.prose(1),
                "Health visitor, reflecting on 9 October 2026",
            ),
        ]
    return (Section("Case by case", tuple(blocks), "cases"),)


def _actions(author):
    rows = tuple(
        (
            f"A{number}",
            author.prose(1),
            author.dice.choice(AGENCIES),
            "31 March 2027",
            Cell("On track", "good") if number % 3 else Cell("Late", "poor"),
        )
        for number in range(1, 15)
    )
    return Section(
        "Action plan",
        (
            Paragraph(plain("Every action has one owner, a date, and a way to know it worked.")),
            Table(
                ("Ref", "Action", "Owner", "Due", "State"),
                rows,
                (0.7, 3.6, 1.7, 1.3, 1.2),
                "Actions.",
            ),
        ),
    )


def _sign_off():
    blocks = tuple(
        SignatureField(
            who.field,
            "Lead auditor certifies" if who.certifies else "Agency approves",
            who.name,
            who.organisation,
            "This report says what we found." if who.certifies else "We accept this report.",
        )
        for who in signatories()
    )
    return Section(
        "Sign-off",
        (
            Paragraph(
                plain(
                    "Each person signs the final report with their own key. The lead certifies it "
                    "first; after that nothing but signatures can be added."
                )
            ),
            *blocks,
        ),
    )


def _check(digest):
    groups = " ".join(digest[at : at + 8] for at in range(0, 64, 8))
    return Section(
        "How to check this report",
        (
            Paragraph(
                (
                    Plain("The data behind this report is attached as "),
                    Strong("audit.json"),
                    Plain(". Its SHA-256 fingerprint is:"),
                )
            ),
            Callout("neutral", "Fingerprint", groups),
            Bullets(
                (
                    plain(
                        "Open the file with lifaudit, which works offline, and read its verdict."
                    ),
                    plain("A copy with any page changed says so. So does a comment added later."),
                )
            ),
        ),
        "check",
    )
