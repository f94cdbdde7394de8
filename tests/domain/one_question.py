"""A form of one question, for rules that look at one question only."""

from __future__ import annotations

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Point, Scale

MET = Scale(
    "met",
    "Met",
    (
        Point("yes", "Yes", 2.0, "good", ""),
        Point("partly", "Partly", 1.0, "weak", ""),
        Point("no", "No", 0.0, "poor", ""),
        Point("na", "Does not apply", None, "none", "", counts=False),
    ),
)
CHOICES = (
    Choice("home", "At home", 2.0),
    Choice("school", "At school", 1.0),
    Choice("street", "In the street", 0.0),
    Choice("nowhere", "Nowhere", alone=True),
)


def question(kind: Kind, key: str = "part.one", **more: object) -> Question:
    """Return a question of a kind with what that kind needs."""
    scale = "met" if kind.takes_scale else None
    choices = CHOICES if kind.takes_choices else ()
    words = {"text": f"What of {key}?", "guidance": "", "evidence_prompts": ()}
    rest = {"required": kind.answered, "tags": frozenset(), "agencies": frozenset()}
    return Question(
        **{"key": key, "kind": kind, "scale": scale, "choices": choices} | words | rest | more
    )


def section(key: str, *questions: Question, **more: object) -> Section:
    """Return a section without a grade."""
    plain = {"intro": "", "graded": False, "grade_guidance": "", "descriptors": (), "notes": False}
    return Section(**{"key": key, "title": key.title(), "questions": questions} | plain | more)


def form_of(*sections: Section, **more: object) -> Instrument:
    """Return a form of these sections."""
    words = {"purpose": "To try it", "minutes": 5, "provenance": "", "statement": ""}
    head = {"key": "trial", "version": "1.0", "title": "Trial", "subject": "case", "use": "return"}
    rest = {"scales": (MET,), "sections": sections, "overall": None, "grade_scale": None}
    return Instrument(**head | words | rest | more)


def asking(one: Question) -> Instrument:
    """Return a form that asks one question."""
    return form_of(section("part", one))
