"""The children in the sample, in groups so large that nobody can be recognised.

No group of fewer than five is printed. The smallest groups are put together until they are five,
so that a hidden number cannot be found by subtraction either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.profile import Profile, label_of
from lifaudit.domain.taking_part import Group, cohort
from lifaudit.reports.content.phrases import count
from lifaudit.reports.tree import Block, Heading, Paragraph, Table, plain

FEWEST = 5
OTHERS = "Other groups together"
KEPT_TO_METHOD = "Group sampled from"


@dataclass(frozen=True, slots=True)
class Shown:
    """One respect in which cases divide, with what may be told of it; no parts: nothing."""

    title: str
    parts: tuple[tuple[str, int], ...]


def shown(dossier: Dossier, terms: Profile) -> tuple[Shown, ...]:
    """Return how the cases divide, small numbers put together or left out."""
    labels: dict[str, Callable[[str], str]] = {
        "Age band": lambda code: label_of(code, terms.age_bands),
        "Gender": lambda code: label_of(code, terms.genders),
        "Ethnicity": lambda code: label_of(code, terms.ethnicities),
        "Plan": lambda code: label_of(code, terms.plan_statuses),
    }
    return tuple(
        Shown(one.title, _told(one, labels.get(one.title, str)))
        for one in cohort(dossier)
        if one.title != KEPT_TO_METHOD
    )


def children(dossier: Dossier, terms: Profile) -> Iterator[Block]:
    """Yield what may be told of the children in the sample."""
    respects = shown(dossier, terms)
    if not respects or not dossier.cases:
        return
    number = count(len(dossier.cases), "case")
    yield Heading(2, "The children in the sample")
    rows = tuple((one.title, name, str(n)) for one in respects for name, n in one.parts)
    rule = f"Groups of fewer than {FEWEST} children are put together or left out."
    if rows:
        yield Paragraph(plain(f"How the {number} divide. {rule}"))
        yield Table(("Respect", "Group", "Cases"), rows, (2, 3, 1), "The children in the sample.")
    hidden = [one.title.lower() for one in respects if not one.parts]
    if hidden:
        told = f"Not shown, because the groups are too small: {', '.join(hidden)}."
        yield Paragraph(plain(told if rows else f"{told} {rule}"), "small" if rows else "body")


def _told(group: Group, label: Callable[[str], str]) -> tuple[tuple[str, int], ...]:
    """Put the smallest parts together until none is small; nothing when that leaves one part."""
    parts = sorted(group.parts, key=lambda one: (-one[1], one[0]))
    together = 0
    while parts and (parts[-1][1] < FEWEST or 0 < together < FEWEST):
        together += parts.pop()[1]
    named = tuple((label(name), number) for name, number in parts)
    if not named:
        return ()
    return (*named, (OTHERS, together)) if together else named
