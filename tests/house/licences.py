"""The licences of everything that ships, as a table: `licences.py docs/licences.md` writes it."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "resources/locks/requirements.txt"
PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;\\]+)[^\n]*((?:\n +--hash=sha256:[0-9a-f]{64}(?: \\)?)+)",
    re.MULTILINE,
)
DIGEST = re.compile(r"[0-9a-f]{64}")
CLASSIFIER = "License :: OSI Approved :: "
KNOWN = frozenset(
    {
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "LGPL-3.0-only", "MIT", "MIT-0", "MIT-CMU"),
        *("MPL-2.0", "PSF-2.0", "Zlib"),
    }
)
"""The licences of libraries that somebody has read; another one, or none, fails the tests.

Copyleft that would reach our own code is not among them; the LGPL and the MPL stop at the file.
"""
# Their own records are silent, wordy, or absent where the distribution is not installed.
READ_BY_HAND = {
    "aiosignal": "Apache-2.0",
    "backports-tarfile": "MIT",
    "defusedxml": "PSF-2.0",
    "google-re2": "BSD-3-Clause",
    "importlib-metadata": "Apache-2.0",
    "jaraco-classes": "MIT",
    "jeepney": "MIT",
    "lazy-importer": "Apache-2.0",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyrage": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "pyxform": "BSD-2-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "rfc8785": "Apache-2.0",
    "rl-accel": "BSD-3-Clause",
    "secretstorage": "BSD-3-Clause",
    "sqlcipher3": "Zlib AND BSD-3-Clause",
    "tzdata": "Apache-2.0",
    "uharfbuzz": "Apache-2.0",
    "xlrd": "BSD-3-Clause",
    "zipp": "MIT",
}
HEAD = """# Licences of what ships

Every distribution of the run-time lock, with the licence it may be used under. The table is
written by `make licences` and checked by `tests/house`; a licence that nobody read fails the
tests, and so does any GPL or AGPL. The texts are gathered in
[libraries.txt](../resources/licences/libraries.txt) and shown in the window under *Help*. Where a
distribution offers a choice, ours is the one that is not the GPL: Qt for Python is used under the
LGPL-3.0, as separate libraries that may be exchanged.

| distribution | version | licence |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Shipped:
    """One locked distribution, the licence it states, and the SHA-256 of each of its files."""

    name: str
    version: str
    licence: str
    digests: tuple[str, ...] = ()

    @property
    def is_permitted(self) -> bool:
        """Whether one of the choices it offers was read and leaves our own code alone."""
        choices = (set(choice.split(" AND ")) for choice in self.licence.split(" OR "))
        return any(choice <= KNOWN for choice in choices)


def shipped() -> tuple[Shipped, ...]:
    """Read every distribution of the run-time lock."""
    pins = PINNED.findall(LOCK.read_text("utf-8"))
    return tuple(
        Shipped(name, version, licence_of(name), tuple(DIGEST.findall(digests)))
        for name, version, digests in pins
    )


def licence_of(name: str) -> str:
    """Tell the licence by hand-read note, expression, field or classifier; else an empty text."""
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classified = [
        line.removeprefix(CLASSIFIER)
        for line in said.get_all("Classifier", [])
        if line.startswith(CLASSIFIER)
    ]
    return said.get("License-Expression") or said.get("License") or " AND ".join(classified)


def table(rows: tuple[Shipped, ...]) -> str:
    """Lay the rows out as the page in docs."""
    return HEAD + "".join(f"| {row.name} | {row.version} | {row.licence} |\n" for row in rows)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(table(shipped()), "utf-8")
