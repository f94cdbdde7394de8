"""A sound form with every kind of logic, which the mistakes are made in."""

from __future__ import annotations

SOUND = """\
[form]
key = "visits"
version = "1.0"
title = "Visits"
subject = "case"
use = "return"
purpose = "To try the linter."
minutes = 5
provenance = "Our own."

[[section]]
key = "visit"
title = "Visits"
intro = "Think of each visit."
graded = false

[[section.question]]
key = "visit.made"
text = "Was the child visited?"
kind = "yes-no"
scale = "yes-no-unclear-na"
guidance = "A visit to the house counts only if the child was there."

[[section.question]]
key = "visit.quality"
text = "How good was the visit?"
kind = "one-of"
guidance = "Choose the nearest."
relevant = "${visit.made} = 'yes'"
choices = [
  { code = "good", label = "Good" },
  { code = "poor", label = "Poor" },
]

[[section.question]]
key = "visit.who"
text = "Who was there?"
kind = "many-of"
guidance = "Tick all."
choices = [
  { code = "mother", label = "Mother" },
  { code = "father", label = "Father" },
]

[[section.question]]
key = "visit.on"
text = "When was it?"
kind = "date"
guidance = "The day itself."
constraint = ". <= today()"
message = "That day has not come yet."

[[section.question]]
key = "visit.times"
text = "How many visits were there?"
kind = "whole-number"
least = 0
most = 50
guidance = "Count them."

[[section.question]]
key = "visit.telephone"
text = "How many calls were there?"
kind = "whole-number"
guidance = "Count them too."

[[section.question]]
key = "visit.contacts"
text = "Contacts in all"
kind = "calculated"
calculation = "${visit.times} + ${visit.telephone}"

[[section.question]]
key = "visit.double"
text = "Twice as many"
kind = "calculated"
calculation = "${visit.contacts} * 2"

[[section.question]]
key = "visit.why"
text = "Why so few?"
kind = "long-text"
guidance = "In your own words."
required = false
required_if = "${visit.times} < 2"

[[section.question]]
key = "visit.events"
text = "Each event"
kind = "group"
required = false

[[section.question.question]]
key = "visit.minutes"
text = "How long did it take?"
kind = "duration"
unit = "minutes"
guidance = "A guess will do."
constraint = ". > 0 and . < 600"
message = "Between a minute and ten hours."
"""
RELEVANT = "relevant = \"${visit.made} = 'yes'\""
"""The condition that most mistakes are made in."""


def relevant(expression):
    """Return the sound form with this condition on the quality of the visit."""
    return SOUND.replace(RELEVANT, f'relevant = "{expression}"')


def line_of(text, mark):
    """Return the line of the only, or of the last, place where a mark stands."""
    return text.count("\n", 0, text.rindex(mark)) + 1
