"""A return in which answers decide what else is asked, needed, offered and worked out."""

from __future__ import annotations

from domain.one_question import CHOICES, form_of, question, section

from lifaudit.domain.instrument import Cap, Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Extra, Limits, Logic

SEEN, ALONE, WHY, VISITS = "visits.seen", "visits.alone", "visits.why", "visits.number"
SHARE, WHO, KINDS = "visits.share", "visits.who", "visits.kinds"
EACH, FIRM, HOW = "talks.each", "talks.firm", "talks.how"
AGENCIES = (
    Choice("nurse", "School nurse", extras=(Extra("place", "school"),)),
    Choice("tutor", "Tutor", extras=(Extra("place", "school"),)),
    Choice("doctor", "Doctor", extras=(Extra("place", "home"),)),
)


def relevant(expression):
    return Logic(relevant=expression)


def logical():
    """Return a form in which answers decide what else is asked."""
    seen = "${visits.seen} = 'yes'"
    inside = (
        question(Kind.YES_NO, FIRM, text="Was it firm?"),
        question(Kind.SHORT_TEXT, HOW, text="How?", logic=relevant("${talks.firm} = 'yes'")),
    )
    group = question(Kind.GROUP, EACH, text="Talks", questions=inside, limits=Limits())
    return form_of(
        section("visits", *visits(seen), graded=True),
        section("talks", group, relevant=seen),
        grade_scale="met",
        overall=section("whole", graded=True, title="The whole"),
        scoring=Scoring("percent", (Cap("visits", "no", "partly"),)),
    )


def visits(seen):
    """Return questions of every sort of logic."""
    demanded = Logic(required="${visits.seen} = 'no'")
    kept = Logic(constraint=". <= 31", message="There cannot be more visits than days.")
    twice = Logic(calculation="${visits.number} * 2")
    here = Logic(filter="place = ${visits.who}")
    return (
        question(Kind.YES_NO, SEEN, text="Was the child seen?"),
        question(Kind.YES_NO, ALONE, text="Alone?", logic=relevant(seen)),
        question(Kind.LONG_TEXT, WHY, text="Why not?", required=False, logic=demanded),
        question(Kind.WHOLE, VISITS, text="How many?", logic=kept),
        question(Kind.CALCULATED, SHARE, text="Twice", logic=twice),
        question(Kind.ONE_OF, WHO, text="Where?", choices=CHOICES[:2]),
        question(Kind.ONE_OF, KINDS, text="By whom?", choices=AGENCIES, logic=here),
    )
