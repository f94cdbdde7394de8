"""Instruments of every shape, for properties that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from lifaudit.domain.instrument import (
    UNSCORED,
    Cap,
    Changed,
    Descriptor,
    Instrument,
    Scoring,
    Section,
)
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import ALWAYS, UNLIMITED, Choice, Extra, Limits, Logic, Question
from lifaudit.domain.scale import Point, Scale

texts = st.text(st.characters(codec="utf-8"), max_size=12)
maybe_texts = st.none() | texts
sets = st.frozensets(texts, max_size=3)
numbers = st.none() | st.floats(-1000, 1000, allow_subnormal=False)


def some(strategy):
    """Return tuples of up to three of these."""
    return st.lists(strategy, max_size=3).map(tuple)


points = st.builds(Point, texts, texts, numbers, texts, texts, st.booleans())
scales = st.builds(Scale, texts, texts, some(points))
extras = st.just(()) | st.tuples(st.builds(Extra, texts, texts))
choices = some(st.builds(Choice, texts, texts, numbers, st.booleans(), extras))
limits = st.builds(Limits, numbers, numbers, numbers, texts, texts, texts)
expressions = st.just("") | texts | st.sampled_from(("${a.b} = 'c'", ". > 1 and 2 <", "sum(${a})"))
logic = st.builds(Logic, expressions, expressions, texts, expressions, expressions, expressions)
weights = st.floats(-10, 10, allow_subnormal=False)
asked = {  # what a question and a question in a row have alike
    "key": texts,
    "text": texts,
    "kind": st.sampled_from(Kind),
    "guidance": texts,
    "evidence_prompts": some(texts),
    "scale": maybe_texts,
    "choices": choices,
    "required": st.booleans(),
    "tags": sets,
    "agencies": sets,
    "limits": st.just(UNLIMITED) | limits,
    "logic": st.just(ALWAYS) | logic,
    "weight": weights,
    "evidence_least": st.integers(0, 10),
}
rows = st.builds(Question, **asked)
questions = st.builds(Question, **asked, questions=st.just(()) | st.tuples(rows))
sections = st.builds(
    Section,
    key=texts,
    title=texts,
    intro=texts,
    questions=some(questions),
    graded=st.booleans(),
    grade_guidance=texts,
    descriptors=some(st.builds(Descriptor, texts, texts)),
    notes=st.booleans(),
    relevant=expressions,
    weight=weights,
)
caps = st.builds(Cap, texts, texts, texts)
instruments = st.builds(
    Instrument,
    key=texts,
    version=texts,
    title=texts,
    subject=texts,
    use=texts,
    purpose=texts,
    minutes=st.integers(1, 10**6),
    provenance=texts,
    statement=texts,
    scales=some(scales),
    sections=some(sections),
    overall=st.none() | sections,
    grade_scale=maybe_texts,
    scoring=st.just(UNSCORED) | st.builds(Scoring, texts, some(caps)),
    changes=some(st.builds(Changed, texts, texts, texts)),
    retires=texts,
    adds_to=some(texts),
)
