"""Signing: who is to sign a report, the key one of them signs with, and what a check finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from dataclasses import field as unshown  # a verdict has a field of its own
from datetime import datetime
from enum import Enum

from lifaudit.domain.approving import reservations_in

LEAD = "Lead"
"""The name of the lead's signature field in the file."""
APPROVAL = "Agency"
"""How the names of the other fields begin; a number follows."""


def capacity(field_name: str) -> str:
    """Say as what somebody signs in a field; of a field that is none of ours, say its name."""
    if field_name == LEAD:
        return "as lead"
    number = field_name.removeprefix(APPROVAL)
    is_approval = number != field_name and number.isdecimal()
    return "as agency representative" if is_approval else f"in {field_name}"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One person's key with its certificate and the chain up to the partnership's root, all DER.

    `private_pkcs8` is the unencrypted key: hold it no longer than the signature takes.
    """

    private_pkcs8: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature a report must carry before it is complete.

    `certificate_sha256` is the lower-case hex digest of the DER certificate; empty when any
    certificate of the partnership may sign the field.
    """

    field: str
    role: str
    name: str = ""
    organisation: str = ""
    certificate_sha256: str = ""
    certifies: bool = False

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name or self.role, self.organisation) if part)

    def as_json(self) -> dict[str, str | bool]:
        """Return the entry of the `signatories` list in audit.json."""
        return {
            "field": self.field,
            "role": self.role,
            "name": self.name,
            "organisation": self.organisation,
            "certificate_sha256": self.certificate_sha256,
            "certifies": self.certifies,
        }


class State(Enum):
    """What can be said about a report as it lies here."""

    INTACT_TRUSTED = "intact_trusted"
    INTACT_UNKNOWN_SIGNER = "intact_unknown_signer"
    AWAITING = "awaiting"
    NOT_INTACT = "not_intact"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """What can be said about one signature; `claimed` is the signer's own clock.

    `reason` is what they signed with, made harmless to show.
    """

    field: str
    signer: str
    organisation: str
    claimed: datetime | None
    certificate_sha256: str
    sound: bool
    sentence: str
    reason: str = unshown(default="", repr=False)

    @property
    def reservations(self) -> str:
        """What the signer approved only with; nothing where the signature does not hold."""
        return reservations_in(self.reason) if self.sound else ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "may I rely on this file?", with its reasons in plain words.

    `trusted` tells whether the partnership's root is one the reader had pinned; `root_sha256`
    names it. `waiting` lists the signatories who have not signed yet.
    """

    state: State
    headline: str
    reasons: tuple[str, ...] = ()
    signatures: tuple[SignatureVerdict, ...] = ()
    waiting: tuple[Signatory, ...] = ()
    trusted: bool = False
    root_sha256: str = ""
    fingerprint: str = ""
    """The SHA-256 of the embedded audit.json."""
    file_sha256: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """The reasons that no signature gives itself."""
        said = {one.sentence for one in self.signatures}
        return tuple(one for one in self.reasons if one not in said)
