"""A representative reads a certified report on their own laptop and approves it.

Nothing but the file is needed: the report says itself who is to sign it and where.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lifaudit.domain.approving import LONGEST, Decision, Said
from lifaudit.domain.change import Change
from lifaudit.domain.declining import (
    SUFFIX,
    TAG,
    Declined,
    file_of,
    line_of,
)
from lifaudit.domain.errors.approving import (
    NotAsCertified,
    NotAskedToApprove,
    WordsMissing,
    WordsTooLong,
)
from lifaudit.domain.errors.audit import NoIdentity
from lifaudit.domain.errors.sealing import ReportNotKept
from lifaudit.domain.ports import Progress
from lifaudit.domain.screening import Hit, Screened
from lifaudit.domain.sign_off import Decided
from lifaudit.domain.signing import Signatory, SigningKey, State, Verdict
from lifaudit.reports.seal import approve as sign_report
from lifaudit.reports.verdict import verify
from lifaudit.reports.wording import one_line
from lifaudit.security.signatures import sign
from lifaudit.security.slots import OpenKeys
from lifaudit.services.checking import read_report, roots
from lifaudit.services.identifiers import hits_in_words, screened_words
from lifaudit.services.membership import prove_mine
from lifaudit.services.register import signing_key
from lifaudit.services.reporting import sealed_pdf, versions
from lifaudit.store.keeping import keep_document
from lifaudit.store.unit import Unit

LABELS = {
    Decision.APPROVED: "Approved a report",
    Decision.RESERVED: "Approved a report with reservations",
    Decision.DECLINED: "Declined to approve a report",
}
SOUND = (State.AWAITING, State.INTACT_TRUSTED)


@dataclass(frozen=True, slots=True)
class Me:
    """Who is at the keyboard, as a report would name them, and whom this vault trusts."""

    certificate_sha256: str
    roots: tuple[bytes, ...]
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A report, what can be said of it, and the place in it that waits for this person.

    `decided` is what they decided on this report before, on another copy of it.
    """

    pdf: bytes = field(repr=False)
    verdict: Verdict
    place: Signatory | None
    decided: Decided | None

    @property
    def has_signed(self) -> bool:
        """This very copy holds their signature, and is whole."""
        signed = {one.field for one in self.verdict.signatures}
        is_theirs = self.decided is not None and self.decided.place in signed
        return is_theirs and self.verdict.state in SOUND


@dataclass(frozen=True, slots=True)
class Ready:
    """What a person has decided, looked through, and the key they may sign it with now."""

    said: Screened[Said]
    key: SigningKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the lead: of which report and place, what was said, and the file."""

    report: str
    place: str
    said: Said
    content: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """How the file's name ends."""
        return SUFFIX if self.said.decision is Decision.DECLINED else "-approved.pdf"


def me(unit: Unit, keys: OpenKeys) -> Me:
    """Return whom a report would have to name for the person who unlocked to sign it."""
    key = signing_key(unit, keys)
    digest = hashlib.sha256(key.certificate).hexdigest() if key else ""
    return Me(digest, roots(unit), tuple(unit.where(Decided)))


def kept_here(unit: Unit, keys: OpenKeys, audit: str) -> tuple[bytes, Me]:
    """Return the newest certified report of an audit that this vault keeps, and who would sign it.

    Raises ReportNotKept.
    """
    kept = versions(unit, audit)
    if not kept:
        raise ReportNotKept
    return sealed_pdf(unit, audit, kept[0].version), me(unit, keys)


def open_kept(pdf: bytes, who: Me, progress: Progress) -> Asked:
    """Judge a report that a pack brought."""
    progress(0, 1, "Checking the report")
    return asked(pdf, who)


def open_report(file: Path, who: Me, progress: Progress) -> Asked:
    """Read and judge a report; raises ReportNotRead."""
    progress(0, 1, "Checking the report")
    return asked(read_report(file), who)


def asked(pdf: bytes, who: Me) -> Asked:
    """Judge a report by its bytes, and find the place in it that waits for this person."""
    verdict = verify(pdf, who.roots)
    known = (one for one in who.decided if one.report == verdict.fingerprint)
    return Asked(pdf, verdict, place_in(verdict, who), next(known, None))


def place_in(verdict: Verdict, who: Me) -> Signatory | None:
    """Return the place in a sound report that waits for this person's certificate, if any."""
    waiting = verdict.waiting if verdict.trusted and verdict.state in SOUND else ()
    mine = (one for one in waiting if one.certificate_sha256 == who.certificate_sha256 != "")
    return next(mine, None)


def ready(unit: Unit, keys: OpenKeys, what: Asked, said: Said) -> Ready:
    """Return what the person who unlocked decided on a report, with their key, if they may sign.

    Raises NoIdentity, IdentifiersFound and what `membership.prove_mine` raises.
    """
    if signing_key(unit, keys) is None:
        raise NoIdentity
    key = prove_mine(unit, keys)
    return Ready(screened_words(unit, what.verdict.fingerprint, _as_signed(said)), key)


def undecided(unit: Unit, what: Asked, said: Said) -> tuple[Hit, ...]:
    """Return what in the words that would be signed could say who somebody is, undecided yet."""
    return hits_in_words(unit, what.verdict.fingerprint, _as_signed(said))


def answer(what: Asked, ready: Ready, when: datetime, progress: Progress) -> Answer:
    """Return the signed report, or the signed statement of who declines, for the lead.

    Raises NotAsCertified, NotAskedToApprove, WordsMissing, WordsTooLong, Cancelled and what
    `seal.approve` raises.
    """
    progress(0, 2, "Signing")
    place, said, key = _place(what), ready.said.value, ready.key
    if not said.words and said.decision is not Decision.APPROVED:
        raise WordsMissing
    if len(said.words) > LONGEST:
        raise WordsTooLong(most=LONGEST)
    declines = said.decision is Decision.DECLINED
    write = _declined if declines else _approved
    content = write(what, place.field, key, said.words, when)
    progress(1, 2, "Checking the signature")
    if not declines:
        _prove_whole(content, key)
    return Answer(what.verdict.fingerprint, place.field, said, content)


def record_answer(unit: Unit, given: Answer) -> Change:
    """Keep what this person signed in their own vault, and that they decided so."""
    digest = keep_document(unit, f"answer-{given.report[:16]}{given.suffix}", given.content)
    said = given.said
    mine = Decided(given.report, given.place, said.decision, said.words, unit.now(), digest)
    return unit.record(LABELS[said.decision], mine)


def _as_signed(said: Said) -> Said:
    """Return what of a decision is signed: its words on one line, and none with an approval."""
    words = "" if said.decision is Decision.APPROVED else one_line(said.words)
    return Said(said.decision, words)


def _approved(what: Asked, place: str, key: SigningKey, words: str, when: datetime) -> bytes:
    return sign_report(what.pdf, place, key, when, words)


def _declined(what: Asked, place: str, key: SigningKey, words: str, when: datetime) -> bytes:
    said = Declined(what.verdict.fingerprint, place, key.certificate.hex(), words, when)
    line = line_of(said)
    return file_of(line, sign(key, TAG + line))


def _prove_whole(signed: bytes, key: SigningKey) -> None:
    """Judge what was just signed as a stranger would."""
    verdict = verify(signed, key.chain)
    if verdict.state not in SOUND:
        raise NotAsCertified(why=verdict.headline)


def _place(what: Asked) -> Signatory:
    if not what.verdict.trusted or what.verdict.state not in SOUND:
        raise NotAsCertified(why=what.verdict.headline)
    if what.place is None:
        raise NotAskedToApprove
    return what.place
