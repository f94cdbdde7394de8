"""Scores, modules and versions that would do nothing, or less than their author thinks."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.library import keys


def idle_scores(instrument: Instrument) -> Iterator[Remark]:
    """Find a score to which nothing adds up, and caps that hold nothing down."""
    scored = {
        scale.key
        for scale in instrument.scales
        if any(point.points is not None for point in scale.points)
    }
    if instrument.scoring.basis != "none" and not any(
        _scores(asked, scored) for asked in instrument.every_question
    ):
        yield Remark(
            ("form", "scoring"),
            "The form keeps a score, and no answer has points.",
            "The score would always be empty.",
            "Give points to scales or choices, or take scoring out.",
        )
    overall = instrument.overall
    if instrument.scoring.caps and not (overall and overall.graded):
        yield Remark(
            ("cap", 0),
            "The form has a cap and no overall grade.",
            "There is nothing for it to hold down.",
            "Add [overall], or take the cap out.",
            Severity.ADVICE,
        )


def idle_module(instrument: Instrument) -> Iterator[Remark]:
    """Find a module that can be added to nothing."""
    if instrument.use == "module" and not instrument.adds_to:
        yield Remark(
            ("form", "adds_to"),
            "The module does not say what it can be added to.",
            "Nobody would be offered it.",
            'Add adds_to = ["multi-agency-deep-dive"], say.',
        )
    known = keys() if instrument.adds_to else frozenset()
    for wanted in instrument.adds_to:
        if wanted not in known:
            yield Remark(
                ("form", "adds_to"),
                f"No form that comes with lifaudit is called '{wanted}'.",
                "Unless you have made it yourself, nobody would be offered the module.",
                did_you_mean(wanted, known),
                Severity.ADVICE,
            )


def unsaid_change(instrument: Instrument) -> Iterator[Remark]:
    """Find a log of changes that stops before this version."""
    versions = {changed.version for changed in instrument.changes}
    if versions and instrument.version not in versions:
        yield Remark(
            ("change",),
            f"The log of changes does not mention version {instrument.version}.",
            "People who know the last version want to know what is new.",
            "Add a [[change]] for it.",
            Severity.ADVICE,
        )


def _scores(asked: Question, scored: set[str]) -> bool:
    own = any(choice.points is not None for choice in asked.choices)
    return asked.weight > 0 and (own or asked.scale in scored)
