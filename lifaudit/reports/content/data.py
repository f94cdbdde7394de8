"""audit.json: the record of an audit as data, so that one signature covers prose and numbers.

It travels with the report, so it holds what the report may say: no person but the signatories,
no reference of the list, no characteristic of a single child, no practitioner's words or role,
and no feedback whose giver did not agree to be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from lifaudit.domain.casework import PANEL, Grade
from lifaudit.domain.codec import plain
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.panel import panels_of
from lifaudit.domain.responses import spreads
from lifaudit.domain.returns import Told, returns_of, told_in
from lifaudit.domain.scoring import scored
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.subject import SURVEY
from lifaudit.domain.taking_part import feedback
from lifaudit.instruments.canonical import digest
from lifaudit.reports.content.agreement import agreement_data
from lifaudit.reports.content.calibration import calibration_data
from lifaudit.reports.content.cohort import shown
from lifaudit.reports.content.commented import commented_data
from lifaudit.reports.content.day_times import day_times_data
from lifaudit.reports.content.earlier import earlier_data
from lifaudit.reports.content.moderation import moderation_data
from lifaudit.reports.content.practitioners import held, themes
from lifaudit.reports.content.replaced import replaced_data
from lifaudit.reports.content.revealed import revealed_data
from lifaudit.reports.content.source import Source

SCHEMA = "lifaudit-audit/2"
VERSION = "0.1.0"
"""The version of the application that wrote the file."""

Json = dict[str, Any]


def data_of(source: Source, when: datetime) -> Json:
    """Return the content of audit.json; JSON values only, every text well-formed."""
    dossier = source.dossier
    whole: Json = {
        "schema": SCHEMA,
        "application": {"name": "lifaudit", "version": VERSION},
        "made": when.isoformat(timespec="seconds"),
        "anchor": dossier.anchor,
        "partnership": {"name": dossier.partnership.name, "area": dossier.partnership.area},
        "profile": source.terms.identity,
        "audit": _without(plain(dossier.audit), "audit", "lead", "status"),
        "instruments": [_instrument(one) for one in _forms(dossier)],
        "agencies": [_without(plain(one), "audit", "asked") for one in dossier.agencies],
        "sample": _sample(source),
        **_answered(dossier),
        **_earlier(source),
        "panel": _panel(dossier),
        "agreement": agreement_data(source),
        "moderation": moderation_data(source),
        "calibration": calibration_data(source),
        "panel_answers": _panel_answers(dossier),
        "practitioners": {
            "reflections": held(dossier),
            "themes": [plain(one) for one in themes(dossier)],
        },
        "feedback": list(_feedback(dossier)),
        "learned": _learned(source),
        **commented_data(dossier),
        **replaced_data(source),
        **revealed_data(source),
        **day_times_data(dossier),
        "signatories": [one.as_json() for one in source.signatories],
    }
    return {key: _sound(value) for key, value in whole.items()}


def _forms(dossier: Dossier) -> Iterator[Any]:
    used = dossier.instruments
    return (one for one in (used.main, used.panel, used.reflection, used.feedback) if one)


def _instrument(form: Any) -> Json:
    return {"identity": form.identity, "digest": digest(form), "content": plain(form)}


def _sample(source: Source) -> Json:
    dossier = source.dossier
    draw = _without(plain(dossier.draw), "audit") if dossier.draw else None
    kept = ("case", "title", "status", "why", "replaces", "replaced_reason")
    listed = () if dossier.subject is SURVEY else (*dossier.cases, *dossier.replaced)
    cases = [plain(one) for one in listed]
    return {
        "draw": draw,
        "excluded": list(dossier.excluded),
        "cases": [{name: one[name] for name in kept} for one in cases],
        "cohort": [plain(one) for one in shown(dossier, source.terms)],
    }


def _answered(dossier: Dossier) -> Json:
    """Return every return; of a survey only how its answers are spread, for nobody is named."""
    if dossier.subject is not SURVEY:
        return {"returns": list(_returns(dossier))}
    return {"responses": [plain(one) for one in spreads(dossier) if not one.is_hidden]}


def _earlier(source: Source) -> Json:
    """Return what was answered before the audit moved to another version, if it did."""
    moves = [
        {"number": one.number, "from": one.before, "to": one.after}
        for one in source.dossier.moves[::-1]
    ]
    return {"moves": moves, "earlier": earlier_data(source)} if moves else {}


def _returns(dossier: Dossier) -> Iterator[Json]:
    """Yield one entry for each return asked for, with everything recorded in it."""
    known = {(one.case, one.agency) for one in dossier.returns}
    for sheet in returns_of(dossier):
        place, said = sheet.place, sheet.recorded
        told = tuple(told_in(sheet))
        yield {
            "case": place.case,
            "agency": place.agency,
            **(_head(sheet.head) if (place.case, place.agency) in known else {}),
            "answers": {one.answer.question: _told(one) for one in told if not one.posed.row},
            "rows": list(_rows(sheet, told)),
            "score": _score(sheet),
            "grades": [_grade(one) for one in said.grades if one.judgement],
            "notes": {one.section: _said(one, "section") for one in said.notes},
            "voice": _said(said.voice) if said.voice else None,
        }


def _rows(sheet: Sheet, told: Sequence[Told]) -> Iterator[Json]:
    """Yield the rows of groups as they stand; one that was taken out is in the history only."""
    inside = [one for one in told if one.posed.row]
    for question in sheet.instrument.questions:
        for number, row in enumerate(sheet.rows(question.key), 1):
            here = (one for one in inside if one.posed.path.row == row.row)
            answers = {one.posed.path.question: _told(one) for one in here}
            yield {"group": question.key, "number": number, "answers": answers}


def _score(sheet: Sheet) -> Json | None:
    """Return what the answers add up to, and what the caps expect; it replaces no grade."""
    found = scored(sheet) if sheet.is_involved else None
    if found is None:
        return None
    expected = found.expected
    return {
        "sections": [plain(one) for one in found.sections],
        "overall": plain(found.overall),
        "expected": {"best": expected.best.code, "above": expected.is_above} if expected else None,
    }


def _head(head: Any) -> Json:
    private = ("auditor", "practitioner_role", "practitioner_on", "signed_off_by")
    return _said(head, *private)


def _told(told: Told) -> Json:
    """Return one answer; what was worked out has no note, and what is hidden does not count."""
    one = told.answer
    evidence = [{"type": each.type, "on": plain(each.on)} for each in one.evidence]
    said = {"value": one.value, "note": one.note, "evidence": evidence}
    return said if told.counts else {**said, "counts": False}


def _grade(one: Grade) -> Json:
    return {"stage": one.stage, "domain": one.domain, **plain(one.judgement)}


def _panel(dossier: Dossier) -> list[Json]:
    cases = {one.case for one in dossier.cases}
    some = (one for one in dossier.grades if one.case in cases and one.agency == PANEL)
    return [{"case": one.case, **_grade(one)} for one in some if one.judgement]


def _panel_answers(dossier: Dossier) -> list[Json]:
    """Return what panels answered; in a row of a group, with the group and the row's number."""
    return [
        {"case": sheet.case.case, **_placed(one), **_told(one)}
        for sheet in panels_of(dossier)
        for one in told_in(sheet)
    ]


