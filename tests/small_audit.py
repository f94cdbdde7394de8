"""A small audit with a form of a test's own, as a dossier that holds just what a test records."""

from __future__ import annotations

from dataclasses import replace

import graded

from lifaudit.domain.casework import (
    OVERALL,
    Answer,
    Feedback,
    Grade,
    Involvement,
    Judgement,
    Reflection,
    Return,
    Row,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.dossier import Instruments

WHERE = (Return, Answer, SectionNotes, Grade, Voice, Row, Reflection, Feedback)
NAMES = (
    *("returns", "answers", "notes", "grades"),
    *("voices", "rows", "reflections", "feedback"),
)
WHO = ("csc", "pol", "hea", "edu", "prb")
ALL = tuple((case, who) for case in (1, 2, 3) for who in WHO)


def key(case=1, agency="pol"):
    """Return the first fields of whatever one agency records of the case of this number."""
    return (graded.AUDIT, f"DD26-07-{case:02d}", agency)


def small(form, *records, cases=3, **more):
    """Return an audit that asks a form and holds these records."""
    sorts = dict(zip(NAMES, WHERE, strict=True))
    held = {
        name: tuple(one for one in records if isinstance(one, kind)) for name, kind in sorts.items()
    }
    whole = graded.dossier(cases, records=[])
    return replace(whole, instruments=Instruments(form), **(held | more))


def answered(question, value, *at, **more):
    """Return an answer of one agency; `at` is the case's number and the agency."""
    return Answer(*key(*at), question, value, **more)


def involved(*at, **more):
    """Return a return whose agency worked with the child."""
    return Return(*key(*at), involvement=Involvement.INVOLVED, **more)


def away(*at, how=Involvement.NOT_KNOWN, **more):
    """Return a return whose agency did not work with the child."""
    return Return(*key(*at), involvement=how, **more)


def grade(value, *at, domain=OVERALL, reason="Seen weekly."):
    """Return one agency's grade."""
    return Grade(*key(*at), Stage.AGENCY.value, domain, Judgement(value, reason))
