"""Who belongs to the partnership and may sign: the list its lead signs, and all others learn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from operator import lt

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.joining import BundleUnreadable, JoiningTooNew
from lifaudit.domain.partnership import Agency, Role
from lifaudit.domain.shape import shaped
from lifaudit.domain.strict import read_strict

BUNDLE_TAG = b"lifaudit-trust/1\0"
VERSION = 1
MOST_MEMBERS = 400
MOST_REVOKED = 2000
MOST_EARLIER = 2000
MOST_TURNS = 200
UNSAID: dict[str, list[object]] = {"earlier": [], "turns": []}
"""What a list leaves out where there is none of it."""


@dataclass(frozen=True, slots=True)
class Board:
    """The partnership as its list and its card name it."""

    name: str
    area: str
    profile: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom the lead has admitted: what they do, and the keys they are known by.

    `certificate` is DER as hex and names the key they sign with; files are sealed for `recipient`.
    """

    person: str
    name: str = field(repr=False)
    role: Role
    job: str
    agency: str
    certificate: str = field(repr=False)
    recipient: str
    active: bool

    @property
    def with_job(self) -> str:
        """Name and job, as somebody is chosen from a list."""
        return f"{self.name}, {self.job}" if self.job else self.name


@dataclass(frozen=True, slots=True)
class Revocation:
    """A certificate that counts no longer; what was signed with it before `since` stays good."""

    certificate_sha256: str
    person: str
    since: datetime
    why: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where a member worked, and as what, until they changed: what they wrote then stays theirs."""

    person: str
    until: datetime
    agency: str
    role: Role


@dataclass(frozen=True, slots=True)
class Turn:
    """That one lead handed the partnership on to the next, after which list.

    `giver` and `taker` are public keys (SubjectPublicKeyInfo, DER) as hex; the giver signed it.
    """

    number: int
    giver: str = field(repr=False)
    taker: str = field(repr=False)
    signature: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TrustBundle:
    """The partnership's list at one time. Its number grows by one with every list.

    `lead` is the person who signs it. Members who left stay in it, as not active. A list in which
    nobody ever changed says nothing of `earlier`, and one that was never handed on of `turns`.
    """

    number: int
    issued: datetime
    partnership: Board
    root_certificate: str = field(repr=False)
    lead: str
    agencies: tuple[Agency, ...]
    members: tuple[Member, ...]
    revocations: tuple[Revocation, ...]
    earlier: tuple[Earlier, ...] = ()
    turns: tuple[Turn, ...] = ()

    def member(self, person: str) -> Member | None:
        """Return a member by their id."""
        return next((one for one in self.members if one.person == person), None)

    def holder(self, certificate: str) -> Member | None:
        """Return the member whose certificate (DER as hex) this is."""
        return next((one for one in self.members if one.certificate == certificate), None)

    def revocation(self, certificate_sha256: str) -> Revocation | None:
        """Return why and since when a certificate counts no longer, if so."""
        found = (one for one in self.revocations if one.certificate_sha256 == certificate_sha256)
        return next(found, None)


def line_of(bundle: TrustBundle) -> bytes:
    """Write the list as its one line of canonical JSON, which is what the lead signs."""
    said = plain(bundle)
    for name in UNSAID:
        if not said[name]:
            del said[name]
    return canonical({"v": VERSION, "trust": said})


def bundle_of(line: bytes) -> TrustBundle:
    """Read a list back, with every part in its form; raises BundleUnreadable or JoiningTooNew."""
    try:
        said = opened(read_strict(line), "trust")
        bundle = shaped(TrustBundle, {**UNSAID, **said} if isinstance(said, dict) else said)
    except ValueError:
        raise BundleUnreadable from None
    if not _is_orderly(bundle):
        raise BundleUnreadable
    return bundle


def opened(raw: object, name: str) -> object:
    """Return what lies in `{"v": 1, name: ...}`; raises ValueError or JoiningTooNew."""
    if not isinstance(raw, dict) or raw.keys() != {"v", name} or type(raw["v"]) is not int:
        raise ValueError(name)
    if raw["v"] > VERSION:
        raise JoiningTooNew(found=raw["v"], known=VERSION)
    return raw[name]


def _is_orderly(bundle: TrustBundle) -> bool:
    """Nobody is in it twice, every key belongs to one person only, and the lead is a lead."""
    lead = bundle.member(bundle.lead)
    return (
        len(bundle.members) <= MOST_MEMBERS
        and len(bundle.revocations) <= MOST_REVOKED
        and len(bundle.earlier) <= MOST_EARLIER
        and _are_in_turn(bundle)
        and lead is not None
        and lead.role is Role.LEAD
        and lead.active
        and _are_single([one.person for one in bundle.members])
        and _are_single([one.certificate for one in bundle.members])
        and _are_single([one.recipient for one in bundle.members])
        and _are_single([one.agency for one in bundle.agencies])
        and _are_single([one.certificate_sha256 for one in bundle.revocations])
    )


def _are_in_turn(bundle: TrustBundle) -> bool:
    """Each turn came after a list of its own, and all of them before this one."""
    numbers = [one.number for one in bundle.turns]
    ahead = [*numbers[1:], bundle.number]
    return len(numbers) <= MOST_TURNS and all(map(lt, numbers, ahead))


def _are_single(names: list[str]) -> bool:
    return len(set(names)) == len(names)
