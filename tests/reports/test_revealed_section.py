"""The report names grades that are not what was committed, and agencies that revealed nothing."""

from __future__ import annotations

import json
from dataclasses import replace

from rich_dossier import WHEN, rich

from lifaudit.domain.casework import Judgement, Stage
from lifaudit.domain.reveal import Belated, NotRevealed
from lifaudit.profiles.library import profile
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.grades import grades
from lifaudit.reports.content.revealed import revealed, revealed_data
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import Heading, Table

WHOLE = rich(2, 3)
FIRST, SECOND, THIRD = [one for one in WHOLE.grades if one.stage == Stage.AGENCY.value][:3]
LATE = (
    Belated(FIRST, Judgement("inadequate", "Harder then")),
    Belated(SECOND),
    Belated(THIRD, replace(THIRD.judgement, reason="In other words")),
)
SHUT = (NotRevealed(WHOLE.audit.audit, FIRST.case, FIRST.agency, "Called away to an incident."),)


def source_of(**facts):
    whole = replace(WHOLE, **facts)
    return Source(whole, profile(), (lead_signatory(whole),))


def test_where_all_was_committed_and_revealed_there_is_nothing_to_say():
    assert list(revealed(source_of())) == []
    assert revealed_data(source_of()) == {}


def test_what_was_committed_stands_beside_what_came_after():
    blocks = list(revealed(source_of(belated=LATE)))
    (table,) = (one for one in blocks if isinstance(one, Table))
    assert [row[0] for row in table.rows] == [FIRST.case, SECOND.case, THIRD.case]
    assert [row[3] for row in table.rows][:2] == ["Inadequate", "Nothing"]
    assert table.rows[2][4] == "The same, for another reason"
    assert "agreement takes what was committed" in blocks[1].runs[0].text


def test_who_revealed_nothing_is_named_without_the_reason():
    source = source_of(unrevealed=SHUT)
    (table,) = (one for one in revealed(source) if isinstance(one, Table))
    assert table.rows[0][0] == FIRST.case
    assert "incident" not in str(list(revealed(source)))


def test_it_is_a_part_of_the_chapter_on_grades_and_of_the_data():
    source = source_of(belated=LATE, unrevealed=SHUT)
    titles = [one.text for one in grades(source).blocks if isinstance(one, Heading)]
    assert "What was committed, and what came after" in titles
    data = json.loads(json.dumps(data_of(source, WHEN)))
    assert [one["case"] for one in data["not_revealed"]] == [FIRST.case]
    assert [one["committed"] for one in data["not_as_committed"]][:2] == ["Inadequate", ""]
