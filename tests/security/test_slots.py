"""Every way into a vault opens the same keys, and no other way does."""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import (
    KeysDamaged,
    KeysExist,
    KeysMissing,
    LastSlot,
    NoRecoverySheet,
    PartnershipKeyUnreadable,
    PassphraseTooWeak,
    SlotMissing,
    TooManySlots,
    WrongPartnershipKey,
    WrongPassphrase,
    WrongPin,
    WrongRecoveryKey,
)
from lifaudit.security import keyfile, slots
from lifaudit.security.argon import Cost
from lifaudit.security.means import Age, Argon, Hkdf, Kind, Passphrase, RememberedPin, slot_key
from lifaudit.security.partnership import PartnershipRecipient, new_partnership_identity
from lifaudit.security.recovery import new_recovery_key, read_recovery_key

QUICK = Cost(passes=1, memory_kib=8, lanes=1)
STORE = "0d6e1f6a-store"
ADA = "person-ada"


def said(text):
    return Passphrase(text, QUICK)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


@pytest.fixture
def keys(path):
    return slots.create(path, STORE, ADA, said("marmalade harmonica"))


def test_a_new_vault_opens_with_its_passphrase(path, keys):
    assert slots.unlock(path, said("marmalade harmonica")) == keys
    assert (keys.store_id, keys.person) == (STORE, ADA)
    assert len(keys.data_key) == len(keys.person_key) == 32
    assert keys.data_key != keys.person_key


@pytest.mark.parametrize("nothing", ["", "   ", "\t\n"])
def test_no_vault_ever_opens_with_nothing(tmp_path, path, keys, nothing):
    with pytest.raises(PassphraseTooWeak):
        slots.create(tmp_path / "other.json", STORE, ADA, said(nothing))
    assert not (tmp_path / "other.json").exists()
    with pytest.raises(PassphraseTooWeak):
        slots.replace_way(path, keys, said(nothing))
    assert slots.unlock(path, said("marmalade harmonica")) == keys


def test_a_vault_is_made_with_the_designed_cost_unless_told(path):
    slots.create(path, STORE, ADA, Passphrase("marmalade"))
    kdf = json.loads(path.read_text())["slots"][0]["kdf"]
    assert (kdf["t"], kdf["m"], kdf["p"]) == (3, 262144, 4)
    assert slots.unlock(path, Passphrase("marmalade")).person == ADA


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_key_file_is_for_its_owner_only(path, keys):
    slots.add(path, keys, new_recovery_key())
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_vault_is_never_made_over_another(path, keys):
    before = path.read_bytes()
    with pytest.raises(KeysExist):
        slots.create(path, STORE, ADA, said("other"))
    assert path.read_bytes() == before
    assert slots.unlock(path, said("marmalade harmonica")) == keys


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("text", ["", "marmalade", "Marmalade harmonica", "marmalade harmonica "])
def test_another_passphrase_is_wrong(path, text):
    with pytest.raises(WrongPassphrase):
        slots.unlock(path, said(text))


def test_a_missing_key_file_says_so(path):
    with pytest.raises(KeysMissing):
        slots.unlock(path, said("any"))
    with pytest.raises(KeysMissing):
        slots.ways(path)


def test_the_printed_recovery_key_opens_the_vault(path, keys):
    printed = new_recovery_key()
    slots.add(path, keys, printed)
    typed = read_recovery_key(" ".join(printed.groups).lower())
    assert slots.unlock(path, typed) == keys
    with pytest.raises(WrongRecoveryKey):
        slots.unlock(path, new_recovery_key())


def test_the_partnership_opens_a_leavers_vault(path, keys):
    ours = new_partnership_identity()
    slots.add(path, keys, new_partnership_identity().recipient)
    slots.add(path, keys, ours.recipient)
    assert slots.unlock(path, ours) == keys
    with pytest.raises(WrongPartnershipKey):
        slots.unlock(path, new_partnership_identity())


