"""The shapes an answer can have."""

from __future__ import annotations

import enum


class Kind(enum.Enum):
    """The shape of an answer."""

    GRADE = "grade"
    YES_NO = "yes-no"
    ONE_OF = "one-of"
    MANY_OF = "many-of"
    WHOLE = "whole-number"
    NUMBER = "number"
    PERCENTAGE = "percentage"
    DATE = "date"
    DURATION = "duration"
    SHORT_TEXT = "short-text"
    LONG_TEXT = "long-text"
    SCALING = "scaling"
    RANKING = "ranking"
    PERSON = "person"
    EVIDENCE = "evidence"
    NOTE = "note"
    ACKNOWLEDGE = "acknowledge"
    CALCULATED = "calculated"
    GROUP = "group"

    @property
    def answered(self) -> bool:
        """Whether a person answers it; a note is read, others are worked out or hold rows."""
        return self not in (Kind.NOTE, Kind.CALCULATED, Kind.GROUP)

    @property
    def takes_scale(self) -> bool:
        """Whether the answer is a point of a scale."""
        return self in (Kind.GRADE, Kind.YES_NO)

    @property
    def takes_choices(self) -> bool:
        """Whether the answer is picked from the question's own choices."""
        return self in (Kind.ONE_OF, Kind.MANY_OF, Kind.RANKING, Kind.EVIDENCE)

    @property
    def takes_several(self) -> bool:
        """Whether the answer holds any number of codes, parted by a space."""
        return self in (Kind.MANY_OF, Kind.RANKING, Kind.EVIDENCE)

    @property
    def is_number(self) -> bool:
        """Whether the answer is read as a number."""
        return self in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENTAGE, Kind.DURATION, Kind.SCALING)
