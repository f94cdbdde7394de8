"""How the window says the kinds of agency and the roles of people."""

from __future__ import annotations

from lifaudit.domain.partnership import AgencyType, Role

AGENCY_TYPES: dict[AgencyType, str] = {
    AgencyType.SOCIAL_CARE: "Children's social care",
    AgencyType.POLICE: "Police",
    AgencyType.HEALTH: "Health",
    AgencyType.EDUCATION: "Schools and education",
    AgencyType.EARLY_HELP: "Early help",
    AgencyType.PROBATION: "Probation",
    AgencyType.YOUTH_JUSTICE: "Youth justice",
    AgencyType.HOUSING: "Housing",
    AgencyType.VOLUNTARY: "Voluntary sector",
    AgencyType.OTHER: "Another kind",
}
ROLES: dict[Role, str] = {
    Role.LEAD: "Lead",
    Role.AUDITOR: "Agency auditor",
    Role.MODERATOR: "Moderator",
    Role.CHAIR: "Chair",
    Role.REPRESENTATIVE: "Agency representative",
}
AGENCY_TYPE_CHOICES = tuple((kind.value, words) for kind, words in AGENCY_TYPES.items())
ROLE_CHOICES = tuple((role.value, words) for role, words in ROLES.items())
