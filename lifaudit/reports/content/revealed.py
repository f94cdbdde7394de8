"""What is not as it was committed: grades since the call, and who did not reveal theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.committing import late_words
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.reveal import Late
from lifaudit.reports.content.source import Source, name_of
from lifaudit.reports.tree import Block, Heading, Paragraph, Table, plain

BEHIND = (
    "Agencies' grades were sealed until each case was called. These were changed or given only "
    "afterwards. What stands is shown throughout; agreement takes what was committed."
)
SHUT = "Nobody waited for these agencies when a case was revealed, and they have not done it since."
NOTHING, SAME = "Nothing", "The same, for another reason"


def revealed(source: Source) -> Iterator[Block]:
    """Yield which grades are not as they were committed, and whose were not revealed, if any."""
    late, shut = _late(source.dossier), _shut(source.dossier)
    if not late and not shut:
        return
    called = source.dossier.subject.name
    yield Heading(2, "What was committed, and what came after")
    if late:
        yield Paragraph(plain(BEHIND))
        header = (called, "Agency", "Domain", "Committed", "Stands now")
        caption = "Grades that are not what was committed when the case was called."
        yield Table(header, tuple(_row(*one) for one in late), (1.4, 1.2, 2.2, 1.6, 1.8), caption)
    if shut:
        yield Paragraph(plain(SHUT))
        yield Table((called, "Agency"), tuple(shut), (1.4, 3), "Not revealed.")


def revealed_data(source: Source) -> dict[str, Any]:
    """Return the same for audit.json; nothing where all was committed and revealed."""
    late = [
        {
            "case": case,
            "agency": one.agency,
            "domain": one.domain,
            "committed": one.committed,
            "stands": one.now,
        }
        for case, one in _late(source.dossier)
    ]
    shut = [{"case": case, "agency": agency} for case, agency in _shut(source.dossier)]
    told = {"not_as_committed": late, "not_revealed": shut}
    return {name: some for name, some in told.items() if some}


def _row(case: str, one: Late) -> tuple[str, ...]:
    now = SAME if one.committed and one.committed == one.now else one.now or NOTHING
    return (case, one.agency, one.domain, one.committed or NOTHING, now)


def _late(dossier: Dossier) -> list[tuple[str, Late]]:
    form, asked, here = dossier.instruments.main, dossier.agencies, set(_asked(dossier))
    some = [one for one in dossier.belated if (one.grade.case, one.grade.agency) in here]
    return [(one.grade.case, late_words(one, form, asked)) for one in some]


def _shut(dossier: Dossier) -> list[tuple[str, str]]:
    names = _asked(dossier)
    shut = [(one.case, one.agency) for one in dossier.unrevealed]
    return [(one[0], names[one]) for one in shut if one in names]


def _asked(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Return the agencies' names, by the returns that count."""
    return {(case.case, one.agency): name_of(one) for case, one in dossier.asked}
