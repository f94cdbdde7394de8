"""What thousands of entries are judged by says what the rule says of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.casework import PANEL, Stage
from lifaudit.domain.event import TICKS
from lifaudit.domain.leading import audit_id
from lifaudit.domain.membership import MODERATORS
from lifaudit.domain.partnership import Role
from lifaudit.domain.record import key_fields, kind_of
from lifaudit.domain.records import BY_NAME, RECORDS
from lifaudit.domain.rights import CLOCKS_DIFFER, Post, Rights, Wrote, everybodys_in
from lifaudit.domain.ruling import Ruling

START = datetime(2026, 9, 14, tzinfo=UTC)
DAYS = st.integers(0, 8).map(lambda days: START + timedelta(days=days))
PEOPLE = st.sampled_from(("ann", "bola", "cara"))
POSTS = st.builds(
    Post, st.sampled_from(("pol", "hea")), st.sampled_from(Role), st.none() | DAYS, st.none() | DAYS
)
OLD, NEW = "0123456789ab", audit_id("01234567", "ann")
RIGHTS = st.builds(
    Rights,
    st.frozensets(PEOPLE, max_size=1),
    st.frozensets(PEOPLE, max_size=2),
    st.dictionaries(PEOPLE, st.lists(POSTS, max_size=3).map(tuple)),
    st.sampled_from((OLD, NEW)).map(everybodys_in),
)
KINDS = tuple(one for one in RECORDS if key_fields(one)[0] == "audit")
PLACES = {
    "agency": st.sampled_from(("pol", "hea", PANEL)),
    "stage": st.sampled_from([one.value for one in Stage]),
    "person": PEOPLE,
}
EVERYBODYS = {"Recorder", "Urgent", "Handover"}
LEARNED = {"Finding", "Recommendation", "Action", "Summary"}
ROOMS = {"CaseDay", "DayStep", "CaseCalled", "NotRevealed", *LEARNED}
AUTHORS = {"Comment", "PracticeGrade"}
AGENCYS = {
    *("Return", "Answer", "Row", "SectionNotes", "Grade", "Voice"),
    *("Reflector", "Reflection", "Feedback", "KeyBox", "Released"),
}
LEADS = {
    *("Audit", "ExpectedAgency", "PinnedInstrument", "Representative", "Frame", "Exclusion"),
    *("Draw", "Case", "MatchKey", "Moved", "EarlierAnswer", "EarlierGrade"),
    *("Circulated", "DraftFinding", "Response", "PracticeCase", "SealedReport", "Approval"),
}


@st.composite
def entries(draw: st.DrawFn) -> Wrote:
    kind = draw(st.sampled_from(KINDS))
    place = tuple(draw(PLACES.get(name, st.just("x"))) for name in key_fields(kind))
    return Wrote(kind_of(kind), place, draw(PEOPLE), draw(DAYS))


def might(rights: Rights, wrote: Wrote) -> bool:
    """Say the rule once more, of one entry and with its time."""
    if not rights.leads or wrote.actor in rights.leads or wrote.kind in EVERYBODYS:
        return True
    said = dict(zip(key_fields(BY_NAME[wrote.kind]), wrote.place, strict=True))
    held = [one for one in rights.posts.get(wrote.actor, ()) if is_held(one, wrote.at)]
    moderates = any(one.role in MODERATORS for one in held)
    works_there = any(one.agency == said.get("agency") for one in held)
    if wrote.kind in AUTHORS:
        return said["person"] == wrote.actor and (works_there or "agency" not in said)
    if wrote.kind == "Moderation" or said.get("stage") == Stage.MODERATED.value:
        return moderates
    if wrote.kind in ROOMS or (wrote.kind in AGENCYS and said["agency"] == PANEL):
        free = wrote.kind in LEARNED and bool(rights.everybodys)
        return free or wrote.actor in rights.recorders
    return wrote.kind in AGENCYS and works_there


def is_held(post: Post, when: datetime) -> bool:
    begun = post.since is None or when >= post.since - CLOCKS_DIFFER
    return begun and (post.until is None or when <= post.until + CLOCKS_DIFFER)


def read(when: datetime) -> int:
    return int(when.timestamp() * 1000) << TICKS


@given(RIGHTS, st.lists(entries(), max_size=12))
def test_every_entry_is_judged_by_the_rule_however_many_came_before(
    rights: Rights, some: list[Wrote]
) -> None:
    ruling = Ruling(rights)
    for one in (*some, *some):
        expected = might(rights, one)
        assert rights.allow(one) is expected
        assert ruling.allows(one.kind, one.place, one.actor, read(one.at)) is expected


def test_whose_every_kind_of_record_in_an_audit_is_was_decided() -> None:
    decided = EVERYBODYS | ROOMS | AUTHORS | AGENCYS | LEADS | {"Moderation"}
    assert decided == {kind_of(one) for one in KINDS}


@given(RIGHTS, entries())
def test_whoever_leads_writes_everywhere(rights: Rights, wrote: Wrote) -> None:
    assert replace(rights, leads=frozenset({wrote.actor})).allow(wrote)


@given(RIGHTS, RIGHTS, entries())
def test_what_widens_takes_nothing_away(before: Rights, now: Rights, wrote: Wrote) -> None:
    if now.widen(before) and before.allow(wrote):
        assert now.allow(wrote)


def test_what_an_audit_teaches_is_everybodys_only_where_it_is_older_than_the_rule() -> None:
    assert everybodys_in(OLD) == LEARNED
    assert everybodys_in(NEW) == frozenset()
