"""What an instrument is answered about: a child's case, an agency, a school, a process and so on.

Everything else is the same for all of them: returns, answers, grades, the board and the report.
"""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Subject:
    """One sort of thing that is looked at, and what a return about it asks before the form does.

    `declaration` asks whether the agency has anything to return; empty where that is not asked.
    `sampled` ones are drawn from a list of codes, the others are listed by name. A child is the
    only one whose voice is asked for in every return, and about whom a practitioner is spoken with.
    """

    code: str
    one: str
    many: str
    declaration: str
    sampled: bool = False
    child: bool = False

    @property
    def name(self) -> str:
        """The word for one of them as it begins a line."""
        return self.one.capitalize()

    @property
    def each(self) -> str:
        """How going through them is called, such as "Case by case"."""
        return f"{self.name} by {self.one}"

    def counted(self, number: int) -> str:
        """Say how many there are, such as "8 cases"."""
        return f"{number} {self.one if number == 1 else self.many}"


CASE = Subject(
    "case", "case", "cases", "Did your agency work with this child?", sampled=True, child=True
)
AGENCY = Subject("agency", "self-assessment", "self-assessments", "Does this apply to your agency?")
SETTING = Subject("setting", "setting", "settings", "Did your agency look at this setting?")
PROCESS = Subject("process", "process", "processes", "Is your agency part of this process?")
EVENT = Subject("event", "event", "events", "Did your agency take part in this event?")
SURVEY = Subject("survey", "response", "responses", "")
SUBJECTS_KNOWN = (CASE, AGENCY, SETTING, PROCESS, EVENT, SURVEY)


def subject_of(instrument: Instrument) -> Subject:
    """Return what an instrument is answered about."""
    return next(one for one in SUBJECTS_KNOWN if one.code == instrument.subject)
