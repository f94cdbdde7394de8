"""From a profile's file to its value: every table known, every text a text."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

from lifaudit.domain.audit import AuditType, Trigger
from lifaudit.domain.errors.profile import ProfileDamaged
from lifaudit.domain.profile import Profile


def read_profile(path: Path) -> Profile:
    """Read a profile; raises ProfileDamaged with the place that is wrong."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ProfileDamaged(file=path.name, what="it is not readable TOML") from error
    reading = _Reading(path.name)
    found: Profile = reading.value(Profile, tables, "profile")
    reading.prove_whole(found)
    return found


class _Reading:
    """One file being read; knows its name, so that a refusal can say it."""

    def __init__(self, file: str) -> None:
        self._file = file

    def value(self, kind: Any, raw: Any, place: str) -> Any:
        """Turn what TOML said into a value of this type."""
        if get_origin(kind) is tuple:
            self._expect(isinstance(raw, list), f"{place} must be a list")
            inner = get_args(kind)[0]
            return tuple(self.value(inner, one, f"{place} {n}") for n, one in enumerate(raw, 1))
        if is_dataclass(kind):
            return self._table(kind, raw, place)
        if isinstance(kind, type) and issubclass(kind, Enum):
            self._expect(raw in [one.value for one in kind], f"{place} is not known")
            return kind(raw)
        self._expect(type(raw) is kind, f"{place} must be of the type {kind.__name__}")
        return raw.strip() if isinstance(raw, str) else raw

    def prove_whole(self, found: Profile) -> None:
        """Refuse a profile that leaves a type of audit or a trigger without its words."""
        kinds = {one.type for one in found.audits}
        self._expect(kinds == set(AuditType), "a type of audit is missing")
        said = {one.code for one in found.triggers}
        self._expect(said == {one.value for one in Trigger}, "a trigger is missing")
        self._expect(found.marking.default in found.marking.choices, "the marking is not a choice")

    def _table(self, kind: Any, raw: Any, place: str) -> Any:
        self._expect(isinstance(raw, dict), f"{place} must be a table")
        hints = get_type_hints(kind)
        strange = sorted(set(raw) - set(hints))
        self._expect(not strange, f"{place} has an unknown key")
        for one in fields(kind):
            known = one.name in raw or one.default is not MISSING
            self._expect(known, f"{place} lacks '{one.name}'")
        return kind(**{name: self.value(hints[name], raw[name], f"{place} {name}") for name in raw})

    def _expect(self, holds: bool, what: str) -> None:  # noqa: FBT001 - a fact, not a choice
        if not holds:
            self._refuse(what)

    def _refuse(self, what: str) -> NoReturn:
        raise ProfileDamaged(file=self._file, what=what)
