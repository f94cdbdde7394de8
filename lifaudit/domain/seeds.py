"""Where a finding could start: questions that many agencies answered alike, weak or strong.

A seed is an offer, never a finding: people decide what it means. Strengths are offered as
eagerly as gaps (R-59).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.learning import Polarity
from lifaudit.domain.practice import Asked, asked

FEWEST = 2
"""One answer is a case, not a pattern."""
MOST = 6
OFTEN_WEAK, OFTEN_STRONG = 1 / 3, 3 / 4


@dataclass(frozen=True, slots=True)
class Seed:
    """One question answered alike often enough to talk about, with the cases it was seen in."""

    polarity: Polarity
    section: str
    title: str
    question: str
    text: str
    cases: tuple[str, ...]
    sentence: str


def seeds(dossier: Dossier) -> tuple[Seed, ...]:
    """Return gaps, then strengths, each the most frequent first and no more than a handful."""
    questions = asked(dossier)
    gaps = sorted(_gaps(dossier, questions), key=lambda one: -one[0])
    strengths = sorted(_strengths(dossier, questions), key=lambda one: -one[0])
    return tuple(seed for _, seed in (*gaps[:MOST], *strengths[:MOST]))


def _gaps(dossier: Dossier, questions: tuple[Asked, ...]) -> Iterator[tuple[float, Seed]]:
    for one in questions:
        share = _share(one.weak, one.counted)
        if len(one.weak) >= FEWEST and share >= OFTEN_WEAK:
            yield share, _seed(dossier, one, Polarity.IMPROVEMENT, one.weak)


def _strengths(dossier: Dossier, questions: tuple[Asked, ...]) -> Iterator[tuple[float, Seed]]:
    for one in questions:
        share = _share(one.strong, one.counted)
        if len(one.strong) >= FEWEST and share >= OFTEN_STRONG:
            yield share, _seed(dossier, one, Polarity.STRENGTH, one.strong)


def _seed(
    dossier: Dossier, one: Asked, polarity: Polarity, where: tuple[tuple[str, str], ...]
) -> Seed:
    seen = {case for case, _ in where}
    cases = tuple(each.case for each in dossier.cases if each.case in seen)
    word = "Strong" if polarity is Polarity.STRENGTH else "Weak"
    agencies = len({agency for _, agency in where})
    sentence = (
        f"{word} in {len(where)} of {one.counted} answers: in {len(cases)} of "
        f"{len(dossier.cases)} cases, from {agencies} of {len(dossier.agencies)} agencies."
    )
    return Seed(polarity, one.section, one.title, one.question, one.text, cases, sentence)


def _share(where: tuple[tuple[str, str], ...], counted: int) -> float:
    return len(where) / counted if counted else 0
