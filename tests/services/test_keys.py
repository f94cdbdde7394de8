"""Ways into a vault are added and taken back; what a computer remembers opens nothing alone."""

from __future__ import annotations

import pytest
from world import QUICK, WORDS, SteppingClock

from lifaudit.domain.errors.vault import KeyringMissing, WrongPassphrase, WrongRecoveryKey
from lifaudit.domain.partnership import Role
from lifaudit.security import credentials
from lifaudit.security.means import Passphrase
from lifaudit.services import keys, places, register, vault

PIN = "135790"
OTHER = Passphrase("marble thicket ferry canvas walnut", QUICK)


class Drawer:
    """A keyring that keeps its entries in memory, as a real one keeps them in a system."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


@pytest.fixture
def drawer(monkeypatch):
    ring = Drawer()
    monkeypatch.setattr(credentials, "system_keyring", lambda: ring)
    return ring


def opens(path, means):
    vault.unlock(path, means, SteppingClock()).close()


def test_a_pin_opens_a_vault_on_this_computer_until_it_is_taken_back(new_vault, drawer):
    path = new_vault.folder.path
    assert places.look_at(path) == places.Doors(is_vault=True, pin=False)
    keys.remember(new_vault, PIN)
    assert keys.remembers(new_vault)
    assert places.look_at(path).pin
    new_vault.close()
    with vault.opened(path, places.remembered_pin(path, PIN), SteppingClock()) as ours:
        keys.forget(ours)
        assert not keys.remembers(ours)
    assert not places.look_at(path).pin
    assert drawer.kept == {}
    opens(path, WORDS)


def test_without_a_keyring_nothing_is_remembered_and_the_passphrase_stays(new_vault, monkeypatch):
    def none_here():
        raise KeyringMissing

    monkeypatch.setattr(credentials, "system_keyring", none_here)
    with pytest.raises(KeyringMissing):
        keys.remember(new_vault, PIN)
    assert not keys.remembers(new_vault)
    new_vault.close()
    opens(new_vault.folder.path, WORDS)


def test_a_changed_passphrase_shuts_the_old_way(new_vault):
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(new_vault, OTHER, WORDS)
    keys.change_passphrase(new_vault, WORDS, OTHER)
    new_vault.close()
    with pytest.raises(WrongPassphrase):
        opens(new_vault.folder.path, WORDS)
    opens(new_vault.folder.path, OTHER)


def test_whoever_forgot_the_passphrase_opens_by_the_printed_key_and_sets_a_new_one(new_vault):
    path, printed = new_vault.folder.path, keys.new_recovery_key()
    assert not keys.has_recovery(new_vault)
    keys.confirm_recovery(new_vault, printed)
    assert keys.has_recovery(new_vault)
    new_vault.close()
    with pytest.raises(WrongRecoveryKey):
        opens(path, keys.new_recovery_key())
    with vault.opened(path, keys.read_recovery_key(" ".join(printed.groups)), SteppingClock()) as v:
        keys.set_passphrase(v, OTHER)
    opens(path, OTHER)


def test_only_who_was_certified_here_has_a_signing_key(founded):
    with founded.unit() as unit:
        assert register.signing_key(unit, founded.keys) is not None
        whole = register.whole(unit)
        (lead,) = whole.people
        assert (whole.partnership.area, lead.role) == ("Exampleshire", Role.LEAD)
        assert len(whole.agencies) == len(register.agencies(unit))
        assert register.name_of(unit, lead.person) == "Ada Quill"
        assert register.name_of(unit, "nobody") == "someone not in the register"


def test_a_vault_without_a_partnership_has_nobody_who_could_sign(new_vault):
    with new_vault.unit() as unit:
        assert register.signing_key(unit, new_vault.keys) is None
