"""The profile in force: the one an audit was planned with, or the partnership's own."""

from __future__ import annotations

from lifaudit.domain.audit import Audit
from lifaudit.domain.profile import Profile
from lifaudit.profiles import library
from lifaudit.services.register import partnership
from lifaudit.store.unit import Unit


def profiles() -> tuple[Profile, ...]:
    """Return every profile a partnership can choose."""
    return library.shipped()


def profile(wanted: str = "") -> Profile:
    """Return a profile by its id or id@version; ProfileMissing when it is not shipped."""
    return library.profile(wanted)


def in_force(unit: Unit, audit: str = "") -> Profile:
    """Return the profile an audit pinned; without an audit, the partnership's."""
    plan = unit.one(Audit, audit=audit) if audit else None
    return library.profile(plan.profile if plan else partnership(unit).profile)
