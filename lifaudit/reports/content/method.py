"""Why the audit was done and how, built from what was really planned, drawn and returned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lifaudit.domain.case import Case, Draw, Method
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.learning import Summary
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sampling import caution
from lifaudit.domain.taking_part import Returned, feedback, practitioners, returned
from lifaudit.domain.versions import in_words
from lifaudit.instruments.canonical import digest
from lifaudit.reports.content.calibration import calibration
from lifaudit.reports.content.cohort import children
from lifaudit.reports.content.commented import commented
from lifaudit.reports.content.evidence import evidence
from lifaudit.reports.content.looked_at import looked_at
from lifaudit.reports.content.phrases import (
    bullets,
    count,
    day,
    labelled,
    moment,
    paragraphs,
    span,
    told,
)
from lifaudit.reports.content.practitioners import held
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Heading,
    KeyFacts,
    Paragraph,
    Section,
    Table,
    plain,
)

WAYS = {
    Method.RANDOM: "drawn at random",
    Method.STRATIFIED: "drawn at random within groups",
    Method.SYSTEMATIC: "drawn at even steps from a random start",
    Method.PURPOSIVE: "chosen on purpose, each for a reason that stands with the case",
}

STATES = (
    ("asked", "Asked"),
    ("signed_off", "Signed off"),
    ("in_progress", "In progress"),
    ("not_known", "Not known"),
    ("not_involved", "Not involved"),
    ("not_started", "Not begun"),
)


def method(source: Source) -> Section:
    """Return why and how the audit was done."""
    blocks = (
        *_why(source),
        *_sample(source),
        *_limits(source),
        *children(source.dossier, source.terms),
        *_took_part(source),
        *evidence(source),
        *commented(source.dossier),
        *_tools(source),
        *calibration(source),
        *_agreements(source),
        *_days(source),
    )
    return Section("Why we looked, and how", blocks, "method")


def _why(source: Source) -> Iterator[Block]:
    audit = source.dossier.audit
    yield Heading(2, "Why this theme")
    yield KeyFacts(
        (
            ("Chosen because of", source.terms.trigger(audit.trigger)),
            ("Linked to", told(audit.linked_to, "Nothing earlier")),
            ("Practice looked at", span(audit.period_from, audit.period_to)),
        )
    )
    yield from paragraphs(audit.why)
    yield from labelled("What it was to answer", audit.questions)
    yield from labelled("Why this is proportionate", audit.proportionality)


def _sample(source: Source) -> Iterator[Block]:
    dossier = source.dossier
    if not dossier.subject.sampled:
        yield from looked_at(dossier)
        return
    yield Heading(2, "How the cases were chosen")
    if dossier.draw is None:
        yield Paragraph(plain(f"{count(len(dossier.cases), 'case')} in the sample; none drawn."))
    else:
        yield from _draw(dossier.draw, dossier.cases)
    if dossier.excluded:
        yield Paragraph(plain("Left out before drawing, and why:"))
        reasons = Counter(" ".join(one.split()) for one in dossier.excluded).most_common()
        yield Bullets(tuple(plain(f"{reason} ({number})") for reason, number in reasons))
    if dossier.replaced:
        yield Paragraph(plain("Replaced after drawing, and why:"))
        yield from bullets([(one.case, told(one.replaced_reason)) for one in dossier.replaced])


def _draw(draw: Draw, cases: Sequence[Case]) -> Iterator[Block]:
    held = f" from a list of {draw.frame_size}" if draw.frame_size else ""
    yield Paragraph(plain(f"{count(len(cases), 'case')}, {WAYS[draw.method]}{held}."))
    facts = [("Drawn on", day(draw.drawn_on))]
    if draw.shares:
        facts.append(
            (told(draw.stratum, "Groups"), "; ".join(f"{n}: {of}" for n, of in draw.shares))
        )
    facts += [
        ("Left out", str(draw.excluded)),
        ("In reserve", _in_reserve(draw, cases)),
        ("Seed", told(draw.seed, "None: nothing was left to chance")),
        ("Digest of the list", told(draw.frame_digest)),
    ]
    yield KeyFacts(tuple(facts))
    if draw.seed:
        again = "Anybody who holds the same list can repeat the draw with this seed."
        yield Paragraph(plain(again), "small")


def _in_reserve(draw: Draw, cases: Sequence[Case]) -> str:
    """Say how many were drawn in reserve, and how many of them took another's place."""
    used = sum(1 for one in cases if one.replaces)
    return f"{draw.reserves} drawn, {used} of them used" if used else str(draw.reserves)


def _limits(source: Source) -> Iterator[Block]:
    dossier = source.dossier
    said = dossier.learned.summary or Summary("")
    draw = dossier.draw
    cases = len(dossier.cases)
    warning = caution(draw.method, cases, draw.frame_size) if draw and cases else ""
    if not warning and not said.limits.strip():
        return
    yield Heading(2, "What this audit cannot tell")
    yield from paragraphs(said.limits)
    yield from paragraphs(warning)


