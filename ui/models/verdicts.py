"""How the window shows what a check found: a tone for each verdict, digests to compare."""

from __future__ import annotations

from lifaudit.domain.signing import State
from lifaudit.domain.update import Advice, Beside

TONES: dict[State, str] = {
    State.INTACT_TRUSTED: "success",
    State.AWAITING: "warning",
    State.INTACT_UNKNOWN_SIGNER: "warning",
    State.NOT_INTACT: "danger",
    State.UNREADABLE: "danger",
}
UPDATE_TONES: dict[Advice, str] = {
    Advice.READY: "success",
    Advice.CURRENT: "info",
    Advice.ALONE: "warning",
    Advice.OLDER: "danger",
    Advice.ALTERED: "danger",
}
INSTALLER_TONES: dict[Beside, str] = {
    Beside.MATCHES: "success",
    Beside.ABSENT: "info",
    Beside.DIFFERS: "danger",
    Beside.UNREAD: "danger",
}
GROUP = 8


def in_groups(digest: str) -> str:
    """Write a digest so that two people can compare it over the telephone."""
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
