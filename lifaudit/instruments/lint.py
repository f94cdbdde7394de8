"""The linter: everything about a form that its authors should know before anybody fills it in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from lifaudit.domain.errors.instrument import FormProblem
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Remark
from lifaudit.instruments.check import broken_rules
from lifaudit.instruments.library import shared_scales
from lifaudit.instruments.linting.colour import colour_alone, colours_of
from lifaudit.instruments.linting.cycles import circles
from lifaudit.instruments.linting.expressions import senseless
from lifaudit.instruments.linting.jargon import hard_words
from lifaudit.instruments.linting.keys import unstable_keys
from lifaudit.instruments.linting.known import Known, known_of
from lifaudit.instruments.linting.literals import unknown_codes
from lifaudit.instruments.linting.reach import unkeepable, unreachable
from lifaudit.instruments.linting.readability import hard_reading
from lifaudit.instruments.linting.references import later_fields, lost_references
from lifaudit.instruments.linting.scales import forced_guesses
from lifaudit.instruments.linting.scoring import idle_module, idle_scores, unsaid_change
from lifaudit.instruments.linting.types import mismatches
from lifaudit.instruments.linting.unwritten import missing_guidance, unwritten
from lifaudit.instruments.linting.wording import unclear_wording
from lifaudit.instruments.read import begin, begin_scales, holds_scales_only
from lifaudit.instruments.source import is_toml, open_source

Rule = Callable[[Instrument], Iterator[Remark]]
RULES: tuple[Rule, ...] = (
    unwritten,
    unstable_keys,
    idle_scores,
    idle_module,
    unsaid_change,
    missing_guidance,
    forced_guesses,
    colour_alone,
    unclear_wording,
    hard_words,
    hard_reading,
)
LogicRule = Callable[[Known], Iterator[Remark]]
LOGIC_RULES: tuple[LogicRule, ...] = (
    senseless,
    lost_references,
    circles,
    unknown_codes,
    mismatches,
    unreachable,
    unkeepable,
    later_fields,
)


def lint_instrument(instrument: Instrument) -> tuple[Remark, ...]:
    """Return everything wrong with an instrument, and what would make it better."""
    return (*broken_rules(instrument, frozenset()), *said_of(instrument))


def said_of(instrument: Instrument) -> tuple[Remark, ...]:
    """Find what the reader lets pass and people would stumble over, problems before advice."""
    known = known_of(instrument)
    said = chain(
        *(rule(instrument) for rule in RULES), *(logic_rule(known) for logic_rule in LOGIC_RULES)
    )
    return tuple(sorted(said, key=lambda remark: not remark.stops))


def lint_file(path: Path) -> tuple[FormProblem, ...]:
    """Return everything to be said about a file; FormNotReadable when no form can be seen in it."""
    if not is_toml(path):
        return _lint_workbook(path)
    source = open_source(path)
    if holds_scales_only(source):
        scales, findings = begin_scales(source)
        findings.add_new(colours_of(scales))
    else:
        instrument, findings = begin(source, shared_scales())
        findings.add_new(said_of(instrument))
    return findings.problems


def _lint_workbook(path: Path) -> tuple[FormProblem, ...]:
    from lifaudit.instruments.xlsform.read import begin_workbook  # noqa: PLC0415 - slow to load

    instrument, findings = begin_workbook(path)
    if not findings.stop:
        findings.add_new(said_of(instrument))
    return findings.problems
