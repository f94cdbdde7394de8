"""Whoever counts for themselves, in the data or in the tables, comes to what the report says."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from io import StringIO

import pytest
from reports.printed import facts, headings, of_sort, paragraphs, tables, words
from rich_dossier import WHEN, eventful_dossier, rich

from lifaudit.domain.casework import Grade, Heard, Involvement, Stage
from lifaudit.domain.dossier import Learned
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import Callout, Section, Table


def unconcerned(whole):
    """Return the audit as two agencies left it that knew a child and did not work with them."""
    some = {(one.case, one.agency) for one in whole.returns[:2]}
    gone = Involvement.KNOWN_NOT_INVOLVED
    returns = tuple(
        replace(one, involvement=gone, signed_off_at=None)
        if (one.case, one.agency) in some
        else one
        for one in whole.returns
    )
    return replace(whole, returns=returns)


AUDITS = {
    "some not involved": unconcerned(rich(5, 3, seed=4)),
    "one case": rich(1, 2, seed=3),
    "two agencies": rich(5, 2, seed=5),
    "six agencies": rich(9, 6, seed=9),
    "every kind": eventful_dossier(4, 3),
}
SIGNED_OFF, AWAY = "signed_off_at", {"not-known", "known-not-involved"}


@dataclass(frozen=True)
class Sent:
    """What leaves of one audit: its chapters, audit.json, grades.csv and the tables."""

    chapters: dict
    data: dict
    grades: list
    tables: dict

    def chapter(self, anchor) -> Section:
        return self.chapters[anchor]

    def returns(self):
        """Return the returns in audit.json of agencies that worked with the child."""
        return [one for one in self.data["returns"] if one.get("involvement") not in AWAY]


def sent(dossier):
    """Make everything of an audit."""
    source = Source(dossier, profile(), (lead_signatory(dossier),))
    made = report_of(source, Standing.DRAFT, WHEN)
    table = csv.DictReader(StringIO(made.attachments[1].data.decode("utf-8-sig")))
    found = {
        one.name: [dict(zip(one.header, row, strict=True)) for row in one.rows]
        for one in sheets_of(source)
    }
    chapters = {one.anchor: one for one in made.report.sections}
    return Sent(chapters, json.loads(made.data), list(table), found)


@pytest.fixture(scope="module", params=AUDITS, ids=lambda name: name.replace(" ", "-"))
def one(request):
    return sent(AUDITS[request.param])


def numbers(text):
    return [int(each) for each in re.findall(r"\d+", text)]


def test_returns_are_the_same_in_the_summary_the_tables_and_the_data(one):
    (box,) = of_sort(one.chapter("summary"), Callout)
    signed, asked, away = numbers(box.text)[:3]
    heads = one.data["returns"]
    assert asked == len(heads) == sum(row["Asked"] for row in one.tables["Returns"])
    assert signed == sum(SIGNED_OFF in each for each in heads)
    assert signed == sum(row["Signed off"] for row in one.tables["Returns"])
    assert away == sum(each.get("involvement") in AWAY for each in heads)


def test_the_parts_of_every_agencys_returns_make_up_what_it_was_asked_for(one):
    for row in one.tables["Returns"]:
        name, asked, *parts = row.values()
        assert sum(parts) == asked, name
    told = [each for each in paragraphs(one.chapter("agencies")) if each.startswith("Asked for")]
    assert len(told) == len(one.tables["Returns"])
    for sentence in told:
        asked, *parts = numbers(sentence)
        assert sum(parts) == asked


def test_who_took_part_is_the_same_table_as_that_of_the_returns(one):
    taken = next(each for each in of_sort(one.chapter("method"), Table) if "Asked" in each.header)
    for printed, row in zip(taken.rows, one.tables["Returns"], strict=True):
        beside = dict(zip(taken.header, printed, strict=True))
        assert beside["Agency"] == row["Agency"]
        for title in set(taken.header) & set(row) - {"Agency"}:
            assert int(beside[title]) == row[title]
        left = [title for title in row if title not in taken.header]
        assert all(row[title] == 0 for title in left)


def test_the_childs_voice_is_evidenced_as_often_as_the_tables_and_the_data_hold(one):
    (box,) = of_sort(one.chapter("summary"), Callout)
    evidenced, told = numbers(box.text.partition("evidenced in")[2])[:2]
    voices = [each["voice"] for each in one.returns() if each["voice"]]
    heard = [each["heard"] for each in voices]
    assert told == len(heard)
    assert evidenced == len(heard) - heard.count(Heard.NOT_EVIDENCED.value)
    rows = tables(one.chapter("voice"))[0]
    assert sum(int(cell) for row in rows for cell in row[1:-1]) == told
    changed = [numbers(row[-1]) for row in rows]
    assert sum(of for _, of in changed) == evidenced
    assert sum(n for n, _ in changed) == sum(each.get("influenced") is True for each in voices)


def test_every_grade_is_once_in_the_table_and_once_in_the_data(one):
    data = [
        (each["case"], grade["stage"], grade["domain"], grade["reason"])
        for each in one.data["returns"]
        for grade in each["grades"]
    ]
    panel = [
        (each["case"], each["stage"], each["domain"], each["reason"]) for each in one.data["panel"]
    ]
    assert len(one.grades) == len(one.tables["Grades"]) == len(data) + len(panel)
    assert Counter(row["Case"] for row in one.grades) == Counter(at for at, *_ in data + panel)
    assert Counter(row["Reason"] for row in one.grades) == Counter(
        reason for *_, reason in data + panel
    )
    assert sum(row["Agency"] == "Panel" for row in one.grades) == len(panel)


def test_every_answer_is_once_in_the_table_and_once_in_the_data(one):
    rows = one.tables["Answers"]
    given = [each for ret in one.data["returns"] for each in ret["answers"].values()]
    inside = [
        each
        for ret in one.data["returns"]
        for row in ret["rows"]
        for each in row["answers"].values()
    ]
    assert len(rows) == len(given) + len(inside) + len(one.data["panel_answers"])
    kept = sum(each.get("counts") is False for each in given + inside)
    assert sum(row["Counts"] == "No" for row in rows) >= kept


def test_each_question_is_summed_up_over_the_returns_that_answered_it(one):
    counted = Counter(
        (row["Domain"], row["Question"])
        for row in one.tables["Answers"]
        if row["Counts"] == "Yes" and row["Row"] in ("", None) and row["Answer"]
    )
    chapter = one.chapter("answered")
    for title, rows in zip(headings(chapter), tables(chapter), strict=True):
        for question, _, given in rows:
            if (title, question) in counted:
                assert numbers(given) == [counted[title, question]], question


def test_findings_recommendations_and_actions_are_counted_alike(one):
    (box,) = of_sort(one.chapter("summary"), Callout)
    told = dict(reversed(each.split(" ")) for each in re.findall(r"\d+ [a-z]+s?\b", box.text)[-6:])
    learned = one.data["learned"]
    assert int(told["findings"]) == len(learned["findings"]) == len(one.tables["Findings"])
    assert int(told["recommendations"]) == len(learned["recommendations"])
    assert int(told["actions"]) == len(learned["actions"]) == len(one.tables["Actions"])
    strengths, gaps = numbers(paragraphs(one.chapter("findings"))[0])[:2]
    kinds = Counter(row["Kind"] for row in one.tables["Findings"])
    assert (strengths, gaps) == (kinds["Strength"], kinds["Area for improvement"])
    levels = tables(one.chapter("learning"))[0]
    assert [sum(int(row[at]) for row in levels) for at in (1, 2)] == [strengths, gaps]


def test_a_finding_is_said_to_be_seen_where_its_row_and_the_data_name_the_cases(one):
    seen = [each for each in paragraphs(one.chapter("findings")) if each.startswith("Seen in ")]
    rows = one.tables["Findings"]
    assert len(seen) == len(rows)
    codes = {each["case"] for each in one.data["sample"]["cases"]}
    for sentence, row, data in zip(seen, rows, one.data["learned"]["findings"], strict=True):
        number, of = numbers(sentence)[:2]
        named = [each for each in row["Seen in"].split(", ") if each]
        assert number == len(named) == len(codes & set(data["seen_in"]))
        assert of == sum(each["status"] == "chosen" for each in one.data["sample"]["cases"])
        assert row["Number"] == data["number"]


def test_an_action_has_one_reference_wherever_it_stands(one):
    chapter = one.chapter("change")
    printed = [row[0] for each in of_sort(chapter, Table) if "Owner" in each.header
               for row in each.rows]  # fmt: skip
    assert sorted(printed) == sorted(row["Ref"] for row in one.tables["Actions"])
    measured = [row[0] for each in of_sort(chapter, Table) if "Measure" in each.header
                for row in each.rows]  # fmt: skip
    assert measured == sorted(measured)
    assert set(measured) == {row["Ref"] for row in one.tables["Actions"] if row["Measure"]}


def test_where_agencies_part_can_be_found_again_from_the_tables(one):
    chapter = one.chapter("grades")
    apart = [each for each in of_sort(chapter, Table) if "Where two agencies" in each.caption]
    where = {
        (title, case.strip())
        for each in apart
        for title, number, cases in each.rows
        for case in cases.replace(" and ", ", ").split(", ")
        if "more" not in case
    }
    ladder = grade_points(one.data["instruments"][0]["content"])
    given: dict = {}
    for ret in one.returns():
        for grade in ret["grades"]:
            points = [ladder[grade["value"]]] if grade["value"] in ladder else []
            given.setdefault((titles(one)[grade["domain"]], ret["case"]), []).extend(points)
    far = {key for key, some in given.items() if some and max(some) - min(some) >= 2}
    assert where <= far
    assert len({case for _, case in far}) == cases_told(chapter)


def titles(one):
    """Return what every graded domain is called in print, as audit.json holds it."""
    form = one.data["instruments"][0]["content"]
    return {each["key"]: each["title"] for each in form["sections"]} | {"overall": "Overall"}


def grade_points(form):
    """Return the points of the grade scale, as audit.json holds it."""
    scale = next(each for each in form["scales"] if each["key"] == form["grade_scale"])
    return {each["code"]: each["points"] for each in scale["points"] if each["points"] is not None}


def cases_told(chapter):
    """Return in how many cases agencies are said to be apart."""
    told = next((each for each in paragraphs(chapter) if "at least two agencies" in each), "")
    return numbers(told)[0] if told else 0


def test_references_to_records_are_as_many_as_the_data_holds(one):
    said = next((each for each in paragraphs(one.chapter("method")) if "to records" in each), "0")
    held = [
        seen
        for ret in one.returns()
        for each in (
            *ret["answers"].values(),
            *(x for row in ret["rows"] for x in row["answers"].values()),
        )
        if each.get("counts") is not False
        for seen in each["evidence"]
    ]
    assert numbers(said)[0] == len(held)


def test_practitioners_are_spoken_with_as_often_as_the_data_says(one):
    said = next(each for each in paragraphs(one.chapter("method")) if "spoken with for" in each)
    spoken, of = numbers(said)[:2]
    told = [each.get("practitioner_spoken") for each in one.returns()]
    assert (spoken, of) == (told.count(True), len(told) - told.count(None))
    reflected = re.search(r"work in (\d+) conversation", said)
    assert int(reflected[1]) == one.data["practitioners"]["reflections"]


def test_the_cover_and_the_summary_count_the_same_cases(one):
    chosen = sum(each["status"] == "chosen" for each in one.data["sample"]["cases"])
    opening = next(each for each in paragraphs(one.chapter("summary")) if " looked" in each)
    assert numbers(opening.partition(" at ")[2])[0] == chosen
    assert sum(row["Asked"] for row in one.tables["Returns"]) == chosen * len(one.data["agencies"])


def test_an_audit_in_which_nobody_answered_says_none_of_what_nobody_did():
    empty = replace(
        rich(2, 2),
        **dict.fromkeys(("returns", "answers", "notes", "grades", "voices"), ()),
        **dict.fromkeys(("reflectors", "reflections", "feedback"), ()),
        learned=Learned(),
    )
    made = sent(empty)
    assert set(made.chapters) == {"summary", "agencies", "method", "check", "cases", "instrument"}
    (box,) = of_sort(made.chapter("summary"), Callout)
    assert box.text == (
        "0 of 4 returns signed off, 0 not known or not involved. 0 findings, 0 recommendations, "
        "0 actions. Urgent concerns: none raised."
    )
    assert "evidenced" not in words(made.chapter("summary"))
    assert "No return: 4 of 4" in words(made.chapter("method"))
    assert "practitioner was spoken with" not in words(made.chapter("method"))
    assert made.grades == []
    assert made.data["practitioners"] == {"reflections": 0, "themes": []}
    assert facts(made.chapter("method"))["Seed"]


def test_a_grade_that_was_taken_back_stands_nowhere():
    whole = rich(2, 2)
    first = next(each for each in whole.grades if each.stage == Stage.AGENCY.value)
    bare = Grade(first.audit, first.case, first.agency, first.stage, first.domain)
    some = tuple(bare if each is first else each for each in whole.grades)
    before, after = sent(whole), sent(replace(whole, grades=some))
    assert len(after.grades) == len(before.grades) - 1
    kept = [len(each["grades"]) for each in after.data["returns"]]
    assert sum(kept) == sum(len(each["grades"]) for each in before.data["returns"]) - 1
