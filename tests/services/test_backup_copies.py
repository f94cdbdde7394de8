"""A backup is sealed for a colleague, kept, laid out by them, and restored by its owner alone."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.colleagues import BOLA, fresh_laptop, join
from services.mail import CASE, PLANTED, again, give_back, put_away, record, take
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Grade
from lifaudit.domain.errors.exchange import (
    CopyNotMerged,
    CopyTooLarge,
    NoKeeper,
    NotACopy,
    PackBroken,
    PackNotForMe,
    SenderUnknown,
)
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.errors.store import BackupBroken, BackupNotWritten, StoreExists
from lifaudit.domain.errors.vault import WrongPassphrase
from lifaudit.domain.pack import Document, PackKind, Recipient
from lifaudit.domain.partnership import Device, Person
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.domain.watching import Fate
from lifaudit.exchange.contents import Contents
from lifaudit.exchange.copies import PIECE, backup_in, documents_of
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.identity import Holder, new_root, new_signing_key
from lifaudit.services import admitting, backup_copies, unpacking, upkeep, vault, watching
from lifaudit.services.keys import Passphrase
from lifaudit.services.pack_making import first_line
from lifaudit.store.backup import MANIFEST
from lifaudit.store.laid_out import files_of

EMPTY = Contents(None, (), (), (), ())


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Make the lead's laptop and one of the police with a sealed grade, for every test to copy."""
    return put_away(tmp_path_factory.mktemp("kept"), record)


@pytest.fixture
def two(kept, tmp_path):
    clock = SteppingClock()
    clock.now = clock.now.replace(day=15)
    both = again(kept, tmp_path, clock)
    yield (*both, clock)
    for one in both:
        one.close()


def copy_of(police, leads, tmp_path):
    return backup_copies.make_copy(police, leads.person, tmp_path / "stick", silent)


def judged(vault_):
    with vault_.unit() as unit:
        return [one.judgement.reason for one in unit.where(Grade, audit=AUDIT, agency="pol")]


def test_a_keeper_lays_it_out_and_its_owner_restores_it_as_a_new_device(two, tmp_path):
    leads, police, clock = two
    path = copy_of(police, leads, tmp_path)
    laid = backup_copies.take_out(leads, path, tmp_path / "laid")
    made = vault.restore(laid, tmp_path / "again", WORDS, clock)
    with closing(made):
        assert judged(made) == [PLANTED]
        assert made.person == police.person
        assert made.store.whose.author.device != police.store.whose.author.device
        with made.unit() as unit:
            assert any(one.why.startswith("restored from") for one in unit.where(Device))
        assert upkeep.check(made, silent).is_whole
        take(leads, give_back(made))  # and it goes on working with the others


def test_what_the_keeper_holds_opens_nothing(two, tmp_path):
    leads, police, clock = two
    laid = backup_copies.take_out(leads, copy_of(police, leads, tmp_path), tmp_path / "laid")
    held = b"".join(one.read_bytes() for one in laid.iterdir())
    for said in (PLANTED, CASE, BOLA.name, police.keys.data_key, police.keys.data_key.hex()):
        assert (said if isinstance(said, bytes) else said.encode()) not in held
    with pytest.raises(WrongPassphrase):
        vault.restore(laid, tmp_path / "mine", Passphrase("what the keeper would guess"), clock)
    assert not (tmp_path / "mine").exists()
    assert judged(leads) == []


def test_nothing_of_the_keepers_vault_changes_but_the_line_that_it_was_laid_out(two, tmp_path):
    leads, police, _ = two
    path = copy_of(police, leads, tmp_path)
    with leads.unit() as unit:
        before = unit.where(Audit), unit.where(Person)
    with pytest.raises(CopyNotMerged):
        unpacking.take_in_file(leads, path, silent)
    backup_copies.take_out(leads, path, tmp_path / "laid")
    with leads.unit() as unit:
        assert (unit.where(Audit), unit.where(Person)) == before
        (seen,) = (one for one in unit.where(PackSeen) if one.kind == "backup")
        assert (seen.outcome, seen.sender) == ("Laid out", police.person)


def test_it_can_be_laid_out_again_but_never_over_something(two, tmp_path):
    leads, police, _ = two
    path = copy_of(police, leads, tmp_path)
    first = backup_copies.take_out(leads, path, tmp_path / "one")
    second = backup_copies.take_out(leads, path, tmp_path / "two")
    assert files_of(first) == files_of(second)
    with pytest.raises(StoreExists):
        backup_copies.take_out(leads, path, tmp_path / "one")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BackupNotWritten):
        backup_copies.take_out(leads, path, tmp_path / "file")
    assert sorted(one.name for one in (tmp_path / "one").iterdir()) == [first.name]


def test_its_owner_opens_it_too_and_nobody_else_does(two, tmp_path):
    leads, police, clock = two
    path = copy_of(police, leads, tmp_path)
    assert unpacking.inspect_file(police, path).kind is PackKind.BACKUP
    backup_copies.take_out(police, path, tmp_path / "own")
    with fresh_laptop(tmp_path, clock) as third:
        join(leads, third, "hea", replace(BOLA, name="Cara Nwosu"))
        with pytest.raises(PackNotForMe):
            backup_copies.take_out(third, path, tmp_path / "theirs")


