"""The tables of one question: its words, choices, limits, logic, and the questions of its rows."""

from __future__ import annotations

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Extra, Limits, Logic, Question
from lifaudit.instruments.table import Table

KINDS = tuple(kind.value for kind in Kind)
FURTHEST = 1_000_000  # a limit beyond this is a slip of the finger

_WORDS = ("key", "text", "kind", "guidance", "evidence", "tags", "agencies", "required")
_ANSWER = ("scale", "choices", "least", "most", "step", "unit", "low", "high")
_LOGIC = ("relevant", "constraint", "message", "required_if", "calculation", "filter")
_COUNT = ("weight", "evidence_least", "question")


def question_in(table: Table) -> Question:
    """Read one question; what is missing or odd is found by the table."""
    table.only(*_WORDS, *_ANSWER, *_LOGIC, *_COUNT)
    word = table.one_of("kind", KINDS)
    kind = Kind(word) if word in KINDS else Kind.NOTE
    return Question(
        key=table.text("key"),
        text=table.text("text"),
        kind=kind,
        guidance=table.text_or("guidance", ""),
        evidence_prompts=table.texts("evidence"),
        scale=table.text_or("scale", "") or None,
        choices=tuple(_choice(choice) for choice in table.tables("choices")),
        required=table.truth("required", absent=kind.answered),
        tags=frozenset(table.texts("tags")),
        agencies=frozenset(table.texts("agencies")),
        limits=_limits(table),
        logic=_logic(table),
        weight=weight_in(table),
        evidence_least=table.whole("evidence_least") if table.has("evidence_least") else 0,
        questions=tuple(question_in(asked) for asked in table.tables("question")),
    )


def weight_in(table: Table) -> float:
    """Read a weight; 1 where none is given."""
    found = table.number_or_none("weight")
    return 1.0 if found is None else found


def _choice(table: Table) -> Choice:
    table.only("code", "label", "points", "alone", "extras")
    extras = table.table("extras")
    return Choice(
        table.text("code"),
        table.text("label"),
        table.number_or_none("points"),
        table.truth("alone", absent=False),
        tuple(Extra(name, extras.text(name)) for name in extras.keys()),  # noqa: SIM118 - a Table is not a dict
    )


def _limits(table: Table) -> Limits:
    return Limits(
        table.number_or_none("least", FURTHEST),
        table.number_or_none("most", FURTHEST),
        table.number_or_none("step", FURTHEST),
        table.text_or("unit", ""),
        table.text_or("low", ""),
        table.text_or("high", ""),
    )


def _logic(table: Table) -> Logic:
    return Logic(*(table.text_or(word, "") for word in _LOGIC))
