"""Profiles: whole, sourced, and refused when they are not."""

from __future__ import annotations

import pytest

from lifaudit.domain.audit import AuditType, Trigger
from lifaudit.domain.casework import Stage
from lifaudit.domain.errors.profile import NotInProfile, ProfileDamaged, ProfileMissing
from lifaudit.domain.partnership import Partnership, Role
from lifaudit.domain.places import resource
from lifaudit.domain.profile import label_of
from lifaudit.profiles.read import read_profile
from lifaudit.services import planning, profiles

FILE = resource("profiles", "england-2026.toml")
ENGLAND = profiles.profile()


def spoilt(tmp_path, old, new):
    path = tmp_path / "spoilt.toml"
    path.write_text(FILE.read_text("utf-8").replace(old, new, 1), "utf-8")
    return path


def test_england_2026_is_what_is_meant_when_nothing_is_said():
    assert ENGLAND.identity == "england-2026@1.0"
    assert profiles.profile("england-2026") == profiles.profile("england-2026@1.0") == ENGLAND
    assert ENGLAND in profiles.profiles()


def test_it_has_the_words_of_today_and_those_of_before():
    assert ENGLAND.term("board") == "Local Safeguarding Children Partnership"
    assert ENGLAND.short("board") == "LSCP"
    assert ENGLAND.short("rapid-review") == "Rapid review"
    assert any("serious case review" in one.formerly.casefold() for one in ENGLAND.terms)


def test_every_type_trigger_role_and_stage_has_its_word():
    assert {ENGLAND.audit(kind).prefix for kind in AuditType} == {
        "DD",
        "TA",
        "MA",
        "SA",
        "TR",
        "SE",
        "SS",
        "PR",
        "PC",
        "TE",
        "SV",
    }
    assert all(ENGLAND.trigger(one) for one in Trigger)
    assert all(ENGLAND.role(one.value) for one in Role)
    assert all(ENGLAND.grade(one.value) for one in Stage)


def test_every_fact_names_its_source():
    facts = (*ENGLAND.terms, *ENGLAND.audits, *ENGLAND.retention, ENGLAND.marking)
    assert all(one.source for one in facts)


def test_codes_are_unique_within_their_list():
    lists = (
        ENGLAND.terms,
        ENGLAND.roles,
        ENGLAND.bodies,
        ENGLAND.age_bands,
        ENGLAND.genders,
        ENGLAND.ethnicities,
        ENGLAND.plan_statuses,
        ENGLAND.retention,
    )
    for entries in lists:
        codes = [one.code for one in entries]
        assert len(set(codes)) == len(codes) > 2


def test_a_code_the_list_has_lost_says_itself():
    assert label_of("under-1", ENGLAND.age_bands) == "Under 1"
    assert label_of("gone", ENGLAND.age_bands) == "gone"


def test_unknown_profiles_and_words_are_refused():
    with pytest.raises(ProfileMissing):
        profiles.profile("wales-2026")
    with pytest.raises(NotInProfile):
        ENGLAND.term("nonsense")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('id = "england-2026"', 'id = "england-2026', "TOML"),
        ('version = "1.0"', "version = 1", "version must be"),
        ('title = "England 2026"', 'titel = "England 2026"', "unknown key"),
        ('version = "1.0"', "", "lacks 'version'"),
        ('code = "board"', "", "lacks 'code'"),
        ('type = "deep-dive"', 'type = "shallow"', "not known"),
        ('type = "deep-dive"', 'type = "thematic-audit"', "a type of audit is missing"),
        ('code = "national"', 'code = "other"', "a trigger is missing"),
        ('default = "OFFICIAL-SENSITIVE"', 'default = "SECRET"', "not a choice"),
        ("[[terms]]", "[[[terms]]]", "TOML"),
    ],
)
def test_a_profile_that_is_not_whole_says_where(tmp_path, old, new, what):
    with pytest.raises(ProfileDamaged) as refused:
        read_profile(spoilt(tmp_path, old, new))
    assert what in str(refused.value)


def test_a_list_that_is_no_list_and_a_table_that_is_none_are_refused(tmp_path):
    for text in ('terms = "x"', "terms = [1]"):
        path = tmp_path / "p.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(ProfileDamaged):
            read_profile(path)
    with pytest.raises(ProfileDamaged):
        read_profile(tmp_path / "gone.toml")


def test_an_audit_keeps_the_profile_it_was_planned_with(founded):
    with founded.unit() as unit:
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, "Neglect").audit
        assert profiles.in_force(unit, audit) == ENGLAND
        unit.record("Chose", Partnership("ours", profile="england-2026"))
        assert profiles.in_force(unit) == ENGLAND
