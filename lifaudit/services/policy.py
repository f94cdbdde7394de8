"""The organisation's policy: read anew each time it matters, so that a change holds at once.

Windows keeps it in the registry, where a group policy writes it and no user can; the computer's
entry goes before the user's. Elsewhere it is a file that only an administrator can write.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lifaudit.domain.errors.policy import (
    ExchangeNotAllowed,
    ExportsNotAllowed,
    FolderNotAllowed,
    PassphraseTooShort,
)
from lifaudit.domain.policy import NAMES, NONE, Policy, all_unread, policy_of

KEY = r"Software\Policies\lifaudit"
FILE = Path("/etc/lifaudit/policy.toml")


def in_force() -> Policy:
    """Return what holds on this computer now."""
    if sys.platform == "win32":
        return from_registry(importlib.import_module("winreg"))
    return from_file(FILE)


def from_file(file: Path) -> Policy:
    """Read a file of entries; one that is there and cannot be read holds as strictly as it can."""
    try:
        text = file.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return NONE
    except (OSError, ValueError):
        return all_unread()
    import tomllib  # noqa: PLC0415 - the window stands sooner where there is no policy

    try:
        return policy_of(tomllib.loads(text))
    except ValueError:
        return all_unread()


def from_registry(registry: Any) -> Policy:
    """Read the entries of the computer, and those of the user where the computer has none."""
    user = _entries(registry, registry.HKEY_CURRENT_USER)
    return policy_of(dict(user) | dict(_entries(registry, registry.HKEY_LOCAL_MACHINE)))


def prove_folder(folder: Path) -> None:
    """Raise FolderNotAllowed where no vault may lie."""
    policy = in_force()
    if not policy.holds(folder):
        raise FolderNotAllowed(allowed=policy.vault_folder)


def prove_passphrase(text: str) -> None:
    """Raise PassphraseTooShort where the policy asks for more letters."""
    least = in_force().least_passphrase
    if len(text) < least:
        raise PassphraseTooShort(least=least)


def prove_exports() -> None:
    """Raise ExportsNotAllowed where nothing may be written that is not signed."""
    if not in_force().exports:
        raise ExportsNotAllowed


def prove_exchange() -> None:
    """Raise ExchangeNotAllowed where no folder may be watched."""
    if not in_force().exchange:
        raise ExchangeNotAllowed


def _entries(registry: Any, hive: Any) -> Iterator[tuple[str, object]]:
    try:
        key = registry.OpenKey(hive, KEY)
    except FileNotFoundError:
        return
    except OSError:  # it is there and shut to us: as strict as an entry nobody understands
        yield from dict.fromkeys(NAMES).items()
        return
    with key as opened:
        for name in NAMES:
            try:
                yield name, registry.QueryValueEx(opened, name)[0]
            except OSError:
                continue  # this entry decides nothing
