"""How long logic takes: reading it, one answer, an answer that concerns everything, a new row.

The baseline is libxml2's XPath on the same expressions, where there is one. It knows nothing of
dependencies, so it is given the very expressions that an answer concerns.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle
from pathlib import Path

from bench.frame import Bar, Bench, Limit, Pair
from instruments.logic.forms import asked, form, section
from lxml import etree

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice
from lifaudit.instruments.logic.expressions import expressions_in
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.parse import parse
from lifaudit.instruments.logic.program import program_of

MANY, AT_ONCE, ROWS = 1000, 100, 100
TODAY = date(2026, 9, 14)
CHOICES = (Choice("met", "Met"), Choice("not-met", "Not met"), Choice("na", "Does not apply"))
ANSWERS = {f"a.q{at}": "met" for at in range(MANY)}


def chained() -> Instrument:
    """Return 1,000 questions with 2,999 expressions, each reading the question before it."""
    questions = []
    for at in range(MANY):
        before = f"${{a.q{at - 1}}}"
        questions += [
            asked(
                f"a.q{at}",
                Kind.ONE_OF,
                choices=CHOICES,
                relevant=f"{before} != 'na'" if at else "",
                constraint=f"{before} != 'not-met' or . != 'met'" if at else ". != 'x'",
            ),
            asked(f"a.c{at}", Kind.CALCULATED, calculation=f"if(${{a.q{at}}} = 'met', 1, 0)"),
        ]
    return form(section("a", *questions))


def starred() -> Instrument:
    """Return 1,000 questions of which 999 wait for the first."""
    first = asked("a.q0", Kind.ONE_OF, choices=CHOICES)
    others = (asked(f"a.q{at}", relevant="${a.q0} != 'na'") for at in range(1, MANY))
    return form(section("a", first, *others))


@dataclass(frozen=True, slots=True)
class Foreign:
    """The same answers as XML, and the same expressions as libxml2 compiles them."""

    answers: etree._Element
    texts: tuple[str, ...]

    def compiled(self) -> list[etree.XPath]:
        """Compile every expression."""
        return [etree.XPath(text) for text in self.texts]


def foreign(instrument: Instrument) -> Foreign:
    """Write an instrument's expressions and answers as libxml2 wants them."""
    root = etree.Element("a")
    for key, value in ANSWERS.items():
        etree.SubElement(root, key.removeprefix("a.")).text = value
    texts = (one.text for one in expressions_in(instrument))
    return Foreign(root, tuple(_translated(text) for text in texts))


def _translated(text: str) -> str:
    """Write an expression with paths; `if` is no function there, so its condition stands alone."""
    for ours, theirs in ((", 1, 0)", ""), ("if(", ""), ("${a.", "/a/"), ("}", "")):
        text = text.replace(ours, theirs)
    return text


@contextmanager
def _load(_folder: Path) -> Iterator[Pair]:
    instrument, other = chained(), foreign(chained())

    def ours() -> None:
        parse.cache_clear()
        Live(program_of(replace(instrument)), TODAY).load(ANSWERS, {})

    yield Pair(ours, lambda: [one(other.answers) for one in other.compiled()])


@contextmanager
def _answers(_folder: Path) -> Iterator[Pair]:
    live = Live(program_of(instrument := chained()), TODAY)
    live.load(ANSWERS, {})
    other = foreign(instrument)
    places, values = cycle(range(1, MANY, 7)), cycle(("not-met", "met", "met"))
    compiled = other.compiled()[:4]

    def ours() -> None:
        for _ in range(AT_ONCE):
            live.answer(f"a.q{next(places)}", next(values))

    yield Pair(ours, lambda: [one(other.answers) for _ in range(AT_ONCE) for one in compiled])


@contextmanager
def _star(_folder: Path) -> Iterator[Pair]:
    live = Live(program_of(instrument := starred()), TODAY)
    live.load(ANSWERS, {})
    other, values = foreign(instrument), cycle(("na", "met"))
    compiled = other.compiled()
    yield Pair(
        lambda: live.answer("a.q0", next(values)),
        lambda: [one(other.answers) for one in compiled],
    )


@contextmanager
def _row(_folder: Path) -> Iterator[Pair]:
    inside = (
        asked("g.on", Kind.DATE, constraint=". <= today()"),
        asked("g.why", relevant="${g.on} > '2026-01-01'"),
        asked("g.number", Kind.CALCULATED, calculation="position(..)"),
    )
    many = asked("a.many", Kind.CALCULATED, calculation="count(${g})")
    group = asked("g", Kind.GROUP, questions=inside)
    program = program_of(form(section("a", group, many)))
    first, last = (Live(program, TODAY) for _ in range(2))
    standing = [f"r{at}" for at in range(ROWS)]
    yield Pair(lambda: _add(last, standing), lambda: _add(first, standing[:1]))


def _add(live: Live, rows: list[str]) -> None:
    """Add the last of these rows and answer in it, ten times over: once is over too soon."""
    for _ in range(10):
        live.set_rows("g", rows[:-1])
        live.set_rows("g", rows)
        live.answer(f"g/{rows[-1]}/g.on", "2026-03-02")
        live.answer(f"g/{rows[-1]}/g.on", "")


LOAD = Bench(
    "logic: 1,000 questions with 2,999 expressions compiled and worked out",
    "libxml2, the same expressions",
    Limit(0.3, Bar.SECONDS),
    _load,
    most=5,
)
ANSWER = Bench(
    "logic: a hundred answers, each with what depends on it",
    "libxml2, the dependants alone",
    Limit(0.005, Bar.SECONDS),
    _answers,
)
STAR = Bench(
    "logic: an answer that 999 conditions wait for (p99)",
    "libxml2, the 999 conditions",
    Limit(0.005, Bar.SECONDS),
    _star,
    share=0.99,
)
ROW = Bench(
    "logic: the hundredth row of a group added and answered in",
    "the first row",
    Limit(1.2),
    _row,
)
