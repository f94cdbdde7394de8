"""The tables of an audit for spreadsheets: returns, grades, answers, notes, learning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lifaudit.domain.casework import OVERALL, PANEL, Stage
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.subject import SURVEY
from lifaudit.domain.taking_part import returned
from lifaudit.domain.words import words_of
from lifaudit.reports.content.agreement import agreement_sheet
from lifaudit.reports.content.answer_sheets import answers_sheet, group_sheets, scores_sheet
from lifaudit.reports.content.change import references
from lifaudit.reports.content.earlier import earlier_sheet
from lifaudit.reports.content.responses import spread_sheet
from lifaudit.reports.content.source import Source
from lifaudit.reports.sheets import Sheet, Value

Rows = Iterator[tuple[Value, ...]]


def grades_sheet(source: Source) -> Sheet:
    """Return every grade with its reason."""
    header = ("Case", "Agency", "Stage", "Domain", "Grade", "Reason")
    return Sheet("Grades", header, tuple(_grades(source)))


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return every table of the workbook."""
    if source.dossier.subject is SURVEY:
        return (spread_sheet(source), *_learned(source))
    return (
        _sheet("Returns", ("Agency", "Asked", "Signed off", "In progress", "Not known",
                           "Not involved", "Not begun"), source, _returns),
        grades_sheet(source),
        *agreement_sheet(source),
        answers_sheet(source),
        *group_sheets(source),
        *scores_sheet(source),
        *earlier_sheet(source),
        _sheet("Notes", ("Case", "Agency", "Domain", "Strengths", "To develop",
                         "Recommendations"), source, _notes),
        _sheet("Voice", ("Case", "Agency", "Heard", "Words", "Changed something",
                         "What changed", "Family"), source, _voices),
        *_learned(source),
    )  # fmt: skip


def _learned(source: Source) -> tuple[Sheet, ...]:
    return (
        _sheet("Findings", ("Number", "Kind", "Domain", "Level", "What", "Why", "Factor",
                            "So what", "Now what", "Seen in"), source, _findings),
        _sheet("Actions", ("Ref", "Recommendation", "Outcome", "Action", "Owner", "Role",
                           "Due", "Measure", "Kind"), source, _actions),
    )  # fmt: skip


def _sheet(
    name: str, header: tuple[str, ...], source: Source, rows: Callable[[Source], Rows]
) -> Sheet:
    return Sheet(name, header, tuple(rows(source)))


def _returns(source: Source) -> Rows:
    for one in returned(source.dossier):
        yield (one.name, one.asked, one.signed_off, one.in_progress, one.not_known,
               one.not_involved, one.not_started)  # fmt: skip


def _grades(source: Source) -> Rows:
    used = source.dossier.instruments
    titles = {one.key: one.title for one in source.form.all_sections} | {OVERALL: "Overall"}
    cases = set(source.cases)
    for one in source.dossier.grades:
        whole = "Moderation" if one.stage == Stage.MODERATED.value else "Panel"
        who = whole if one.agency == PANEL else source.agency(one.agency)
        if one.judgement is None or one.case not in cases or not who:
            continue
        form = (used.panel or used.main) if one.agency == PANEL else used.main
        label = _label(form, form.grade_scale, one.judgement.value)
        stage = words_of(Stage(one.stage))
        yield one.case, who, stage, titles.get(one.domain, one.domain), label, one.judgement.reason


def _notes(source: Source) -> Rows:
    titles = {one.key: one.title for one in source.form.all_sections}
    cases = set(source.cases)
    for one in source.dossier.notes:
        agency = source.agency(one.agency)
        if one.case in cases and agency:
            title = titles.get(one.section, one.section)
            yield one.case, agency, title, one.strengths, one.development, one.recommendations


def _voices(source: Source) -> Rows:
    cases = set(source.cases)
    for one in source.dossier.voices:
        agency = source.agency(one.agency)
        if one.case in cases and agency and one.heard:
            changed = {True: "Yes", False: "No", None: ""}[one.influenced]
            yield (
                one.case,
                agency,
                words_of(one.heard),
                one.words,
                changed,
                one.influence,
                one.family,
            )


def _findings(source: Source) -> Rows:
    titles = {one.key: one.title for one in source.form.all_sections}
    for number, one in enumerate(source.findings, 1):
        factor = words_of(one.factor) if one.factor else ""
        kind, level = words_of(one.polarity), words_of(one.level)
        domain = titles.get(one.section, "Across all domains")
        seen = ", ".join(case for case in source.cases if case in set(one.seen_in))
        said = (one.what, one.why, factor, one.so_what, one.now_what)
        yield number, kind, domain, level, *said, seen


def _actions(source: Source) -> Rows:
    known = references(source)
    wanted = {one.recommendation: one for one in source.dossier.learned.recommendations}
    for one in source.dossier.learned.actions:
        of = wanted.get(one.recommendation)
        text, outcome = (of.text, of.outcome) if of else ("", "")
        due = one.due.isoformat() if one.due else ""
        owner = source.agency(one.owner)
        kind = words_of(one.measure_type)
        ref = known.get(one.action, "")
        yield ref, text, outcome, one.text, owner, one.lead_role, due, one.measure, kind


def _label(form: Instrument, scale: str | None, code: str) -> str:
    points = form.scale(scale).points if scale else ()
    return next((one.label for one in points if one.code == code), code)
