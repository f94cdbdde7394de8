"""Calibration in the report: how far apart people graded the practice cases, and no names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.calibrating import Round, round_of
from lifaudit.domain.dossier import Dossier
from lifaudit.reports.content.phrases import bullets
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Paragraph, plain

BEFORE = (
    "Those who grade graded the same practice case, each alone, and then talked about where they "
    "were apart."
)


def calibration(source: Source) -> Iterator[Block]:
    """Yield what came of the practice cases that were closed; nothing where there is none."""
    found = tuple(_rounds(source.dossier))
    if found:
        yield Heading(2, "Calibration")
        yield Paragraph(plain(BEFORE))
        yield from bullets([(one.practice.title, one.sentence) for one in found])


def calibration_data(source: Source) -> list[dict[str, Any]]:
    """Return how often each grade was given in the practice cases, as JSON values."""
    return [
        {
            "title": one.practice.title,
            "people": len(one.leans),
            "domains": [
                {"domain": each.domain.key, "counts": _counts(each.tally.each)}
                for each in one.spreads
            ],
        }
        for one in _rounds(source.dossier)
    ]


def _rounds(dossier: Dossier) -> Iterator[Round]:
    form = dossier.instruments.main
    for practice in sorted(dossier.practices, key=lambda one: one.number):
        given = [one for one in dossier.practice_grades if one.practice == practice.practice]
        made = round_of("", practice, given, form, {}) if form.graded_sections else None
        if made and made.leans and not practice.is_open:
            yield made


def _counts(each: Any) -> dict[str, int]:
    return {point.code: number for point, number in each}
