"""Why and how it was done, who answers for it, and what many people said: nothing claimed twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from domain.one_question import form_of, question, section
from reports.printed import (
    ENGLAND,
    facts,
    headings,
    items,
    of_sort,
    paragraphs,
    source_of,
    tables,
    words,
)
from rich_dossier import rich
from small_audit import ALL, answered, away, involved, key, small

from lifaudit.domain.approving import Decision
from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus, Draw, Method
from lifaudit.domain.casework import Feedback, Reflection
from lifaudit.domain.commenting import Circulated, Comment, Outcome, Response, Talk
from lifaudit.domain.earlier import Moved
from lifaudit.domain.kinds import Kind
from lifaudit.domain.learning import SealedReport, Summary
from lifaudit.domain.partnership import AgencyType, Partnership, Person
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import Signatory
from lifaudit.reports.content import responses as answers
from lifaudit.reports.content.cover import Standing, cover_of, subtitle_of, title_of
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.looked_at import NOBODY, THEMSELVES, looked_at
from lifaudit.reports.content.method import WAYS, method
from lifaudit.reports.content.sign_off import APPROVING, STATEMENT, sign_off
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import SignatureField

WHOLE = rich(8, 5)
WHEN = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
PRINT = "0123456789abcdef" * 4
FORM = form_of(section("part", question(Kind.YES_NO)))


def told(dossier):
    return method(source_of(dossier))


def drawn(**more):
    return told(replace(WHOLE, draw=replace(WHOLE.draw, **more)))


def test_the_method_tells_in_its_order_and_everything_that_was_planned():
    assert headings(told(WHOLE)) == [
        "Why this theme",
        "How the cases were chosen",
        "What this audit cannot tell",
        "The children in the sample",
        "Who took part",
        "What the evidence rests on",
        "The instruments",
        "Dates and agreements",
    ]
    assert facts(told(WHOLE))["Returns due"] == "30 September 2026"
    assert facts(told(WHOLE))["Linked to"] == "Business plan 2026, priority 2"


def test_a_plan_that_says_little_says_so_and_breaks_nothing():
    bare = replace(WHOLE.audit, why="", linked_to=" ", questions="", dpia="", returns_due=None)
    section_ = told(replace(WHOLE, audit=bare))
    assert facts(section_)["Linked to"] == "Nothing earlier"
    assert facts(section_)["Impact assessment"] == facts(section_)["Returns due"] == "Not recorded"
    assert "What it was to answer" not in words(section_)


@pytest.mark.parametrize("way", list(Method))
def test_every_way_of_choosing_is_said_in_words(way):
    assert f"8 cases, {WAYS[way]} from a list of 212." in paragraphs(drawn(method=way))


def test_only_a_draw_with_a_seed_is_said_to_be_repeatable():
    again = "Anybody who holds the same list can repeat the draw with this seed."
    assert again in paragraphs(drawn(seed="orchard"))
    chosen = drawn(seed="", method=Method.PURPOSIVE)
    assert again not in paragraphs(chosen)
    assert facts(chosen)["Seed"] == "None: nothing was left to chance"


def test_how_many_of_the_reserve_took_a_place_is_told():
    assert facts(drawn(reserves=4))["In reserve"] == "4"
    first, *others = WHOLE.cases
    one_taken = replace(WHOLE, cases=(replace(first, replaces="DD26-07-99"), *others))
    draw = replace(WHOLE.draw, reserves=4)
    assert facts(told(replace(one_taken, draw=draw)))["In reserve"] == "4 drawn, 1 of them used"


def test_shares_are_told_under_the_column_they_were_drawn_by():
    assert facts(told(WHOLE))["Plan"] == "Child in need: 4; Child protection: 4"
    assert facts(drawn(stratum=""))["Groups"] == "Child in need: 4; Child protection: 4"
    assert "Groups" not in facts(drawn(stratum="", shares=()))


def test_a_list_of_unknown_length_has_no_length():
    assert f"8 cases, {WAYS[Method.RANDOM]}." in paragraphs(
        drawn(method=Method.RANDOM, frame_size=0)
    )


def test_without_a_draw_nothing_is_said_to_be_drawn():
    section_ = told(replace(WHOLE, draw=None))
    assert "8 cases in the sample; none drawn." in paragraphs(section_)
    assert "Seed" not in facts(section_)


def test_reasons_for_leaving_out_are_counted_however_they_are_spaced():
    why = ("Open court  proceedings", "Open court proceedings", "Moved away")
    assert items(told(replace(WHOLE, excluded=why, replaced=()))) == [
        "Open court proceedings (2)",
        "Moved away (1)",
    ]


def test_a_replaced_case_is_told_with_its_reason_or_that_none_was_given():
    gone = Case(WHOLE.audit.audit, "DD26-07-90", CaseStatus.REPLACED)
    assert items(told(replace(WHOLE, excluded=(), replaced=(gone,)))) == [
        "DD26-07-90. Not recorded"
    ]


def test_what_the_audit_cannot_tell_is_left_out_only_where_it_can_tell_all():
    everybody = drawn(frame_size=8, method=Method.RANDOM)
    assert "What this audit cannot tell" in headings(everybody)
    silent = replace(WHOLE.learned, summary=Summary(WHOLE.audit.audit))
    draw = Draw(WHOLE.audit.audit, Method.RANDOM, "seed", 8, frame_size=8)
    section_ = told(replace(WHOLE, learned=silent, draw=draw))
    assert "What this audit cannot tell" not in headings(section_)


def test_states_nobody_is_in_have_no_column():
    some = [involved(1, "pol", practitioner_spoken=True), away(2, "pol")]
    section_ = told(small(FORM, *some))
    rows = {row[0]: row[1:] for row in tables(section_)[0]}
    assert rows["Police"] == ("3", "1", "1", "1", "1 of 1")
    assert rows["Health"] == ("3", "0", "0", "3", "")


@pytest.mark.parametrize(
    ("number", "words_"), [(1, "once"), (2, "twice"), (3, "3 times"), (12, "12 times")]
)
def test_feedback_is_counted_by_who_gave_it_as_people_say_it(number, words_):
    given = [
        Feedback(*key(), f"g{at}", prompt, text="Said")
        for at in range(number)
        for prompt in ("one", "two")
    ]
    assert f"Feedback was given {words_} by a child or a parent." in words(
        told(small(FORM, *given))
    )


def test_what_did_not_come_back_and_what_was_not_known_is_counted_in_words():
    some = [involved(case, who, signed_off_at=WHEN) for case, who in ALL[2:]]
    said = paragraphs(told(small(FORM, away(1, "csc"), *some)))
    assert "No return: 1 of 15 (Police 1). Not known to the agency: 1 of 15." in said


def test_reflections_are_counted_by_conversation():
    two = (key(1, "pol"), key(1, "csc"))
    said = [Reflection(*one, prompt, "Said") for one in two for prompt in "ab"]
    said.append(Reflection(*key(2), "a", " "))
    section_ = told(small(FORM, *said))
    assert "Practitioners reflected on their work in 2 conversations." in words(section_)
    assert "reflected" not in words(told(small(FORM)))


def test_who_led_it_is_told_in_turn_only_where_it_was_handed_on():
    ada, mina = Person("ada", "Ada Quill"), Person("mina", "Mina Osei")
    known = replace(WHOLE, people=(ada, mina))
    assert "It was led by" not in words(told(known))
    assert "It was led by" not in words(told(replace(known, led=("ada",))))
    handed = words(told(replace(known, led=("ada", "mina", "ada"))))
    assert "It was led by Ada Quill, then by Mina Osei, then by Ada Quill." in handed


def test_an_audit_that_moved_says_from_where_to_where_in_the_order_it_went():
    assert "has not changed since" in words(told(WHOLE))
    moves = tuple(Moved("a", f"m{at}", at, f"dive@{at}.0", f"dive@{at + 1}.0") for at in (2, 1))
    section_ = told(replace(WHOLE, moves=moves))
    assert "from dive@1.0 to dive@2.0, then from dive@2.0 to dive@3.0;" in words(section_)
    assert "has not changed since" not in words(section_)


def test_every_instrument_is_named_with_the_first_digits_of_its_digest():
    rows = tables(told(WHOLE))[-1]
    assert len(rows) == 4
    assert all(len(row[3]) == 16 for row in rows)
    assert len({row[3] for row in rows}) == 4


def about(subject, *cases):
    whole = small(replace(FORM, subject=subject), cases=0)
    return tuple(looked_at(replace(whole, cases=cases)))


def named(at, title):
    return Case("a", f"SS26-01-{at:03d}", title=title)


def test_what_was_listed_stands_under_its_code_and_its_name():
    found = about("setting", named(1, "Oak Primary"), named(2, "Elm Academy"))
    assert paragraphs(found) == ["2 settings, chosen and listed by the lead."]
    assert items(found) == ["SS26-01-001. Oak Primary", "SS26-01-002. Elm Academy"]
    assert items(about("process")) == []


def test_agencies_that_answered_about_themselves_are_listed_nowhere():
    assert paragraphs(about("agency", named(1, ""))) == [THEMSELVES]


def test_no_response_of_a_survey_is_listed_by_itself():
    found = about("survey", named(1, ""), named(2, ""))
    assert paragraphs(found) == [f"2 responses. {NOBODY}"]
    assert "SS26" not in words(found)


def surveyed(*said):
    form = form_of(
        section("part", question(Kind.YES_NO), question(Kind.LONG_TEXT, "part.more")),
        subject="survey",
    )
    return source_of(small(form, *said))


def test_what_few_people_answered_is_said_to_be_few_and_not_how_many():
    few = surveyed(*(answered("part.one", "no", *at) for at in ALL[:4]))
    assert tables(answers.responses(few)) == [
        [
            ("What of part.one?", "", "Fewer than five answered"),
            ("What of part.more?", "0", "Nobody answered"),
        ]
    ]


def test_what_many_people_answered_is_counted_and_their_own_words_are_not_printed():
    some = [answered("part.one", "no", *at) for at in ALL[:6]]
    some += [answered("part.more", "My name is Ada Quill", *at) for at in ALL[:5]]
    section_ = answers.responses(surveyed(*some))
    assert tables(section_)[0] == [
        ("What of part.one?", "6", "Yes: 0; Partly: 0; No: 6; Does not apply: 0"),
        ("What of part.more?", "5", "In people's own words"),
    ]
    assert "Ada Quill" not in words(section_)


def test_a_survey_nobody_answered_has_nothing_to_tell():
    assert not answers.is_told(surveyed())
    assert answers.is_told(surveyed(answered("part.one", "no")))


def signed_by(*who):
    return sign_off(Source(WHOLE, ENGLAND, who), PRINT)


LEAD = Signatory("Lead", "Quality lead", "Ada Quill", "Exampleshire", "", certifies=True)
AGENCY = Signatory("Police", "", "", "Exampleshire Police", "", certifies=False)


def test_there_is_one_place_for_each_signature_and_each_says_what_is_signed():
    fields = of_sort(signed_by(LEAD, AGENCY), SignatureField)
    assert [(one.name, one.title) for one in fields] == [
        ("Lead", "The lead certifies"),
        ("Police", "The agency approves"),
    ]
    assert [one.role for one in fields] == ["Quality lead, Exampleshire", "Exampleshire Police"]
    assert {one.statement for one in fields} == {STATEMENT}
    assert of_sort(signed_by(), SignatureField) == []


def test_the_fingerprint_is_printed_whole_in_groups_that_can_be_read_out():
    assert " ".join(["01234567", "89abcdef"] * 4) in words(signed_by(LEAD))


def test_the_partnerships_certificate_is_named_once_it_has_one():
    assert "Partnership's certificate" not in facts(signed_by(LEAD))
    ours = Partnership("ours", "Exampleshire", root_certificate=b"a certificate".hex())
    section_ = sign_off(Source(replace(WHOLE, partnership=ours), ENGLAND, (LEAD,)), PRINT)
    shown = facts(section_)["Partnership's certificate"]
    assert shown.replace(" ", "").replace(":", "").casefold() == (
        hashlib.sha256(b"a certificate").hexdigest()
    )


def test_a_first_version_names_none_before_it_and_one_signer_is_not_told_of_others():
    assert "Versions before this one" not in words(signed_by(LEAD))
    assert APPROVING not in words(signed_by(LEAD))
    assert APPROVING in words(signed_by(LEAD, AGENCY))
    assert "replaces" not in data_of(source_of(WHOLE), WHEN)


def test_a_new_version_names_the_digest_of_what_it_replaces_and_what_was_said_of_it():
    first = SealedReport("a", "1", "ab" * 32, "cd" * 32, certified_at=WHEN)
    said = (
        Approval(
            "a", "1", "Agency1", organisation="Police", decision=Decision.RESERVED, said="No."
        ),
        Approval("a", "1", "Agency2", organisation="Health"),
        Approval("a", "1", "Agency3", "Bo", decision=Decision.DECLINED, said="Nobody asked us."),
        Approval("a", "9", "Agency1", organisation="Later", decision=Decision.RESERVED, said="x"),
    )
    older = replace(WHOLE, sealed=(SealedReport("a", "2"), first), approvals=said)
    section_ = sign_off(Source(older, ENGLAND, (LEAD,)), PRINT)
    told = words(section_)
    assert "Police approved it with reservations: No." in told
    assert "Bo declined to approve it: Nobody asked us." in told
    assert "Health" not in told
    assert "Later" not in told
    assert facts(section_)["SHA-256 as certified"] == " ".join(["abababab"] * 8)
    assert facts(section_)["Version"] == "1, certified 21 November 2026"
    held = data_of(source_of(older), WHEN)["replaces"]
    assert [one["version"] for one in held] == ["2", "1"]
    assert (held[1]["file_sha256"], held[0]["certified_at"]) == ("ab" * 32, None)


def cover(dossier, standing=Standing.DRAFT):
    made = cover_of(source_of(dossier), standing, WHEN)
    return dict(made.facts) | {"kicker": made.kicker, "by": made.partnership}


def test_a_cover_counts_versions_and_says_whether_it_is_for_signing():
    assert cover(WHOLE)["Version"] == "1. Draft, to be read and corrected"
    sealed = replace(WHOLE, sealed=(SealedReport("a", "1"), SealedReport("a", "2")))
    assert cover(sealed, Standing.FINAL)["Version"] == "3. Final, valid with its signature"


def test_a_cover_of_an_audit_that_says_nothing_says_that():
    audit = replace(WHOLE.audit, code="", title="", theme="", period_from=None, period_to=None)
    bare = replace(WHOLE, audit=audit, people=(), cases=(), partnership=Partnership("ours", ""))
    found = cover(bare)
    assert found["by"] == "Safeguarding partnership"
    assert {found[name] for name in ("Audit", "Practice looked at", "Lead")} == {"Not recorded"}
    assert found["Looked at"] == "0 cases, 5 agencies"
    assert title_of(source_of(bare)) == "Audit without a title"


def test_one_agency_and_one_case_are_one():
    one = ExpectedAgency("a", "pol", "Police", "Police", AgencyType.POLICE)
    assert cover(replace(WHOLE, agencies=(one,), cases=WHOLE.cases[:1]))["Looked at"] == (
        "1 case, 1 agency"
    )


@pytest.mark.parametrize(
    ("title", "theme", "wanted"),
    [
        ("Neglect", "Early help", ("Neglect", "Early help")),
        ("Neglect", "Neglect ", ("Neglect", "")),
        ("", "Early help", ("Early help", "")),
        (" ", "", ("Audit without a title", "")),
    ],
)
def test_a_theme_stands_under_the_title_where_it_says_more(title, theme, wanted):
    source = source_of(replace(WHOLE, audit=replace(WHOLE.audit, title=title, theme=theme)))
    assert (title_of(source), subtitle_of(source)) == wanted


def test_comments_are_printed_as_a_count_and_nobodys_words_are():
    assert "case group" not in words(told(WHOLE))
    rounds = (Circulated("a", "1", WHEN), Circulated("a", "2"))
    silent = replace(WHOLE, talk=Talk(rounds[:1]))
    assert "given out on 21 November 2026. No comment came back." in words(told(silent))
    agrees = Comment("a", "1", "f", "pol", "p", agrees=True)
    only = replace(WHOLE, talk=Talk(rounds, comments=(agrees,)))
    assert "given out twice. 1 agency answered: 1 agreement and 0 comments." in words(told(only))
    said = Comment("a", "1", "f", "hea", "q", "Nurse", text="It was two visits.")
    answer = Response("a", "1", "f", "hea", "q", Outcome.PARTLY, "One of them.")
    both = replace(WHOLE, talk=Talk(rounds, comments=(agrees, said), responses=(answer,)))
    assert "The lead accepted 0, 1 partly, and 0 not" in words(told(both))
    assert "It was two visits." not in words(told(both))
    assert data_of(source_of(both), WHEN)["comments"] == {
        "rounds": 2,
        "agencies": 2,
        "agreed": 1,
        "comments": 1,
        "accepted": 0,
        "partly": 1,
        "not_accepted": 0,
    }
    assert "comments" not in data_of(source_of(WHOLE), WHEN)
