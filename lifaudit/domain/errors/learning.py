"""What can go wrong with findings, recommendations and actions."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NoLongerThere(LifauditError):
    """Something was changed that has been withdrawn, or was never written."""

    title = "This is no longer there"
    sentence = (
        "It was withdrawn or taken back in the meantime, so nothing was changed. The history "
        "keeps what it said; undo brings it back."
    )
