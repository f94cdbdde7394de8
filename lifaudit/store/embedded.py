"""What lies inside the library of the store: a cipher with a database and an OpenSSL of its own."""

from __future__ import annotations

from contextlib import closing

from sqlcipher3 import dbapi2

from lifaudit.domain.selftest import Embedded


def inside() -> tuple[Embedded, ...]:
    """Ask a store in memory; the provider of the cipher is there once a key is."""
    with closing(dbapi2.connect(":memory:")) as raw:
        raw.set_key("x'" + "00" * 32 + "'")
        cipher, provider = (
            str(raw.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("cipher_version", "cipher_provider_version")
        )
    return (
        Embedded("SQLCipher", cipher),
        Embedded("SQLite in SQLCipher", str(dbapi2.sqlite_version)),
        Embedded("OpenSSL in SQLCipher", provider),
    )
