"""Carrying one answer from a question to another: only where it goes on saying what it said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.likeness import counterparts, offers_of
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.values import codes_in, limits_of, refusal_of

TEXTS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
WORDS = TEXTS | {Kind.PERSON}
SOUND = frozenset(
    {
        *((Kind.WHOLE, Kind.NUMBER), (Kind.NUMBER, Kind.WHOLE)),
        *((Kind.SCALING, Kind.WHOLE), (Kind.SCALING, Kind.NUMBER)),
        (Kind.PERCENTAGE, Kind.NUMBER),
    }
)
"""Numbers that stay what they are when the kind of their question changes."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A value as the new question keeps it, or why it cannot go there, as the end of a sentence."""

    value: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """From one question to another; `codes` are those a person chose (empty: kept aside)."""

    before: Instrument
    old: Question
    after: Instrument
    new: Question
    codes: Mapping[str, str]

    def carry(self, value: str) -> Carried:
        """Return a value as the new question keeps it; never one that says something else."""
        if not value.strip():
            return Carried()
        if self._is_same:
            return Carried(value)
        found = self._read(value)
        if found.why:
            return found
        refused = refusal_of(self.after, self.new, found.value)
        return Carried(why="the answer is none that it takes now") if refused else found

    @property
    def picks(self) -> bool:
        """Whether both offer answers to pick, so that one can stand for another."""
        return bool(offers_of(self.before, self.old) and offers_of(self.after, self.new))

    @property
    def stands_for(self) -> Mapping[str, str]:
        """Which new answer stands for each old one, those that a person chose before all others."""
        old, new = offers_of(self.before, self.old), offers_of(self.after, self.new)
        return {**counterparts(old, new), **self.codes}

    @property
    def _is_same(self) -> bool:
        """Whether both are answered alike, so that even what fits neither can stay."""
        offers = offers_of(self.before, self.old) == offers_of(self.after, self.new)
        alike = self.old.kind is self.new.kind and self.old.limits == self.new.limits
        return alike and offers and not self.codes

    def _read(self, value: str) -> Carried:
        old, new = self.old.kind, self.new.kind
        if new in TEXTS:
            return Carried(value if old in WORDS else in_words(self.before, self.old, value))
        if self.picks:
            return self._picked(value)
        if old is not new and (old, new) not in SOUND and old not in WORDS:
            return Carried(why=f"a {_word(old)} cannot be read as a {_word(new)}")
        return self._measured(value)

    def _picked(self, value: str) -> Carried:
        if self.new.kind is Kind.RANKING and self.old.kind is not Kind.RANKING:
            return Carried(why="it is an order now, and was none before")
        stands_for = self.stands_for
        for code in codes_in(value):
            if not stands_for.get(code):
                label = in_words(self.before, self.old, code)
                return Carried(why=f"the answer “{label}” has no counterpart")
        merged = dict.fromkeys(stands_for[code] for code in codes_in(value))
        return Carried(" ".join(merged))

    def _measured(self, value: str) -> Carried:
        """Keep a number as it is, unless it is counted in something else or between other ends."""
        if self.old.kind.is_number and self.old.limits.unit != self.new.limits.unit:
            return Carried(why="it is counted in another unit now")
        both_scaling = self.old.kind is self.new.kind is Kind.SCALING
        if both_scaling and _ends(self.old) != _ends(self.new):
            return Carried(why="its ends are others now")
        return Carried(value)


def _ends(question: Question) -> tuple[float | None, float | None]:
    limits = limits_of(question)
    return limits.least, limits.most


def _word(kind: Kind) -> str:
    return kind.value.replace("-", " ")
