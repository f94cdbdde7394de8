"""One instrument out of a main one and the modules added to it, pinned and rendered as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lifaudit.domain.errors.composing import ModuleUnfit
from lifaudit.domain.instrument import Instrument, Scoring, Section
from lifaudit.domain.scale import Scale

NOT_MADE_FOR_IT = "it is not made to be added to it"


def compose(main: Instrument, *modules: Instrument, lineage: Sequence[str] = ()) -> Instrument:
    """Return the main instrument with the sections of each module before its overall one.

    Its identity names every part, such as `deep-dive@1.0+neglect@1.0`. `lineage` are the keys of
    what the main one was made from: modules made for those fit it too. Raises ModuleUnfit.
    """
    whole, kin = main, frozenset((main.key, *lineage))
    for module in modules:
        if kin.isdisjoint(module.adds_to):
            raise ModuleUnfit(module=module.title, main=main.title, why=NOT_MADE_FOR_IT)
        _prove_fitting(whole, main, module)
        whole = _added(whole, module)
    return whole


def compose_panel(panel: Instrument, *modules: Instrument) -> Instrument:
    """Return a panel's instrument with the domains its modules grade, which it asks nothing about.

    The panel's own scale stays; what a grade looks like is kept where the panel can give it.
    """
    codes = _grade_codes(panel)
    taken = {one.key for one in panel.all_sections}
    for module in modules:
        graded = (one for one in module.sections if one.graded and one.key not in taken)
        more = tuple(_graded_only(one, codes) for one in graded)
        if more:
            version = f"{panel.version}+{module.identity}"
            panel = replace(panel, version=version, sections=(*panel.sections, *more))
    return panel


def parts_in(identity: str) -> tuple[str, ...]:
    """Return the identities a composed one is made of, the main one first."""
    return tuple(identity.split("+"))


def _added(whole: Instrument, module: Instrument) -> Instrument:
    caps = (*whole.scoring.caps, *module.scoring.caps)
    return replace(
        whole,
        version=f"{whole.version}+{module.identity}",
        title=f"{whole.title} with {module.title}",
        purpose=f"{whole.purpose} {module.purpose}".strip(),
        statement=f"{whole.statement}\n\n{module.statement}".strip(),
        minutes=whole.minutes + module.minutes,
        provenance=f"{whole.provenance} {module.title}: {module.provenance}".strip(),
        scales=(*whole.scales, *_new_scales(whole, module)),
        sections=(*whole.sections, *module.sections),
        scoring=Scoring(whole.scoring.basis, caps),
    )


def _prove_fitting(whole: Instrument, main: Instrument, module: Instrument) -> None:
    why = next(_misfits(whole, main, module), "")
    if why:
        raise ModuleUnfit(module=module.title, main=main.title, why=why)


def _misfits(whole: Instrument, main: Instrument, module: Instrument) -> Iterator[str]:
    if module.use != "module":
        yield NOT_MADE_FOR_IT
    if module.overall is not None:
        yield "it has an overall section, and there can be only one"
    if module.grade_scale not in (None, main.grade_scale):
        yield "it grades on another scale"
    yield from _taken_keys(whole, module)
    yield from _torn_scales(whole, module)


def _taken_keys(whole: Instrument, module: Instrument) -> Iterator[str]:
    sections = {one.key for one in whole.all_sections}
    asked = {one.key for one in whole.every_question}
    for one in module.sections:
        if one.key in sections:
            yield f"both have a section '{one.key}'"
    for question in module.every_question:
        if question.key in asked:
            yield f"both ask a question '{question.key}'"


def _torn_scales(whole: Instrument, module: Instrument) -> Iterator[str]:
    known = {one.key: one for one in whole.scales}
    for one in module.scales:
        if known.get(one.key, one) != one:
            yield f"the scale '{one.key}' means something else in it"


def _new_scales(whole: Instrument, module: Instrument) -> tuple[Scale, ...]:
    known = {one.key for one in whole.scales}
    return tuple(one for one in module.scales if one.key not in known)


def _graded_only(section: Section, codes: frozenset[str]) -> Section:
    """Keep what a grade looks like; conditions read answers that a panel does not have."""
    kept = tuple(one for one in section.descriptors if one.code in codes)
    return replace(section, questions=(), descriptors=kept, relevant="", notes=False)


def _grade_codes(instrument: Instrument) -> frozenset[str]:
    if instrument.grade_scale is None:
        return frozenset()
    return frozenset(one.code for one in instrument.scale(instrument.grade_scale).points)
