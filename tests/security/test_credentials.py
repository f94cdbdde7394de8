"""The keyring holds a device secret that was read back, or nothing at all."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import types

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from lifaudit.domain.errors.vault import KeyringMissing, NotRemembered
from lifaudit.security.credentials import (
    SAFE_BACKENDS,
    forget,
    recall,
    remember,
    system_keyring,
)


class Drawer(KeyringBackend):
    """A working backend that keeps its entries in memory, as a real one keeps them in a system."""

    priority = 1
    persist = "enterprise"

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


class Forgetful(Drawer):
    """A backend that gives back something else than it was given."""

    def get_password(self, service, username):
        kept = super().get_password(service, username)
        return kept and kept[::-1].replace("=", "") + "="


class Locked(Drawer):
    """A backend whose owner said no, with a message that repeats the secret."""

    def set_password(self, service, username, password):
        raise KeyringLocked(f"cannot store {password} for {username} in {service}")


class WindowsError(Exception):
    """What pywintypes raises: not an OSError."""


class LoggedOff(Drawer):
    """A Windows backend without a logon session."""

    def set_password(self, *_):
        raise WindowsError(1312)


def test_what_is_remembered_comes_back_until_it_is_forgotten():
    keyring = Drawer()
    secret = remember(keyring, "store-1", "ada")
    assert len(secret) == 32
    assert recall(keyring, "store-1", "ada") == secret
    forget(keyring, "store-1", "ada")
    with pytest.raises(NotRemembered):
        recall(keyring, "store-1", "ada")
    forget(keyring, "store-1", "ada")
    assert keyring.kept == {}


def test_each_vault_and_each_person_has_an_entry_of_its_own():
    keyring = Drawer()
    made = {remember(keyring, store, person) for store in ("store-1", "store-2") for person in "ab"}
    assert len(made) == 4
    assert len({service for service, _ in keyring.kept}) == 2


def test_the_entry_fits_into_the_smallest_keyring():
    keyring = Drawer()
    remember(keyring, "store-1", "ada")
    assert [len(kept) for kept in keyring.kept.values()] == [44]


@pytest.mark.parametrize("backend", [null.Keyring, fail.Keyring, Forgetful, Locked])
def test_a_keyring_that_does_not_keep_is_no_keyring(backend):
    with pytest.raises(KeyringMissing) as caught:
        remember(backend(), "store-1", "ada")
    assert "store-1" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_failures_of_windows_are_known_too(monkeypatch):
    here = sys.modules[__name__]
    monkeypatch.setattr(
        here, "pywintypes", types.SimpleNamespace(error=WindowsError), raising=False
    )
    with pytest.raises(KeyringMissing):
        remember(LoggedOff(), "store-1", "ada")


@pytest.mark.parametrize("kept", ["", "AAAA", "not base 64!", "\u00e9"])
def test_an_entry_that_is_not_ours_is_not_used(kept):
    keyring = Drawer()
    keyring.set_password("lifaudit vault store-1", "ada", kept)
    with pytest.raises(NotRemembered):
        recall(keyring, "store-1", "ada")


def test_only_the_systems_own_safe_backends_are_considered():
    assert all(module.startswith("keyring.backends.") for module, _ in SAFE_BACKENDS)
    for module, name in SAFE_BACKENDS:
        assert issubclass(getattr(importlib.import_module(module), name), KeyringBackend)


def test_the_first_that_works_is_taken_and_stays_on_this_computer():
    found = system_keyring(
        (("no.such.module", "Keyring"), ("json", "Keyring"), (__name__, "Drawer"))
    )
    assert isinstance(found, Drawer)
    assert found.persist == "local machine"


def test_a_backend_without_persistence_is_taken_as_it_is(monkeypatch):
    monkeypatch.delattr(Drawer, "persist")
    assert not hasattr(system_keyring(((__name__, "Drawer"),)), "persist")


def test_a_backend_that_cannot_work_here_is_passed_over(monkeypatch):
    monkeypatch.setattr(Drawer, "viable", False, raising=False)
    with pytest.raises(KeyringMissing):
        system_keyring(((__name__, "Drawer"),))


@pytest.mark.parametrize("setting", ["nonsense", "keyring.backends.null.Keyring"])
def test_a_setting_can_neither_break_nor_redirect_the_search(setting):
    probe = (
        "from lifaudit.security.credentials import system_keyring\n"
        "from lifaudit.domain.errors.vault import KeyringMissing\n"
        "try:\n    print(type(system_keyring()).__module__)\n"
        "except KeyringMissing:\n    print('missing')\n"
    )
    told = {**os.environ, "PYTHON_KEYRING_BACKEND": setting, "DBUS_SESSION_BUS_ADDRESS": ""}
    done = subprocess.run(
        [sys.executable, "-c", probe], env=told, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() in {"missing", *(module for module, _ in SAFE_BACKENDS)}
