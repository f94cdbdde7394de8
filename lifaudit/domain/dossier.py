"""Everything recorded in one audit, as one value: what looking across and the report start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case, Draw
from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    Row,
    SectionNotes,
    Voice,
)
from lifaudit.domain.commenting import Talk
from lifaudit.domain.day_times import DayTimes
from lifaudit.domain.earlier import EarlierAnswer, Moved
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.partnership import Partnership, Person
from lifaudit.domain.reveal import Belated, NotRevealed
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sign_off import Approval, Representative
from lifaudit.domain.subject import Subject, subject_of
from lifaudit.domain.worked import UNWORKED, Worked


@dataclass(frozen=True, slots=True)
class Instruments:
    """The pinned instruments of one audit, by their use."""

    main: Instrument
    panel: Instrument | None = None
    reflection: Instrument | None = None
    feedback: Instrument | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """What was found and what is to be done, without what was withdrawn, in order."""

    findings: tuple[Finding, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    summary: Summary | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """One audit as it stands at one moment; cases that were replaced are listed apart.

    `worked` is what the logic works out for each return, by case and agency; one that is not named
    has nothing worked out. `earlier` is what was answered before the audit moved to another version
    and stands no more as it was; `moves` are those that were not taken back, the latest first.
    `belated` are the agencies' grades that are not what was committed, `unrevealed` the agencies
    nobody waited for; `graders` tells by case, agency and domain who graded for an agency. `led`
    are the people who led the audit, one after the other.
    """

    partnership: Partnership
    people: tuple[Person, ...]
    audit: Audit
    instruments: Instruments
    agencies: tuple[ExpectedAgency, ...]
    draw: Draw | None
    excluded: tuple[str, ...]
    cases: tuple[Case, ...]
    replaced: tuple[Case, ...]
    returns: tuple[Return, ...]
    answers: tuple[Answer, ...]
    notes: tuple[SectionNotes, ...]
    grades: tuple[Grade, ...]
    voices: tuple[Voice, ...]
    reflectors: tuple[Reflector, ...]
    reflections: tuple[Reflection, ...]
    feedback: tuple[Feedback, ...]
    learned: Learned
    sealed: tuple[SealedReport, ...]
    anchor: str
    taken_at: datetime
    rows: tuple[Row, ...] = ()
    worked: Mapping[tuple[str, str], Worked] = field(default_factory=dict, repr=False)
    earlier: tuple[EarlierAnswer, ...] = ()
    moves: tuple[Moved, ...] = ()
    moderation: Moderation | None = None
    practices: tuple[PracticeCase, ...] = ()
    practice_grades: tuple[PracticeGrade, ...] = ()
    representatives: tuple[Representative, ...] = ()
    approvals: tuple[Approval, ...] = ()
    talk: Talk = field(default_factory=Talk)
    days: tuple[CaseDay, ...] = ()
    belated: tuple[Belated, ...] = ()
    unrevealed: tuple[NotRevealed, ...] = ()
    graders: Mapping[tuple[str, str, str], str] = field(default_factory=dict, repr=False)
    times: DayTimes = field(default_factory=DayTimes)
    led: tuple[str, ...] = ()

    def hides(self, case: str, agency: str, *names: str) -> bool:
        """Tell whether something does not apply in one return; it is kept and does not count."""
        return self.worked.get((case, agency), UNWORKED).hides(*names)

    @property
    def asked(self) -> tuple[tuple[Case, ExpectedAgency], ...]:
        """Every return that is asked for: what is looked at, and by which agency, in order."""
        pairs = ((case, agency) for case in self.cases for agency in self.agencies)
        return tuple((case, agency) for case, agency in pairs if case.asks(agency.agency))

    @property
    def subject(self) -> Subject:
        """What the audit looks at."""
        return subject_of(self.instruments.main)
