"""Instruments of every shape, for properties that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from lifaudit.domain.instrument import Descriptor, Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
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
choices = some(st.builds(Choice, texts, texts))
questions = st.builds(
    Question,
    key=texts,
    text=texts,
    kind=st.sampled_from(Kind),
    guidance=texts,
    evidence_prompts=some(texts),
    scale=maybe_texts,
    choices=choices,
    required=st.booleans(),
    tags=sets,
    agencies=sets,
)
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
)
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
)
