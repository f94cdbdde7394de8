"""What a laptop picks up from the exchange folder, as its window would while the vault is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.arrived import Arrived
from lifaudit.domain.errors.exchange import PackRefused
from lifaudit.domain.ports import silent
from lifaudit.domain.watching import Watch
from lifaudit.services import unpacking, watching
from lifaudit.services.vault import Vault
from lifaudit.services.watching import Look


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was in the folder for this laptop, and why nothing of it was used."""

    name: str
    why: str


class Inbox:
    """One laptop's eye on the folder: it knows what it has dealt with."""

    def __init__(self) -> None:
        self._watch = Watch()

    def pick_up(self, vault: Vault, folder: Path) -> tuple[Arrived | Refused, ...]:
        """Deal with every new file, the oldest first; what is for others leaves no trace."""
        came = (_deal(vault, look) for look in self._looks(folder))
        return tuple(one for one in came if one is not None)

    def _looks(self, folder: Path) -> Iterator[Look]:
        """Look until a look finds nothing that another has not found before."""
        while True:
            before = self._watch
            found = watching.look(folder, before)
            self._watch = found.watch
            if found.spot is not None:
                yield found
            elif found.watch == before:
                return


def _deal(vault: Vault, look: Look) -> Arrived | Refused | None:
    """Let the program take a file in, or the person at the laptop where it asks for one."""
    assert look.spot is not None  # noqa: S101 - only such looks come here
    outcome = watching.receive(vault, look.spot.name, look.content, silent)
    if not outcome.needs_somebody:
        return outcome.arrived
    try:
        return unpacking.take_in(vault, look.content, silent)
    except PackRefused as refusal:
        return Refused(look.spot.name, refusal.title)
