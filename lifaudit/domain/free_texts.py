"""Which cells of an audit hold what people wrote in their own words, and how to walk through them.

Everything else in an audit is a code, an id, a date or a digest; a cell that is in neither list is
noticed by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case, Exclusion
from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    SectionNotes,
    Voice,
)
from lifaudit.domain.commenting import Comment, DraftFinding, Response
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.record import Record
from lifaudit.domain.reveal import NotRevealed
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.urgent import Urgent

EARLIER = ("value", "words", "note", "evidence", "why")
FREE_TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Audit: (
        *("title", "theme", "why", "linked_to", "questions", "proportionality", "dpia"),
        "sharing_agreement",
    ),
    Exclusion: ("reason",),
    Case: (
        *("stratum", "why", "replaced_reason", "age_band", "gender", "ethnicity", "needs"),
        *("plan_status", "title"),
    ),
    Return: ("involvement_note", "records_seen", "practitioner_role", "practitioner_why_not"),
    Answer: ("value", "note", "evidence"),
    SectionNotes: ("strengths", "development", "recommendations"),
    Grade: ("judgement",),
    Voice: ("communication_need", "words", "influence", "family"),
    Reflector: ("role",),
    Reflection: ("text",),
    Feedback: ("value", "text"),
    PracticeCase: ("title", "text"),
    PracticeGrade: ("judgement",),
    EarlierAnswer: EARLIER,
    EarlierGrade: EARLIER,
    Finding: ("what", "why", "so_what", "now_what", "withdrawn"),
    Recommendation: ("text", "outcome", "withdrawn"),
    Action: ("text", "lead_role", "measure", "withdrawn"),
    Summary: ("headline", "learning", "limits"),
    DraftFinding: ("what", "why", "so_what", "now_what"),
    Comment: ("role", "text"),
    Response: ("why",),
    SealedReport: ("superseded_reason",),
    NotRevealed: ("why",),
    Urgent: ("told", "response"),
    Approval: ("said",),
}


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a value, in lists and inner values too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts_in(getattr(value, part.name))


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """Return the same value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(rewritten(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: rewritten(getattr(value, one.name), change) for one in fields(value)}
        return replace(value, **parts)
    return value
