"""Small instruments with logic, for tests that want to see one thing at a time."""

from __future__ import annotations

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Extra, Logic, Question


def asked(key, kind=Kind.SHORT_TEXT, *, choices=(), questions=(), scale=None, **logic):
    """Return a question with some logic."""
    return Question(
        key,
        f"What about {key}?",
        kind,
        "Look.",
        (),
        scale,
        tuple(choices),
        kind.answered,
        frozenset(),
        frozenset(),
        logic=Logic(**logic),
        questions=tuple(questions),
    )


def section(key, *questions, relevant=""):
    """Return an ungraded section."""
    return Section(key, key.title(), "", questions, False, "", (), False, relevant)  # noqa: FBT003 - values


def form(*sections):
    """Return an instrument of these sections."""
    return Instrument(
        "small", "1.0", "Small", "case", "return", "To try.", 5, "", "", (), sections, None, None
    )


TEAMS = (
    Choice("north", "North", extras=(Extra("area", "up"),)),
    Choice("south", "South", extras=(Extra("area", "down"),)),
    Choice("east", "East", extras=(Extra("area", "down"),)),
)
