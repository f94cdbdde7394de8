"""The inventory of what ships: `inventory.py build/lifaudit.cdx.json` writes it as CycloneDX.

The wheels' own records say nothing of what was linked into them, so the parts they hold are kept
by hand in resources/licences/embedded.toml and compared with what is installed.
"""

from __future__ import annotations

import decimal
import json
import platform
import pyexpat
import re
import sys
import tomllib
import uuid
import zlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from house.licences import Shipped, shipped  # noqa: E402 - run as a program as well
from house.notices import taken  # noqa: E402 - likewise

LICENCES = ROOT / "resources/licences"
NAMESPACE = uuid.UUID("6e3f1c52-94f0-5a4b-9a27-0d1b6b2f7a10")
KNOWN = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "FTL", "IJG", "LGPL-3.0-only"),
        *("MIT", "MIT-Modern-Variant", "Microsoft-Distributable-Code", "Zlib", "blessing"),
        *("libpng-2.0", "libtiff", "PSF-2.0", "bzip2-1.0.6"),
        "GPL-2.0-or-later WITH Bootloader-exception",  # it may stand at the head of any program
    }
)
"""The licences of embedded parts that somebody has read; another one fails the tests."""
FREEZES = "pyinstaller"
"""It is no part of what ships, but what it puts into the launchers is."""
PYTHON = "CPython"
"""What freezes is frozen as well, so the inventory is made by the Python that froze the program."""
VERSION = re.compile(r"\d+(?:\.\d+)+")
NAMES = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One library inside a wheel; `files` are how its shared libraries begin there."""

    name: str
    version: str
    licence: str
    within: str
    text: str = ""
    files: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether every licence it states has been read, and none reaches our own code."""
        return set(re.split(r" AND | OR ", self.licence)) <= KNOWN


def parts() -> tuple[Part, ...]:
    """Read the list of embedded parts."""
    raw = tomllib.loads((LICENCES / "embedded.toml").read_text("utf-8"))["part"]
    return tuple(Part(**{**one, "files": tuple(one.get("files", ()))}) for one in raw)


def interpreter() -> tuple[Part, ...]:
    """Name this Python and what it carries; what cannot be asked for its version has none."""
    number = platform.python_version()
    carried = (
        ("Expat", _number(pyexpat.EXPAT_VERSION), "MIT"),
        ("libmpdec", decimal.__libmpdec_version__, "BSD-2-Clause"),  # type: ignore[attr-defined]  # typeshed leaves it out
        ("zlib in Python", zlib.ZLIB_RUNTIME_VERSION, "Zlib"),
        ("libffi", "", "MIT"),
        ("bzip2", "", "bzip2-1.0.6"),
        ("liblzma in Python", "", "0BSD"),
    )
    held = (Part(name, version, licence, PYTHON) for name, version, licence in carried)
    return (Part(PYTHON, number, "PSF-2.0", PYTHON, "Python.txt"), *held)


def strangers(within: str) -> list[str]:
    """Name the shared libraries in a wheel's own folder that no part claims."""
    known = [begin for one in parts() if one.within == within for begin in one.files]
    held = [Path(str(one)) for one in metadata.distribution(within).files or ()]
    libraries = [one.name for one in held if one.parent.name == f"{within}.libs"]
    return [one for one in libraries if not one.startswith(tuple(known))]


def inventory() -> dict[str, object]:
    """Lay out everything that ships; the same sources give the same bytes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    loaders = [_held(one) for one in parts() if one.within == FREEZES]
    python, *carried = interpreter()
    running = {**_held(python), "components": [_held(one) for one in carried]}
    components = [*(_component(row) for row in shipped()), *loaders, running]
    number = uuid.uuid5(NAMESPACE, json.dumps(components, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
    }


def _component(row: Shipped) -> dict[str, object]:
    held = [_held(one) for one in parts() if one.within == row.name]
    purl = f"pkg:pypi/{row.name}@{row.version}"
    told = _told("library", row.name, row.version, row.licence)
    files = {
        "type": "distribution",
        "url": purl,
        "comment": "Each digest is that of one file the lock allows.",
        "hashes": [{"alg": "SHA-256", "content": one} for one in row.digests],
    }
    told |= {"purl": purl, "bom-ref": purl, "externalReferences": [files]}
    return {**told, **({"components": held} if held else {})}


def _held(part: Part) -> dict[str, object]:
    told = _told("library", part.name, part.version, part.licence)
    if part.version:
        told["purl"] = f"pkg:generic/{NAMES.sub('-', part.name.lower()).strip('-')}@{part.version}"
    if part.name == "Qt":
        told["components"] = [
            {**_told("library", one.name, "", one.licence), "bom-ref": f"Qt/{one.name}"}
            for one in taken()
        ]
    return {**told, "bom-ref": f"{part.within}/{part.name}"}


def _number(said: str) -> str:
    """Take the number out of what a library says its version is."""
    found = VERSION.search(said)
    return found[0] if found else ""


def _told(kind: str, name: str, version: str, licence: str) -> dict[str, object]:
    said = {"type": kind, "name": name, "licenses": [{"license": {"name": licence}}]}
    return {**said, "version": version} if version else said


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(inventory(), indent=1, sort_keys=True) + "\n", "utf-8")
