"""Everything wrong with one form file, gathered before anybody is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from lifaudit.domain.errors.instrument import FormNotUsable, FormProblem, Spot
from lifaudit.domain.remark import Place, Remark

MOST = 200  # nobody mends more at one sitting, and a hostile file may hold a million


class Spots(Protocol):
    """Knows where in a file every place of a form stands, or the nearest thing around it."""

    def spot(self, place: Place) -> Spot: ...


class Findings:
    """Collects remarks on one file and turns them into problems that say where they stand."""

    def __init__(self, file: str, spots: Spots) -> None:
        self._file = file
        self._spots = spots
        self._remarks: list[Remark] = []

    def add(self, remark: Remark) -> None:
        """Keep a remark, up to the MOST a person would read."""
        if len(self._remarks) < MOST:
            self._remarks.append(remark)

    def add_new(self, remarks: Iterable[Remark]) -> None:
        """Keep those remarks whose table is still clean.

        A table that could not be read gives rise to false alarms: a misspelt kind would also be
        told that it takes no scale.
        """
        broken = [known.place for known in self._remarks]
        for remark in remarks:
            table = remark.place[:-1]
            if not any(place[: len(table)] == table for place in broken):
                self.add(remark)

    @property
    def problems(self) -> tuple[FormProblem, ...]:
        """All problems, in the order of the file."""
        found = (told(self._file, remark, self._spots) for remark in self._remarks)
        return tuple(sorted(found, key=lambda known: (known.line, known.sheet, known.row)))

    @property
    def stop(self) -> bool:
        """Whether something was found with which the form cannot be used."""
        return any(remark.stops for remark in self._remarks)

    def refuse(self) -> None:
        """Raise FormNotUsable with everything found, if the form cannot be used."""
        if self.stop:
            raise FormNotUsable(self.problems)


def told(file: str, remark: Remark, spots: Spots) -> FormProblem:
    """Say a remark with where it stands in this file."""
    why = remark.why
    if remark.twin is not None:
        why = f"{why} The first one stands on {spots.spot(remark.twin)}."
    bare = FormProblem(file, 0, remark.what, why, remark.mend, remark.severity)
    spot = spots.spot(remark.place)
    return replace(bare, line=spot.line, sheet=spot.sheet, row=spot.row, column=spot.column)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the nearest known word, or else all of them."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1)
    if near:
        return f"Did you mean '{near[0]}'?"
    return f"Use one of: {', '.join(choices)}." if choices else "Take it out."
