"""Source: what the report of an audit is made from, ready to be looked up by every section."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.partnership import Person
from lifaudit.domain.profile import Profile
from lifaudit.domain.sign_off import Representative
from lifaudit.domain.signing import APPROVAL, LEAD, Signatory


@dataclass(frozen=True, slots=True)
class Source:
    """A dossier, the words in force, and who is to sign; nothing of it depends on the clock."""

    dossier: Dossier
    terms: Profile
    signatories: tuple[Signatory, ...]

    @property
    def form(self) -> Instrument:
        """The instrument agencies answered."""
        return self.dossier.instruments.main

    @property
    def cases(self) -> tuple[str, ...]:
        """The codes of the cases that count."""
        return tuple(one.case for one in self.dossier.cases)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings in the order they are printed and numbered: by domain, strengths first."""
        order = {one.key: at for at, one in enumerate(self.form.all_sections)}
        return tuple(
            sorted(
                self.dossier.learned.findings,
                key=lambda one: (
                    order.get(one.section, len(order)),
                    one.polarity is not Polarity.STRENGTH,
                    one.order,
                ),
            )
        )

    def number_of(self, finding: str) -> int:
        """Return the printed number of a finding, from 1; 0 when it is not in the report."""
        return next((n for n, one in enumerate(self.findings, 1) if one.finding == finding), 0)

    def agency(self, key: str) -> str:
        """Return the short name of an agency; one that was not asked has none."""
        known = {one.agency: name_of(one) for one in self.dossier.agencies}
        return known.get(key, "")


def name_of(agency: ExpectedAgency) -> str:
    """Return an agency's short name, or its whole one."""
    return agency.short or agency.name


def lead_of(dossier: Dossier) -> Person | None:
    """Return the audit's lead from the register."""
    return next((one for one in dossier.people if one.person == dossier.audit.lead), None)


def signatories(dossier: Dossier, certificate: bytes | None = None) -> tuple[Signatory, ...]:
    """Return who signs: the lead first, then each representative for their agency."""
    named = {one.agency: one for one in dossier.representatives}
    asked = [one for one in dossier.agencies if one.agency in named]
    approving = (
        _approves(dossier, f"{APPROVAL}{number}", one, named[one.agency])
        for number, one in enumerate(asked, 1)
    )
    return (lead_signatory(dossier, certificate), *approving)


def _approves(
    dossier: Dossier, place: str, agency: ExpectedAgency, who: Representative
) -> Signatory:
    """Return who approves for an agency, with the certificate the register has for them now."""
    known = next((one.certificate for one in dossier.people if one.person == who.person), "")
    der = bytes.fromhex(known or who.certificate)
    digest = hashlib.sha256(der).hexdigest() if der else ""
    return Signatory(place, who.job or "Representative", who.name, agency.name, digest)


def lead_signatory(dossier: Dossier, certificate: bytes | None = None) -> Signatory:
    """Return who certifies: the lead, with the digest of the DER certificate they sign with.

    Without a certificate the one in the register counts; without any, every certificate of the
    partnership may fill the field.
    """
    lead = lead_of(dossier)
    known = bytes.fromhex(lead.certificate) if lead and lead.certificate else b""
    der = certificate or known
    digest = hashlib.sha256(der).hexdigest() if der else ""
    name, job = (lead.name, lead.job) if lead else ("", "")
    organisation = dossier.partnership.name
    return Signatory(LEAD, job or "Lead of the audit", name, organisation, digest, certifies=True)
