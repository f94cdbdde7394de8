"""A compartment: what somebody may or may not see, and the key that opens it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Compartment:
    """One key, the audit it belongs to and the name of what it seals."""

    compartment: str
    audit: str
    name: str
    key: bytes = field(repr=False)
