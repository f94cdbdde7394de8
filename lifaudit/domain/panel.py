"""The panel's sheet for one case: the agencies' grades side by side, and what the panel says."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import PANEL, Answer, Grade, Return, Stage
from lifaudit.domain.completeness import (
    Checked,
    Gap,
    GapKind,
    Progress,
    checked_grade,
    checked_questions,
)
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.returns import gathered_from
from lifaudit.domain.reveal import Late
from lifaudit.domain.sheet import Recorded, Sheet, domain_of
from lifaudit.domain.side_by_side import Compared, SideBySide
from lifaudit.domain.today import day_at
from lifaudit.domain.worked import UNWORKED, Worked

USE = "panel"
DISSENT = "dissent"
"""The tag of a question that keeps a view the agreed grade does not show."""

COULD_NOT_AGREE = "could-not-agree"
BOTH_VIEWS = "The panel could not agree, so the other view is wanted, too:"


class Shut(enum.Enum):
    """Why a panel's sheet can only be read."""

    NOT_STARTED = "not-started"
    SIGNED = "signed"
    NOT_THE_LEAD = "not-the-lead"


@dataclass(frozen=True, slots=True)
class PanelSheet:
    """One case as the panel sees it; what nobody recorded yet is given as an empty record.

    `said` is what the panel answers, kept as the return of an agency is. `cases` are the chosen
    cases in order, `lead` the name of who records, `shut` why the person at the keyboard may not,
    `late` the grades that are not what was committed when the case was called. While `is_sealed`,
    before the reveal, no grade of an agency is in it.
    """

    audit: Audit
    case: Case
    instrument: Instrument
    compared: SideBySide
    grades: tuple[Grade, ...]
    said: Sheet
    cases: tuple[str, ...]
    lead: str
    shut: Shut | None
    late: tuple[Late, ...] = ()
    is_sealed: bool = False

    @property
    def worked(self) -> Worked:
        """What logic works out from what the panel answered."""
        return self.said.worked

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may record here."""
        return self.shut is None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The domains that take a grade or ask the panel something, the overall one last."""
        every = self.instrument.all_sections
        here = (one for one in every if not self.worked.hides(one.key))
        return tuple(one for one in here if one.graded or self.questions(one))

    def questions(self, section: Section) -> tuple[Question, ...]:
        """Return what the panel is asked now."""
        return tuple(one for one in self.every_question(section) if not self.worked.hides(one.key))

    def every_question(self, section: Section) -> tuple[Question, ...]:
        """Return what the panel may be asked; a form made for agencies asks it nothing."""
        return section.questions if asks_panel(self.instrument) else ()

    def beside(self, section: Section) -> Compared | None:
        """Return the agencies' grades of a domain; None for one agencies are not asked about."""
        domain = domain_of(self.instrument, section)
        return next((one for one in self.compared.rows if one.domain.key == domain), None)

    def grade(self, section: Section) -> Grade:
        """Return the panel's own grade of a domain."""
        domain = domain_of(self.instrument, section)
        found = (one for one in self.grades if one.domain == domain)
        return next(found, Grade(*self._key, Stage.PANEL.value, domain))

    def answer(self, question: str) -> Answer:
        """Return what the panel answered at a path (lifaudit.domain.asked)."""
        return self.said.answer(question)

    def neighbour(self, by: int) -> str:
        """Return the case so many places further in the sample, or nothing."""
        at = self.cases.index(self.case.case) + by
        return self.cases[at] if 0 <= at < len(self.cases) else ""

    @property
    def _key(self) -> tuple[str, str, str]:
        return (self.audit.audit, self.case.case, PANEL)


def panel_gaps(sheet: PanelSheet) -> tuple[Gap, ...]:
    """Name everything the panel has still to say, in the order of its sheet."""
    checked = (one for section in sheet.sections for one in _checked(sheet, section))
    return tuple(one.gap for one in checked if one.gap)


def panel_progress(sheet: PanelSheet) -> tuple[Progress, ...]:
    """Say how far each domain is."""
    return tuple(_progress(sheet, one) for one in sheet.sections)


def asks_panel(form: Instrument) -> bool:
    """Whether a form asks the panel anything; it grades by one that is made for agencies, too."""
    return form.use == USE


def said_of(audit: Audit, form: Instrument, case: Case, recorded: Recorded) -> Sheet:
    """Return what the panel answered about a case, as the return of an agency stands."""
    panel = ExpectedAgency(audit.audit, PANEL, "Panel", "Panel")
    head = Return(audit.audit, case.case, PANEL)
    return Sheet(audit, form, case, panel, head, recorded)


def panels_of(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return what the panel answered about every case; nothing where its form asks nothing."""
    form = dossier.instruments.panel
    if form is None or not asks_panel(form):
        return ()
    gathered = gathered_from(dossier)
    return tuple(
        replace(
            said_of(dossier.audit, form, case, gathered.of(case.case, PANEL)),
            worked=dossier.worked.get((case.case, PANEL), UNWORKED),
            today=day_at(dossier.taken_at),
        )
        for case in dossier.cases
    )


def _progress(sheet: PanelSheet, section: Section) -> Progress:
    found = [one for one in _checked(sheet, section) if one.counts]
    return Progress(section.key, sum(one.gap is None for one in found), len(found))


def _checked(sheet: PanelSheet, section: Section) -> Iterator[Checked]:
    if section.graded:
        yield checked_grade(section, sheet.grade(section))
        yield from _other_view(sheet, section)
    if asks_panel(sheet.instrument):
        yield from checked_questions(sheet.said, section)


def _other_view(sheet: PanelSheet, section: Section) -> Iterator[Checked]:
    """Demand the other view where the panel could not agree and its form has room for one."""
    judged = sheet.grade(section).judgement
    asked = next((one for one in sheet.questions(section) if DISSENT in one.tags), None)
    if judged is None or judged.value != COULD_NOT_AGREE or asked is None or asked.required:
        return
    missing = not sheet.answer(asked.key).value.strip()
    told = f"{BOTH_VIEWS} {asked.text}"
    gap = Gap(section.key, asked.key, GapKind.ANSWER, told) if missing else None
    yield Checked(counts=True, gap=gap)
