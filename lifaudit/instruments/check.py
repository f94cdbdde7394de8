"""The rules a form must keep before anybody is asked to fill it in."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.names import fitting_key, known_scale, sound_key, twins
from lifaudit.instruments.question_rules import broken_question
from lifaudit.instruments.scale_rules import broken_scales
from lifaudit.instruments.scoring_rules import broken_dates, broken_scoring
from lifaudit.instruments.walk import asked_in, sections_of

MOST_QUESTIONS = 2000
SPOKEN = {"reflection": "reflections", "feedback": "feedback"}


def broken_rules(instrument: Instrument, offered: frozenset[str]) -> Iterator[Remark]:
    """Find everything about a form that would puzzle an auditor or lose an answer.

    `offered` holds the keys of the shared scales the form might have used.
    """
    scales = offered | {scale.key for scale in instrument.scales}
    yield from _names(instrument)
    yield from broken_scales(instrument.scales)
    yield from _grading(instrument, scales)
    yield from _reflection(instrument)
    yield from _prompts(instrument)
    yield from broken_dates(instrument)
    yield from broken_scoring(instrument)
    for place, section in sections_of(instrument):
        yield from _section(instrument, place, section)
    for asked in asked_in(instrument):
        yield from broken_question(asked.place, asked.question, scales)
        yield from fitting_key((*asked.place, "key"), asked.question.key, asked.section.key)
    if not instrument.sections:
        yield Remark(
            ("section",),
            "The form has no sections.",
            "There would be nothing to fill in.",
            "Add one as [[section]], with its questions.",
        )
    if sum(1 for _ in instrument.every_question) > MOST_QUESTIONS:
        yield Remark(
            ("section",),
            f"The form asks more than {MOST_QUESTIONS} questions.",
            "Nobody could answer them well.",
            "Split it into several forms.",
        )


def _names(instrument: Instrument) -> Iterator[Remark]:
    yield from sound_key(("form", "key"), instrument.key)
    places = sections_of(instrument)
    yield from twins(((*place, "key"), section.key) for place, section in places)
    every = asked_in(instrument)
    yield from twins(((*asked.place, "key"), asked.question.key) for asked in every)
    if instrument.adds_to and instrument.use != "module":
        yield Remark(
            ("form", "adds_to"),
            "Only a module can be added to another form.",
            "Nothing would be added.",
            'Write use = "module", or take adds_to out.',
        )


def _grading(instrument: Instrument, scales: frozenset[str]) -> Iterator[Remark]:
    graded = any(section.graded for section in instrument.all_sections)
    if instrument.grade_scale is not None:
        yield from known_scale(("form", "grade_scale"), instrument.grade_scale, scales)
        if not graded:
            yield Remark(
                ("form", "grade_scale"),
                "The form names a scale for grades but grades no section.",
                "It would look like a graded form and is not.",
                "Take grade_scale out, or take out graded = false.",
            )
    elif graded:
        yield Remark(
            ("form", "grade_scale"),
            "The form grades sections but names no scale for grades.",
            "Nobody could choose a grade.",
            'Add grade_scale = "ofsted-4" to [form], or graded = false to each section.',
        )


def _reflection(instrument: Instrument) -> Iterator[Remark]:
    if instrument.use != "reflection":
        return
    if not instrument.statement:
        yield Remark(
            ("form", "statement"),
            "A reflection must open with a statement that nobody is blamed.",
            "People speak openly only when they know what their words are for.",
            'Add statement = "..." to [form].',
        )
    if instrument.graded_sections or any(
        asked.kind is Kind.GRADE for asked in instrument.every_question
    ):
        yield Remark(
            ("form", "use"),
            "A reflection cannot hold a grade.",
            "What practitioners say is for learning and is never scored.",
            "Add graded = false to each section and ask for text instead.",
        )


def _prompts(instrument: Instrument) -> Iterator[Remark]:
    """Find rows where what one person says is kept prompt by prompt."""
    for asked in asked_in(instrument) if instrument.use in SPOKEN else ():
        if asked.question.kind is Kind.GROUP:
            yield Remark(
                (*asked.place, "kind"),
                f"A form for {SPOKEN[instrument.use]} asks something row by row.",
                "What a person says is kept prompt by prompt, and rows could not be recorded.",
                "Ask for it in one text, or move the group to the return or the panel sheet.",
            )


def _section(instrument: Instrument, place: Place, section: Section) -> Iterator[Remark]:
    yield from sound_key((*place, "key"), section.key)
    if not section.questions and not section.graded:
        yield Remark(
            (*place, "question"),
            f"The section '{section.title}' asks nothing.",
            "It would be an empty page.",
            "Add a question as [[section.question]], or take the section out.",
        )
    yield from _descriptors(instrument, place, section)


def _descriptors(instrument: Instrument, place: Place, section: Section) -> Iterator[Remark]:
    scale = next(
        (known for known in instrument.scales if known.key == instrument.grade_scale), None
    )
    if scale is None:
        return
    needed = {point.code for point in scale.points if point.counts} if section.graded else set()
    allowed = {point.code for point in scale.points} if section.graded else set()
    given = {known.code for known in section.descriptors}
    for code in sorted(needed - given):
        yield Remark(
            (*place, "grades"),
            f"The section '{section.title}' does not say what grade '{code}' looks like.",
            "Two auditors would grade the same work differently.",
            f'Add a line "{code}" = "..." under the grades of this section.',
        )
    for code in sorted(given - allowed):
        yield Remark(
            (*place, "grades", code),
            f"'{code}' is not a grade of this section.",
            "Nobody would ever see this text.",
            did_you_mean(code, allowed),
        )
