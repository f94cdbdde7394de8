"""How the window shows what is said of a report: a tone for each verdict, digests to compare."""

from __future__ import annotations

from lifaudit.domain.signing import State

TONES: dict[State, str] = {
    State.INTACT_TRUSTED: "success",
    State.AWAITING: "warning",
    State.INTACT_UNKNOWN_SIGNER: "warning",
    State.NOT_INTACT: "danger",
    State.UNREADABLE: "danger",
}
GROUP = 8


def in_groups(digest: str) -> str:
    """Write a digest so that two people can compare it over the telephone."""
    return " ".join(digest[at : at + GROUP] for at in range(0, len(digest), GROUP))
