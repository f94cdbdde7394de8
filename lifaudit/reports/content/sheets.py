"""The tables of an audit for spreadsheets: returns, grades, answers, notes, learning."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lifaudit.domain.casework import OVERALL, PANEL, Stage
from lifaudit.domain.grading import agency_grades, moderated_grades, panel_grades, taking_part
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.subject import SURVEY
from lifaudit.domain.taking_part import returned
from lifaudit.domain.words import words_of
from lifaudit.reports.content.agreement import agreement_sheet
from lifaudit.reports.content.answer_sheets import (
    COUNTS,
    COUNTS_NOT,
    answers_sheet,
    group_sheets,
    scores_sheet,
)
from lifaudit.reports.content.change import references
from lifaudit.reports.content.earlier import earlier_sheet
from lifaudit.reports.content.responses import spread_sheet
from lifaudit.reports.content.source import Source
from lifaudit.reports.sheets import Sheet, Value

SAID = {True: COUNTS, False: COUNTS_NOT}
Rows = Iterator[tuple[Value, ...]]
GIVEN = {
    Stage.AGENCY.value: agency_grades,
    Stage.PANEL.value: panel_grades,
    Stage.MODERATED.value: moderated_grades,
}


def grades_sheet(source: Source) -> Sheet:
    """Return every grade with its reason, and whether it counts.

    What an agency graded before it said that it does not know the child is kept and counts nowhere.
    """
    header = ("Case", "Agency", "Stage", "Domain", "Grade", "Reason", "Counts")
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
                         "Recommendations", "Counts"), source, _notes),
        _sheet("Voice", ("Case", "Agency", "Heard", "Words", "Changed something",
                         "What changed", "Family", "Counts"), source, _voices),
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
    cases, counting = set(source.cases), _counting(source)
    for one in source.dossier.grades:
        whole = "Moderation" if one.stage == Stage.MODERATED.value else "Panel"
        who = whole if one.agency == PANEL else source.agency(one.agency)
        if one.judgement is None or one.case not in cases or not who:
            continue
        form = (used.panel or used.main) if one.agency == PANEL else used.main
        label = _label(form, form.grade_scale, one.judgement.value)
        stage, title = words_of(Stage(one.stage)), titles.get(one.domain, one.domain)
        counts = (one.stage, one.case, one.agency, one.domain) in counting
        yield one.case, who, stage, title, label, one.judgement.reason, SAID[counts]


def _counting(source: Source) -> set[tuple[str, ...]]:
    return {
        (stage, one.case, one.agency, one.domain)
        for stage, given in GIVEN.items()
        for one in given(source.dossier)
    }


def _notes(source: Source) -> Rows:
    titles = {one.key: one.title for one in source.form.all_sections}
    cases, here = set(source.cases), set(taking_part(source.dossier))
    for one in source.dossier.notes:
        agency = source.agency(one.agency)
        if one.case in cases and agency:
            title, counts = titles.get(one.section, one.section), (one.case, one.agency) in here
            said = (one.strengths, one.development, one.recommendations)
            yield one.case, agency, title, *said, SAID[counts]


def _voices(source: Source) -> Rows:
    cases, here = set(source.cases), set(taking_part(source.dossier))
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
                SAID[(one.case, one.agency) in here],
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
