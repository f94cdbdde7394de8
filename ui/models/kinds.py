"""How the window says the kinds of question, and what each is for."""

from __future__ import annotations

from lifaudit.domain.kinds import Kind

KINDS: dict[Kind, str] = {
    Kind.GRADE: "Point of a scale",
    Kind.YES_NO: "Yes, no, unclear, not applicable",
    Kind.ONE_OF: "One of several choices",
    Kind.MANY_OF: "Any number of choices",
    Kind.RANKING: "Choices put in order",
    Kind.SCALING: "0 to 10",
    Kind.WHOLE: "Whole number",
    Kind.NUMBER: "Number",
    Kind.PERCENTAGE: "Percentage",
    Kind.DATE: "Date",
    Kind.DURATION: "Length of time",
    Kind.SHORT_TEXT: "A few words",
    Kind.LONG_TEXT: "Several lines of words",
    Kind.PERSON: "Person, by role",
    Kind.EVIDENCE: "Records that were seen",
    Kind.ACKNOWLEDGE: "Something to acknowledge",
    Kind.GROUP: "Repeated rows, such as events",
    Kind.CALCULATED: "Worked out, not answered",
    Kind.NOTE: "Words to read, not answered",
}
KIND_CHOICES = tuple((kind.value, words) for kind, words in KINDS.items())
IN_ROWS = tuple(choice for choice in KIND_CHOICES if choice[0] != Kind.GROUP.value)
