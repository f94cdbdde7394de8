"""All returns of one audit side by side, read once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain import tally
from lifaudit.domain.agreeing import Agreements, agreements
from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.chart import Bars, Heatmap, StackedBars
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.practice import Asked, Practice, practice, questions_least_met
from lifaudit.domain.side_by_side import SideBySide, all_cases
from lifaudit.domain.subject import Subject
from lifaudit.domain.taking_part import Returned, Voiced, returned, voices
from lifaudit.domain.tally import Matrix
from lifaudit.services.dossiers import dossier
from lifaudit.services.withholding import withheld
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Grades:
    """Every picture of grades; `agreed` only once a panel has recorded any."""

    matrix: Matrix
    heatmap: Heatmap
    distribution: StackedBars
    overall: StackedBars
    by_domain: StackedBars
    agreed: StackedBars | None


@dataclass(frozen=True, slots=True)
class Heard:
    """Who was heard: the child in the record, and those who worked with the child."""

    voice: Bars
    voices: tuple[Voiced, ...]
    spoken: Bars


@dataclass(frozen=True, slots=True)
class Answered:
    """What the answers say, by domain and by question."""

    strengths_and_gaps: StackedBars
    practice: tuple[Practice, ...]
    least_met: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AcrossView:
    """Everything the look across shows, as it stands at one moment."""

    audit: Audit
    cases: tuple[SideBySide, ...]
    returned: tuple[Returned, ...]
    grades: Grades
    answered: Answered
    heard: Heard
    subject: Subject
    agreement: Agreements
    sealed: int = 0
    """Cases of which the reader is not shown what others recorded until they are revealed."""

    @property
    def is_empty(self) -> bool:
        """Nobody has graded or answered anything yet."""
        graded = any(one.tally.given for row in self.grades.matrix.rows for one in row)
        return not graded and not any(one.counted for one in self.answered.practice)

    @property
    def sentence(self) -> str:
        """How much there is to look at."""
        parts = [one for one in self.returned if one.asked]
        asked = sum(one.asked for one in parts)
        signed = sum(one.signed_off for one in parts)
        away = sum(one.not_known + one.not_involved for one in parts)
        more = f"; {away} came back as not known or not involved" if away else ""
        return f"{signed} of {asked} returns are signed off{more}.{self._shut}"

    @property
    def _shut(self) -> str:
        if not self.sealed:
            return ""
        of = "1 case" if self.sealed == 1 else f"{self.sealed} cases"
        kept = "Answers and grades" if self.audit.openness is Openness.ANSWERS_SEALED else "Grades"
        return f" {kept} of {of} stay sealed until the audit day."


def across(unit: Unit, audit: str) -> AcrossView:
    """Read everything recorded in one audit and count it; raises AuditMissing.

    What a person is not to see yet was left out of the dossier before it is counted.
    """
    view = view_of(dossier(unit, audit))
    return replace(view, sealed=len(withheld(unit, view.audit).cases))


def view_of(whole: Dossier) -> AcrossView:
    """Count one audit."""
    agreed = tally.agreed(whole)
    grades = Grades(
        tally.matrix(whole),
        tally.heatmap(whole),
        tally.distribution(whole),
        tally.overall(whole),
        tally.by_domain(whole),
        agreed if any(bar.total for bar in agreed.bars) else None,
    )
    answered = Answered(
        tally.strengths_and_gaps(whole), practice(whole), questions_least_met(whole)
    )
    heard = Heard(tally.voice(whole), voices(whole), tally.spoken(whole))
    return AcrossView(
        whole.audit,
        all_cases(whole),
        returned(whole),
        grades,
        answered,
        heard,
        whole.subject,
        agreements(whole),
    )
