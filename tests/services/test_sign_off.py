"""Representatives approve on their own laptops, and the lead ends with one report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from deepdive import AUDIT
from rich_dossier import WHEN
from signers import approved, asked_of, certified, gathered, ready, representative, short_audit

from lifaudit.domain.approving import LONGEST, Decision
from lifaudit.domain.errors.approving import (
    NobodySuch,
    NotAsCertified,
    NotAskedToApprove,
    NotThisReport,
    RefusalNotTheirs,
    RefusalUnreadable,
    SignerRevoked,
    WordsMissing,
    WordsTooLong,
)
from lifaudit.domain.errors.audit import AuditSigned, NoIdentity, NotTheLead
from lifaudit.domain.errors.identity import SignatureBroken
from lifaudit.domain.errors.report import FieldAlreadySigned, ReportNotRead
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.identifiers import Identifier
from lifaudit.domain.partnership import Revoked
from lifaudit.domain.ports import silent
from lifaudit.domain.sign_off import Decided
from lifaudit.domain.signing import State
from lifaudit.reports import seal
from lifaudit.services import (
    approving,
    checking,
    collecting,
    identifiers,
    membership,
    planning,
    reporting,
    representatives,
)
from lifaudit.services.approving import Said
from lifaudit.store.keeping import document

NAMES = {"pol": "Sunita Rao", "hea": "Maryam Iqbal", "edu": "Tomasz Zieliński"}
YES = Said(Decision.APPROVED)
HELD = "The school was not asked about mornings."


@dataclass(frozen=True)
class World:
    """The lead's vault, a laptop for each agency, and the report as it was certified."""

    lead: object
    laptops: dict
    certified: bytes


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Certify a report that three agencies are to approve, each on a laptop of their own."""
    lead, laptops = gathered(tmp_path_factory.mktemp("sign-off"), NAMES)
    yield World(lead, laptops, certified(lead, WHEN))
    for one in (lead, *laptops.values()):
        one.close()


def approve(laptop, pdf, words="", asked=None):
    how = Said(Decision.RESERVED if words else Decision.APPROVED, words)
    return approved(laptop, pdf, how, WHEN, asked)


def collect(lead, pdf):
    with lead.unit() as unit:
        trusted = checking.roots(unit)
    came = collecting.judged(pdf, trusted)
    with lead.unit() as unit:
        return collecting.take_copy(unit, came)


def told(lead, version="1"):
    with lead.unit() as unit:
        found = collecting.approvals(unit, AUDIT, version)
        pdf = reporting.sealed_pdf(unit, AUDIT, version)
    return {one.organisation.rsplit(" ", 1)[-1]: one for one in found}, pdf


def checked(lead, pdf):
    with lead.unit() as unit:
        return checking.check_bytes(pdf, checking.roots(unit))


def test_three_approvals_from_three_laptops_end_as_one_report(world):
    """Two sign the same copy, the third signs on top of one; the second signs again."""
    police = approve(world.laptops["pol"], world.certified)
    health = approve(world.laptops["hea"], world.certified, HELD)
    collect(world.lead, police)
    assert told(world.lead)[1] == police
    collect(world.lead, health)
    known, newest = told(world.lead)
    assert newest == police
    assert known["Board"].again
    assert (known["Board"].decision, known["Board"].said) == (Decision.RESERVED, HELD)
    assert not known["Police"].again

    assert asked_of(world.laptops["pol"], police).has_signed
    again = asked_of(world.laptops["hea"], newest)
    assert again.decided.said == HELD
    assert not again.has_signed
    more = approve(world.laptops["hea"], newest, again.decided.said, again)
    collect(world.lead, more)
    whole = approve(world.laptops["edu"], more)
    collect(world.lead, whole)
    known, newest = told(world.lead)
    assert newest == whole
    verdict = checked(world.lead, whole)
    assert not any(one.again for one in known.values())
    assert verdict.state is State.INTACT_TRUSTED
    assert len(verdict.signatures) == 4
    with world.laptops["hea"].unit() as unit:
        (mine,) = unit.where(Decided)
        assert document(unit, mine.file) == more

    assert not collect(world.lead, police).kinds  # a file seen before says nothing new


def test_a_report_is_signed_only_where_it_asks_and_only_as_it_was_certified(world):
    police = world.laptops["pol"]
    stranger = asked_of(world.lead, world.certified)
    assert stranger.place is None
    with pytest.raises(NotAskedToApprove):
        approving.answer(stranger, ready(police, stranger, YES), WHEN, silent)
    changed = asked_of(world.laptops["pol"], world.certified + b"\n% more")
    assert changed.place is None
    assert changed.decided is not None
    assert not changed.has_signed, "what was signed is another copy, and whole"
    with pytest.raises(NotAsCertified):
        approving.answer(changed, ready(police, changed, YES), WHEN, silent)
    asked = asked_of(police, world.certified)
    long = ready(police, asked, Said(Decision.RESERVED, "x" * (LONGEST + 1)))
    with pytest.raises(WordsTooLong):
        approving.answer(asked, long, WHEN, silent)
    for decision in (Decision.RESERVED, Decision.DECLINED):
        blank = ready(police, asked, Said(decision, " \n"))
        with pytest.raises(WordsMissing):
            approving.answer(asked, blank, WHEN, silent)


def test_nobody_signs_in_the_place_of_somebody_else(world):
    health, place = world.laptops["hea"], asked_of(world.laptops["pol"], world.certified).place
    with health.unit() as unit:
        key = membership.prove_mine(unit, health.keys)
    usurped = seal.approve(world.certified, place.field, key, WHEN)
    told = "Who signed as agency representative has another certificate than the report names."
    assert told in checked(world.lead, usurped).reasons
    with world.lead.unit() as unit:
        trusted = checking.roots(unit)
    with pytest.raises(NotAsCertified):
        collecting.judged(usurped, trusted)


def test_words_that_could_name_somebody_are_not_signed_before_somebody_let_them_stand(world):
    police = world.laptops["pol"]
    asked = asked_of(police, world.certified)
    said = Said(Decision.RESERVED, "The letter of 943\n476 5919 was not read.")
    with pytest.raises(IdentifiersFound):
        ready(police, asked, said)
    with police.unit() as unit:
        (hit,) = approving.undecided(unit, asked, said)
        assert (hit.what, hit.found) == (Identifier.NHS_NUMBER, "943 476 5919")
        identifiers.let_stand(unit, asked.verdict.fingerprint, [hit])
    given = approving.answer(asked, ready(police, asked, said), WHEN, silent)
    assert given.said.words == "The letter of 943 476 5919 was not read."
    assert ready(police, asked, replace(said, decision=Decision.APPROVED)).said.value == YES
    other = replace(said, words="Rang 07700 900123.")
    with police.unit() as unit:
        assert [one.what for one in approving.undecided(unit, asked, other)] == [Identifier.PHONE]


def test_what_comes_back_must_be_whole_and_ours(world, tmp_path):
    with world.lead.unit() as unit:
        trusted = checking.roots(unit)
    with pytest.raises(NotAsCertified):
        collecting.judged(world.certified[:-1], trusted)
    with pytest.raises(NotAsCertified):
        collecting.judged(world.certified, ())
    (tmp_path / "copy.pdf").write_bytes(world.certified)
    came = collecting.open_answer(tmp_path / "copy.pdf", trusted, silent)
    with pytest.raises(NotThisReport), world.laptops["pol"].unit() as unit:
        collecting.take_answer(unit, came)
    with pytest.raises(ReportNotRead):
        collecting.open_answer(tmp_path / "gone.pdf", trusted, silent)
    with world.laptops["pol"].unit() as unit:
        who = approving.me(unit, world.laptops["pol"].keys)
    assert approving.open_report(tmp_path / "copy.pdf", who, silent).place.organisation


def withdraw_and_take(unit, gone, came):
    """Withdraw a certificate for as long as this unit lasts, and take a copy in."""
    unit.record("Withdrew a certificate", gone)
    collecting.take_copy(unit, came)


def test_nobody_signs_with_a_certificate_that_had_been_withdrawn(world):
    with world.lead.unit() as unit:
        came = collecting.judged(world.certified, checking.roots(unit))
    signed = replace(
        came.verdict.signatures[0],
        field="Agency1",
        certificate_sha256=came.verdict.waiting[0].certificate_sha256,
    )
    for claimed, earlier in ((WHEN, timedelta()), (None, timedelta(days=-9))):
        one = replace(signed, claimed=claimed)
        verdict = replace(came.verdict, signatures=(*came.verdict.signatures, one))
        gone = Revoked(signed.certificate_sha256, "p", WHEN - earlier, "Laptop lost")
        with pytest.raises(SignerRevoked), world.lead.unit() as unit:
            withdraw_and_take(unit, gone, replace(came, verdict=verdict))


def test_a_new_version_replaces_the_old_one_which_says_so(world):
    with world.lead.unit() as unit:
        first = reporting.sealed_pdf(unit, AUDIT, "1")
        fingerprint = checking.check_bytes(first, checking.roots(unit)).fingerprint
        assert not checking.replaced(unit, fingerprint)
        planning.reopen(unit, AUDIT, "A date was wrong")
        representatives.name_representative(unit, AUDIT, "edu", "")
    certified(world.lead, WHEN)
    known, second = told(world.lead, "2")
    verdict = checked(world.lead, second)
    assert not known
    assert {one.organisation.rsplit(" ", 1)[-1] for one in verdict.waiting} == {"Police", "Board"}
    with world.lead.unit() as unit:
        assert checking.check_bytes(first, checking.roots(unit)).state is not State.NOT_INTACT
        said = checking.replaced(unit, fingerprint)
        assert said.startswith("This is version 1. Version 2, certified on ")
        assert not checking.replaced(unit, verdict.fingerprint)
        assert not checking.replaced(unit, "")
    collect(world.lead, approve(world.laptops["pol"], second))
    assert told(world.lead, "2")[0]["Police"].decision is Decision.APPROVED


def test_a_representative_declines_beside_the_report_and_may_still_approve_it(world):
    with world.lead.unit() as unit:
        second = reporting.sealed_pdf(unit, AUDIT, "2")
        trusted = checking.roots(unit)
    health, police = world.laptops["hea"], world.laptops["pol"]
    asked = asked_of(health, second)
    no = Said(Decision.DECLINED, "Nobody asked\nour nurses.")
    answer = approving.answer(asked, ready(health, asked, no), WHEN, silent)
    statement = answer.content
    with health.unit() as unit:
        approving.record_answer(unit, answer)
        (_, mine) = sorted(unit.where(Decided), key=lambda one: one.decided_at)
    assert mine.decision is Decision.DECLINED
    with world.lead.unit() as unit:
        change = collecting.take_answer(unit, collecting.answer_of(statement, trusted))
    assert change.label == "Took in a refusal"
    known = told(world.lead, "2")[0]["Board"]
    assert (known.decision, known.said) == (Decision.DECLINED, "Nobody asked our nurses.")
    forged = approving.answer(asked, ready(police, asked, no), WHEN, silent).content
    with pytest.raises(RefusalNotTheirs), world.lead.unit() as unit:
        collecting.take_answer(unit, collecting.answer_of(forged, trusted))
    for broken in (statement.replace(b"nurses", b"doctor"), statement[:-4] + b"AA==\n"):
        with pytest.raises((SignatureBroken, RefusalUnreadable)):
            collecting.answer_of(broken, trusted)

    collect(world.lead, approve(health, second, asked=asked))
    assert told(world.lead, "2")[0]["Board"].decision is Decision.APPROVED
    with pytest.raises(FieldAlreadySigned), world.lead.unit() as unit:
        collecting.take_answer(unit, collecting.answer_of(statement, trusted))


def decided_in_turn(folder):
    """Let one sign first, and another sign beside them, decline on being asked again, and sign."""
    lead, laptops = gathered(folder, {"pol": NAMES["pol"], "hea": NAMES["hea"]})
    pdf = certified(lead, WHEN)
    taken = approve(laptops["pol"], pdf)
    collect(lead, taken)
    health, files = laptops["hea"], []
    held, no = Said(Decision.RESERVED, HELD), Said(Decision.DECLINED, "Nobody asked our nurses.")
    asked = asked_of(health, pdf)
    for hours, said in enumerate((held, no, Said(Decision.RESERVED, "See page 3."))):
        files.append(approved(health, pdf, said, WHEN + timedelta(hours=hours), asked))
    for one in laptops.values():
        one.close()
    return lead, files


def test_what_somebody_decided_last_stands_in_whatever_order_their_files_come(tmp_path):
    lead, files = decided_in_turn(tmp_path)
    beside, declined, last = files
    with lead.unit() as unit:
        trusted = checking.roots(unit)
    wanted = {beside: HELD, declined: "Nobody asked our nurses.", last: "See page 3."}
    latest = -1
    for file in (declined, beside, declined, last, beside, declined, last):
        with lead.unit() as unit:
            collecting.take_answer(unit, collecting.answer_of(file, trusted))
        latest = max(latest, files.index(file))
        known = told(lead)[0]["Board"]
        assert known.said == wanted[files[latest]]
        assert (known.decision is Decision.DECLINED) == (files[latest] is declined)
    lead.close()


def test_only_somebody_of_the_agency_is_named_and_only_by_the_lead(founded, tmp_path, clock):
    short_audit(founded)
    police = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    with founded.unit() as unit:
        assert [one.name for one in representatives.could_represent(unit)] == [
            "Ada Quill",
            "Sunita Rao",
        ]
        representatives.name_representative(unit, AUDIT, "pol", police.person)
        (named,) = representatives.representatives(unit, AUDIT)
        assert (named.name, named.job) == ("Sunita Rao", "Head of safeguarding")
        representatives.name_representative(unit, AUDIT, "pol", "")
        assert not representatives.representatives(unit, AUDIT)
    for who in (police.person, "nobody"):
        with pytest.raises(NobodySuch), founded.unit() as unit:
            representatives.name_representative(unit, AUDIT, "hea", who)
    certified(founded, WHEN)
    with pytest.raises(AuditSigned), founded.unit() as unit:
        representatives.name_representative(unit, AUDIT, "pol", police.person)
    police.close()


def test_without_an_identity_nothing_is_signed_and_only_the_lead_collects(world, new_vault):
    asked = asked_of(new_vault, world.certified)
    with pytest.raises(NoIdentity):
        ready(new_vault, asked, YES)
    with new_vault.unit() as unit:
        assert not approving.me(unit, new_vault.keys).certificate_sha256
    with world.lead.unit() as unit:
        came = collecting.judged(world.certified, checking.roots(unit))
        unit.author = type(unit.author)(unit.author.device, "somebody else")
        with pytest.raises(NotTheLead):
            collecting.take_copy(unit, came)
