"""The linter: everything about a form that its authors should know before anybody fills it in."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.instrument import FormProblem
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Remark
from lifaudit.instruments.check import broken_rules
from lifaudit.instruments.library import shared_scales
from lifaudit.instruments.read import begin, begin_scales, holds_scales_only
from lifaudit.instruments.source import open_source


def lint_instrument(instrument: Instrument) -> tuple[Remark, ...]:
    """Return everything wrong with an instrument, and what would make it better."""
    return tuple(broken_rules(instrument, frozenset()))


def lint_file(path: Path) -> tuple[FormProblem, ...]:
    """Return everything to be said about a file; FormNotReadable when no form can be seen in it."""
    source = open_source(path)
    if holds_scales_only(source):
        _, findings = begin_scales(source)
    else:
        _, findings = begin(source, shared_scales())
    return findings.problems
