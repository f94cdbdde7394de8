"""Everything wrong with one form file, gathered before anybody is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.errors.instrument import FormNotUsable, FormProblem
from lifaudit.instruments.lines import Lines, Place

MOST = 200  # nobody mends more at one sitting, and a hostile file may hold a million


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule broken at a place; `twin` is the earlier place it collides with, if any."""

    place: Place
    what: str
    why: str
    mend: str
    twin: Place | None = None


class Findings:
    """Collects breaches of one file and turns them into problems with line numbers."""

    def __init__(self, file: str, lines: Lines) -> None:
        self._file = file
        self._lines = lines
        self._breaches: list[Breach] = []

    def add(self, breach: Breach) -> None:
        """Keep a breach, up to the MOST a person would read."""
        if len(self._breaches) < MOST:
            self._breaches.append(breach)

    def add_new(self, breaches: Iterable[Breach]) -> None:
        """Keep those breaches whose table is still clean.

        A table that could not be read gives rise to false alarms: a misspelt kind would also be
        told that it takes no scale.
        """
        broken = [known.place for known in self._breaches]
        for breach in breaches:
            table = breach.place[:-1]
            if not any(place[: len(table)] == table for place in broken):
                self.add(breach)

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """All problems, in the order of the file."""
        return tuple(sorted(map(self._problem, self._breaches), key=lambda known: known.line))

    def refuse(self) -> None:
        """Raise FormNotUsable with everything found, if anything was."""
        if self._breaches:
            raise FormNotUsable(self.problems)

    def _problem(self, breach: Breach) -> FormProblem:
        line = self._lines.of(breach.place)
        why = breach.why
        if breach.twin is not None:
            why = f"{why} The first one stands on line {self._lines.of(breach.twin)}."
        return FormProblem(self._file, line, breach.what, why, breach.mend)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known word, or else all of them."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Use one of: {', '.join(choices)}." if choices else "Take it out."
