"""The profiles that come with the application."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lifaudit.domain.errors.profile import ProfileMissing
from lifaudit.domain.places import resource
from lifaudit.domain.profile import Profile
from lifaudit.profiles.read import read_profile

DEFAULT = "england-2026"


@cache
def shipped() -> tuple[Profile, ...]:
    """Return every shipped profile, in the order of their files."""
    return tuple(read_profile(path) for path in sorted(_folder().glob("*.toml")))


def profile(wanted: str = "") -> Profile:
    """Return the profile with this id, or id@version; nothing asked is England 2026.

    Raises ProfileMissing.
    """
    for known in shipped():
        if (wanted or DEFAULT) in (known.id, known.identity):
            return known
    raise ProfileMissing(wanted=wanted, known=", ".join(known.id for known in shipped()))


def _folder() -> Path:
    return resource("profiles")
