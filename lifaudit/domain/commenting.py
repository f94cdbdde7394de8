"""Comment and respond: what the case group says to the draft findings, and what the lead answers.

What is sent is a copy of each finding as it then read, so that a comment is about words that stay.
Whoever comments is named by role; every comment is its author's own, and none is taken back by
another.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from lifaudit.domain.learning import Polarity
from lifaudit.domain.record import key


class Outcome(enum.Enum):
    """What the lead makes of a comment."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not-accepted"


@dataclass(frozen=True, slots=True)
class Circulated:
    """One time the draft findings were given to the case group, and until when they answer."""

    COMPARTMENT: ClassVar[str] = "draft-findings"
    audit: str = key()
    round: str = key()
    given_at: datetime | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """A finding as it read when it was given out."""

    COMPARTMENT: ClassVar[str] = "draft-findings"
    audit: str = key()
    round: str = key()
    finding: str = key()
    number: int = 0
    polarity: Polarity = Polarity.IMPROVEMENT
    section: str = ""
    agency: str = ""
    what: str = field(default="", repr=False)
    why: str = field(default="", repr=False)
    so_what: str = field(default="", repr=False)
    now_what: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """What one person says to one finding: that they agree, or what should be different, or both.

    `role` says who they are; a comment that says nothing was taken back by its author.
    """

    COMPARTMENT: ClassVar[str] = "comments/{agency}"
    audit: str = key()
    round: str = key()
    finding: str = key()
    agency: str = key()
    person: str = key()
    role: str = ""
    agrees: bool = False
    text: str = field(default="", repr=False)

    @property
    def says_something(self) -> bool:
        """It agrees or it says what should be different."""
        return self.agrees or bool(self.text.strip())

    @property
    def asks_for_answer(self) -> bool:
        """It says something in words, so that the lead owes it an answer."""
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Response:
    """What the lead answers one comment, and why; `answered` is the step that wrote its words."""

    COMPARTMENT: ClassVar[str] = "draft-findings"
    audit: str = key()
    round: str = key()
    finding: str = key()
    agency: str = key()
    person: str = key()
    outcome: Outcome | None = None
    why: str = field(default="", repr=False)
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that was given out, said and answered in one audit."""

    rounds: tuple[Circulated, ...] = ()
    drafts: tuple[DraftFinding, ...] = ()
    comments: tuple[Comment, ...] = ()
    responses: tuple[Response, ...] = ()

    @property
    def newest(self) -> Circulated | None:
        """The last time the findings were given out."""
        return max(self.rounds, key=lambda one: int(one.round), default=None)

    @property
    def newest_drafts(self) -> tuple[DraftFinding, ...]:
        """The findings as they were given out last."""
        last = self.newest
        return tuple(one for one in self.drafts if last and one.round == last.round)

    def about(self, draft: DraftFinding) -> tuple[Comment, ...]:
        """Return what was said to one finding, in that round."""
        place = (draft.round, draft.finding)
        return tuple(one for one in self.comments if (one.round, one.finding) == place)

    def response_to(self, one: Comment) -> Response | None:
        """Return the lead's answer to a comment, if there is one."""
        mine = (
            two for two in self.responses if two.outcome is not None and _place(two) == _place(one)
        )
        return next(mine, None)

    @property
    def unanswered(self) -> tuple[Comment, ...]:
        """The comments in words, of whichever round, to which the lead owes an answer."""
        owed = (one for one in self.comments if one.asks_for_answer)
        return tuple(one for one in owed if self.response_to(one) is None)

    def counted(self) -> Counted:
        """Count what came back, as the report prints it."""
        said = [one for one in self.comments if one.says_something]
        answered = [two.outcome for one in said if (two := self.response_to(one)) is not None]
        return Counted(
            len({one.agency for one in said}),
            sum(1 for one in said if one.agrees and not one.asks_for_answer),
            sum(1 for one in said if one.asks_for_answer),
            *(answered.count(outcome) for outcome in Outcome),
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many agencies spoke, agreed without more, commented, and what became of comments."""

    agencies: int
    agreed: int
    comments: int
    accepted: int
    partly: int
    not_accepted: int


def _place(one: Comment | Response) -> tuple[str, str, str, str]:
    return (one.round, one.finding, one.agency, one.person)
