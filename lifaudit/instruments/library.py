"""The forms that come with the application, and the scales they share."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.instrument import FormNotFound
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.scale import Scale
from lifaudit.instruments.read import read, read_scales

FOLDER = Path(__file__).resolve().parents[2] / "forms"
SCALES = "scales.toml"


def shared_scales() -> tuple[Scale, ...]:
    """Return the scales every form may use by name."""
    return read_scales(FOLDER / SCALES)


def shipped() -> tuple[Instrument, ...]:
    """Return every shipped form, in the order of their file names."""
    scales = shared_scales()
    files = sorted(path for path in FOLDER.glob("*.toml") if path.name != SCALES)
    return tuple(read(path, scales) for path in files)


def keys() -> frozenset[str]:
    """Return the keys of the shipped forms, which are the names of their files."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml") if path.name != SCALES)


def form(wanted: str) -> Instrument:
    """Return the shipped form with this key, or key@version; FormNotFound when there is none."""
    forms = shipped()
    for known in reversed(forms):
        if wanted in (known.key, known.identity):
            return known
    raise FormNotFound(wanted=wanted, known=", ".join(known.key for known in forms))


def read_form(path: Path) -> Instrument:
    """Read a form of one's own, which may use the shared scales. FormNotUsable lists problems."""
    return read(path, shared_scales())
