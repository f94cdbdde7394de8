"""A colleague joins by three files, and nobody else does."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from services.colleagues import (
    BOLA,
    accept,
    admit,
    ask,
    card_of,
    fresh_laptop,
    join,
    lead,
    person_of,
)
from sqlalchemy import delete
from world import WORDS

from lifaudit.domain.errors.joining import (
    AlreadyMember,
    AnswerForAnother,
    AnswerUnreadable,
    BundleContradicts,
    BundleNotByLead,
    BundleOlder,
    CardUnreadable,
    MemberMissing,
    NotAskedYet,
    NotJoined,
    RequestDamaged,
    RequestOfOthers,
    WordsDiffer,
)
from lifaudit.domain.membership import Signing
from lifaudit.domain.partnership import Agency, Partnership, Person, Role
from lifaudit.security import enrolment
from lifaudit.security.identity import Holder, new_private
from lifaudit.security.papers import make_request, read_request, sign_bundle
from lifaudit.security.recipients import new_identity
from lifaudit.security.succession import prove_member
from lifaudit.services import admitting, joining, members, membership, own_keys, register, vault
from lifaudit.store.tables import SECRET


def test_who_has_joined_knows_the_partnership_and_everybody_in_it(pair):
    leads, theirs = pair
    with leads.unit() as ours, theirs.unit() as unit:
        assert register.partnership(unit) == register.partnership(ours)
        assert register.agencies(unit) == register.agencies(ours)
        known = {one.person: one for one in register.people(unit)}
        assert known == {one.person: one for one in register.people(ours) if one.certificate}
        assert known[person_of(theirs)].agency == "pol"
        assert known[person_of(theirs)].job == "Detective sergeant"
        assert membership.trusted(unit).members == membership.trusted(ours).members
        assert joining.waiting(unit) is None


def test_a_member_can_sign_and_files_can_be_sealed_for_them(pair):
    leads, theirs = pair
    with theirs.unit() as unit:
        key = membership.prove_mine(unit, theirs.keys)
        address = own_keys.my_identity(unit, theirs.keys).address
    with leads.unit() as unit:
        member = prove_member(membership.trusted(unit), key.certificate, unit.now())
        assert (member.name, member.recipient) == ("Bola Adeyemi", address)
        assert members.standing_of(unit, member.person).signing is Signing.GOOD


def test_both_hear_the_same_seven_words_before_and_after(tmp_path, clock):
    leads = lead(tmp_path / "lead", clock)
    with fresh_laptop(tmp_path, clock) as theirs:
        request = ask(theirs, card_of(leads))
        with theirs.unit() as unit:
            said = joining.waiting(unit).words
            assert joining.waiting(unit).lead == "Ada Quill"
        with leads.unit() as unit:
            heard = admitting.read_request(unit, request)
        assert said == heard.words
        assert (heard.person.name, heard.known) == ("Bola Adeyemi", None)
        accept(theirs, admit(leads, request))
        for one in (leads, theirs):
            with one.unit() as unit:
                assert members.standing_of(unit, person_of(theirs)).words == said
    leads.close()


def test_asking_twice_keeps_the_key_and_the_words(pair, tmp_path):
    card = card_of(pair[0])
    with fresh_laptop(tmp_path) as theirs:
        ask(theirs, card)
        with theirs.unit() as unit:
            words = joining.waiting(unit).words
        ask(theirs, card, replace(BOLA, name="Bola A. Adeyemi"))
        with theirs.unit() as unit:
            assert joining.waiting(unit).words == words
            assert joining.waiting(unit).name == "Bola A. Adeyemi"


def test_wrong_words_admit_nobody(pair, tmp_path):
    leads, _ = pair
    with fresh_laptop(tmp_path) as theirs:
        request = ask(theirs, card_of(leads), Person("", "Eve Stone"))
        with pytest.raises(WordsDiffer):
            admit(leads, request, words=("one",) * 7)
        with leads.unit() as unit, pytest.raises(MemberMissing):
            members.standing_of(unit, person_of(theirs))


def test_an_exchanged_card_is_heard_in_the_words(pair, tmp_path, clock):
    leads, _ = pair
    false = lead(tmp_path / "false", clock)
    with fresh_laptop(tmp_path, clock) as theirs:
        request = ask(theirs, card_of(false), Person("", "Eve Stone"))
        with leads.unit() as unit, pytest.raises(RequestOfOthers):
            admitting.read_request(unit, request)
    false.close()


def test_the_line_by_which_somebody_was_expected_makes_room_for_them(tmp_path, clock):
    leads = lead(tmp_path / "lead", clock)
    with leads.unit() as unit:
        register.save_person(unit, Person("b1", "bola  adeyemi", agency="pol"))
    with fresh_laptop(tmp_path, clock) as theirs:
        join(leads, theirs)
    with leads.unit() as unit:
        shown = {one.person: one.active for one in register.people(unit)}
        assert shown["b1"] is False
        assert shown[person_of(theirs)] is True
    leads.close()


def test_what_cannot_be_seen_in_a_name_travels_with_nobody(tmp_path, clock):
    leads = lead(tmp_path / "lead", clock)
    with leads.unit() as unit:
        odd = Partnership("ours", "Example\u200bshire\n SCP", "\u202eNorth")
        register.rename_partnership(unit, replace(register.partnership(unit), name=odd.name))
        register.save_agency(unit, Agency("odd", "Odd\x00 one", "O\ud800dd"))
    with fresh_laptop(tmp_path, clock) as theirs:
        join(leads, theirs, who=Person("", "Bola\u200e Adeyemi", job="Ser\u00adgeant\n"))
        with theirs.unit() as unit:
            assert register.partnership(unit).name == "Example shire SCP"
            mine = unit.one(Person, person=person_of(theirs))
            assert (mine.name, mine.job) == ("Bola Adeyemi", "Ser geant")
            assert unit.one(Agency, agency="odd").short == "O dd"
    leads.close()


def test_two_people_of_one_agency_are_both_members(pair, tmp_path):
    leads, theirs = pair
    with fresh_laptop(tmp_path) as second:
        join(leads, second, "pol", Person("", "Dilys Vaughan", job="Inspector"))
        with second.unit() as unit:
            police = [one.name for one in register.people(unit) if one.agency == "pol"]
            assert police == ["Bola Adeyemi", "Dilys Vaughan"]
            newest = membership.bundle(unit, second.keys)
    with theirs.unit() as unit:
        assert membership.learn(unit, newest).touches(Person)
        assert len(register.people(unit)) == 3
        assert membership.learn(unit, newest).is_empty


def test_an_older_list_takes_nobody_back(pair):
    leads, theirs = pair
    with theirs.unit() as unit:
        older = membership.bundle(unit, theirs.keys)
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
        newer = membership.bundle(unit, leads.keys)
        assert membership.bundle(unit, leads.keys) == newer
        assert membership.learn(unit, older).is_empty
    with theirs.unit() as unit:
        membership.learn(unit, newer)
        with pytest.raises(BundleOlder):
            membership.learn(unit, older)


def test_one_vault_is_for_one_partnership(pair, tmp_path, clock):
    leads, theirs = pair
    other = lead(tmp_path / "other", clock)
    card = card_of(other)
    for one in (leads, theirs):
        with one.unit() as unit, pytest.raises(AlreadyMember):
            joining.request(unit, one.keys, card, BOLA)
    with fresh_laptop(tmp_path, clock) as second:
        join(other, second)
        with second.unit() as unit:
            newest = membership.bundle(unit, second.keys)
            assert membership.prove_mine(unit, second.keys)
    other.close()
    with theirs.unit() as unit, pytest.raises(Exception, match="another partnership's"):
        membership.learn(unit, newest)


def test_an_answer_counts_only_where_it_was_asked_for(joined, pair, tmp_path):
    leads, _ = pair
    answer = (joined / "answer").read_bytes()
    with fresh_laptop(tmp_path) as second:
        with second.unit() as unit, pytest.raises(NotJoined):
            membership.bundle(unit, second.keys)
        with second.unit() as unit, pytest.raises(NotJoined):
            membership.prove_mine(unit, second.keys)
        with pytest.raises(AnswerForAnother):
            accept(second, answer)
        for damaged in (b"", b"hello", answer[:-1], b"\x00" * (5 * 1024 * 1024)):
            with pytest.raises((AnswerUnreadable, AnswerForAnother)):
                accept(second, damaged)
        with leads.unit() as unit, second.unit() as theirs:
            address = own_keys.my_identity(theirs, second.keys).address
            sealed = admitting.seal_for(membership.bundle(unit, leads.keys), [address])
        with pytest.raises(NotAskedYet):
            accept(second, sealed)
        ask(second, card_of(leads), Person("", "Eve Stone"))
        with pytest.raises(AnswerForAnother):
            accept(second, sealed)


def test_nobody_takes_a_members_key_or_address_as_their_own(pair, tmp_path):
    leads, theirs = pair
    with fresh_laptop(tmp_path) as second, second.unit() as unit, theirs.unit() as other:
        mine = own_keys.private_key(other, theirs.keys)
        own_keys.keep_private(unit, second.keys, mine)
        joining.request(unit, second.keys, card_of(leads), Person("", "Eve Stone"))
        request = joining.waiting(unit).request
    with leads.unit() as unit, pytest.raises(RequestDamaged):
        admitting.read_request(unit, request)


@pytest.mark.parametrize("taken", ["lead", "chair"])
def test_nobody_comes_under_the_id_of_somebody_else(joined, pair, taken):
    leads, _ = pair
    private = new_private()
    asked = read_request((joined / "request").read_bytes()).request
    csr = enrolment.request(private, Holder("Eve Stone", "Eve", "Eve")).hex()
    person = person_of(leads) if taken == "lead" else taken
    recipient = new_identity().address
    eve = replace(asked, person=person, name="Eve Stone", request=csr, recipient=recipient)
    with leads.unit() as unit, pytest.raises(RequestDamaged):
        admitting.read_request(unit, make_request(private, eve))


def test_an_answer_for_an_earlier_key_is_refused(pair, tmp_path):
    with fresh_laptop(tmp_path) as theirs:
        answer = admit(pair[0], ask(theirs, card_of(pair[0]), Person("", "Dilys Vaughan")))
        with theirs.unit() as unit:
            own_keys.keep_private(unit, theirs.keys, new_private())
        with pytest.raises(AnswerForAnother):
            accept(theirs, answer)


def test_an_old_vault_gets_its_address_when_one_is_needed(tmp_path, clock):
    leads = lead(tmp_path / "lead", clock)
    with leads.unit() as unit:
        unit.connection.execute(delete(SECRET).where(SECRET.c.name.startswith("recipient")))
        ada = unit.one(Person, person=person_of(leads))
        register.save_person(unit, replace(ada, recipient=""))
        assert members.standing_of(unit, ada.person).words == ()
        admitting.card(unit, leads.keys)
        assert unit.one(Person, person=ada.person).recipient.startswith("age1")
    leads.close()


@pytest.mark.parametrize("card", [b"", b"{}\n\n", b"hello"])
def test_what_is_no_card_begins_nothing(new_vault, card):
    with new_vault.unit() as unit:
        with pytest.raises(CardUnreadable):
            joining.request(unit, new_vault.keys, card, BOLA)
        assert joining.waiting(unit) is None


def forged_list(leads, theirs):
    """Let a colleague sign a list in which they are the lead, under a high number."""
    with leads.unit() as unit, theirs.unit() as other:
        known = membership.trusted(unit)
        mine = replace(known.member(person_of(theirs)), role=Role.LEAD)
        others = tuple(one for one in known.members if one.person != mine.person)
        key = membership.prove_mine(other, theirs.keys)
        for number in (known.number, known.number + 7):
            forged = replace(known, number=number, lead=mine.person, members=(*others, mine))
            yield sign_bundle(key, forged)


def test_a_colleague_cannot_make_themselves_the_lead(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        before = register.whole(unit)
    same, higher = forged_list(leads, theirs)
    with leads.unit() as unit:
        assert membership.learn(unit, same).is_empty
        with pytest.raises(BundleNotByLead):
            membership.learn(unit, higher)
        assert register.whole(unit) == before
    with theirs.unit() as unit:
        with pytest.raises(BundleContradicts):
            membership.learn(unit, same)
        with pytest.raises(BundleNotByLead):
            membership.learn(unit, higher)


def test_a_colleague_cannot_put_their_key_in_the_leads_place(pair):
    leads, theirs = pair
    with leads.unit() as unit, theirs.unit() as other:
        known, before = membership.trusted(unit), register.whole(unit)
        ada, bola = known.member(person_of(leads)), known.member(person_of(theirs))
        false = replace(ada, certificate=bola.certificate, recipient=bola.recipient)
        everybody = (false, *(one for one in known.members if one not in (ada, bola)))
        key = membership.prove_mine(other, theirs.keys)
        forged = sign_bundle(key, replace(known, number=known.number + 7, members=everybody))
    for vault_of in pair:
        with vault_of.unit() as unit, pytest.raises(BundleNotByLead):
            membership.learn(unit, forged)
    with leads.unit() as unit:
        assert register.whole(unit) == before


def test_the_lead_learns_again_what_a_restored_vault_had_lost(joined, pair, tmp_path, clock):
    leads, theirs = pair
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
        newer = membership.bundle(unit, leads.keys)
    shutil.copytree(joined / "lead", tmp_path / "restored")
    restored = vault.unlock(tmp_path / "restored", WORDS, clock)
    with restored.unit() as unit:
        assert membership.trusted(unit).revocations == ()
        membership.learn(unit, newer)
        (gone,) = membership.trusted(unit).revocations
        assert (gone.person, gone.why) == (person_of(theirs), "The laptop was stolen.")
        assert membership.bundle(unit, restored.keys) == newer
    restored.close()
