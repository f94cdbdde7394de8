"""What agencies had committed when a case was called, beside what stands since."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.casework import Grade, Judgement
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.record import key_of
from lifaudit.domain.reveal import Belated, Late
from lifaudit.domain.sheet import domain_of


def as_committed(dossier: Dossier) -> tuple[Grade, ...]:
    """Return every grade as it was committed, empty where it was given only after the call.

    Where its case was not called while grades were sealed, a grade is what stands.
    """
    before = {key_of(one.grade): one.committed for one in dossier.belated}
    return tuple(
        replace(one, judgement=before.get(key_of(one), one.judgement)) for one in dossier.grades
    )


def late_words(one: Belated, form: Instrument, asked: tuple[ExpectedAgency, ...]) -> Late:
    """Say one such grade in words."""
    names = {each.agency: each.short or each.name for each in asked}
    titles = {domain_of(form, each): each.title for each in form.all_sections}
    now = one.grade
    return Late(
        names.get(now.agency, now.agency),
        titles.get(now.domain, now.domain),
        _words(form, one.committed),
        _words(form, now.judgement),
    )


def _words(form: Instrument, judged: Judgement | None) -> str:
    """Say a grade by its label, or by its code where the form does not know it; nothing is none."""
    if judged is None or not judged.value:
        return ""
    points = form.scale(form.grade_scale).points if form.grade_scale else ()
    return next((one.label for one in points if one.code == judged.value), judged.value)
