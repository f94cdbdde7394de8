"""The forms that come with the application, and the scales they share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lifaudit.domain.errors.instrument import FormNotFound
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.scale import Scale
from lifaudit.instruments.read import read, read_scales
from lifaudit.instruments.source import is_toml

FOLDER = Path(__file__).resolve().parents[2] / "forms"
SCALES = "scales.toml"


@cache
def shared_scales() -> tuple[Scale, ...]:
    """Return the scales every form may use by name."""
    return read_scales(FOLDER / SCALES)


def shipped() -> tuple[Instrument, ...]:
    """Return every shipped form, in the order of their file names."""
    return tuple(map(_shipped, sorted(keys())))


def keys() -> frozenset[str]:
    """Return the keys of the shipped forms, which are the names of their files."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml") if path.name != SCALES)


def form(wanted: str) -> Instrument:
    """Return the shipped form with this key, or key@version; FormNotFound when there is none."""
    known = keys()
    key = wanted.partition("@")[0]
    if key not in known or wanted not in (key, _shipped(key).identity):
        raise FormNotFound(wanted=wanted, known=", ".join(sorted(known)))
    return _shipped(key)


def read_form(path: Path) -> Instrument:
    """Read a form of one's own, TOML or a workbook. FormNotUsable lists problems.

    A TOML file may use the shared scales.
    """
    if is_toml(path):
        return read(path, shared_scales())
    from lifaudit.instruments.xlsform.read import read_workbook  # noqa: PLC0415 - slow to load

    return read_workbook(path)


@cache
def _shipped(key: str) -> Instrument:
    """Read a form once; what comes with the application does not change while it runs."""
    return read(FOLDER / f"{key}.toml", shared_scales())