def _placed(told: Told) -> Json:
    path = told.posed.path
    row = {"group": path.group, "row": told.posed.row} if path.group else {}
    return {"question": path.question, **row}


def _feedback(dossier: Dossier) -> Iterator[Json]:
    """Yield what its givers agreed to be quoted on; whose case it was is not told."""
    for one in feedback(dossier):
        if one.may_quote and one.text.strip():
            yield {"prompt": one.prompt, "text": one.text}


def _learned(source: Source) -> Json:
    learned = source.dossier.learned
    numbered = [
        {"number": source.number_of(one.finding), **_without(plain(one), "audit", "withdrawn")}
        for one in source.findings
    ]
    return {
        "findings": numbered,
        "recommendations": [
            _without(plain(one), "audit", "withdrawn") for one in learned.recommendations
        ],
        "actions": [_without(plain(one), "audit", "withdrawn") for one in learned.actions],
        "summary": _without(plain(learned.summary), "audit") if learned.summary else None,
    }


def _said(record: Any, *left_out: str) -> Json:
    """Return what a record says, without its keys and without what was left empty."""
    values = _without(plain(record), "audit", "case", "agency", *left_out)
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _without(values: Json, *names: str) -> Json:
    return {name: value for name, value in values.items() if name not in names}


def _sound(value: Any) -> Any:
    """Return JSON values whose texts can be written as UTF-8: a torn character becomes a mark."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_sound(one) for one in value]
    if isinstance(value, dict):
        return {_sound(name): _sound(one) for name, one in value.items()}
    return value
