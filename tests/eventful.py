"""A deep dive whose instrument asks every kind of question, with a group of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, plan
from domain.one_question import CHOICES, MET, form_of, question, section
from world import WORDS, SteppingClock, found, rehearsed

from lifaudit.domain.instrument import Cap, Descriptor, Instrument, Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits, Logic, Question
from lifaudit.services import instruments, vault
from lifaudit.services.rows import Rows
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

EVENTS = "events.each"
GROUP = Rows(HERE, EVENTS)
DAY, WHAT = "events.when", "events.what"
AGREED = Choice("agreed", "Agreed"), Choice("held", "Held"), Choice("told", "Told")
SUM = Logic(calculation="1 + 1")
TEXTS = {
    Kind.YES_NO: "Was the child seen alone?",
    Kind.ONE_OF: "Where was the child seen most often?",
    Kind.MANY_OF: "Where did the child say it was safe?",
    Kind.WHOLE: "How many visits were made in the period?",
    Kind.NUMBER: "How far is it from home to school, in miles?",
    Kind.DATE: "When was the child last seen?",
    Kind.SHORT_TEXT: "What do people at school call the child?",
    Kind.LONG_TEXT: "What was a day like for this child?",
    Kind.PERSON: "Who knew the child best?",
    Kind.EVIDENCE: "Which records were read?",
    Kind.NOTE: "Read the last two plans before you go on.",
    Kind.ACKNOWLEDGE: "I have read the whole chronology.",
    Kind.PERCENTAGE: "What share of visits was kept?",
    Kind.DURATION: "How long from the referral to the assessment?",
    Kind.SCALING: "How safe did the child say home was?",
    Kind.RANKING: "Where was the child safest? Put the safest first.",
    Kind.CALCULATED: "Working days from the first event to the last",
    Kind.GROUP: "What happened in the period",
}
SIMPLE = (
    *(Kind.YES_NO, Kind.ONE_OF, Kind.MANY_OF, Kind.WHOLE, Kind.NUMBER, Kind.DATE),
    *(Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.EVIDENCE, Kind.NOTE, Kind.ACKNOWLEDGE),
)


def every_kind(**logic: Logic) -> Instrument:
    """Return a form of every kind; `logic` is given to questions by their last word."""
    simple = tuple(_asked(kind) for kind in SIMPLE)
    more = (
        _asked(Kind.PERCENTAGE, limits=Limits(step=5)),
        _asked(Kind.DURATION, limits=Limits(unit="working-days")),
        _asked(Kind.SCALING, limits=Limits(low="Not safe", high="Safe")),
        _asked(Kind.RANKING, choices=CHOICES[:3]),
        _asked(Kind.CALCULATED, limits=Limits(unit="working-days"), logic=SUM),
    )
    inside = (
        question(Kind.DATE, DAY, text="When"),
        question(Kind.LONG_TEXT, WHAT, text="What happened"),
        question(Kind.MANY_OF, "events.done", text="What came", choices=AGREED, required=False),
    )
    words = TEXTS[Kind.GROUP]
    group = question(Kind.GROUP, EVENTS, text=words, questions=inside, limits=Limits(1, 3))
    described = tuple(Descriptor(one.code, "So it looks") for one in MET.points)
    form = form_of(
        section("kinds", *simple, *more, graded=True, descriptors=described),
        section("events", group),
        grade_scale="met",
        key="every-kind",
        scoring=Scoring("percent", (Cap("kinds", "no", "partly"),)),
        overall=section("whole", graded=True, descriptors=described, title="The whole"),
    )
    return ruled(form, logic)


def _asked(kind: Kind, **more: object) -> Question:
    return question(kind, f"kinds.{kind.value}", text=TEXTS[kind], **more)


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
    with rehearsed(shared) as unit:
        yield unit


def eventful(planned: Vault, cases: int = 1, form: Instrument | None = None) -> Vault:
    """Plan an audit that asks every kind of question."""
    plan(planned, cases)
    with planned.unit() as unit:
        instruments.pin(unit, AUDIT, form or every_kind())
    return planned
