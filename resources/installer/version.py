"""What Windows shows of an executable: its version, its maker, and in which language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

BRITISH_ENGLISH, UNICODE = 0x0809, 1200
Four = tuple[int, int, int, int]


def shown(name: str, version: str) -> Any:
    """Return what is written into a launcher, in PyInstaller's own kinds."""
    from PyInstaller.utils.win32 import versioninfo as kinds  # noqa: PLC0415 - on Windows only

    words = [kinds.StringStruct(key, said) for key, said in strings(name, version)]
    table = kinds.StringTable(f"{BRITISH_ENGLISH:04X}{UNICODE:04X}", words)
    spoken = kinds.VarStruct("Translation", [BRITISH_ENGLISH, UNICODE])
    return kinds.VSVersionInfo(
        ffi=kinds.FixedFileInfo(filevers=numbers(version), prodvers=numbers(version)),
        kids=[kinds.StringFileInfo([table]), kinds.VarFileInfo([spoken])],
    )


def strings(name: str, version: str) -> tuple[tuple[str, str], ...]:
    """Return what a person reads under Properties, Details."""
    return (
        ("CompanyName", "lifaudit project"),
        ("FileDescription", "lifaudit"),
        ("FileVersion", version),
        ("InternalName", name),
        ("LegalCopyright", "MIT licence"),
        ("OriginalFilename", f"{name}.exe"),
        ("ProductName", "lifaudit"),
        ("ProductVersion", version),
    )


def numbers(version: str) -> Four:
    """Return the four numbers that Windows compares; a version has up to three of its own."""
    first, second, third, fourth = (*map(int, version.split(".")), 0, 0, 0)[:4]
    return first, second, third, fourth


def of_project(root: Path) -> str:
    """Return the project's version."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
