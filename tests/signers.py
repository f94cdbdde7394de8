"""Laptops of representatives, and a short audit whose report they approve."""

from __future__ import annotations

from deepdive import AUDIT
from instruments.small_form import SMALL, file_with
from services.colleagues import accept, admit, ask, card_of
from world import AGENCIES, WORDS, SteppingClock, found

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.instruments.read import read
from lifaudit.services import approving, instruments, reporting, representatives, vault


def representative(lead, folder, clock, agency, name):
    """Make a vault for an agency's representative, whom the lead has admitted."""
    made = vault.create(folder, WORDS, clock)
    who = Person("", name, job="Head of safeguarding")
    request = ask(made, card_of(lead), who)
    accept(made, admit(lead, request, agency, role=Role.REPRESENTATIVE))
    return made


def gathered(folder, names):
    """Make a lead's vault with a short audit, and a laptop for everybody who is to approve it."""
    clock = SteppingClock()
    lead = found(vault.create(folder / "lead", WORDS, clock))
    short_audit(lead)
    laptops = {
        agency: representative(lead, folder / agency, clock, agency, name)
        for agency, name in names.items()
    }
    with lead.unit() as unit:
        for agency, one in laptops.items():
            representatives.name_representative(unit, AUDIT, agency, one.person)
    return lead, laptops


def short_audit(lead):
    """Plan an audit whose report is short, since it is signed and checked many times."""
    with lead.unit() as unit:
        audit = Audit(AUDIT, "DD26-07", title="Neglect", lead=lead.person, status=Status.REPORTING)
        asked = [
            ExpectedAgency(AUDIT, one.agency, one.name, one.short, one.type) for one in AGENCIES
        ]
        unit.record("Planned", audit, *asked)
        instruments.pin(unit, AUDIT, read(file_with(lead.folder.path.parent, SMALL)))


def certified(lead, when):
    """Let the lead certify the report as it stands."""
    with lead.unit() as unit:
        ready = reporting.signing(unit, AUDIT, lead.keys)
    sealed = reporting.certify(ready, when, silent)
    with lead.unit() as unit:
        reporting.record_sealed(unit, AUDIT, sealed)
    return sealed.pdf


def asked_of(laptop, pdf):
    """Return what a laptop makes of a report it was sent."""
    with laptop.unit() as unit:
        return approving.asked(pdf, approving.me(unit, laptop.keys))


def ready(laptop, asked, said):
    """Look through what is about to be signed on a laptop."""
    with laptop.unit() as unit:
        return approving.ready(unit, laptop.keys, asked, said)


def approved(laptop, pdf, said, when, asked=None):
    """Decide on a laptop, and return the file that goes back."""
    asked = asked or asked_of(laptop, pdf)
    answer = approving.answer(asked, ready(laptop, asked, said), when, silent)
    with laptop.unit() as unit:
        approving.record_answer(unit, answer)
    return answer.content
