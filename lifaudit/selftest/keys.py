"""What a vault's keys rest on: Argon2id, and the keyring of the operating system."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from lifaudit.domain.errors.selftest import NotHere
from lifaudit.domain.errors.vault import KeyringMissing, NotRemembered
from lifaudit.security import credentials
from lifaudit.security.argon import PRODUCTION, Cost, stretch
from lifaudit.selftest.proof import hold, refused

SALT = b"0123456789abcdef"
KNOWN = "f21a306d0ab31a3984213095bd39ff61f09a79e25bdd15114d1f4423261e356c"
WHO = "selftest"


def stretched(_folder: Path) -> str:
    """Make a key whose bytes are known, then one at the full cost of a vault."""
    made = stretch("passphrase", SALT, Cost(passes=1, memory_kib=8, lanes=1))
    hold(made.hex() == KNOWN, "Argon2id makes other keys than it should")
    began = time.perf_counter()
    stretch("passphrase", SALT, PRODUCTION)
    took = time.perf_counter() - began
    return f"the known key; {PRODUCTION.memory_kib // 1024} MiB for a vault took {took:.1f} s"


def remembered(_folder: Path) -> str:
    """Let the keyring remember, tell and forget a secret of this test's own."""
    hold(credentials.ships(), "What speaks to keyrings does not ship with this program")
    name = f"selftest {secrets.token_hex(8)}"
    try:
        keyring = credentials.system_keyring()
        secret = credentials.remember(keyring, name, WHO)
    except KeyringMissing:
        raise NotHere(why="No keyring that keeps secrets safely answers") from None
    try:
        same = credentials.recall(keyring, name, WHO) == secret
    finally:
        credentials.forget(keyring, name, WHO)
    hold(same, "The keyring gives back another secret than it was given")
    refused(
        NotRemembered,
        lambda: credentials.recall(keyring, name, WHO),
        "The keyring keeps what it was told to forget",
    )
    return f"{type(keyring).__module__} kept, gave back and forgot a secret"
