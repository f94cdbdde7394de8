"""A third value for a place in dispute: what asks for it, and what is recorded of the answer."""

from __future__ import annotations

import enum
from dataclasses import fields, replace
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from lifaudit.domain.casework import Judgement
from lifaudit.domain.codec import decoders_of
from lifaudit.domain.disputes import Third
from lifaudit.domain.errors.exchange import ThirdMissing
from lifaudit.domain.history import Entry
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, plainly
from lifaudit.domain.record import Record
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.words import words_of
from lifaudit.services.casework import prove_answer
from lifaudit.services.telling import APART, ITSELF, Names, asked_by, form_of

ASKED = "What should stand"
WRITTEN = {int: Kind.WHOLE, date: Kind.DATE}
SHORT = frozenset(
    {
        *("title", "theme", "role", "practitioner_role", "lead_role"),
        *("age_band", "gender", "ethnicity", "needs"),
    }
)
"""Fields of a few words that are nobody's story; other short ones hold ids."""


def third_of(entry: Entry, names: Names) -> Third | None:
    """Return the question that a third value of this cell answers.

    None where people write no single thing: lists, ids, and what is kept apart.
    """
    form = form_of(entry, names)
    if form is None or entry.kind in APART:
        return None
    if (entry.kind, entry.field_name) in ITSELF and (asked := asked_by(entry, form)):
        return Third(replace(asked, text=ASKED), form)
    kind = BY_NAME[entry.kind]
    hint = _type_of(kind, entry.field_name)
    if hint is Judgement:
        graded = replace(plainly(entry.field_name, ASKED, Kind.GRADE), scale=form.grade_scale)
        return Third(graded, form) if form.grade_scale else None
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        choices = tuple(Choice(str(one.value), words_of(one)) for one in hint)
        one_of = plainly(entry.field_name, ASKED, Kind.ONE_OF)
        return Third(replace(one_of, choices=choices), form)
    written = _words_of(kind, entry.field_name) if hint is str else WRITTEN.get(hint)
    return Third(plainly(entry.field_name, ASKED, written), form) if written else None


def recorded(third: Third, kind: type[Record], name: str, said: str, reason: str) -> Any:
    """Return what is recorded for an answer; a grade's reason is the reason it was settled for.

    Raises ThirdMissing, NotInForm or UnfitAnswer.
    """
    if not said.strip():
        raise ThirdMissing
    prove_answer(third.form, third.question, said)
    if _type_of(kind, name) is Judgement:
        return Judgement(said, reason)
    plain = int(said) if _type_of(kind, name) is int else said
    return decoders_of(kind)[name](plain)


def _type_of(kind: type[Record], name: str) -> Any:
    """Return the type of a field, without the None it may be."""
    hint = get_type_hints(kind)[name]
    if get_origin(hint) is UnionType:
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _words_of(kind: type[Record], name: str) -> Kind | None:
    """Tell how people write here: their stories are what a record's own name leaves out."""
    if name in SHORT:
        return Kind.SHORT_TEXT
    is_story = next(not one.repr for one in fields(kind) if one.name == name)
    return Kind.LONG_TEXT if is_story else None
