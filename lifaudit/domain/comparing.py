"""Two versions of an instrument compared in words, for those who decide whether to use the new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.difference import LARGE, Difference, What, quoted
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.likeness import Paired, scale_offers
from lifaudit.domain.offer_changes import offer_changes
from lifaudit.domain.pairing import Pairing, elsewhere, pairing_of
from lifaudit.domain.question_changes import Asked, question_changes
from lifaudit.domain.scale import Scale
from lifaudit.domain.versions import next_large, next_small

HEAD = {
    "title": "The instrument has another title",
    "subject": "It looks at something else",
    "use": "It is used for something else",
    "purpose": "Its purpose is said otherwise",
    "minutes": "It takes another number of minutes",
    "statement": "Its opening statement is another",
    "scoring": "It scores otherwise",
    "adds_to": "It can be added to other instruments",
    "retires": "It retires on another day",
}
ELSEWHERE = "stands elsewhere now"
SECTION = {
    "intro": (What.GUIDANCE, "is introduced otherwise"),
    "grade_guidance": (What.GUIDANCE, "has other guidance for its grade"),
    "descriptors": (What.GUIDANCE, "says otherwise what its grades look like"),
    "notes": (What.ANSWERS, "ends with other notes"),
    "relevant": (What.LOGIC, "is asked under another condition"),
    "weight": (What.WEIGHT, "has another weight"),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions, in the order a reader meets it."""

    old: Instrument
    new: Instrument
    differences: tuple[Difference, ...]

    @property
    def is_small(self) -> bool:
        """Whether the new version only repairs the old: every answer says what it said before."""
        return not any(one.what in LARGE for one in self.differences)

    @property
    def next_version(self) -> str:
        """The version the new one should have."""
        step = next_small if self.is_small else next_large
        return step(self.old.version)

    def count(self, *what: What) -> int:
        """Count the differences of some sorts."""
        return sum(one.what in what for one in self.differences)

    @property
    def summary(self) -> str:
        """One line for the list of changes, such as "2 questions added, 1 reworded."."""
        told = ((self.count(*what), word) for what, word in SUMMED)
        said = [f"{number} {word}" for number, word in told if number]
        if not said:
            return "Small repairs." if self.differences else ""
        return f"{', '.join(said)}."


SUMMED = (
    ((What.ADDED,), "added"),
    ((What.REMOVED,), "taken out"),
    ((What.REWORDED, What.RENAMED), "reworded"),
    ((What.RETYPED, What.ANSWERS, What.LIMITS), "answered otherwise"),
    ((What.MOVED,), "moved"),
    ((What.LOGIC, What.REQUIRED, What.WHOM), "asked under other conditions"),
    ((What.GRADING, What.WEIGHT), "graded or weighed otherwise"),
)


def compare(old: Instrument, new: Instrument) -> Comparison:
    """Compare two versions."""
    pairing = pairing_of(old, new)
    found = (*_whole(old, new, pairing), *_questions(old, new, pairing))
    return Comparison(old, new, found)


def _whole(old: Instrument, new: Instrument, pairing: Pairing) -> Iterator[Difference]:
    for name, said in HEAD.items():
        if getattr(old, name) != getattr(new, name):
            yield Difference(What.HEAD, name, f"{said}.")
    if old.grade_scale != new.grade_scale:
        yield Difference(What.GRADING, "grade_scale", "Its sections are graded on another scale.")
    yield from _sections(pairing.sections)
    for moved in elsewhere(pairing.sections.both, old.all_sections):
        yield Difference(What.MOVED, moved.key, f"The section {quoted(moved.title)} {ELSEWHERE}.")
    for before, after in pairing.scales.both:
        if before != after:
            yield from _scale(old, new, (before, after))


def _questions(old: Instrument, new: Instrument, pairing: Pairing) -> Iterator[Difference]:
    before, after = _homes(old), _homes(new)
    for was, now in pairing.questions.both:
        here = Asked(new, now, after[now.key])
        yield from question_changes(Asked(old, was, before[was.key]), here)
    for was_section, section in pairing.sections.both:
        inside = {one.key for one in section.questions}
        pairs = [one for one in pairing.questions.both if one[1].key in inside]
        for moved in elsewhere(pairs, was_section.questions):
            yield Difference(What.MOVED, moved.key, f"{quoted(moved.text)} {ELSEWHERE}.")
    for one in pairing.questions.added:
        said = f"{quoted(one.text)} is asked as well, in {quoted(after[one.key])}."
        yield Difference(What.ADDED, one.key, said)
    for one in pairing.questions.gone:
        said = f"{quoted(one.text)} is not asked any more."
        yield Difference(What.REMOVED, one.key, said)


def _homes(form: Instrument) -> dict[str, str]:
    """Name the section of every question, so that it is not looked for again and again."""
    every = ((one, asked) for one in form.all_sections for asked in one.questions)
    return {each.key: section.title for section, asked in every for each in asked.each}


def _sections(sections: Paired[Section]) -> Iterator[Difference]:
    for old, new in sections.both:
        for what, told in _section_changes(old, new):
            yield Difference(what, new.key, told)
    for one in sections.added:
        said = f"There is a section {quoted(one.title)} as well."
        yield Difference(What.ADDED, one.key, said)
    for one in sections.gone:
        yield Difference(What.REMOVED, one.key, f"The section {quoted(one.title)} is gone.")


def _section_changes(old: Section, new: Section) -> Iterator[tuple[What, str]]:
    name = quoted(new.title)
    if old.key != new.key:
        yield What.RENAMED, f"The section {name} has the key '{new.key}' now; it was '{old.key}'."
    if old.title != new.title:
        yield What.REWORDED, f"The section {quoted(old.title)} is called {name} now."
    if old.graded is not new.graded:
        yield What.GRADING, f"The section {name} is {'graded' if new.graded else 'not graded'} now."
    for field, (what, said) in SECTION.items():
        if getattr(old, field) != getattr(new, field):
            yield what, f"The section {name} {said}."


def _scale(old: Instrument, new: Instrument, pair: tuple[Scale, Scale]) -> Iterator[Difference]:
    was, now = pair
    name = quoted(now.title)
    before, after = scale_offers(old, was.key), scale_offers(new, now.key)
    told = [f"The scale {name}: {said}" for said in offer_changes(before, after)]
    for said in told:
        yield Difference(What.GRADING, now.key, said)
    if not told:
        yield Difference(What.GUIDANCE, now.key, f"The points of the scale {name} differ.")
