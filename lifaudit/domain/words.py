"""The words for the codes that records hold, as people in the field say them."""

from __future__ import annotations

import enum
from datetime import date

from lifaudit.domain.audit import Openness, Status
from lifaudit.domain.case import CaseStatus
from lifaudit.domain.casework import Heard, Involvement, Stage
from lifaudit.domain.learning import Factor, Level, MeasureType, Polarity
from lifaudit.domain.urgent import Way

WORDS: dict[enum.Enum, str] = {
    Involvement.INVOLVED: "Worked with the child in this period",
    Involvement.NOT_KNOWN: "Child not known to the agency",
    Involvement.KNOWN_NOT_INVOLVED: "Known, but not involved in this period",
    Heard.SPOKEN: "In the child's own words",
    Heard.OBSERVED: "By watching and being with the child",
    Heard.ADVOCATE: "Through an advocate or trusted adult",
    Heard.WRITTEN: "In writing, drawing or play",
    Heard.NOT_EVIDENCED: "Not evidenced",
    Stage.AGENCY: "Agency grade",
    Stage.PANEL: "Panel grade",
    Stage.MODERATED: "Moderated grade",
    Status.DRAFT: "Being planned",
    Status.COLLECTING: "Agencies are recording",
    Status.REPORTING: "Report being written",
    Status.SIGNED: "Signed",
    Openness.GRADES_SEALED: "Grades sealed until the audit day",
    Openness.ANSWERS_SEALED: "Answers and grades sealed until the audit day",
    Openness.OPEN: "Open",
    CaseStatus.CHOSEN: "In the sample",
    CaseStatus.RESERVE: "In reserve",
    CaseStatus.REPLACED: "Replaced",
    CaseStatus.WITHDRAWN: "Withdrawn",
    Polarity.STRENGTH: "Strength",
    Polarity.IMPROVEMENT: "Area for improvement",
    Level.INDIVIDUAL: "Individual",
    Level.TEAM: "Team",
    Level.AGENCY: "Agency",
    Level.MULTI_AGENCY: "Multi-agency",
    Level.SYSTEM: "System",
    Factor.FAMILY: "The family's situation",
    Factor.ROLE: "How roles were understood",
    Factor.CONDITIONS: "Conditions of work",
    Factor.PERSONAL: "Personal factors",
    Factor.OWN_TEAM: "The practitioner's own team",
    Factor.INTER_AGENCY: "Working with other agencies",
    Factor.CULTURE: "Organisation and its culture",
    Factor.WIDER: "Wider pressures",
    Factor.OTHER: "Something else",
    MeasureType.OUTCOME: "Outcome",
    MeasureType.QUALITY: "Quality",
    MeasureType.QUANTITY: "Quantity",
    Way.IN_PERSON: "In person",
    Way.TELEPHONE: "By telephone",
    Way.SECURE_EMAIL: "By secure e-mail",
    Way.REFERRAL: "By referral",
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_of(day: date) -> str:
    """Write a day as 14 October 2026, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def words_of(code: enum.Enum) -> str:
    """Return the words for a code; a code nobody wrote words for is read as it stands."""
    return WORDS.get(code, str(code.value).replace("-", " ").capitalize())
