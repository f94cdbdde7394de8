"""What the operating system's keyring may remember: a random device secret, never a vault's key."""

from __future__ import annotations

import base64
import importlib
import importlib.util
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from lifaudit.domain.errors.vault import KeyringMissing, NotRemembered

SECRET_BYTES = 32
SERVICE = "lifaudit vault"
# Chosen here and not by keyring's own search: an environment variable or a settings file could
# point that at a backend that keeps secrets in plain text, or at one that keeps nothing.
SAFE_BACKENDS = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
# A broken keyring setting shows as any of these while keyring is being imported.
BROKEN_IMPORT = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OSError)


class Keyring(Protocol):
    """The part of a keyring backend we use."""

    def get_password(self, service: str, username: str, /) -> str | None: ...

    def set_password(self, service: str, username: str, password: str, /) -> None: ...

    def delete_password(self, service: str, username: str, /) -> None: ...


def ships() -> bool:
    """Tell whether the library that speaks to keyrings came with this program."""
    return importlib.util.find_spec("keyring") is not None


def system_keyring(backends: tuple[tuple[str, str], ...] = SAFE_BACKENDS) -> Keyring:
    """Return the operating system's own keyring; raises KeyringMissing where there is none."""
    for module, name in backends:
        try:
            made = getattr(importlib.import_module(module), name)
            if made.viable:
                return _staying_here(made())
        except BROKEN_IMPORT:
            continue
    raise KeyringMissing


def remember(keyring: Keyring, store_id: str, person: str) -> bytes:
    """Put a fresh device secret into the keyring and return it, once it was read back.

    Raises KeyringMissing when the keyring refuses, or takes it and gives nothing back.
    """
    secret = secrets.token_bytes(SECRET_BYTES)
    with _refusals(keyring):
        keyring.set_password(_service(store_id), person, base64.b64encode(secret).decode())
    try:
        kept = recall(keyring, store_id, person)
    except NotRemembered:
        raise KeyringMissing from None
    if kept != secret:
        raise KeyringMissing
    return secret


def recall(keyring: Keyring, store_id: str, person: str) -> bytes:
    """Return the device secret; raises NotRemembered or KeyringMissing."""
    with _refusals(keyring):
        kept = keyring.get_password(_service(store_id), person)
    try:
        secret = base64.b64decode(kept or "", validate=True)
    except ValueError:
        raise NotRemembered from None
    if len(secret) != SECRET_BYTES:
        raise NotRemembered
    return secret


def forget(keyring: Keyring, store_id: str, person: str) -> None:
    """Remove the device secret; does nothing where none is, raises KeyringMissing on refusal."""
    with _refusals(keyring):
        kept = keyring.get_password(_service(store_id), person)
        if kept is not None:
            keyring.delete_password(_service(store_id), person)


def _service(store_id: str) -> str:
    """Name the entry for one vault: Windows moves entries about when two share a name."""
    return f"{SERVICE} {store_id}"


def _staying_here(keyring: Keyring) -> Keyring:
    """Keep a Windows credential on this computer; its default follows the person to others."""
    if hasattr(keyring, "persist"):
        keyring.persist = "local machine"
    return keyring


@contextmanager
def _refusals(keyring: Keyring) -> Iterator[None]:
    """Turn a backend's failures into KeyringMissing, without its words: they may hold secrets."""
    try:
        yield
    except _failures_of(keyring):
        raise KeyringMissing from None


def _failures_of(keyring: Keyring) -> tuple[type[Exception], ...]:
    """Return what this backend raises; Windows has an error class of its own."""
    errors = importlib.import_module("keyring.errors")
    home = sys.modules[type(keyring).__module__]
    windows = getattr(home, "pywintypes", None)
    return (errors.KeyringError, OSError, RuntimeError, *([windows.error] if windows else []))