def test_an_unreadable_recipient_adds_nothing(path, keys):
    before = path.read_bytes()
    with pytest.raises(PartnershipKeyUnreadable):
        slots.add(path, keys, PartnershipRecipient("age1nobody"))
    assert path.read_bytes() == before


def test_a_pin_opens_only_together_with_this_computers_secret(path, keys):
    device = secrets.token_bytes(32)
    slots.add(path, keys, RememberedPin("4711", device, QUICK))
    assert slots.unlock(path, RememberedPin("4711", device)) == keys
    for pin, secret in (("4712", device), ("4711", secrets.token_bytes(32))):
        with pytest.raises(WrongPin):
            slots.unlock(path, RememberedPin(pin, secret))
    with pytest.raises(WrongPassphrase):
        slots.unlock(path, said("4711"))


def test_two_people_share_the_store_but_not_their_own_keys(path, keys):
    bola = slots.newcomer(keys, "person-bola")
    slots.add(path, bola, said("cobalt teacup"))
    assert slots.unlock(path, said("cobalt teacup")) == bola
    assert slots.unlock(path, said("marmalade harmonica")) == keys
    assert bola.data_key == keys.data_key
    assert bola.person_key != keys.person_key


def test_changing_the_passphrase_keeps_the_keys_and_shuts_the_old_way(path, keys):
    printed = new_recovery_key()
    slots.add(path, keys, printed)
    slots.add(path, slots.newcomer(keys, "person-bola"), said("cobalt teacup"))
    assert slots.change_passphrase(path, said("marmalade harmonica"), said("new words")) == keys
    assert slots.unlock(path, said("new words")) == keys
    assert slots.unlock(path, printed) == keys
    assert slots.unlock(path, said("cobalt teacup")).person == "person-bola"
    with pytest.raises(WrongPassphrase):
        slots.unlock(path, said("marmalade harmonica"))
    assert len(slots.ways(path)) == 3


@pytest.mark.usefixtures("keys")
def test_changing_needs_the_old_passphrase(path):
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        slots.change_passphrase(path, said("guessed"), said("new words"))
    assert path.read_bytes() == before


def test_after_recovery_a_new_passphrase_replaces_the_forgotten_one(path, keys):
    printed = new_recovery_key()
    slots.add(path, keys, printed)
    slots.replace_way(path, slots.unlock(path, printed), said("remembered"))
    assert slots.unlock(path, said("remembered")) == keys
    with pytest.raises(WrongPassphrase):
        slots.unlock(path, said("marmalade harmonica"))


def test_a_new_recovery_sheet_makes_the_old_one_useless(path, keys):
    old, new = new_recovery_key(), new_recovery_key()
    slots.add(path, keys, old)
    slots.replace_way(path, keys, new)
    assert slots.unlock(path, new) == keys
    with pytest.raises(WrongRecoveryKey):
        slots.unlock(path, old)


def test_a_removed_way_opens_nothing(path, keys):
    printed = new_recovery_key()
    slot = slots.add(path, keys, printed)
    slots.remove(path, keys, slot.id)
    with pytest.raises(NoRecoverySheet):
        slots.unlock(path, printed)
    with pytest.raises(SlotMissing):
        slots.remove(path, keys, slot.id)


def test_the_last_passphrase_cannot_be_removed(path, keys):
    slots.add(path, keys, RememberedPin("4711", bytes(32), QUICK))
    slots.add(path, keys, new_recovery_key())
    with pytest.raises(LastSlot):
        slots.remove(path, keys, slots.ways(path)[0].id)
    assert len(slots.ways(path)) == 3


def test_a_full_key_file_takes_no_more_and_still_works(path, keys):
    many = tuple(slots.ways(path)[0] for _ in range(400))
    with pytest.raises(TooManySlots):
        keyfile.write(path, keyfile.signed(STORE, many, keys.data_key))
    assert slots.unlock(path, said("marmalade harmonica")) == keys


def test_the_ways_in_are_listed_without_opening_any(path, keys):
    slots.add(path, keys, new_recovery_key())
    slots.add(path, keys, new_partnership_identity().recipient)
    assert [slot.kind for slot in slots.ways(path)] == [
        Kind.PASSPHRASE,
        Kind.RECOVERY,
        Kind.PARTNERSHIP,
    ]


