"""Sampling: the list that cases come from, and the draw anybody can repeat."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count, islice

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.case import (
    Case,
    CaseStatus,
    Draw,
    Exclusion,
    Frame,
    Line,
    MatchKey,
    Method,
    with_status,
)
from lifaudit.domain.change import Change
from lifaudit.domain.errors.sampling import (
    CollectingBegun,
    DrawnAlready,
    FrameMissing,
    GroupUnknown,
    NotInFrame,
    ReasonMissing,
    ReferenceUnfit,
    SampleEmpty,
)
from lifaudit.domain.frame import FrameDraft
from lifaudit.domain.sampling import Coverage, Drawn, Wish, caution, coverage
from lifaudit.domain.sampling import draw as draw_lines
from lifaudit.frames.read import read_frame
from lifaudit.frames.suspects import against_reference
from lifaudit.services.planning import audit_of, plan_of
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit

__all__ = [
    "Pick",
    "Sampled",
    "Wish",
    "choose",
    "discard_draw",
    "draw",
    "exclude",
    "fresh_seed",
    "import_frame",
    "include",
    "is_repeatable",
    "picked",
    "read_frame",
    "sampled",
]
SEED_BYTES = 8


@dataclass(frozen=True, slots=True)
class Pick:
    """A case chosen on purpose: its reference, and why it was chosen."""

    reference: str = field(repr=False)
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sampled:
    """Everything about one audit's sample, as it stands.

    `draw` is None until cases are drawn or chosen. `caution` says how far the sample can speak.
    """

    audit: Audit
    frame: Frame | None
    exclusions: tuple[Exclusion, ...]
    draw: Draw | None
    cases: tuple[Case, ...]
    reserves: tuple[Case, ...]
    replaced: tuple[Case, ...]
    references: tuple[tuple[str, str], ...] = field(repr=False)
    coverage: tuple[Coverage, ...]
    caution: str


def fresh_seed() -> str:
    """Return a seed nobody chose: 16 random characters."""
    return secrets.token_hex(SEED_BYTES)


def sampled(unit: Unit, audit: str) -> Sampled:
    """Return the sample of an audit; raises AuditMissing."""
    plan = audit_of(unit, audit)
    frame = unit.one(Frame, audit=audit)
    drawn = _draw_of(unit, audit)
    cases = unit.where(Case, audit=audit)
    chosen = with_status(cases, CaseStatus.CHOSEN)
    keys = {one.case: one.reference for one in unit.where(MatchKey, audit=audit) if one.reference}
    ours = [keys[one.case] for one in chosen if one.case in keys]
    return Sampled(
        plan,
        frame,
        _exclusions(unit, audit),
        drawn,
        chosen,
        with_status(cases, CaseStatus.RESERVE),
        with_status(cases, CaseStatus.REPLACED),
        tuple(keys.items()),
        tuple(coverage(frame.columns, frame.lines, ours)) if frame and ours else (),
        caution(drawn.method, len(chosen), drawn.frame_size) if drawn else "",
    )


def import_frame(unit: Unit, audit: str, draft: FrameDraft) -> Change:
    """Bring in the list to draw from; raises DrawnAlready once cases are drawn."""
    _prove_undrawn(unit, audit)
    frame = Frame(audit, draft.source, draft.columns, draft.lines, draft.digest)
    return unit.record("Brought in the list of cases", frame)


def exclude(unit: Unit, audit: str, reference: str, reason: str) -> Change:
    """Leave a line out before drawing; raises ReasonMissing, NotInFrame or DrawnAlready."""
    _prove_undrawn(unit, audit)
    frame = _frame_of(unit, audit)
    if not reason.strip():
        raise ReasonMissing
    if reference not in {one.reference for one in frame.lines}:
        raise NotInFrame
    return unit.record("Excluded a case", Exclusion(audit, reference, reason.strip()))


def include(unit: Unit, audit: str, reference: str) -> Change:
    """Put an excluded line back."""
    _prove_undrawn(unit, audit)
    return unit.record("Put a case back", Exclusion(audit, reference))


def draw(unit: Unit, audit: str, wish: Wish) -> Change:
    """Draw the cases and their reserves; seed and frame digest are recorded with them.

    Raises FrameMissing, GroupUnknown, SampleEmpty, SampleTooLarge, SeedUnfit or DrawnAlready.
    """
    plan = _prove_undrawn(unit, audit)
    frame = _frame_of(unit, audit)
    excluded = _exclusions(unit, audit)
    by_group = wish.method is Method.STRATIFIED
    if by_group and wish.stratum not in frame.columns:
        raise GroupUnknown
    column = frame.columns.index(wish.stratum) if by_group else 0
    found = draw_lines(_eligible(frame, excluded), wish, column)
    record = Draw(
        audit,
        wish.method,
        wish.seed,
        len(found.chosen),
        len(found.reserves),
        wish.stratum if by_group else "",
        found.shares,
        len(excluded),
        frame.digest,
        len(frame.lines),
        unit.now().date(),
    )
    drawn, keys = _numbered(plan, found, column if by_group else None)
    return unit.record("Drew the sample", record, *drawn, *keys)


def choose(unit: Unit, audit: str, picks: Sequence[Pick]) -> Change:
    """Choose cases on purpose, each with its reason; more can be chosen later.

    From the frame where there is one, else by typed references. Raises ReasonMissing, NotInFrame,
    ReferenceUnfit, SampleEmpty, or DrawnAlready where another method was used.
    """
    chosen, keys = picked(unit, audit, picks)
    standing = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    record = _purposive(unit, audit, len(standing) + len(chosen))
    return unit.record("Chose cases", record, *chosen, *keys)


def choose_one(unit: Unit, audit: str, reference: str, why: str) -> Change:
    """Choose one case on purpose, with its reason; raises as `choose` does."""
    return choose(unit, audit, [Pick(reference, why)])


def picked(unit: Unit, audit: str, picks: Sequence[Pick]) -> tuple[list[Case], list[MatchKey]]:
    """Return the cases that picks become, each under a code of its own; raises as `choose` does."""
    plan = plan_of(unit, audit)
    standing = _draw_of(unit, audit)
    if standing and standing.method is not Method.PURPOSIVE:
        raise DrawnAlready
    if not picks:
        raise SampleEmpty
    if not all(one.why.strip() for one in picks):
        raise ReasonMissing
    _prove_choosable(unit, audit, [one.reference for one in picks])
    codes = _free_codes(unit, plan, len(picks))
    chosen = [Case(audit, code, why=p.why.strip()) for code, p in zip(codes, picks, strict=True)]
    keys = [MatchKey(audit, c.case, p.reference) for c, p in zip(chosen, picks, strict=True)]
    return chosen, keys


def discard_draw(unit: Unit, audit: str, reason: str) -> Change:
    """Take the whole sample back, with a reason, while no agency has started.

    Raises ReasonMissing or CollectingBegun.
    """
    plan = plan_of(unit, audit)
    if plan.status is not Status.DRAFT:
        raise CollectingBegun
    if not reason.strip():
        raise ReasonMissing
    gone = [Case(audit, one.case, CaseStatus.WITHDRAWN) for one in unit.where(Case, audit=audit)]
    keys = [MatchKey(audit, one.case) for one in unit.where(MatchKey, audit=audit)]
    return unit.record("Discarded the sample", Draw(audit), *gone, *keys, reason=reason.strip())


def is_repeatable(unit: Unit, audit: str) -> bool:
    """Draw again from what is recorded and tell whether the same cases come out."""
    frame, standing = unit.one(Frame, audit=audit), _draw_of(unit, audit)
    if frame is None or standing is None or standing.method is Method.PURPOSIVE:
        return False
    wish = Wish(
        standing.method,
        standing.seed,
        standing.size,
        standing.reserves,
        standing.stratum,
        shares=standing.shares,
    )
    column = frame.columns.index(standing.stratum) if standing.stratum else 0
    again = draw_lines(_eligible(frame, _exclusions(unit, audit)), wish, column)
    keys = [one.reference for one in unit.where(MatchKey, audit=audit) if one.reference]
    return [one.reference for one in (*again.chosen, *again.reserves)] == keys


def _draw_of(unit: Unit, audit: str) -> Draw | None:
    found = unit.one(Draw, audit=audit)
    return found if found and found.drawn_on else None


def _exclusions(unit: Unit, audit: str) -> tuple[Exclusion, ...]:
    return tuple(one for one in unit.where(Exclusion, audit=audit) if one.reason)


def _eligible(frame: Frame, exclusions: Sequence[Exclusion]) -> tuple[Line, ...]:
    out = {one.reference for one in exclusions}
    return tuple(one for one in frame.lines if one.reference not in out)


def _frame_of(unit: Unit, audit: str) -> Frame:
    found = unit.one(Frame, audit=audit)
    if found is None:
        raise FrameMissing
    return found


def _prove_undrawn(unit: Unit, audit: str) -> Audit:
    plan = plan_of(unit, audit)
    if _draw_of(unit, audit):
        raise DrawnAlready
    return plan


def _prove_choosable(unit: Unit, audit: str, wanted: Sequence[str]) -> None:
    frame = unit.one(Frame, audit=audit)
    taken = {one.reference for one in unit.where(MatchKey, audit=audit)}
    if len(set(wanted)) < len(wanted) or taken & set(wanted):
        raise NotInFrame
    if frame is None:
        for reference in wanted:
            if why := against_reference(reference):
                raise ReferenceUnfit(why=why)
    elif not set(wanted) <= {one.reference for one in _eligible(frame, _exclusions(unit, audit))}:
        raise NotInFrame


def _purposive(unit: Unit, audit: str, size: int) -> Draw:
    frame = unit.one(Frame, audit=audit)
    excluded = len(_exclusions(unit, audit))
    today = unit.now().date()
    if frame is None:
        return Draw(audit, Method.PURPOSIVE, size=size, excluded=excluded, drawn_on=today)
    return Draw(
        audit,
        Method.PURPOSIVE,
        size=size,
        excluded=excluded,
        frame_digest=frame.digest,
        frame_size=len(frame.lines),
        drawn_on=today,
    )


def _numbered(plan: Audit, found: Drawn, column: int | None) -> tuple[list[Case], list[MatchKey]]:
    """Give every line drawn the next code; reserves come after the cases."""
    lines = (*found.chosen, *found.reserves)
    codes = [_code(plan, number, len(lines)) for number in range(1, len(lines) + 1)]
    drawn = [
        Case(
            plan.audit,
            code,
            CaseStatus.CHOSEN if at < len(found.chosen) else CaseStatus.RESERVE,
            "" if column is None else one.strata[column],
        )
        for at, (code, one) in enumerate(zip(codes, lines, strict=True))
    ]
    keys = [MatchKey(plan.audit, c, one.reference) for c, one in zip(codes, lines, strict=True)]
    return drawn, keys


def _free_codes(unit: Unit, plan: Audit, wanted: int) -> list[str]:
    """Return so many codes after those that stand; what agencies recorded lies under no new case.

    Those of a sample that was discarded, which no agency has seen, are given again.
    """
    known = {one.case: one.status for one in unit.where(Case, audit=plan.audit)}
    gone = {code for code, status in known.items() if status is CaseStatus.WITHDRAWN}
    codes = (_code(plan, number, wanted) for number in count(1 + len(known) - len(gone)))
    free = (one for one in codes if one in gone or not entries_of(unit, Case, plan.audit, one))
    return list(islice(free, wanted))


def _code(plan: Audit, number: int, total: int) -> str:
    """Write a case's code, such as DD26-07-03, as wide as the longest of them."""
    return f"{plan.code}-{number:0{max(2, len(str(total)))}d}"
