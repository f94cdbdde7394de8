"""Instruments of every shape that keep every rule, for what must hold of all that can be used."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from lifaudit.domain.instrument import (
    Cap,
    Changed,
    Descriptor,
    Instrument,
    Scoring,
    Section,
)
from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.question import UNITS, Choice, Extra, Limits, Logic, Question
from lifaudit.domain.scale import ROLES, Point, Scale
from lifaudit.instruments.table import folded

SLUG = string.ascii_lowercase + string.digits
SIGNS = "aZ0 é\u201c\u201d\u2018\u2019£=+'\"\\|<>&*#-_{}[]\n\tΩ中"

slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
texts = st.text(SIGNS, min_size=1, max_size=30).map(folded).filter(bool)
long_texts = st.lists(st.sampled_from(["children", "were", '"seen"', "C:\\a", "«y»"]), min_size=30)
said = texts | long_texts.map(" ".join)
maybe = st.just("") | said
halves = st.integers(0, 40).map(lambda whole: whole / 2)
tenths = st.floats(0, 100, allow_subnormal=False)
agencies = st.frozensets(st.sampled_from([kind.value for kind in AgencyType]), max_size=2)
codes = st.sampled_from(["1*", "1", "2", "yes", "no", "na", "NEE", "3.5", "TRUE", "=x"])
days = st.dates().map(lambda day: day.isoformat())
versions = st.sampled_from(["1.0", "1", "2.3.1", "2026.1"])
names = st.sampled_from(["agency", "area", "_x"])


@st.composite
def scales(draw, key):
    """Draw a scale whose points count and have points, or do neither."""
    points = tuple(
        Point(
            code,
            draw(texts),
            draw(tenths) if at else None,
            draw(st.sampled_from(ROLES)),
            draw(said),
            counts=bool(at),
        )
        for at, code in enumerate(draw(st.lists(codes, min_size=2, max_size=4, unique=True)))
    )
    return Scale(key, draw(texts), points)


@st.composite
def choices(draw):
    """Draw at least two choices, some with points and properties."""
    extras = st.lists(st.builds(Extra, names, texts), max_size=2, unique_by=lambda one: one.name)
    return tuple(
        Choice(
            code,
            draw(texts),
            draw(st.none() | tenths),
            draw(st.booleans()),
            tuple(sorted(draw(extras), key=lambda one: one.name)),
        )
        for code in draw(st.lists(codes, min_size=2, max_size=3, unique=True))
    )


@st.composite
def limits(draw, kind):
    """Draw limits that an answer of this kind can keep."""
    if not (kind.is_number or kind is Kind.GROUP):
        return Limits()
    unit = draw(st.sampled_from(UNITS)) if kind is Kind.DURATION else ""
    ends = (draw(maybe), draw(maybe)) if kind is Kind.SCALING else ("", "")
    least, most = draw(st.sampled_from([(None, None), (1.0, 9.0), (2.0, None), (None, 7.0)]))
    step = draw(st.sampled_from([None, 1.0, 5.0]))
    return Limits(least, most, step, unit, *ends)


@st.composite
def logic(draw, question, known):
    """Draw expressions over questions that stand before this one."""
    kind = question.kind
    holds = st.just("") | st.sampled_from([f"${{{key}}} != ''" for key in known] or [""])
    answered = kind.answered
    return Logic(
        relevant=draw(holds),
        constraint=draw(st.sampled_from(["", ". != 'x'"])) if answered else "",
        message=draw(maybe) if answered else "",
        required=draw(holds) if answered else "",
        calculation="1 + 1" if kind is Kind.CALCULATED else "",
        filter=draw(st.sampled_from(["", "agency = 'x'"])) if question.choices else "",
    )


@st.composite
def questions(draw, key, keys, known):
    """Draw a question of any kind; a group asks some of its own."""
    inner = draw(st.sampled_from([2, 1, 0])) if known is not None else 0
    kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.GROUP])
    kind = Kind.GROUP if inner == 2 else draw(kinds)
    offered = kind.takes_choices or (kind is Kind.PERSON and draw(st.booleans()))
    question = Question(
        key=key,
        text=draw(said),
        kind=kind,
        guidance=draw(maybe),
        evidence_prompts=tuple(draw(st.lists(said, max_size=2))),
        scale=draw(st.sampled_from(keys)) if kind.takes_scale else None,
        choices=draw(choices()) if offered else (),
        required=kind.answered and draw(st.booleans()),
        tags=draw(st.frozensets(slugs, max_size=2)),
        agencies=draw(agencies),
        limits=draw(limits(kind)),
        weight=draw(st.just(1.0) | halves),
        evidence_least=draw(st.integers(0, 3)),
    )
    own = ()
    if kind is Kind.GROUP:
        own = tuple(
            draw(questions(f"{key}-{part}", keys, None))
            for part in draw(st.lists(slugs, min_size=1, max_size=2, unique=True))
        )
    drawn = draw(logic(question, known or ()))
    return replaced(question, drawn, own)


def replaced(question, drawn, own):
    """Return the question with its logic and the questions of its rows."""
    return Question(
        **{
            name: getattr(question, name)
            for name in Question.__dataclass_fields__
            if name not in ("logic", "questions")
        },
        logic=drawn,
        questions=own,
    )


@st.composite
def sections(draw, key, instrument_scale, keys):
    """Draw a section with or without a grade."""
    graded = instrument_scale is not None and draw(st.booleans())
    asked: list[Question] = []
    for part in draw(st.lists(slugs, min_size=0 if graded else 1, max_size=3, unique=True)):
        known = tuple(one.key for one in asked if one.kind is not Kind.GROUP)
        asked.append(draw(questions(f"{key}.{part}", keys, known)))
    needed = [point.code for point in instrument_scale.points if point.counts] if graded else []
    return Section(
        key=key,
        title=draw(texts),
        intro=draw(said),
        questions=tuple(asked),
        graded=graded,
        grade_guidance=draw(said) if graded else "",
        descriptors=tuple(Descriptor(code, draw(said)) for code in needed),
        notes=draw(st.booleans()),
        relevant=draw(st.sampled_from(["", "true()"])),
        weight=draw(st.just(1.0) | halves.map(lambda half: half + 1)),
    )


def uses(asked):
    """Name what such sections can be used for; nobody gives feedback row by row."""
    by_rows = any(one.kind is Kind.GROUP for section in asked for one in section.questions)
    return ["return", "panel", "module", *([] if by_rows else ["feedback"])]


@st.composite
def sound_instruments(draw):
    """Draw an instrument that can be used as it is."""
    keys = draw(st.lists(slugs, min_size=1, max_size=3, unique=True))
    held = tuple(draw(scales(key)) for key in keys)
    scale = draw(st.none() | st.just(held[0]))
    parts = draw(
        st.lists(slugs.filter(lambda one: one != "overall"), min_size=1, max_size=2, unique=True)
    )
    asked = tuple(draw(sections(key, scale, keys)) for key in parts)
    overall = draw(st.none() | sections("overall", scale, keys))
    graded = any(one.graded for one in (*asked, *([overall] if overall else [])))
    use = draw(st.sampled_from(uses((*asked, *([overall] if overall else [])))))
    changed = st.builds(Changed, versions, days, said)
    codes_of = st.sampled_from([point.code for point in held[0].points if point.counts])
    capped = ["", *(one.key for one in asked if one.graded)]
    caps = st.builds(Cap, st.sampled_from(capped), codes_of, codes_of)
    return Instrument(
        key=draw(slugs),
        version=draw(versions),
        title=draw(texts),
        subject=draw(st.sampled_from(["case", "agency", "event"])),
        use=use,
        purpose=draw(said),
        minutes=draw(st.integers(1, 500)),
        provenance=draw(said),
        statement=draw(maybe),
        scales=held,
        sections=asked,
        overall=overall,
        grade_scale=held[0].key if graded else None,
        scoring=Scoring(
            draw(st.sampled_from(["none", "points", "percent"])),
            tuple(draw(st.lists(caps, max_size=2))) if graded else (),
        ),
        changes=tuple(draw(st.lists(changed, max_size=2))),
        retires=draw(st.just("") | days),
        adds_to=tuple(draw(st.lists(slugs, max_size=2, unique=True))) if use == "module" else (),
    )
