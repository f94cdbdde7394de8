"""What findings, recommendations and actions still lack before they can be learned from.

Nothing here forbids anything: a finding may be signed with gaps, but nobody should be surprised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.dossier import Learned
from lifaudit.domain.learning import (
    Action,
    Finding,
    MeasureType,
    Polarity,
    Recommendation,
    Summary,
)
from lifaudit.domain.subject import Subject

MOST_POINTS = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing: the field it belongs to, and what to do about it."""

    field_name: str
    sentence: str


def lacks_of_finding(one: Finding) -> tuple[Lack, ...]:
    """Return what a finding does not say yet (R-60)."""
    strength = one.polarity is Polarity.STRENGTH
    now_what = "how it is kept and spread" if strength else "what has to change"
    return tuple(
        Lack(name, sentence)
        for name, is_said, sentence in (
            ("what", one.what.strip(), "Say what was found."),
            ("why", one.why.strip(), "Say why: what lay behind it."),
            ("factor", one.factor, "Choose the contributory factor that comes closest."),
            ("so_what", one.so_what.strip(), "Say what it meant for the child."),
            ("now_what", one.now_what.strip(), f"Say {now_what}."),
            ("seen_in", one.seen_in, "Tick where it was seen."),
        )
        if not is_said
    )


def lacks_of_recommendation(one: Recommendation, actions: Iterable[Action]) -> tuple[Lack, ...]:
    """Return what a recommendation does not say yet."""
    has_actions = any(each.recommendation == one.recommendation for each in actions)
    return tuple(
        Lack(name, sentence)
        for name, is_said, sentence in (
            ("text", one.text.strip(), "Say what should be different."),
            ("outcome", one.outcome.strip(), "Say what will be better for children."),
            ("findings", one.findings, "Tick the findings it is drawn from."),
            ("actions", has_actions, "Add at least one action: nobody owns this yet."),
        )
        if not is_said
    )


def lacks_of_action(one: Action) -> tuple[Lack, ...]:
    """Return what an action does not say yet (R-78)."""
    return tuple(
        Lack(name, sentence)
        for name, is_said, sentence in (
            ("text", one.text.strip(), "Say what will be done."),
            ("owner", one.owner, "Choose the agency that owns it."),
            ("due", one.due, "Give the date it is due."),
            ("measure", one.measure.strip(), "Say how you will know that it helped."),
        )
        if not is_said
    )


def lacks_of_summary(one: Summary | None) -> tuple[Lack, ...]:
    """Return what the words at the top of the report do not say yet."""
    said = one or Summary("")
    points = [point for point in said.learning if point.strip()]
    return tuple(
        Lack(name, sentence)
        for name, is_said, sentence in (
            ("headline", said.headline.strip(), "Sum the audit up in one sentence."),
            ("learning", points, "Give at least one learning point."),
            ("limits", said.limits.strip(), "Say what this audit cannot tell."),
        )
        if not is_said
    )


def warnings_of(
    learned: Learned, cases: Sequence[str], notes: Iterable[SectionNotes]
) -> tuple[str, ...]:
    """Return what is out of balance in the whole, in words a board chair would use."""
    return tuple(_warnings(learned, cases, notes))


def seen_in(one: Finding, cases: Sequence[str], subject: Subject) -> str:
    """Say in how many of what was looked at a finding was seen; replaced cases do not count."""
    return f"seen in {len(set(one.seen_in) & set(cases))} of {len(cases)} {subject.many}"


def _warnings(
    learned: Learned, cases: Sequence[str], notes: Iterable[SectionNotes]
) -> Iterator[str]:
    strengths = [one for one in learned.findings if one.polarity is Polarity.STRENGTH]
    if learned.findings and not strengths:
        yield "No strength is among the findings. Good practice deserves the same effort."
    praised = {case for one in strengths for case in one.seen_in}
    praised |= {one.case for one in notes if one.strengths.strip()}
    bare = [case for case in cases if case not in praised]
    if learned.findings and bare:
        yield f"No strength is recorded in {_some(bare)}."
    taken_up = {key for one in learned.recommendations for key in one.findings}
    left = [one for one in learned.findings if _asks_for_change(one, taken_up)]
    if left and learned.recommendations:
        number = len(left)
        told = "One area for improvement is" if number == 1 else f"{number} areas are"
        yield f"{told} not taken up by any recommendation."
    if learned.actions and not any(_measures_outcome(one) for one in learned.actions):
        yield "No action has an outcome measure, so nobody will know if children are better off."


def _asks_for_change(one: Finding, taken_up: set[str]) -> bool:
    return one.polarity is Polarity.IMPROVEMENT and one.finding not in taken_up


def _measures_outcome(one: Action) -> bool:
    return one.measure_type is MeasureType.OUTCOME and bool(one.measure.strip())


def _some(cases: Sequence[str]) -> str:
    shown = ", ".join(cases[:MOST_POINTS])
    more = len(cases) - MOST_POINTS
    return f"{shown} and {more} more" if more > 0 else shown
