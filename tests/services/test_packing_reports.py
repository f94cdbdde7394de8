"""Draft findings, the certified report and the answers travel in packs between real vaults."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from rich_dossier import WHEN
from services.colleagues import accept, admit, ask, card_of, laptop
from services.mail import give_back, invite, take
from signers import approved, certified, representative, short_audit

from lifaudit.domain.approving import Decision
from lifaudit.domain.errors.approving import NotAsCertified
from lifaudit.domain.errors.audit import NotTheLead
from lifaudit.domain.errors.commenting import NothingToGiveOut
from lifaudit.domain.errors.exchange import NobodyToApprove
from lifaudit.domain.errors.sealing import ReportNotKept
from lifaudit.domain.learning import Finding, SealedReport
from lifaudit.domain.pack import Document, PackKind
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.domain.sign_off import Approval, Decided
from lifaudit.services import (
    commenting,
    findings,
    membership,
    packing,
    packing_reports,
    planning,
    reporting,
    representatives,
    successors,
    unpacking,
)
from lifaudit.services.approving import Said
from lifaudit.services.pack_making import Errand, make


@pytest.fixture
def both(founded, tmp_path, clock):
    """Let the lead invite the police's representative, who takes the invitation in."""
    short_audit(founded)
    police = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    with founded.unit() as unit:
        representatives.name_representative(unit, AUDIT, "pol", police.person)
        (made,) = packing.invitations(unit, founded.keys, AUDIT)
    unpacking.take_in(police, made.content, silent)
    yield founded, police
    police.close()


def test_comments_go_round_by_pack(both):
    lead, police = both
    with pytest.raises(NothingToGiveOut), lead.unit() as unit:
        packing_reports.draft_findings(unit, lead.keys, AUDIT)
    with lead.unit() as unit:
        findings.add_finding(unit, Finding(AUDIT, "", what="Nobody asked the brother."))
        commenting.give_out(unit, AUDIT, None)
        (made,) = packing_reports.draft_findings(unit, lead.keys, AUDIT)
    arrived = unpacking.take_in(police, made.content, silent)
    assert arrived.kind is PackKind.DRAFT
    assert arrived.headline.endswith("are here for your comments.")
    with police.unit() as unit:
        assert not unit.where(Finding, audit=AUDIT), "the panel's own words stay with the lead"
        (draft,) = commenting.talk(unit, AUDIT).newest_drafts
        commenting.comment(unit, draft, "He was asked in May.", agrees=False)
        back = packing.returned(unit, police.keys, AUDIT)
    unpacking.take_in(lead, back.content, silent)
    with lead.unit() as unit:
        (owed,) = commenting.talk(unit, AUDIT).unanswered
    assert (owed.role, owed.text) == ("Head of safeguarding", "He was asked in May.")


def test_a_report_goes_out_and_the_answer_comes_back_by_pack(both):
    lead, police = both
    with pytest.raises(ReportNotKept), lead.unit() as unit:
        packing_reports.for_approval(unit, lead.keys, AUDIT)
    pdf = certified(lead, WHEN)
    with lead.unit() as unit:
        made = packing_reports.for_approval(unit, lead.keys, AUDIT)
    arrived = unpacking.take_in(police, made.content, silent)
    assert arrived.headline.endswith("is here for your approval.")
    with police.unit() as unit:
        assert reporting.sealed_pdf(unit, AUDIT, "1") == pdf
    approved(police, pdf, Said(Decision.RESERVED, "Not so."), WHEN)
    with police.unit() as unit:
        (mine,) = unit.where(Decided)
        back = packing_reports.approval(unit, police.keys, mine)
    arrived = unpacking.take_in(lead, back.content, silent)
    assert arrived.headline == "Exampleshire Police answered on the report of DD26-07 Neglect."
    with lead.unit() as unit:
        (known,) = unit.where(Approval, audit=AUDIT)
        assert reporting.sealed_pdf(unit, AUDIT, "1") != pdf
    assert (known.decision, known.said) == (Decision.RESERVED, "Not so.")
    assert unpacking.take_in(lead, back.content, silent).seen_before
    with lead.unit() as unit:
        news = packing.update(unit, lead.keys, AUDIT, [police.person])
    unpacking.take_in(police, news.content, silent)
    with police.unit() as unit:
        assert reporting.sealed_pdf(unit, AUDIT, "1") != pdf, "what they signed is the newest copy"
        (report,) = unit.where(SealedReport, audit=AUDIT)
        unit.record("Learned of a newer copy", replace(report, newest="ab" * 32))
        assert reporting.sealed_pdf(unit, AUDIT, "1") == pdf, "which lies elsewhere"