def _took_part(source: Source) -> Iterator[Block]:
    parts = returned(source.dossier)
    if not parts:
        return
    yield Heading(2, "Who took part")
    spoken = {one.agency: one.counted for one in practitioners(source.dossier) if one.told}
    states = [(title, [getattr(one, name) for one in parts]) for name, title in STATES]
    shown = [(title, numbers) for title, numbers in states if any(numbers)]
    talks = ("Practitioner spoken with",) if spoken else ()
    yield Table(
        ("Agency", *(title for title, _ in shown), *talks),
        tuple(
            (
                one.name,
                *(str(numbers[at]) for _, numbers in shown),
                *(spoken.get(one.agency, "") for _ in talks),
            )
            for at, one in enumerate(parts)
        ),
        (2, *(1 for _ in shown), *(1.4 for _ in talks)),
        "What became of the returns each agency was asked for.",
    )
    if away := " ".join(_away(parts)):
        yield Paragraph(plain(away))
    if involved := " ".join(_involved(source)):
        yield Paragraph(plain(involved))


def _away(parts: Sequence[Returned]) -> Iterator[str]:
    """Count what did not come back, and what came back as not known; both bear on the figures."""
    asked = sum(one.asked for one in parts)
    if left := [one for one in parts if one.no_return]:
        names = ", ".join(f"{one.name} {one.no_return}" for one in left)
        yield f"No return: {sum(one.no_return for one in left)} of {asked} ({names})."
    if unknown := sum(one.not_known for one in parts):
        yield f"Not known to the agency: {unknown} of {asked}."


def _led(dossier: Dossier) -> str:
    """Name who led the audit, where it was handed on."""
    names = {one.person: one.name for one in dossier.people}
    turns = [names[one] for one in dossier.led if one in names]
    return f"It was led by {', then by '.join(turns)}." if len(turns) > 1 else ""


def _involved(source: Source) -> Iterator[str]:
    if led := _led(source.dossier):
        yield led
    talks = practitioners(source.dossier)
    spoken, of = sum(one.spoken for one in talks), sum(one.told for one in talks)
    if of:
        yield f"A practitioner was spoken with for {spoken} of {of} returns that say so."
    if reflected := held(source.dossier):
        yield f"Practitioners reflected on their work in {count(reflected, 'conversation')}."
    said = (one for one in feedback(source.dossier) if one.value or one.text.strip())
    gave = {(one.case, one.agency, one.giver) for one in said}
    if gave:
        yield f"Feedback was given {_times(len(gave))} by a child or a parent."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _tools(source: Source) -> Iterator[Block]:
    used = source.dossier.instruments
    forms = [one for one in (used.main, used.panel, used.reflection, used.feedback) if one]
    yield Heading(2, "The instruments")
    yield Table(
        ("Instrument", "Version", "Questions", "Digest, first 16 digits"),
        tuple(
            (one.title, in_words(one.version), str(len(one.questions)), digest(one)[:16])
            for one in forms
        ),
        (3.1, 1.5, 1.1, 1.9),
        _since(source),
    )


def _since(source: Source) -> str:
    """Say whether the instruments are those the audit began with."""
    moves = source.dossier.moves
    if not moves:
        return "Each was fixed when the audit was planned and has not changed since."
    went = ", then ".join(f"from {one.before} to {one.after}" for one in moves[::-1])
    return f"The audit moved {went}; every answer given before went along or is kept beside."


def _agreements(source: Source) -> Iterator[Block]:
    audit = source.dossier.audit
    yield Heading(2, "Dates and agreements")
    yield KeyFacts(
        (
            ("Returns due", day(audit.returns_due)),
            ("Audit day", day(audit.audit_day)),
            ("Report due", day(audit.report_due)),
            ("Sharing agreement", told(audit.sharing_agreement)),
            ("Impact assessment", told(audit.dpia)),
            ("Words in force", f"{source.terms.title}, version {source.terms.version}"),
        )
    )


def _days(source: Source) -> Iterator[Block]:
    """Say when each case was looked at, where the audit day was recorded."""
    known = {one.case: one for one in source.dossier.days if one.begun_at}
    rows = [_looked_at(known[one]) for one in source.cases if one in known]
    if rows:
        yield Heading(2, "When each was looked at together")
        caption = "As recorded on the audit day. Grades showed from the time a case was called."
        header = (source.dossier.subject.name, "Begun", "Called", "Closed")
        yield Table(header, tuple(rows), (1.4, 2, 2, 2), caption)


def _looked_at(one: CaseDay) -> tuple[str, ...]:
    times = (moment(at) if at else "" for at in (one.begun_at, one.called_at, one.closed_at))
    paper = f", from paper of {day(one.on_paper)}" if one.on_paper else ""
    return (f"{one.case}{paper}", *times)
