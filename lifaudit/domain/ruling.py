"""Rights as thousands of entries are judged by them: what hangs on no time is decided once."""

from __future__ import annotations

from lifaudit.domain.event import time_of
from lifaudit.domain.rights import ALWAYS, Post, Rights
from lifaudit.domain.whose import sphere


class Ruling:
    """Says of entry after entry of one audit whether it counts, as `Rights.allow` does."""

    def __init__(self, rights: Rights) -> None:
        self.rights = rights
        self._letting: dict[tuple[str, tuple[str, ...], str], tuple[Post, ...]] = {}

    def allows(self, kind: str, place: tuple[str, ...], actor: str, hlc: int) -> bool:
        """Tell whether an entry counts, by its kind, its key, its author and their clock."""
        asked = (kind, sphere(kind, place), actor)
        posts = self._letting.get(asked)
        if posts is None:
            posts = self._letting[asked] = self.rights.letting(*asked)
        if posts is ALWAYS or not posts:
            return posts is ALWAYS
        at = time_of(hlc)
        return any(one.held_at(at) for one in posts)
