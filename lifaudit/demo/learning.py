"""What the demo's panel concludes: panel grades, findings, recommendations, actions, summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lifaudit.demo.story import Child, Found, Story, Task
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Involvement, Judgement, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.learning import Action, Finding, Recommendation, Summary
from lifaudit.domain.record import read_key
from lifaudit.services import casework, findings
from lifaudit.store.unit import Unit

WEAKEST_FIRST = (
    "inadequate",
    "requires-improvement",
    "good",
    "outstanding",
    "not-enough-evidence",
)
PANEL_WORDS = (
    "The panel heard each agency's reason and agreed that this fits the case best.",
    "Two agencies saw less of this than the others; with all the records side by side it is clear.",
    "The panel weighed what was known at the time and settled on this.",
    "The agency that knew the child best set this out, and nobody saw it differently.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a room has heard of a child: everything but from the agency that is still out."""

    child: Child
    out: str = ""

    def agreed(self, number: int) -> str:
        """Return the most usual grade of a domain; of two as usual the weaker, as is careful."""
        said = [
            part.grades[number]
            for agency, part in self.child.parts.items()
            if part.involvement is Involvement.INVOLVED and part.grades and agency != self.out
        ]
        counts = Counter(said)
        return min(counts, key=lambda code: (-counts[code], WEAKEST_FIRST.index(code)))


def grade_case(unit: Unit, form: Instrument, audit: str, code: str, told: Told) -> None:
    """Record what the panel agreed for a case: the most usual grade, with its reason."""
    child = told.child
    for number, domain in enumerate(domains_of(form)):
        words = PANEL_WORDS[(number + len(child.key)) % len(PANEL_WORDS)]
        reason = f"{words} {child.situation}" if domain == OVERALL else words
        key = (audit, code, PANEL, Stage.PANEL.value, domain)
        casework.grade_panel(unit, Grade(*key, Judgement(told.agreed(number), reason)))


def domains_of(form: Instrument) -> list[str]:
    """Return the domains the panel grades, the overall grade last."""
    return [*(section.key for section in form.sections if section.graded), OVERALL]


def conclude(unit: Unit, audit: str, story: Story, codes: Mapping[str, str], today: date) -> None:
    """Record findings, recommendations and actions; `codes` are case codes by story key."""
    found = [_find(unit, audit, one, codes) for one in story.findings]
    wanted = []
    for want in story.recommendations:
        behind = tuple(found[number - 1] for number in want.findings)
        item = Recommendation(audit, "", 0, want.text, want.outcome, behind)
        wanted.append(_made(findings.add_recommendation(unit, item)))
    for task in story.actions:
        _act(unit, audit, task, wanted[task.recommendation - 1], today)
    last = story.closing
    words = (last.headline, last.learning, last.limits)
    summary = Summary(audit, *words, last.urgent_raised, last.urgent_resolved)
    findings.save_summary(unit, summary)


def _find(unit: Unit, audit: str, one: Found, codes: Mapping[str, str]) -> str:
    item = Finding(
        *(audit, ""),
        polarity=one.polarity,
        level=one.level,
        section=one.section,
        what=one.what,
        why=one.why,
        factor=one.factor,
        so_what=one.so_what,
        now_what=one.now_what,
        seen_in=tuple(sorted(codes[case] for case in one.cases if case in codes)),
    )
    return _made(findings.add_finding(unit, item))


def _act(unit: Unit, audit: str, task: Task, recommendation: str, today: date) -> None:
    item = Action(
        *(audit, ""),
        recommendation=recommendation,
        text=task.text,
        owner=task.owner,
        lead_role=task.lead_role,
        due=today + timedelta(days=task.due_in_days),
        measure=task.measure,
        measure_type=task.measure_type,
    )
    findings.add_action(unit, item)


def _made(change: Change) -> str:
    """Return the id of the one record a use case has just made."""
    (key,) = change.keys
    return read_key(key)[-1]
