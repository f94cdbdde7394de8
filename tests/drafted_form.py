"""A small instrument of one's own with a question of every kind, conditions, and things to mend."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.instrument import Cap, Descriptor, Instrument, Scoring, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits, Logic, Question
from lifaudit.domain.retyping import new_question
from lifaudit.domain.scale import Point, Scale

MET = Scale(
    "met",
    "How far it was evidenced",
    (
        Point("met", "Met", 3, "good-high", "Seen, and seen again."),
        Point("mostly", "Mostly met", 2, "good", "Seen, with gaps."),
        Point("partly", "Partly met", 1, "weak", "Seen once, or late."),
        Point("not-met", "Not met", 0, "poor", "Looked for, and not there."),
        Point("na", "Not applicable", None, "neutral", "Say why.", counts=False),
    ),
)
BLANK = Instrument("own", "1.0", "", "case", "return", "", 0, "", "", (MET,), (), None, "met")
WHO = (Choice("child", "The child"), Choice("carer", "A parent or carer"), Choice("none", "Nobody"))


def asked(key: str, kind: Kind, text: str, **said: object) -> Question:
    """Return a question that says something."""
    made = new_question(f"voice.{key}", kind, BLANK)
    words = {"text": text, "guidance": "Read the record.", **said}
    return replace(made, **words)


EVENTS = asked(
    "events",
    Kind.GROUP,
    "What happened, in order?",
    limits=Limits(least=1, most=20),
    questions=(
        asked("when", Kind.DATE, "When was it?"),
        asked("what", Kind.SHORT_TEXT, "What happened?", required=True),
    ),
)
QUESTIONS = (
    asked(
        "seen",
        Kind.GRADE,
        "Was the child seen alone, by somebody they trust?",
        evidence_prompts=("The record of each visit", "The child's own words or work"),
        tags=frozenset({"voice"}),
        required=True,
    ),
    asked(
        "who",
        Kind.MANY_OF,
        "Who was spoken to?",
        choices=WHO,
        logic=Logic(relevant="${voice.seen} != 'na' and ${voice.seen} != ''"),
    ),
    asked(
        "days",
        Kind.WHOLE,
        "How many working days until the first visit?",
        limits=Limits(least=0, most=90, unit="days"),
        logic=Logic(
            relevant="selected(${voice.who}, 'child')",
            constraint=". <= 60",
            message="More than sixty days: check the date.",
        ),
    ),
    asked("share", Kind.PERCENTAGE, "How much of the plan was done?", limits=Limits(step=10)),
    asked("long", Kind.DURATION, "How long did the visits last?"),
    asked("safe", Kind.SCALING, "How safe did the child feel?"),
    asked("first", Kind.RANKING, "What mattered most to the child?", choices=WHO),
    asked("lead", Kind.PERSON, "Who led the work?"),
    asked("records", Kind.EVIDENCE, "Which records did you see?", choices=WHO),
    asked("told", Kind.LONG_TEXT, "What did the child tell us?"),
    EVENTS,
    asked("sum", Kind.CALCULATED, "Days in all", logic=Logic(calculation="${voice.days} + 1")),
    asked("read", Kind.NOTE, "Now read the whole record once more."),
    asked("done", Kind.ACKNOWLEDGE, "I read the whole record."),
)
VOICE = Section(
    "voice",
    "Voice of the child",
    "What the child said and showed, and what was done with it.",
    QUESTIONS,
    graded=True,
    grade_guidance="Grade what practice did with what the child showed or said.",
    descriptors=(
        Descriptor("met", "The child was seen alone at each stage and the plan followed them."),
        Descriptor("mostly", "The child was seen, mostly alone, and mostly heard."),
        Descriptor("partly", "The child was seen, seldom alone."),
    ),
    notes=True,
)
IMPACT = Section(
    "impact",
    "Impact",
    "",
    (
        replace(
            new_question("impact.unnamed", Kind.ONE_OF, BLANK),
            text="What is better for the child, and what is not and/or cannot be said?",
            logic=Logic(relevant="${voice.sen} = 'met'"),
        ),
    ),
    graded=False,
    grade_guidance="",
    descriptors=(),
    notes=False,
)


def rich() -> Instrument:
    """Return the instrument."""
    overall = replace(VOICE, key="overall", title="Overall", questions=(), intro="", notes=False)
    return replace(
        BLANK,
        title="Voice of the child: a short look",
        purpose="To see whether the child was seen, heard and believed.",
        statement="Grade the practice, never the practitioner.",
        minutes=45,
        provenance="Written for Exampleshire.",
        sections=(VOICE, IMPACT),
        overall=overall,
        scoring=Scoring("percent", (Cap("voice", "not-met", "partly"),)),
    )