def test_a_slot_put_under_another_id_person_or_vault_is_refused(path, keys):
    file = keyfile.read(path)
    (slot,) = file.slots
    for moved in (
        dataclasses.replace(slot, id="00" * 8),
        dataclasses.replace(slot, person="person-eve"),
        dataclasses.replace(slot, derivation=dataclasses.replace(slot.derivation, salt=b"x" * 16)),
    ):
        keyfile.write(path, dataclasses.replace(file, slots=(moved,)))
        with pytest.raises(WrongPassphrase):
            slots.unlock(path, said("marmalade harmonica"))
    keyfile.write(path, dataclasses.replace(file, store_id="another"))
    with pytest.raises(WrongPassphrase):
        slots.unlock(path, said("marmalade harmonica"))
    keyfile.write(path, file)
    assert slots.unlock(path, said("marmalade harmonica")) == keys


def test_nobody_without_the_data_key_can_add_or_drop_a_way_in(path, keys):
    slots.add(path, keys, new_recovery_key())
    file = keyfile.read(path)
    planted = slots.create(path.with_name("evil"), STORE, "person-eve", said("evil"))
    extra = keyfile.read(path.with_name("evil")).slots
    for forged in (file.slots + extra, file.slots[:1], file.slots[::-1]):
        keyfile.write(path, dataclasses.replace(file, slots=forged))
        with pytest.raises(KeysDamaged):
            slots.unlock(path, said("marmalade harmonica"))
        with pytest.raises(KeysDamaged):
            slots.add(path, keys, new_recovery_key())
        with pytest.raises(KeysDamaged):
            slots.remove(path, keys, file.slots[0].id)
    keyfile.write(path, dataclasses.replace(file, slots=file.slots + extra))
    with pytest.raises(KeysDamaged):
        slots.unlock(path, said("evil"))
    with pytest.raises(KeysDamaged):
        slots.add(path, planted, new_recovery_key())


@pytest.mark.parametrize("derivation", [Hkdf(b"salt"), Age("age1", b"parcel")])
def test_a_header_of_the_wrong_kind_is_damage(derivation):
    with pytest.raises(KeysDamaged):
        slot_key(said("marmalade"), derivation)
    with pytest.raises(KeysDamaged):
        slot_key(new_recovery_key(), Argon(b"0123456789abcdef", QUICK))


def test_a_failed_write_leaves_every_old_way_in(path, keys, monkeypatch):
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        slots.change_passphrase(path, said("marmalade harmonica"), said("new"))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert slots.unlock(path, said("marmalade harmonica")) == keys


def test_nothing_secret_is_shown_or_written(path, keys):
    printed, device = new_recovery_key(), secrets.token_bytes(32)
    pin = RememberedPin("4711-planted", device, QUICK)
    slots.add(path, keys, printed)
    slots.add(path, keys, pin)
    shown = "".join(map(repr, (keys, said("planted words"), pin, printed, keyfile.read(path))))
    assert "planted" not in shown
    for secret in (keys.data_key, keys.person_key, printed.secret, device):
        assert repr(secret) not in shown
        assert secret not in path.read_bytes()
        assert secret.hex().encode() not in path.read_bytes()
    with pytest.raises(WrongPassphrase) as caught:
        slots.unlock(path, said("planted words"))
    assert "planted" not in str(caught.value) + repr(caught.value)


@given(text=st.text(max_size=40).filter(str.strip), other=st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_a_passphrase_and_only_itself(tmp_path_factory, text, other):
    path = tmp_path_factory.mktemp("vault") / "keys.json"
    keys = slots.create(path, STORE, ADA, said(text))
    assert slots.unlock(path, said(text)) == keys
    if composed(text) != composed(other):
        with pytest.raises(WrongPassphrase):
            slots.unlock(path, said(other))


def composed(text):
    return unicodedata.normalize("NFKC", text)