def test_a_copy_comes_back_also_from_somebody_whose_certificate_was_withdrawn(two, tmp_path):
    leads, police, clock = two
    path = copy_of(police, leads, tmp_path)
    with leads.unit() as unit:
        admitting.revoke(unit, police.person, "The laptop was stolen.")
    laid = backup_copies.take_out(leads, path, tmp_path / "laid")
    with closing(vault.restore(laid, tmp_path / "again", WORDS, clock)) as made:
        assert judged(made) == [PLANTED]


def test_who_never_joined_here_is_refused(two, tmp_path):
    leads, police, clock = two
    holder = Holder(BOLA.name, "Police", "Exampleshire")
    stranger = new_signing_key(new_root("Exampleshire", clock.now), holder, clock.now)
    files = files_of(upkeep.back_up(police, silent))
    with police.unit() as unit:
        to = backup_copies.keepers(unit)[0]
        whom = (Recipient(to.person, to.recipient),)
        forged = first_line(unit, stranger, PackKind.BACKUP, whom, None)
    path = tmp_path / "forged.lifpack"
    path.write_bytes(seal_pack(forged, documents_of(files), stranger))
    with pytest.raises(SenderUnknown):
        backup_copies.take_out(leads, path, tmp_path / "laid")
    assert not (tmp_path / "laid").exists()


def test_a_copy_is_refused_for_nobody_for_a_stranger_and_for_oneself(two, tmp_path):
    leads, police, _ = two
    for keeper in ("", "somebody", police.person):
        with pytest.raises(NoKeeper):
            backup_copies.make_copy(police, keeper, tmp_path / "stick", silent)
    with police.unit() as unit:
        assert [one.person for one in backup_copies.keepers(unit)] == [leads.person]
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotWritten):
        backup_copies.make_copy(police, leads.person, tmp_path / "file", silent)


def test_what_is_larger_than_a_pack_is_said_before_it_is_sealed(two, tmp_path, monkeypatch):
    leads, police, _ = two
    monkeypatch.setattr(backup_copies, "ROOM", 1000)
    with pytest.raises(CopyTooLarge):
        copy_of(police, leads, tmp_path)
    assert not (tmp_path / "stick").exists()


def test_another_pack_is_no_copy_and_a_copy_spoilt_inside_restores_nothing(two, tmp_path):
    leads, police, clock = two
    returned = tmp_path / "returned.lifpack"
    returned.write_bytes(give_back(police).content)
    with pytest.raises(NotACopy):
        backup_copies.take_out(leads, returned, tmp_path / "laid")
    laid = backup_copies.take_out(leads, copy_of(police, leads, tmp_path), tmp_path / "laid")
    whole = (laid / "store.db").read_bytes()
    (laid / "store.db").write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(BackupBroken):
        vault.restore(laid, tmp_path / "again", WORDS, clock)
    (laid / "store.db").write_bytes(whole)
    (laid / MANIFEST).unlink()
    with pytest.raises(BackupBroken):
        vault.restore(laid, tmp_path / "again", WORDS, clock)


def test_in_the_exchange_folder_it_waits_for_its_keeper_and_not_for_its_owner(two, tmp_path):
    leads, police, _ = two
    content = copy_of(police, leads, tmp_path).read_bytes()
    told = watching.receive(leads, "a.lifpack", content, silent)
    assert (told.fate, told.why) == (Fate.ASKS, "it is a backup copy for you to keep")
    assert watching.receive(police, "a.lifpack", content, silent).fate is Fate.OTHERS


def test_a_large_store_travels_in_pieces_and_only_in_their_order(two):
    _, police, _ = two
    small = files_of(upkeep.back_up(police, silent))
    large = replace(small, store=b"\x07" * (2 * PIECE + 5))
    documents = documents_of(large)
    assert [one.name for one in documents][2:] == ["store.db.0", "store.db.1", "store.db.2"]
    assert backup_in(replace(EMPTY, documents=documents)) == large
    spoilt = (
        (documents[1], documents[0], *documents[2:]),
        documents[:2],
        (*documents[:2], documents[3], documents[2], documents[4]),
        (*documents, Document("../store.db", b"")),
        (*documents[:2], *documents[3:]),
    )
    for one in spoilt:
        with pytest.raises(PackBroken):
            backup_in(replace(EMPTY, documents=one))


def test_a_half_laid_folder_of_an_earlier_try_is_no_hindrance(two, tmp_path):
    leads, police, _ = two
    path = copy_of(police, leads, tmp_path)
    laid = backup_copies.take_out(leads, path, tmp_path / "laid")
    shutil.move(laid, laid.with_name(f".{laid.name}.new"))
    assert backup_copies.take_out(leads, path, tmp_path / "laid") == laid
    assert [one.name for one in laid.parent.iterdir()] == [laid.name]
