"""What becomes of everything recorded when an audit moves from one form to another.

Answers, the notes of a section and grades are all told as answers here (lifaudit.domain.told), so
that one rule holds for them: each goes on where it says the same, or is kept aside with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lifaudit.domain import routes
from lifaudit.domain.asked import Path, read_path
from lifaudit.domain.carrying import Way
from lifaudit.domain.casework import PANEL, Answer, Row
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.routes import Route
from lifaudit.domain.told import routes_of_sections, told_questions
from lifaudit.domain.values import refusal_of

GONE = "it is not asked any more"
BY_HAND = "the lead of the audit keeps it so"
ROWS = "it is asked row by row now"
ONCE = "it is asked once now and not row by row"
OTHER_ROWS = "its rows are kept aside"
TAKEN = "another answer has its place"
NOT_FOR = "this agency is not asked it any more"

Where = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Fate:
    """Where one answer goes: it stays, goes on elsewhere, or is kept aside and `why`."""

    answer: Answer
    to: tuple[Answer, ...] = ()
    why: str = ""

    @property
    def stays(self) -> bool:
        """Nothing about it changes."""
        return self.to == (self.answer,)

    @property
    def is_aside(self) -> bool:
        """It goes nowhere, and is kept beside."""
        return not self.to


@dataclass(frozen=True, slots=True)
class _Place:
    """A question of a form, and the group it is asked in."""

    question: Question
    group: str = ""


class Crossing:
    """The way of one form's answers to another; `types` are the types of the agencies by id."""

    def __init__(
        self,
        before: Instrument,
        after: Instrument,
        mapping: routes.Mapping,
        types: Mapping[str, str],
    ) -> None:
        self.before, self.after, self.types = before, after, types
        known = (*mapping.questions, *routes_of_sections(mapping))
        self._routes = {one.old: one for one in known}
        self._rank = {one.old: at for at, one in enumerate(known)}
        self._old, self._new = _places(before), _places(after)

    def question(self, path: str) -> Question | None:
        """Return what was asked before the move, where the form asked it."""
        place = self._old.get(read_path(path).question)
        return None if place is None else place.question

    def way(self, key: str, to: str) -> Way | None:
        """Return the way from one question to another; None where either is not asked."""
        old, new = self._old.get(key), self._new.get(to)
        return self._way(key, old, to, new) if old and new else None

    def fates(self, answers: Iterable[Answer], taken: Iterable[Where] = ()) -> list[Fate]:
        """Say what becomes of these answers; of two that meet, one that stays goes first."""
        full = set(taken)
        found = []
        for answer in sorted(answers, key=self._order):
            fate = self._fate(answer)
            free = tuple(one for one in fate.to if where(one) not in full)
            full |= {where(one) for one in free}
            found.append(fate if free == fate.to else Fate(answer, free, "" if free else TAKEN))
        return found

    def leaves(self, answer: Answer) -> bool:
        """Whether this answer, given before the move, would have stayed just as it is."""
        place = self._old.get(read_path(answer.question).question)
        if place is None or refusal_of(self.before, place.question, answer.value):
            return False
        return self._fate(answer).stays

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Give the rows of every group that has another key now, as rows of that."""
        for row in rows:
            for to in self._to(row.group):
                if to != row.group and to in self._new:
                    yield replace(row, group=to)

    @property
    def reached(self) -> frozenset[str]:
        """The keys of all that something goes to."""
        return frozenset(to for one in self._routes.values() for to in one.to)

    def _order(self, answer: Answer) -> tuple[bool, int, str]:
        key = read_path(answer.question).question
        return (self._to(key) != (key,), self._rank.get(key, len(self._rank)), answer.question)

    def _to(self, key: str) -> tuple[str, ...]:
        return self._routes.get(key, Route(key)).to

    def _fate(self, answer: Answer) -> Fate:
        path = read_path(answer.question)
        old = self._old.get(path.question)
        if old is None or not self._to(path.question):
            return Fate(answer, why=self._why_not(path.question))
        tried = [self._tried(answer, path, old, to) for to in self._to(path.question)]
        to = tuple(one for one in tried if isinstance(one, Answer))
        return Fate(answer, to, "" if to else str(tried[0]))

    def _why_not(self, key: str) -> str:
        """Say why an answer goes nowhere: what is still asked is proposed to go on there."""
        new = self._new.get(key)
        return BY_HAND if new and new.question.kind.answered else GONE

    def _tried(self, answer: Answer, path: Path, old: _Place, to: str) -> Answer | str:
        """Return the answer at its new question, or why it cannot go there."""
        new = self._new.get(to)
        if new is None:
            return GONE
        if why := self._misplaced(answer.agency, path, old, new):
            return why
        carried = self._way(path.question, old, to, new).carry(answer.value)
        place = Path(to, new.group, path.row if new.group else "").text
        return carried.why or replace(answer, question=place, value=carried.value)

    def _way(self, key: str, old: _Place, to: str, new: _Place) -> Way:
        chosen = self._routes.get(key, Route(key)).codes_to(to)
        return Way(self.before, old.question, self.after, new.question, chosen)

    def _misplaced(self, agency: str, path: Path, old: _Place, new: _Place) -> str:
        if path.group and new.group:
            return "" if new.group in self._to(path.group) else OTHER_ROWS
        if path.group or new.group:
            return ONCE if path.group else ROWS
        kind = self.types.get(agency)
        lost = kind is not None and old.question.is_for(kind) and not new.question.is_for(kind)
        return NOT_FOR if lost else ""


@dataclass(frozen=True, slots=True)
class Crossings:
    """The way of the agencies' answers, and of the panel's."""

    main: Crossing
    panel: Crossing

    def fates(self, told: Iterable[Answer], taken: Iterable[Where] = ()) -> list[Fate]:
        """Say what becomes of everything; nothing goes to a place that is taken."""
        every, full = list(told), list(taken)
        ours = self.main.fates((one for one in every if one.agency != PANEL), full)
        panel = self.panel.fates((one for one in every if one.agency == PANEL), full)
        return [*ours, *panel]

    def of(self, agency: str) -> Crossing:
        """Return the way that answers of an agency take."""
        return self.panel if agency == PANEL else self.main


def where(answer: Answer) -> Where:
    """Say where an answer stands in its audit."""
    return (answer.case, answer.agency, answer.question)


def says_something(answer: Answer) -> bool:
    """Whether anything is left of an answer that was emptied."""
    return bool(answer.value.strip() or answer.note.strip() or answer.evidence)


def _places(form: Instrument) -> dict[str, _Place]:
    found = {one.key: _Place(one) for one in (*form.questions, *told_questions(form))}
    for group in form.questions:
        found |= {one.key: _Place(one, group.key) for one in group.questions}
    return found
