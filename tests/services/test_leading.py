"""Where two people write that they lead an audit, its plan says who does, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import invite, take, updated
from services.test_rights import another_lead, begun, kept, plan_in, three, write

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.audit import NotTheLead
from lifaudit.domain.moderation import Shut
from lifaudit.services import moderating, planning, reporting
from lifaudit.services.leading import Led, led_by
from lifaudit.services.plans import plan_view

__all__ = ["kept", "three"]


def led(whose, audit=AUDIT):
    with whose.unit() as unit:
        return led_by(unit, planning.audit_of(unit, audit))


def test_where_nobody_claims_it_nothing_is_said_but_who_leads(three):
    leads, police, _ = three
    assert led(leads) == led(police) == Led("Ada Quill")


def test_of_two_leads_of_an_older_audit_the_earlier_leads_on_both_laptops_and_both_are_told(
    three, tmp_path, clock
):
    leads, _, _ = three
    other = another_lead(tmp_path / "other", clock, leads)
    take(other, next(one for one in invite(leads) if one.agency == "edu"))
    write(other, replace(plan_in(other), lead=other.person))
    take(leads, updated(other, leads))
    told = led(leads)
    assert told == led(other)
    assert told.lead == "Ada Quill"
    assert told.contested.startswith("Ada Quill leads this audit: it is older than ids that say")
    assert "a lead Ada Quill wrote so first. Mina Osei wrote on " in told.contested
    assert "that they lead it. That is kept in the history" in told.contested
    with other.unit() as unit:
        assert planning.audit_of(unit, AUDIT).lead == other.person, "as it was written here"
        assert not plan_view(unit, AUDIT).is_mine
        assert not reporting.report_view(unit, AUDIT).is_lead
        assert moderating.moderation(unit, AUDIT).shut is Shut.NOT_A_MODERATOR
        for refused in (
            lambda: planning.save_plan(unit, planning.audit_of(unit, AUDIT)),
            lambda: planning.reopen(unit, AUDIT, "Mine"),
            lambda: reporting.signing(unit, AUDIT, other.keys),
        ):
            with pytest.raises(NotTheLead):
                refused()
    other.close()


def test_who_began_it_is_told_by_its_id_and_that_it_was_handed_on(three):
    leads, police, health = three
    audit = begun(leads, pol=police, hea=health)
    write(police, replace(plan_in(police, audit), lead=health.person))
    write(leads, replace(plan_in(leads, audit), lead="chair"))
    take(leads, updated(police, leads, audit=audit))
    told = led(leads, audit).contested
    assert ": its id says that Ada Quill began it, and handed it on. Bola Adeyemi wrote on " in told
    assert "that Cara Nwosu leads it." in told


def test_where_nobody_is_known_to_lead_the_plan_is_believed(three):
    leads, _, _ = three
    with leads.unit() as unit:
        nobodys = Audit("f" * 24, lead=leads.person)
        assert led_by(unit, nobodys) == Led("Ada Quill")
        assert led_by(unit, replace(nobodys, lead="")) == Led("")
