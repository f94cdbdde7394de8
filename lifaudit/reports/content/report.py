"""The whole report of an audit: its sections in the order a chair reads them, and its data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lifaudit.domain.subject import SURVEY
from lifaudit.reports.content import agencies, grades, learning, practitioners, responses, voices
from lifaudit.reports.content.answered import answered
from lifaudit.reports.content.appendix import instrument
from lifaudit.reports.content.cases import cases
from lifaudit.reports.content.change import change
from lifaudit.reports.content.cover import Standing, cover_of, subtitle_of, title_of
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.earlier import earlier
from lifaudit.reports.content.findings import findings
from lifaudit.reports.content.method import method
from lifaudit.reports.content.sheets import grades_sheet
from lifaudit.reports.content.sign_off import sign_off
from lifaudit.reports.content.source import Source
from lifaudit.reports.content.summary import summary
from lifaudit.reports.csv import make_csv
from lifaudit.reports.finish import companion, fingerprint
from lifaudit.reports.tree import Attachment, Report, Section

GRADES = "grades.csv"


@dataclass(frozen=True, slots=True)
class Made:
    """A report ready for any view, with the files that travel inside it."""

    report: Report
    attachments: tuple[Attachment, ...]

    @property
    def data(self) -> bytes:
        """The bytes of audit.json."""
        return self.attachments[0].data


def report_of(source: Source, standing: Standing, when: datetime) -> Made:
    """Return the report; `when` is the time it is made, aware UTC."""
    data = companion(data_of(source, when))
    table = make_csv(grades_sheet(source))
    every = Attachment(GRADES, "text/csv", "Every grade with its reason", table)
    known = fingerprint(data)
    report = Report(
        title=title_of(source),
        subtitle=subtitle_of(source),
        cover=cover_of(source, standing, when),
        sections=_sections(source, known),
        marking=source.dossier.audit.marking,
        fingerprint=known,
    )
    return Made(report, (data, every))


def _sections(source: Source, known: str) -> tuple[Section, ...]:
    if source.dossier.subject is SURVEY:
        return _survey(source, known)
    dossier = source.dossier
    found = (
        summary(source),
        findings(source) if source.findings else None,
        change(source) if dossier.learned.recommendations else None,
        voices.voices(source) if voices.is_told(source) else None,
        practitioners.practitioners(source) if practitioners.is_told(dossier) else None,
        grades.grades(source) if grades.is_told(source) else None,
        agencies.agencies(source) if dossier.agencies and dossier.cases else None,
        learning.learning(source) if learning.is_told(source) else None,
        method(source),
        sign_off(source, known),
        cases(source) if dossier.cases else None,
        answered(source),
        earlier(source),
        instrument(source),
    )
    return tuple(one for one in found if one is not None)


def _survey(source: Source, known: str) -> tuple[Section, ...]:
    """Return the report of a survey: answers counted, no response and no agency by itself."""
    found = (
        summary(source),
        findings(source) if source.findings else None,
        change(source) if source.dossier.learned.recommendations else None,
        responses.responses(source) if responses.is_told(source) else None,
        learning.learning(source) if learning.is_told(source) else None,
        method(source),
        sign_off(source, known),
        instrument(source),
    )
    return tuple(one for one in found if one is not None)
