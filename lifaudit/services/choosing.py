"""Choosing what an audit asks: a main instrument, modules added to it, and what goes along."""

from __future__ import annotations

from collections.abc import Sequence

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.errors.composing import UseUnfit
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments import library as shipped
from lifaudit.instruments.compose import compose, compose_panel, parts_in
from lifaudit.services import library
from lifaudit.services.instruments import pin, pinned, unpin
from lifaudit.store.unit import Unit

USUAL = "multi-agency-deep-dive"
PANEL, REFLECTION, FEEDBACK = "panel-sheet", "practitioner-reflection", "child-and-parent-feedback"
BESIDE = ("panel", "reflection", "feedback")


def planned(unit: Unit) -> list[Audit]:
    """Return the audits whose instrument can still be chosen: those that are being planned."""
    return [one for one in unit.where(Audit) if one.is_draft]


def pin_usual(unit: Unit, audit: str, key: str) -> Change:
    """Pin what a new audit asks until its lead chooses otherwise.

    `key` is the form usual for its type; where the profile names none, it is the deep dive.
    """
    return pin_chosen(unit, audit, library.newest(unit, key or USUAL).identity, ())


def pin_chosen(unit: Unit, audit: str, identity: str, modules: Sequence[str]) -> Change:
    """Pin another main instrument with its modules, in place of what was chosen before.

    Raises InstrumentMissing, UseUnfit or ModuleUnfit.
    """
    forms = composed(unit, identity, modules)
    some = (forms.main, forms.panel, forms.reflection, forms.feedback)
    kept = [one for one in some if one is not None]
    gone = set(BESIDE) - {one.use for one in kept}
    return pin(unit, audit, *kept, without=unpin(unit, audit, gone))


def parts_of(unit: Unit, audit: str) -> tuple[str, ...]:
    """Return the identities an audit's main instrument is made of: the main one, its modules."""
    return parts_in(pinned(unit, audit).main.identity)


def composed(unit: Unit, identity: str, modules: Sequence[str]) -> Instruments:
    """Return what an audit would ask with a main instrument and these modules, all together.

    Raises InstrumentMissing, UseUnfit or ModuleUnfit.
    """
    main = library.instrument(unit, identity)
    if main.use != "return":
        raise UseUnfit(title=main.title)
    added = [library.instrument(unit, one) for one in modules]
    return along(main, added, library.lineage(unit, identity))


def along(
    main: Instrument, modules: Sequence[Instrument], lineage: Sequence[str] = ()
) -> Instruments:
    """Return the instruments of an audit, the main one composed with its modules.

    A panel's sheet goes along where it grades the same domains, and what practitioners and families
    are asked where a child's case is looked at.
    """
    whole = compose(main, *modules, lineage=lineage)
    sheet = shipped.form(PANEL)
    panel = compose_panel(sheet, *modules) if _domains(sheet) == _domains(main) else None
    if main.subject != "case":
        return Instruments(whole, panel)
    return Instruments(whole, panel, shipped.form(REFLECTION), shipped.form(FEEDBACK))


def _domains(instrument: Instrument) -> set[str]:
    return {one.key for one in instrument.graded_sections}
