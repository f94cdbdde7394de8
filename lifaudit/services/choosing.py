"""Choosing what an audit asks: a main instrument, modules added to it, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence

from lifaudit.domain.change import Change
from lifaudit.domain.errors.composing import UseUnfit
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments import library as shipped
from lifaudit.instruments.compose import compose, compose_panel
from lifaudit.services import library
from lifaudit.services.instruments import pin, unpin
from lifaudit.store.unit import Unit

USUAL = "multi-agency-deep-dive"
PANEL, REFLECTION, FEEDBACK = "panel-sheet", "practitioner-reflection", "child-and-parent-feedback"
BESIDE = ("panel", "reflection", "feedback")


def pin_usual(unit: Unit, audit: str) -> Change:
    """Pin what a new audit asks until its lead chooses otherwise."""
    return pin(unit, audit, *chosen(library.newest(unit, USUAL), ()))


def pin_chosen(unit: Unit, audit: str, identity: str, modules: Sequence[str]) -> Change:
    """Pin another main instrument with its modules, in place of what was chosen before.

    Raises InstrumentMissing, UseUnfit or ModuleUnfit.
    """
    main = library.instrument(unit, identity)
    if main.use != "return":
        raise UseUnfit(title=main.title)
    forms = chosen(main, tuple(library.instrument(unit, one) for one in modules))
    gone = set(BESIDE) - {one.use for one in forms}
    return pin(unit, audit, *forms, without=unpin(unit, audit, gone))


def chosen(main: Instrument, modules: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """Return the instruments of an audit, the composed main one first."""
    return (compose(main, *modules), *beside(main, modules))


def beside(main: Instrument, modules: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """Return what goes along with a main instrument.

    A panel's sheet where it grades the same domains, and what practitioners and families are asked
    where a child's case is looked at.
    """
    found: list[Instrument] = []
    panel = shipped.form(PANEL)
    if _domains(panel) == _domains(main):
        found.append(compose_panel(panel, *modules))
    if main.subject == "case":
        found += [shipped.form(REFLECTION), shipped.form(FEEDBACK)]
    return tuple(found)


def _domains(instrument: Instrument) -> set[str]:
    return {one.key for one in instrument.graded_sections}
