"""The report of an audit says what was recorded, names nobody, and survives every word."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_dossier import AUDIT, LEAD, SECRET_NAMES, WHEN, rich

from lifaudit.domain.case import Case
from lifaudit.domain.casework import Heard
from lifaudit.domain.dossier import Learned
from lifaudit.domain.learning import Polarity, Summary
from lifaudit.profiles.library import profile
from lifaudit.reports.content import phrases
from lifaudit.reports.content.cohort import FEWEST, OTHERS, shown
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import VERSION, data_of
from lifaudit.reports.content.practitioners import themes
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.linear import Grid, Words, linear

ENGLAND = profile()
BARE = rich(0, 0)
HOSTILE = (
    "<img src=file:///etc/passwd><b> =cmd()|' /C calc'!A0 \x00\x07\u202eevil "
    "بچہ محفوظ ہے، zażółć gęślą jaźń 👧🏽 " + "long " * 2000
)


def source_of(dossier):
    return Source(dossier, ENGLAND, (lead_signatory(dossier),))


def made(dossier):
    return report_of(source_of(dossier), Standing.DRAFT, WHEN)


def words_of(dossier):
    """Everything the report prints, as one text."""
    return "\n".join(_texts(made(dossier).report))


def _texts(report):
    for piece in linear(report):
        if isinstance(piece, Words):
            yield "".join(run.text for run in piece.runs)
        elif isinstance(piece, Grid):
            yield "\n".join(cell.text for row in piece.rows for cell in row)
        else:
            yield piece.text


@pytest.fixture(scope="module")
def whole():
    return rich(8, 5)


@pytest.fixture(scope="module")
def printed(whole):
    return made(whole)


@pytest.fixture(scope="module")
def words(printed):
    """Everything the report of the whole dossier prints, as one text."""
    return "\n".join(_texts(printed.report))


def titles(report):
    return [one.title for one in report.sections]


def test_a_chair_reads_the_summary_first_and_the_method_before_the_signature(printed):
    assert titles(printed.report) == [
        "Summary",
        "Findings",
        "What will change",
        "The child and the family",
        "What practitioners told us",
        "How practice was graded",
        "Learning for each agency",
        "Learning summary",
        "Why we looked, and how",
        "Sign-off",
        "Case by case",
        "What was answered",
        "The instrument",
    ]


def test_an_audit_without_cases_has_no_empty_chapters():
    bare = replace(rich(0, 0), learned=Learned())
    assert titles(made(bare).report) == [
        "Summary",
        "Why we looked, and how",
        "Sign-off",
        "The instrument",
    ]
    assert "This report has no findings and no recommendations and no grades." in words_of(bare)


@pytest.mark.parametrize("cases", [1, 60])
def test_an_audit_of_any_size_becomes_a_report(cases):
    dossier = rich(cases, 2)
    text = words_of(dossier)
    assert all(one.case in text for one in dossier.cases)


def test_nobody_is_named_but_the_lead(printed, words):
    everything = words + printed.data.decode()
    assert "Ada Quill" in everything
    for name in SECRET_NAMES:
        assert name not in everything


def test_reflections_are_told_as_themes_named_by_two_at_least(whole, printed, words):
    assert themes(whole)
    assert all(one.named >= 2 for one in themes(whole))
    assert "in confidence" not in words + printed.data.decode()


def test_what_was_watched_is_not_printed_as_the_childs_words(whole):
    first = replace(whole.voices[0], heard=Heard.OBSERVED, words="Hid behind the door.")
    said = words_of(replace(whole, voices=(first,)))
    assert "by watching and being with the child" in said
    assert "own words" not in said


def test_feedback_is_quoted_only_where_its_giver_agreed(whole, printed, words):
    assert "Do not quote" not in words + printed.data.decode()
    quoted = [one.text for one in whole.feedback if one.may_quote and one.text]
    assert quoted[0] in words


@given(st.lists(st.sampled_from("abcde"), max_size=60))
def test_no_group_of_fewer_than_five_can_be_read_or_reckoned(bands):
    cases = tuple(Case(AUDIT, f"c{at}", age_band=band) for at, band in enumerate(bands))
    for one in shown(replace(BARE, cases=cases), ENGLAND):
        assert all(number >= FEWEST for _, number in one.parts)
        if one.parts:
            assert sum(number for _, number in one.parts) == len(cases)


def test_small_groups_are_put_together(whole):
    cases = tuple(
        Case(AUDIT, f"c{at}", gender="female" if at < 6 else ("male", "another")[at % 2])
        for at in range(11)
    )
    genders = next(one for one in shown(replace(whole, cases=cases), ENGLAND))
    assert genders.parts == (("Girl", 6), (OTHERS, 5))


def test_the_data_holds_no_characteristic_of_a_single_child(printed):
    listed = json.loads(printed.data)["sample"]["cases"]
    assert set(listed[0]) == {"case", "title", "status", "why", "replaces", "replaced_reason"}


def test_the_data_says_who_signs_and_where_the_record_stood(whole, printed):
    data = json.loads(printed.data)
    assert data["anchor"] == whole.anchor
    assert [one["field"] for one in data["signatories"]] == ["Lead"]
    assert data["signatories"][0]["certifies"] is True
    assert len(data["returns"]) == 40


def test_the_version_in_the_data_is_the_version_of_the_product(pytestconfig):
    project = (pytestconfig.rootpath / "pyproject.toml").read_text()
    assert f'version = "{VERSION}"' in project


def test_the_same_audit_at_the_same_time_has_the_same_data(printed):
    assert printed.data == made(rich(8, 5)).data


def test_a_torn_character_becomes_a_mark():
    said = replace(rich(0, 0), learned=Learned(summary=Summary(AUDIT, "torn \ud800 letter")))
    assert data_of(source_of(said), WHEN)["learned"]["summary"]["headline"] == "torn ? letter"


def test_hostile_words_come_out_whole_and_harmless():
    hard = rich(2, 2, words=HOSTILE)
    text = words_of(hard)
    assert "<img src=file:///etc/passwd>" in text
    assert "بچہ محفوظ ہے" in text
    assert "zażółć gęślą jaźń" in text
    assert "\x00" not in text
    assert "\u202e" not in text
    assert text.count("long " * 1999) > 10
    assert json.loads(made(hard).data)["learned"]["findings"][0]["what"] == HOSTILE


def test_findings_are_numbered_by_domain_and_counted_in_the_sample(whole, words):
    source = source_of(whole)
    sections = [one.key for one in source.form.all_sections]
    order = [sections.index(one.section) for one in source.findings if one.section]
    assert order == sorted(order)
    assert source.findings[-1].section == ""
    assert all(f"Finding {number}: " in words for number in range(1, 7))
    assert "Seen in 5 of 8 cases" in words


def test_the_summary_prints_fewer_bullets_when_they_are_long(whole):
    long = replace(
        whole,
        learned=replace(
            whole.learned,
            findings=tuple(replace(one, what="so " * 60) for one in whole.learned.findings),
        ),
    )
    bullets = [one for one in made(long).report.sections[0].blocks if hasattr(one, "items")]
    strengths = sum(one.polarity is Polarity.STRENGTH for one in long.learned.findings)
    assert len(bullets[0].items) < strengths


def test_a_lead_nobody_knows_leaves_the_field_open_to_the_partnership(whole):
    who = lead_signatory(replace(whole, people=()))
    assert (who.name, who.certificate_sha256, who.certifies) == ("", "", True)
    assert lead_signatory(whole).name == next(
        one.name for one in whole.people if one.person == LEAD
    )


@pytest.mark.parametrize(
    ("parts", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_people_say_them(parts, told):
    assert phrases.listed(parts) == told


@given(st.text(max_size=400))
def test_an_opening_is_never_longer_than_asked(text):
    assert len(phrases.opening(text, 100)) <= 101
