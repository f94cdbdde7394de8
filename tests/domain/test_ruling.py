"""What thousands of entries are judged by says what the rule says of each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import PANEL, Answer, Grade, Stage
from lifaudit.domain.event import TICKS
from lifaudit.domain.learning import Finding
from lifaudit.domain.membership import MODERATORS
from lifaudit.domain.partnership import Role
from lifaudit.domain.record import Record, key_fields, kind_of
from lifaudit.domain.rights import CLOCKS_DIFFER, Post, Rights, Wrote
from lifaudit.domain.ruling import Ruling
from lifaudit.domain.running_order import CaseDay

START = datetime(2026, 9, 14, tzinfo=UTC)
DAYS = st.integers(0, 8).map(lambda days: START + timedelta(days=days))
PEOPLE = st.sampled_from(("ann", "bola", "cara"))
POSTS = st.builds(
    Post, st.sampled_from(("pol", "hea")), st.sampled_from(Role), st.none() | DAYS, st.none() | DAYS
)
RIGHTS = st.builds(
    Rights,
    st.frozensets(PEOPLE, max_size=1),
    st.frozensets(PEOPLE, max_size=2),
    st.dictionaries(PEOPLE, st.lists(POSTS, max_size=3).map(tuple)),
)
KINDS: tuple[type[Record], ...] = (Answer, Grade, CaseDay, Audit, Finding)
PLACES = {
    "agency": st.sampled_from(("pol", "hea", PANEL)),
    "stage": st.sampled_from([one.value for one in Stage]),
}


@st.composite
def entries(draw: st.DrawFn) -> Wrote:
    kind = draw(st.sampled_from(KINDS))
    place = tuple(draw(PLACES.get(name, st.just("x"))) for name in key_fields(kind))
    return Wrote(kind_of(kind), place, draw(PEOPLE), draw(DAYS))


def might(rights: Rights, wrote: Wrote) -> bool:
    """Say the rule once more, of one entry and with its time."""
    if not rights.leads or wrote.actor in rights.leads:
        return True
    if wrote.kind in ("Audit", "CaseDay"):
        return wrote.kind == "CaseDay" and wrote.actor in rights.recorders
    if wrote.kind == "Finding":
        return True
    held = [one for one in rights.posts.get(wrote.actor, ()) if is_held(one, wrote.at)]
    if wrote.kind == "Grade" and wrote.place[3] == Stage.MODERATED.value:
        return any(one.role in MODERATORS for one in held)
    if wrote.place[2] == PANEL:
        return wrote.actor in rights.recorders
    return any(one.agency == wrote.place[2] for one in held)


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
