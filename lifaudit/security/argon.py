"""Turn something a person can remember into a key, slowly on purpose: Argon2id (RFC 9106)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from lifaudit.domain.errors.vault import TooLittleMemory
from lifaudit.security.cipher import KEY_BYTES

SALT_BYTES = 16
MOST_PASSES = 10
MOST_MEMORY_KIB = 1024 * 1024
MOST_LANES = 8
LEAST_MEMORY_PER_LANE_KIB = 8


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one guess costs; the default is what every vault is made with.

    Raises ValueError outside the limits, before any memory is taken: a tampered header must not
    be able to stop the machine.
    """

    passes: int = 3
    memory_kib: int = 256 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        within = (
            1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
            and LEAST_MEMORY_PER_LANE_KIB * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        )
        if not within:
            raise ValueError((self.passes, self.memory_kib, self.lanes))


PRODUCTION = Cost()


def stretch(text: str, salt: bytes, cost: Cost, device_secret: bytes | None = None) -> bytes:
    """Return 32 bytes from `text`; `device_secret` is Argon2's own secret input, if any.

    The same characters typed on another keyboard (composed or not) give the same key. Raises
    TooLittleMemory.
    """
    argon = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
        secret=device_secret,
    )
    try:
        return argon.derive(unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass"))
    except MemoryError:
        raise TooLittleMemory(mebibytes=cost.memory_kib // 1024) from None
