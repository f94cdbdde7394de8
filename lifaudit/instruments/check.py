"""The rules a form must keep before anybody is asked to fill it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lifaudit.domain.instrument import Instrument, Kind, Question, Scale, Section
from lifaudit.domain.partnership import AgencyType
from lifaudit.instruments.findings import Breach, did_you_mean
from lifaudit.instruments.lines import Place

MOST_QUESTIONS = 2000
FEWEST_OPTIONS = 2
AGENCIES = frozenset(kind.value for kind in AgencyType)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")
_TWICE = "Answers are kept under this name, so two of them would be mixed up."


def broken_rules(instrument: Instrument) -> Iterator[Breach]:
    """Find everything about a form that would puzzle an auditor or lose an answer."""
    yield from _names(instrument)
    yield from broken_scales(instrument.scales)
    yield from _grading(instrument)
    yield from _reflection(instrument)
    for place, section in _sections(instrument):
        yield from _section(instrument, place, section)
    if not instrument.sections:
        yield Breach(
            ("section",),
            "The form has no sections.",
            "There would be nothing to fill in.",
            "Add one as [[section]], with its questions.",
        )
    if len(instrument.questions) > MOST_QUESTIONS:
        yield Breach(
            ("section",),
            f"The form asks more than {MOST_QUESTIONS} questions.",
            "Nobody could answer them well.",
            "Split it into several forms.",
        )


def broken_scales(scales: tuple[Scale, ...]) -> Iterator[Breach]:
    """Find everything wrong with a set of scales."""
    yield from _twins((("scale", at, "key"), known.key) for at, known in enumerate(scales))
    for at, scale in enumerate(scales):
        yield from _scale(("scale", at), scale)


def _scale(place: Place, scale: Scale) -> Iterator[Breach]:
    yield from _slug((*place, "key"), scale.key)
    codes = ((*place, "point", at, "code") for at in range(len(scale.points)))
    yield from _twins(zip(codes, (point.code for point in scale.points), strict=True))
    if len(scale.points) < FEWEST_OPTIONS:
        yield Breach(
            (*place, "point"),
            f"The scale '{scale.key}' has fewer than two points.",
            "There would be nothing to choose between.",
            "Add its points as [[scale.point]].",
        )
    for at, point in enumerate(scale.points):
        if point.counts is (point.points is None):
            yield Breach(
                (*place, "point", at, "points"),
                f"'{point.label}' must either count and have points, or do neither.",
                "Averages leave out what does not count, and need a number for what does.",
                "Give it points, or write counts = false and take the points out.",
            )


def _names(instrument: Instrument) -> Iterator[Breach]:
    yield from _slug(("form", "key"), instrument.key)
    if instrument.version and not _VERSION.fullmatch(instrument.version):
        yield Breach(
            ("form", "version"),
            f"'{instrument.version}' is not a version.",
            "Every audit names the version it used.",
            'Write a number such as "1.0" or "2.3.1".',
        )
    places = _sections(instrument)
    yield from _twins(((*place, "key"), section.key) for place, section in places)
    yield from _twins(((*place, "key"), asked.key) for place, asked in _questions(instrument))


def _grading(instrument: Instrument) -> Iterator[Breach]:
    graded = any(section.graded for section in instrument.all_sections)
    keys = [scale.key for scale in instrument.scales]
    if instrument.grade_scale is not None:
        yield from _known_scale(("form", "grade_scale"), instrument.grade_scale, keys)
        if not graded:
            yield Breach(
                ("form", "grade_scale"),
                "The form names a scale for grades but grades no section.",
                "It would look like a graded form and is not.",
                "Take grade_scale out, or take out graded = false.",
            )
    elif graded:
        yield Breach(
            ("form", "grade_scale"),
            "The form grades sections but names no scale for grades.",
            "Nobody could choose a grade.",
            'Add grade_scale = "ofsted-4" to [form], or graded = false to each section.',
        )


def _reflection(instrument: Instrument) -> Iterator[Breach]:
    if instrument.use != "reflection":
        return
    if not instrument.statement:
        yield Breach(
            ("form", "statement"),
            "A reflection must open with a statement that nobody is blamed.",
            "People speak openly only when they know what their words are for.",
            'Add statement = "..." to [form].',
        )
    if instrument.graded_sections or any(
        asked.kind is Kind.GRADE for asked in instrument.questions
    ):
        yield Breach(
            ("form", "use"),
            "A reflection cannot hold a grade.",
            "What practitioners say is for learning and is never scored.",
            "Add graded = false to each section and ask for text instead.",
        )


def _section(instrument: Instrument, place: Place, section: Section) -> Iterator[Breach]:
    yield from _slug((*place, "key"), section.key)
    if not section.questions and not section.graded:
        yield Breach(
            (*place, "question"),
            f"The section '{section.title}' asks nothing.",
            "It would be an empty page.",
            "Add a question as [[section.question]], or take the section out.",
        )
    yield from _descriptors(instrument, place, section)
    for at, asked in enumerate(section.questions):
        yield from _question(instrument, (*place, "question", at), asked)
        yield from _question_key((*place, "question", at, "key"), asked.key, section.key)


def _descriptors(instrument: Instrument, place: Place, section: Section) -> Iterator[Breach]:
    scale = next(
        (known for known in instrument.scales if known.key == instrument.grade_scale), None
    )
    if scale is None:
        return
    needed = {point.code for point in scale.points if point.counts} if section.graded else set()
    allowed = {point.code for point in scale.points} if section.graded else set()
    given = {known.code for known in section.descriptors}
    for code in sorted(needed - given):
        yield Breach(
            (*place, "grades"),
            f"The section '{section.title}' does not say what grade '{code}' looks like.",
            "Two auditors would grade the same work differently.",
            f'Add a line "{code}" = "..." under the grades of this section.',
        )
    for code in sorted(given - allowed):
        yield Breach(
            (*place, "grades", code),
            f"'{code}' is not a grade of this section.",
            "Nobody would ever see this text.",
            did_you_mean(code, allowed),
        )


def _question(instrument: Instrument, place: Place, asked: Question) -> Iterator[Breach]:
    if asked.scale is not None:
        keys = [scale.key for scale in instrument.scales]
        yield from _known_scale((*place, "scale"), asked.scale, keys)
    yield from _answer(place, asked)
    codes = ((*place, "choices", at, "code") for at in range(len(asked.choices)))
    yield from _twins(zip(codes, (choice.code for choice in asked.choices), strict=True))
    for word in sorted(asked.tags):
        yield from _slug((*place, "tags"), word)
    for word in sorted(asked.agencies - AGENCIES):
        yield Breach(
            (*place, "agencies"),
            f"There is no type of agency called '{word}'.",
            "Nobody would ever be asked the question.",
            did_you_mean(word, AGENCIES),
        )


def _answer(place: Place, asked: Question) -> Iterator[Breach]:
    """Find what a question of this kind needs and lacks, or has and cannot use."""
    kind = asked.kind
    if kind.takes_scale and asked.scale is None:
        yield _misfit((*place, "scale"), kind, "needs a scale", 'Add scale = "met-4", say.')
    if not kind.takes_scale and asked.scale is not None:
        yield _misfit((*place, "scale"), kind, "takes no scale", "Take the scale out.")
    if kind.takes_choices and len(asked.choices) < FEWEST_OPTIONS:
        mend = 'Add choices = [{code = "...", label = "..."}, ...].'
        yield _misfit((*place, "choices"), kind, "needs at least two choices", mend)
    if not kind.takes_choices and asked.choices:
        yield _misfit((*place, "choices"), kind, "takes no choices", "Take the choices out.")
    if not kind.answered and asked.required:
        yield _misfit((*place, "required"), kind, "is only read", "Take required out.")


def _misfit(place: Place, kind: Kind, what: str, mend: str) -> Breach:
    why = "The page could not be drawn as the form asks."
    return Breach(place, f"A question of kind '{kind.value}' {what}.", why, mend)


def _question_key(place: Place, key: str, section: str) -> Iterator[Breach]:
    start, _, rest = key.partition(".")
    if key and section and not (start == section and _SLUG.fullmatch(rest)):
        yield Breach(
            place,
            f"The question key '{key}' does not fit its section.",
            "A key tells where a question belongs and keeps its meaning for ever.",
            f"Write it as {section}.a-few-words, in small letters, digits and hyphens.",
        )


def _slug(place: Place, key: str) -> Iterator[Breach]:
    if key and not _SLUG.fullmatch(key):
        yield Breach(
            place,
            f"'{key}' cannot be used as a key.",
            "Keys stand in file names, reports and exports.",
            "Use small letters, digits and single hyphens only.",
        )


def _known_scale(place: Place, wanted: str, keys: Iterable[str]) -> Iterator[Breach]:
    known = set(keys)
    if wanted not in known:
        yield Breach(
            place,
            f"There is no scale called '{wanted}'.",
            "Nobody could choose an answer.",
            did_you_mean(wanted, known),
        )


def _twins(named: Iterable[tuple[Place, str]]) -> Iterator[Breach]:
    first: dict[str, Place] = {}
    for place, name in named:
        if name and name in first:
            mend = "Give one of the two another name."
            yield Breach(place, f"'{name}' is used twice.", _TWICE, mend, first[name])
        first.setdefault(name, place)


def _sections(instrument: Instrument) -> Iterator[tuple[Place, Section]]:
    for at, section in enumerate(instrument.sections):
        yield ("section", at), section
    if instrument.overall is not None:
        yield ("overall",), instrument.overall


def _questions(instrument: Instrument) -> Iterator[tuple[Place, Question]]:
    for place, section in _sections(instrument):
        for at, asked in enumerate(section.questions):
            yield (*place, "question", at), asked
