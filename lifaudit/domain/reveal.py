"""The reveal of a case: who is waited for, who has released, and when everything opens at once."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from lifaudit.domain.casework import Grade, Judgement
from lifaudit.domain.pack import Head
from lifaudit.domain.record import key


@dataclass(frozen=True, slots=True)
class CaseCalled:
    """A case called while grades of it are sealed: who is in the room to release theirs.

    `heads` is how far every laptop had written by then, as its writer vouched for it: what lies at
    or before that was committed, and nothing behind it can pass for it.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    LASTING: ClassVar[frozenset[str]] = frozenset({"heads"})
    audit: str = key()
    case: str = key()
    present: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    at: datetime | None = None
    by: str = ""

    def is_committed(self, device: str, seq: int) -> bool:
        """Tell whether an entry was vouched for when the case was called."""
        return any(one.device == device and seq <= one.seq for one in self.heads)


@dataclass(frozen=True, slots=True)
class Released:
    """An agency released the keys of these compartments of a case; there is no way back."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    agency: str = key()
    compartments: tuple[str, ...] = ()
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class NotRevealed:
    """An agency's grades of a case stay sealed, and why; without a reason they are waited for."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    agency: str = key()
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """When this vault opened what was released of a case; `about` is the audit."""

    COMPARTMENT: ClassVar[str] = "register"
    about: str = key()
    case: str = key()
    at: datetime | None = None
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Belated:
    """An agency's grade that is not what was committed when its case was called, and what was."""

    grade: Grade
    committed: Judgement | None = field(default=None, repr=False)

    @property
    def is_another(self) -> bool:
        """Another grade stands than was committed, and not the same one for another reason."""
        now, before = self.grade.judgement, self.committed
        return (now.value if now else "") != (before.value if before else "")


@dataclass(frozen=True, slots=True)
class Late:
    """A grade that is not what was committed when its case was called, in words."""

    agency: str
    domain: str
    committed: str
    now: str

    @property
    def sentence(self) -> str:
        """What was committed, and what stands there since."""
        where = f"{self.agency}, {self.domain}"
        if not self.committed:
            return f"{where}: {self.now or 'no grade'} was recorded only afterwards."
        if self.committed == self.now:
            return f"{where}: {self.committed} was committed; its reason was changed afterwards."
        return f"{where}: {self.committed} was committed; since then {self.now or 'no grade'}."


class Part(enum.Enum):
    """How far one agency's grades of a called case are."""

    WAITED = "waited"
    RELEASED = "released"
    OPEN = "open"
    NOT_REVEALED = "not-revealed"

    @property
    def words(self) -> str:
        """How it is said; never a grade."""
        return {
            Part.WAITED: "Not released yet",
            Part.RELEASED: "Released, not open yet",
            Part.OPEN: "Open",
            Part.NOT_REVEALED: "Not revealed",
        }[self]


SHUT = frozenset({Part.WAITED, Part.RELEASED})
"""While one agency is so far only, nobody is shown what others graded."""


@dataclass(frozen=True, slots=True)
class AgencyPart:
    """One agency in the reveal of a case."""

    agency: str
    name: str
    part: Part
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RevealSheet:
    """The reveal of one case as this laptop sees it; `mine` is the agency of who looks at it.

    `owed` are the agencies of whose grades the keys lie here and are not released: one's own, one
    that somebody left, one whose return a lead typed in; also where nobody waits for them.
    """

    audit: str
    case: str
    is_called: bool
    parts: tuple[AgencyPart, ...]
    mine: str = ""
    owed: tuple[AgencyPart, ...] = ()
    absent: tuple[str, ...] = ()
    """The names of agencies that were asked and have not signed off: nobody waits for them."""
    late: tuple[AgencyPart, ...] = ()
    """Agencies that returned after the call: nobody waits for them, and they may release still."""

    @property
    def is_shut(self) -> bool:
        """Nobody here is shown what others graded yet."""
        return any(one.part in SHUT for one in self.parts)

    @property
    def may_release(self) -> bool:
        """Something whose keys lie here is not released yet."""
        return bool(self.owed)

    @property
    def releases_own(self) -> bool:
        """What can be released here is of the reader's own agency alone."""
        return {one.agency for one in self.owed} <= {self.mine}

    @property
    def is_over(self) -> bool:
        """Nothing of it is left to be released, by anybody."""
        left = any(one.part is not Part.OPEN for one in self.parts)
        return not (left or self.owed or self.late)

    @property
    def told_late(self) -> str:
        """Say whose grades came after the call and open once they are released; empty for none."""
        if not self.late:
            return ""
        names = ", ".join(one.name for one in self.late)
        return f"Returned after the call, and not released yet: {names}."

    @property
    def told_absent(self) -> str:
        """Say for whom nobody waits, and why; empty where everybody takes part."""
        if not self.absent:
            return ""
        return f"Not signed off, so nobody waits for them: {', '.join(self.absent)}."

    @property
    def sentence(self) -> str:
        """How far the reveal is."""
        if not self.is_called:
            return "The case was not called yet, so nobody's grades are asked for."
        waited = [one.name for one in self.parts if one.part is Part.WAITED]
        if waited:
            return f"Not released yet: {', '.join(waited)}. Everything opens at once after that."
        if self.owed and self.releases_own:
            return "Your agency has not released its grades of this case yet."
        if self.owed:
            return f"Not released here yet: {', '.join(one.name for one in self.owed)}."
        return "Everybody has released." if self.is_shut else "The grades of this case are open."
