"""The notices of what ships, gathered into two texts: `notices.py [WHEEL...]` writes them.

Every wheel's own texts stand in its `dist-info` folder. One that is not installed here is read
from a wheel that is named, or kept as it was gathered last, if it is still of the same version.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests")]

from house.licences import Shipped, shipped  # noqa: E402 - run as a program as well

LICENCES = ROOT / "resources/licences"
LIBRARIES, QT = LICENCES / "libraries.txt", LICENCES / "Qt.txt"
RULE = "=" * 78
SECTION = re.compile(rf"\n{RULE}\n(\S+) (\S+), [^\n]+\n{RULE}\n")
TEXT = re.compile(
    r"\.dist-info/(?:.*/)?(?:licen[cs]e|copying|notice|authors|contributors)", re.IGNORECASE
)
POINTED = dict.fromkeys(
    ("pyside6-essentials", "shiboken6"),
    "Its wheel holds no text. It is used under the LGPL, which is shown beside this text, and so\n"
    "is the GPL that the LGPL refers to. What Qt took from others has a text of its own.\n",
)
HEAD_LIBRARIES = """The texts that the Python libraries in lifaudit bring with them

Each stands here as it lies in the wheel of that library, whatever of it concerns this computer.
"""
HEAD_QT = """What Qt took from others

Qt is used under the LGPL, version 3. Some parts of it come from others, whose notices are these.
The list was written from what Qt publishes with its sources, for the parts of Qt in lifaudit.
The whole list of its makers is at https://doc.qt.io/qt-6/licenses-used-in-qt.html, the sources of
Qt are at https://download.qt.io/archive/qt/ and those of Qt for Python, which lifaudit uses it by,
at https://code.qt.io/cgit/pyside/pyside-setup.git/.
"""
NO_TEXT = frozenset({"public domain"})
"""Licences that nobody has to hand on."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One part of Qt that others wrote."""

    name: str
    used: str
    licence: str
    rights: str

    @property
    def texts(self) -> tuple[Path, ...]:
        """The files that its licence stands in."""
        named = [one for one in self.licence.split(" AND ") if one not in NO_TEXT]
        folders = (LICENCES / "qt", LICENCES)
        return tuple(
            next(each / f"{one}.txt" for each in folders if (each / f"{one}.txt").is_file())
            for one in named
        )


def taken() -> tuple[Taken, ...]:
    """Read what Qt took from others."""
    raw = tomllib.loads((LICENCES / "qt/parts.toml").read_text("utf-8"))["part"]
    return tuple(Taken(**one) for one in raw)


def of_qt() -> str:
    """Lay out the notices of Qt's parts, and each licence once."""
    parts = "".join(
        f"\n{one.name} ({one.used})\n{one.rights}\nLicence: {one.licence}\n" for one in taken()
    )
    files = sorted({file for one in taken() for file in one.texts})
    texts = "".join(f"\n{RULE}\n{one.stem}\n{RULE}\n\n{one.read_text('utf-8')}" for one in files)
    return f"{HEAD_QT}{parts}{texts}"


def sections(text: str) -> dict[tuple[str, str], str]:
    """Part the text of the libraries by name and version."""
    _, *found = SECTION.split(text)
    return {
        (name, version): body
        for name, version, body in zip(found[::3], found[1::3], found[2::3], strict=True)
    }


def of_libraries(known: Mapping[tuple[str, str], str], wheels: Sequence[str] = ()) -> str:
    """Lay out the texts of every library of the lock."""
    return HEAD_LIBRARIES + "".join(
        f"\n{RULE}\n{row.name} {row.version}, {row.licence}\n{RULE}\n{_body(row, known, wheels)}"
        for row in shipped()
    )


def _body(row: Shipped, known: Mapping[tuple[str, str], str], wheels: Sequence[str]) -> str:
    own = own_texts(row, wheels) or known.get((row.name, row.version), "")
    if not own.strip():
        raise SystemExit(f"{row.name} {row.version} brings no text: name its wheel")
    return own


def own_texts(row: Shipped, wheels: Sequence[str] = ()) -> str:
    """Return the texts of an installed library, or of its wheel; nothing where it is neither."""
    if row.name in POINTED:
        return f"\n{POINTED[row.name]}"
    found = metadata.Distribution.discover(name=row.name, path=[*sys.path, *wheels])
    same = (one for one in found if one.version == row.version)
    return "".join(f"\n-- {name}\n\n{text}" for one in same for name, text in _texts_in(one))


def _texts_in(one: metadata.Distribution) -> Iterator[tuple[str, str]]:
    for file in sorted(map(str, one.files or ())):
        if TEXT.search(file):
            yield file.split(".dist-info/")[1], _plain(one.locate_file(file).read_bytes())


def _plain(content: bytes) -> str:
    """Read a text; some are older than UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    lines = text.replace("\f", "").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


if __name__ == "__main__":
    before = sections(LIBRARIES.read_text("utf-8")) if LIBRARIES.exists() else {}
    LIBRARIES.write_text(of_libraries(before, sys.argv[1:]), "utf-8", newline="\n")
    QT.write_text(of_qt(), "utf-8", newline="\n")
