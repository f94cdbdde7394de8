"""Learning for each agency: what it noted stands on a page of its own, which it can take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.chart import Cell
from lifaudit.domain.grading import taking_part
from lifaudit.domain.moderating import NO_GRADE, Changed, changes_in
from lifaudit.domain.taking_part import Returned, returned
from lifaudit.domain.tally import Matrix, matrix
from lifaudit.domain.words import words_of
from lifaudit.reports.content.phrases import bullets, count, day, listed, opening, told
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Plain,
    Section,
    Table,
    plain,
)

MOST_NOTES = 4
LONGEST = 320
LEAST = 2
"""What stands of every agency: its name, and what became of its returns."""
KINDS = (
    ("strengths", "Strengths it noted"),
    ("development", "What it wants to develop"),
    ("recommendations", "What it recommends"),
)


def agencies(source: Source) -> Section | None:
    """Return the pages of the agencies; None where nobody grades and nothing else is told."""
    whole, states = matrix(source.dossier), returned(source.dossier)
    changes = _changes(source)
    pages = [
        tuple(_page(source, one, (whole, state), changes.get(one.agency, ())))
        for one, state in zip(source.dossier.agencies, states, strict=True)
    ]
    if not source.form.graded_sections and all(len(page) == LEAST for page in pages):
        return None
    return Section("Learning for each agency", tuple(_parted(pages)), "agencies")


def _changes(source: Source) -> dict[str, list[Changed]]:
    """Return what moderation made of each agency's own grades, where agencies judge themselves."""
    found: dict[str, list[Changed]] = {}
    for one in changes_in(source.dossier):
        found.setdefault(one.subject.agency, []).append(one)
    return found


def _parted(pages: Sequence[tuple[Block, ...]]) -> Iterator[Block]:
    """Yield the agencies one after the other; what one noted begins and ends a page of its own."""
    full = [any(isinstance(block, Heading) for block in page[1:]) for page in pages]
    for at, page in enumerate(pages):
        if at and (full[at] or full[at - 1]):
            yield PageBreak()
        yield from page


def _page(
    source: Source, one: ExpectedAgency, stands: tuple[Matrix, Returned], own: Sequence[Changed]
) -> Iterator[Block]:
    whole, state = stands
    yield Heading(2, one.name or one.short)
    yield Paragraph(plain(_returns(state)))
    if rows := _grades(one, whole):
        caption = "The grade it gave most often in each domain, and how often."
        yield Table(("Domain", "Its grades"), rows, (2.4, 3), caption)
    yield from _moderated(own)
    for name, title in KINDS:
        yield from _notes(source, one, name, title)
    yield from _findings(source, one)
    yield from _actions(source, one)


def _returns(state: Returned) -> str:
    parts = [
        (state.signed_off, "signed off"),
        (state.in_progress, "in progress"),
        (state.not_known, "not known to it"),
        (state.not_involved, "known but not involved"),
        (state.not_started, "not begun"),
    ]
    words = listed([f"{number} {word}" for number, word in parts if number])
    return f"Asked for {count(state.asked, 'return')}: {words}." if words else "Asked for none."


def _grades(one: ExpectedAgency, whole: Matrix) -> tuple[tuple[str | Cell, ...], ...]:
    at = next((n for n, (key, _) in enumerate(whole.columns) if key == one.agency), None)
    if at is None or not any(row[at].tally.given for row in whole.rows):
        return ()
    return tuple(
        (domain.title, Cell(row[at].tally.words, row[at].tally.role))
        for domain, row in zip(whole.domains, whole.rows, strict=True)
    )


def _moderated(found: Sequence[Changed]) -> Iterator[Block]:
    """Yield what moderation made of the agency's own grades, where agencies judge themselves."""
    if found:
        rows = tuple(
            (
                each.domain.title,
                Cell(each.before.label, each.before.role) if each.before else Cell(NO_GRADE),
                Cell(each.after.label, each.after.role),
                each.words,
            )
            for each in found
        )
        caption = "Its own grade beside the moderated one, and what moderation did."
        yield Table(
            ("Domain", "Its own", "Moderated", "What it did"), rows, (2.4, 1, 1, 1), caption
        )


def _notes(source: Source, one: ExpectedAgency, name: str, title: str) -> Iterator[Block]:
    said = [note for note in _counting(source, one.agency) if getattr(note, name).strip()]
    if not said:
        return
    yield Heading(3, title)
    chosen = _spread(said)[:MOST_NOTES]
    titles = {section.key: section.title for section in source.form.all_sections}
    yield from bullets(
        [
            (
                f"{titles.get(note.section, 'Overall')}, {note.case}",
                opening(getattr(note, name), LONGEST),
            )
            for note in chosen
        ]
    )
    if len(said) > len(chosen):
        words = f"{len(chosen)} of {len(said)}; all are in the attached audit.json."
        yield Paragraph(plain(words), "small")


def _counting(source: Source, agency: str) -> Iterator[SectionNotes]:
    """Give the notes of an agency where it was involved and the domain applies."""
    dossier = source.dossier
    here = set(taking_part(dossier))
    for one in dossier.notes:
        place = (one.case, one.agency)
        if one.agency == agency and place in here and not dossier.hides(*place, one.section):
            yield one


def _spread(said: Sequence[SectionNotes]) -> list[SectionNotes]:
    """Return the notes so that every domain comes before any comes twice, and cases take turns."""
    turns: dict[str, int] = {}
    ranked = []
    for at, note in enumerate(sorted(said, key=lambda one: (one.section, one.case))):
        turn = turns[note.section] = turns.get(note.section, -1) + 1
        ranked.append((turn, at, note))
    return [note for _, _, note in sorted(ranked, key=lambda one: one[:2])]


def _findings(source: Source, one: ExpectedAgency) -> Iterator[Block]:
    own = [each for each in source.findings if each.agency == one.agency]
    if not own:
        return
    yield Heading(3, "Findings about it")
    lines = []
    for each in own:
        number = source.number_of(each.finding)
        link = Link(f"Finding {number}", f"#finding-{number}")
        lines.append((link, Plain(f", {words_of(each.polarity).lower()}: {opening(each.what)}")))
    yield Bullets(tuple(lines))


def _actions(source: Source, one: ExpectedAgency) -> Iterator[Block]:
    own = [each for each in source.dossier.learned.actions if each.owner == one.agency]
    if not own:
        return
    yield Heading(3, "What it has taken on")
    yield from bullets([(day(each.due), opening(told(each.text), LONGEST)) for each in own])
