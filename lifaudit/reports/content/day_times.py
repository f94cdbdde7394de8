"""When each case was called, revealed and agreed, and the clocks of urgent concerns: as data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lifaudit.domain.casework import PANEL, Stage
from lifaudit.domain.codec import plain
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.sheet import domain_of

Json = dict[str, Any]


def day_times_data(dossier: Dossier) -> Json:
    """Return the audit day's times for audit.json; nothing of what was not recorded."""
    told = {
        "day": list(_cases(dossier)),
        "urgent_minutes": [plain(one) for one in dossier.times.concerns],
    }
    return {name: some for name, some in told.items() if some}


def _cases(dossier: Dossier) -> Iterator[Json]:
    days = {one.case: one for one in dossier.days}
    for case in (one.case for one in dossier.cases):
        day = days.get(case)
        said = {
            "begun": day and day.begun_at,
            "called": day and day.called_at,
            "revealed": dossier.times.revealed.get(case),
            "agreed": _agreed(dossier, case),
            "closed": day and day.closed_at,
            "on_paper": day and day.on_paper,
        }
        known = {name: at.isoformat() for name, at in said.items() if at}
        if known:
            yield {"case": case, **known}


def _agreed(dossier: Dossier, case: str) -> datetime | None:
    """Return when the panel's last grade was written, where it has graded all that applies."""
    form = dossier.instruments.panel or dossier.instruments.main
    left = {
        domain_of(form, one)
        for one in form.graded_sections
        if not dossier.hides(case, PANEL, one.key)
    }
    for one in dossier.grades:
        if (one.case, one.agency, one.stage) == (case, PANEL, Stage.PANEL.value) and one.is_whole:
            left.discard(one.domain)
    return None if left else dossier.times.graded.get(case)
