"""The list of members is written in one way, and read only in that."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.joining import BundleUnreadable, JoiningTooNew
from lifaudit.domain.partnership import Agency, AgencyType, Role
from lifaudit.domain.trust import Board, Member, Revocation, TrustBundle, Turn, bundle_of, line_of

WHEN = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
ADA = Member("ada", "Ada Quill", Role.LEAD, "Lead", "csc", "aa", "age1a", active=True)
BOLA = Member("bola", "Bola Adeyemi", Role.AUDITOR, "Sergeant", "pol", "bb", "age1b", active=True)
POLICE = Agency("pol", "Exampleshire Police", "Police", AgencyType.POLICE)
GONE = Revocation("cc", "bola", WHEN, "The laptop was stolen.")
LIST = TrustBundle(
    7, WHEN, Board("Exampleshire", "North", "england"), "dd", "ada", (POLICE,), (ADA, BOLA), (GONE,)
)


def turn(number):
    return Turn(number, "aa", "bb", "cc")


def test_a_list_reads_back_as_it_was_written():
    most = replace(LIST, number=900, turns=tuple(map(turn, range(200))))
    for one in (LIST, replace(LIST, turns=(turn(4), turn(6))), most):
        assert bundle_of(line_of(one)) == one
    assert line_of(bundle_of(line_of(LIST))) == line_of(LIST)


def test_a_list_says_nothing_of_what_there_is_none_of_as_older_ones_do():
    assert not {b"turns", b"earlier"} & set(line_of(LIST).split(b'"'))
    assert b"turns" in line_of(replace(LIST, turns=(turn(4),))).split(b'"')


def test_members_are_found_by_id_and_by_certificate():
    assert LIST.member("bola") == LIST.holder("bb") == BOLA
    assert LIST.member("eve") is LIST.holder("ee") is None
    assert LIST.revocation("cc") == GONE
    assert LIST.revocation("bb") is None


@pytest.mark.parametrize(
    "wrong",
    [
        replace(LIST, lead="eve"),
        replace(LIST, lead="bola"),
        replace(LIST, members=(replace(ADA, active=False), BOLA)),
        replace(LIST, members=(ADA, BOLA, BOLA)),
        replace(LIST, members=(ADA, replace(BOLA, certificate="aa"))),
        replace(LIST, members=(ADA, replace(BOLA, recipient="age1a"))),
        replace(LIST, agencies=(POLICE, POLICE)),
        replace(LIST, revocations=(GONE, GONE)),
        replace(LIST, revocations=tuple(replace(GONE, person=str(n)) for n in range(2001))),
        replace(LIST, turns=(turn(7),)),
        replace(LIST, turns=(turn(5), turn(5))),
        replace(LIST, turns=(turn(5), turn(4))),
        replace(LIST, number=900, turns=tuple(map(turn, range(201)))),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(BundleUnreadable):
        bundle_of(line_of(wrong))


def test_a_list_of_a_later_version_says_so():
    with pytest.raises(JoiningTooNew):
        bundle_of(canonical({"v": 2, "trust": ["something else"]}))


@pytest.mark.parametrize(
    "line", [b"[]", b'{"v":1}', b'{"v":true,"trust":{}}', b'{"v":1,"trust":{}}', b'{"v":1,"v":1}']
)
def test_what_is_no_list_is_refused(line):
    with pytest.raises(BundleUnreadable):
        bundle_of(line)


@given(st.binary(max_size=200))
def test_no_bytes_pass_for_a_list(line):
    with pytest.raises(BundleUnreadable):
        bundle_of(line)


@given(st.data())
def test_a_list_with_another_thing_in_some_place_is_refused(data):
    raw = json.loads(line_of(LIST))
    at = data.draw(st.sampled_from(["members", "revocations", "agencies"]))
    record = raw["trust"][at][0]
    record[data.draw(st.sampled_from(sorted(record)))] = data.draw(
        st.none() | st.integers() | st.lists(st.none())
    )
    with pytest.raises(BundleUnreadable):
        bundle_of(canonical(raw))
