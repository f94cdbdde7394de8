"""Findings: what a check of a finished file complains of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule: its short name, and what is wrong in words."""

    rule: str
    text: str
