"""A deep dive whose instrument asks every kind of question, with a group of rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, plan
from domain.one_question import CHOICES, MET, form_of, question, section
from world import WORDS, SteppingClock, found

from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.instrument import Descriptor, Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits, Logic
from lifaudit.services import instruments, vault
from lifaudit.services.rows import Rows
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

EVENTS = "events.each"
GROUP = Rows(HERE, EVENTS)
WHEN, WHAT = "events.when", "events.what"
AGREED = Choice("agreed", "Agreed"), Choice("held", "Held"), Choice("told", "Told")
SIMPLE = (
    *(Kind.YES_NO, Kind.ONE_OF, Kind.MANY_OF, Kind.WHOLE, Kind.NUMBER, Kind.DATE),
    *(Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.EVIDENCE, Kind.NOTE, Kind.ACKNOWLEDGE),
)


def every_kind(**logic: Logic) -> Instrument:
    """Return a form of every kind; `logic` is given to questions by their last word."""
    simple = tuple(question(kind, f"kinds.{kind.value}") for kind in SIMPLE)
    more = (
        question(Kind.PERCENTAGE, "kinds.percentage", limits=Limits(step=5)),
        question(Kind.DURATION, "kinds.duration", limits=Limits(unit="working-days")),
        question(Kind.SCALING, "kinds.scaling", limits=Limits(low="Not safe", high="Safe")),
        question(Kind.RANKING, "kinds.ranking", choices=CHOICES[:3]),
        question(Kind.CALCULATED, "kinds.calculated", logic=Logic(calculation="1 + 1")),
    )
    inside = (
        question(Kind.DATE, WHEN),
        question(Kind.LONG_TEXT, WHAT),
        question(Kind.MANY_OF, "events.done", choices=AGREED, required=False),
    )
    group = question(Kind.GROUP, EVENTS, questions=inside, limits=Limits(1, 3))
    described = tuple(Descriptor(one.code, "So it looks") for one in MET.points)
    form = form_of(
        section("kinds", *simple, *more, graded=True, descriptors=described),
        section("events", group),
        grade_scale="met",
        key="every-kind",
    )
    return ruled(form, logic)


def ruled(form: Instrument, logic: dict[str, Logic]) -> Instrument:
    """Return the form with logic for some of its questions, by the last word of their keys."""
    sections = tuple(
        replace(
            one,
            questions=tuple(
                replace(each, logic=logic.get(each.key.split(".")[1], each.logic))
                for each in one.questions
            ),
        )
        for one in form.sections
    )
    return replace(form, sections=sections)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """Give every test of a module one vault, in which no test leaves anything behind."""
    made = vault.create(tmp_path_factory.mktemp("shared") / "vault", WORDS, SteppingClock())
    yield eventful(found(made))
    made.close()


@pytest.fixture
def unit(shared: Vault) -> Iterator[Unit]:
    """Give a unit whose work is undone when the test ends."""
    with suppress(Cancelled), shared.unit() as unit:
        yield unit
        raise Cancelled


def eventful(planned: Vault, cases: int = 1, form: Instrument | None = None) -> Vault:
    """Plan an audit that asks every kind of question."""
    plan(planned, cases)
    with planned.unit() as unit:
        instruments.pin(unit, AUDIT, form or every_kind())
    return planned
