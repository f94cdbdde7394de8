"""What has become of one question, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from lifaudit.domain.difference import Difference, What, quoted
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.likeness import offers_of, plain_words
from lifaudit.domain.offer_changes import offer_changes
from lifaudit.domain.question import Limits, Question

EVERYBODY = "every agency"
LOGIC = {
    "relevant": "is asked under another condition",
    "constraint": "checks its answer otherwise",
    "message": "explains otherwise why an answer does not fit",
    "required": "must be answered under another condition",
    "calculation": "is worked out otherwise",
    "filter": "offers its answers under another condition",
}
GUIDANCE = {
    "guidance": "has other guidance",
    "evidence_prompts": "names other evidence to look for",
    "tags": "has other tags",
    "evidence_least": "asks for another number of references",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one version, and the title of the section it stands in."""

    form: Instrument
    question: Question
    section: str

    @property
    def kind(self) -> str:
        """What it is answered with, in a word or two."""
        return self.question.kind.value.replace("-", " ")


def question_changes(old: Asked, new: Asked) -> Iterator[Difference]:
    """Say everything that differs between a question and what has become of it."""
    for what, said in _changes(old, new):
        yield Difference(what, new.question.key, said)


def _changes(old: Asked, new: Asked) -> Iterator[tuple[What, str]]:
    before, after, name = old.question, new.question, quoted(new.question.text)
    if before.key != after.key:
        yield What.RENAMED, f"{name} has the key '{after.key}' now; it was '{before.key}'."
    if plain_words(before.text) != plain_words(after.text):
        yield What.REWORDED, f"{quoted(before.text)} is worded {name} now."
    if before.kind is not after.kind:
        yield What.RETYPED, f"{name} is answered as {new.kind} now; it was {old.kind}."
    elif before.scale != after.scale or after.choices:
        offers = (offers_of(one.form, one.question) for one in (old, new))
        yield from ((What.ANSWERS, f"{name}: {said}") for said in offer_changes(*offers))
    if old.section != new.section:
        told = f"{name} stands in {quoted(new.section)} now; it was in {quoted(old.section)}."
        yield What.MOVED, told
    yield from _smaller(before, after, name)


def _smaller(before: Question, after: Question, name: str) -> Iterator[tuple[What, str]]:
    if before.required is not after.required:
        yield (
            What.REQUIRED,
            f"{name} {'must be' if after.required else 'need not be'} answered now.",
        )
    if before.agencies != after.agencies:
        yield What.WHOM, f"{name} is for {_whom(after)} now; it was for {_whom(before)}."
    if before.limits != after.limits:
        yield What.LIMITS, f"{name} has other limits: {_limits(after.limits)}."
    for field, said in LOGIC.items():
        if getattr(before.logic, field) != getattr(after.logic, field):
            yield What.LOGIC, f"{name} {said}."
    if before.weight != after.weight:
        yield What.WEIGHT, f"{name} counts {after.weight:g} now; it was {before.weight:g}."
    for field, said in GUIDANCE.items():
        if getattr(before, field) != getattr(after, field):
            yield What.GUIDANCE, f"{name} {said}."


def _whom(question: Question) -> str:
    return ", ".join(sorted(question.agencies)) or EVERYBODY


def _limits(limits: Limits) -> str:
    said = ((one.name, getattr(limits, one.name)) for one in fields(limits))
    return ", ".join(f"{name} {value}" for name, value in said if value not in (None, "")) or "none"
