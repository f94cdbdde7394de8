"""The ways into a vault as the pages at the door offer them: what is typed, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from lifaudit.domain.errors import vault as refusals
from ui.bridge.route import Route
from ui.fields.secret import SecretField

BESIDE_THE_WORDS = (
    refusals.WrongPassphrase,
    refusals.WrongRecoveryKey,
    refusals.NoRecoverySheet,
    refusals.RecoveryKeyMistyped,
    refusals.RecoveryKeyIncomplete,
    refusals.WrongPin,
    refusals.NotRemembered,
    refusals.KeyringMissing,
)
"""What is wrong with the words themselves, and is told where they are typed."""
TYPED_OFF = "Spaces and capitals do not matter."


class Way(NamedTuple):
    """One way in: its words, the job that tries it, and where it leads.

    `on_paper` words are read off a sheet and shown while they are typed.
    """

    label: str
    hint: str
    offer: str
    job: Callable[..., Any]
    to: Route | None
    on_paper: bool = False


def ask_for(secret: SecretField, way: Way) -> None:
    """Let a field ask for what a way needs, with nothing of another way left in it."""
    secret.empty()
    secret.mark_wrong("")
    secret.label.setText(way.label)
    secret.line.setAccessibleName(way.label)
    secret.hint.setText(way.hint)
    secret.hint.setVisible(bool(way.hint))
    if way.on_paper:
        secret.show_words()