def test_a_false_answer_is_refused_whole_and_only_the_refusal_is_kept(both):
    lead, police = both
    pdf = certified(lead, WHEN)
    with lead.unit() as unit:
        made = packing_reports.for_approval(unit, lead.keys, AUDIT)
    unpacking.take_in(police, made.content, silent)
    with police.unit() as unit:
        plan = planning.audit_of(unit, AUDIT)
        to = tuple(one for one in membership.trusted(unit).members if one.person == lead.person)
        false = (Document("answer", pdf + b"\n% more"),)
        forged = make(unit, police.keys, Errand(PackKind.APPROVAL, plan, to, "answer", false))
    with pytest.raises(NotAsCertified):
        unpacking.take_in(lead, forged.content, silent)
    with lead.unit() as unit:
        assert not unit.where(Approval, audit=AUDIT)
        (line,) = unit.where(PackSeen)
    assert line.outcome == NotAsCertified.title


def test_without_anybody_to_send_to_no_pack_is_made(founded):
    short_audit(founded)
    certified(founded, WHEN)
    with founded.unit() as unit, pytest.raises(NobodyToApprove):
        packing_reports.for_approval(unit, founded.keys, AUDIT)
    with founded.unit() as unit, pytest.raises(ReportNotKept):
        packing_reports.approval(unit, founded.keys, Decided("none", "Agency1"))


@pytest.fixture
def handed_on(both, tmp_path, clock):
    """Let the report be certified and sent, and then another lead take the audit over."""
    lead, police = both
    mina = laptop(tmp_path / "mina", clock)
    who = Person("", "Mina Osei", job="Business manager")
    accept(mina, admit(lead, ask(mina, card_of(lead), who), "edu", role=Role.LEAD))
    pdf = certified(lead, WHEN)
    with lead.unit() as unit:
        made = packing_reports.for_approval(unit, lead.keys, AUDIT)
        successors.hand_on(unit, AUDIT, mina.person, "On leave until spring.")
    unpacking.take_in(police, made.content, silent)
    take(mina, give_back(lead))
    yield police, mina, pdf
    mina.close()


def test_who_leads_next_has_the_certified_report_and_takes_the_approvals_in(handed_on):
    police, mina, pdf = handed_on
    with mina.unit() as unit:
        assert reporting.sealed_pdf(unit, AUDIT, "1") == pdf
        assert packing_reports.for_approval(unit, mina.keys, AUDIT).people == (police.person,)
    got = take(police, next(one for one in invite(mina) if police.person in one.people))
    assert "You are invited" not in got.headline, "they know the audit"
    approved(police, pdf, Said(Decision.APPROVED), WHEN)
    with police.unit() as unit:
        (mine,) = unit.where(Decided)
        back = packing_reports.approval(unit, police.keys, mine)
    take(mina, back)
    with mina.unit() as unit:
        (known,) = unit.where(Approval, audit=AUDIT)
        assert reporting.sealed_pdf(unit, AUDIT, "1") != pdf, "it holds their signature"
    assert known.decision is Decision.APPROVED


def test_agencies_are_told_that_the_report_was_certified(both):
    lead, police = both
    certified(lead, WHEN)
    with lead.unit() as unit:
        (made,) = packing.outgoing(unit, lead.keys, AUDIT)
    take(police, made)
    with police.unit() as unit:
        assert planning.audit_of(unit, AUDIT).is_signed
    with police.unit() as unit, pytest.raises(NotTheLead):
        packing.invitations(unit, police.keys, AUDIT)
