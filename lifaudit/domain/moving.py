"""A move of an audit to another version, told before it is made: in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.asked import read_path
from lifaudit.domain.casework import PANEL
from lifaudit.domain.crossing import Crossing, Crossings, Fate
from lifaudit.domain.difference import quoted
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.likeness import offers_of
from lifaudit.domain.reading import in_words
from lifaudit.domain.routes import Mapping
from lifaudit.domain.told import is_grade, told_questions
from lifaudit.domain.values import codes_in

SEALED = " What is sealed until its case is revealed goes by the same rules and is not counted."


@dataclass(frozen=True, slots=True)
class MovePlan:
    """From which forms an audit moves to which, and where everything goes; its lead may change it.

    `main` is the mapping of what agencies record, `panel` that of the panel's sheet.
    """

    audit: str
    before: Instruments
    after: Instruments
    main: Mapping
    panel: Mapping


@dataclass(frozen=True, slots=True)
class Aside:
    """How many answers are kept beside, and why, as the end of a sentence."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How many picked answers will read otherwise than they do now, and how."""

    number: int
    before: str
    after: str

    def told(self, what: str) -> str:
        """Say it of answers or of grades."""
        many = what if self.number == 1 else f"{what}s"
        return (
            f"{self.number} {many} will read {quoted(self.after)} instead of {quoted(self.before)}."
        )


@dataclass(frozen=True, slots=True)
class Held:
    """How often one of the answers that can be picked was given."""

    code: str
    number: int


@dataclass(frozen=True, slots=True)
class MoveLine:
    """What becomes of all answers to one question, the notes or the grades of one section."""

    question: str
    asked: str
    to: tuple[str, ...]
    stays: int
    goes: int
    aside: tuple[Aside, ...]
    of_panel: bool = False
    reads: tuple[Reading, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def answers(self) -> int:
        """How many there are."""
        return self.stays + self.goes + self.kept

    @property
    def kept(self) -> int:
        """How many are kept beside."""
        return sum(one.number for one in self.aside)

    @property
    def sentence(self) -> str:
        """What happens, in words."""
        said = [self._going, *(f"{_are(one.number)} kept beside: {one.why}." for one in self.aside)]
        return " ".join(one for one in said if one)

    @property
    def _going(self) -> str:
        if self.goes and self.to == (self.asked,):
            return f"{_count(self.goes)} on under the same words."
        if self.goes:
            places = " and ".join(quoted(one) for one in self.to)
            return f"{_count(self.goes)} to {places}."
        return f"{_count(self.stays, 'stay', 'stays')} as {_it(self.stays)}." if self.stays else ""

    @property
    def is_still(self) -> bool:
        """Whether everything stays, and reads as it reads now."""
        return not (self.goes or self.kept or self.reads)

    @property
    def readings(self) -> tuple[str, ...]:
        """What will read otherwise, in words, the most first."""
        what = "grade" if is_grade(self.question) else "answer"
        return tuple(one.told(what) for one in self.reads)


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a move would do, before anything is done.

    `reopened` returns were signed off and have something left to say; `unasked` are questions that
    nothing moves to. On the way back `restored` answers that were kept beside stand again, and
    `exact` tells that nothing has been recorded since. It `is_partial` where something is sealed
    until its case is revealed.
    """

    before: str
    after: str
    lines: tuple[MoveLine, ...]
    reopened: int
    unasked: tuple[str, ...]
    restored: int = 0
    exact: bool = False
    is_partial: bool = False

    @property
    def answers(self) -> int:
        """How many answers, notes and grades there are."""
        return sum(one.answers for one in self.lines)

    @property
    def stays(self) -> int:
        """How many of them stay as they are."""
        return sum(one.stays for one in self.lines)

    @property
    def goes(self) -> int:
        """How many of them go elsewhere."""
        return sum(one.goes for one in self.lines)

    @property
    def kept(self) -> int:
        """How many of them are kept beside."""
        return sum(one.kept for one in self.lines)

    @property
    def sentence(self) -> str:
        """The whole move in one line."""
        if self.exact:
            return "Everything comes back exactly as it stood."
        back = f" {self.restored} that were kept beside stand again." if self.restored else ""
        return (
            f"Of {self.answers} answers, notes and grades {self.stays} stay as they are, "
            f"{self.goes} go on elsewhere and {self.kept} are kept beside.{back}"
            f"{SEALED if self.is_partial else ''} Nothing is lost."
        )


def lines_of(ways: Crossings, fates: Iterable[Fate]) -> tuple[MoveLine, ...]:
    """Tell what becomes of everything, first of what agencies recorded, then the panel."""
    every = list(fates)
    ours = [one for one in every if one.answer.agency != PANEL]
    theirs = [one for one in every if one.answer.agency == PANEL]
    return (*_lines(ways.main, ours), *_lines(ways.panel, theirs))


def _lines(crossing: Crossing, fates: Iterable[Fate]) -> tuple[MoveLine, ...]:
    """Gather answers by question, in the order of the form they were given to."""
    by_question: dict[str, list[Fate]] = {}
    for one in fates:
        by_question.setdefault(read_path(one.answer.question).question, []).append(one)
    order = [one.key for one in (*crossing.before.every_question, *told_questions(crossing.before))]
    order += [key for key in by_question if key not in set(order)]
    texts = {one.key: one.text for one in told_questions(crossing.after)}
    texts |= {one.key: one.text for one in crossing.after.every_question}
    return tuple(_line(crossing, by_question[key], texts) for key in order if key in by_question)


def _line(crossing: Crossing, fates: list[Fate], texts: dict[str, str]) -> MoveLine:
    path = fates[0].answer.question
    asked = crossing.question(path)
    key = read_path(path).question
    to = dict.fromkeys(read_path(one.question).question for fate in fates for one in fate.to)
    why = Counter(one.why for one in fates if one.is_aside)
    stays = sum(one.stays for one in fates)
    return MoveLine(
        key,
        asked.text if asked else key,
        tuple(texts[one] for one in to),
        stays,
        len(fates) - stays - sum(why.values()),
        tuple(Aside(number, reason) for reason, number in sorted(why.items())),
        fates[0].answer.agency == PANEL,
        _reads(crossing, fates),
        _held(crossing, fates),
    )


def _reads(crossing: Crossing, fates: list[Fate]) -> tuple[Reading, ...]:
    """Count how picked answers read otherwise, the most frequent first."""
    count = Counter(pair for fate in fates for pair in _otherwise(crossing, fate))
    return tuple(Reading(number, *pair) for pair, number in count.most_common())


def _otherwise(crossing: Crossing, fate: Fate) -> set[tuple[str, str]]:
    now, found = fate.answer, set()
    for to in fate.to:
        way = crossing.way(read_path(now.question).question, read_path(to.question).question)
        if way is not None and way.picks:
            before = in_words(way.before, way.old, now.value)
            found.add((before, in_words(way.after, way.new, to.value)))
    return {pair for pair in found if pair[0] != pair[1]}


def _held(crossing: Crossing, fates: list[Fate]) -> tuple[Held, ...]:
    """Count the answers that were picked, in the order they are offered."""
    asked = crossing.question(fates[0].answer.question)
    offers = offers_of(crossing.before, asked) if asked else ()
    count = Counter(code for fate in fates for code in codes_in(fate.answer.value))
    return tuple(Held(one.code, count[one.code]) for one in offers if count[one.code])


def _count(number: int, many: str = "go", one: str = "goes") -> str:
    return f"{number} {one if number == 1 else many}"


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"


def _it(number: int) -> str:
    return "it is" if number == 1 else "they are"
