"""People, whether somebody may sign: as a table says it, and as a sentence."""

from __future__ import annotations

from lifaudit.domain.membership import Signing, Standing
from ui.fields.date import write_date

TONES: dict[Signing, str] = {
    Signing.NOT_ADMITTED: "quiet",
    Signing.GOOD: "success",
    Signing.SOON: "warning",
    Signing.RUN_OUT: "danger",
    Signing.REVOKED: "danger",
    Signing.LEFT: "quiet",
}
SHORT: dict[Signing, str] = {
    Signing.NOT_ADMITTED: "Not admitted",
    Signing.GOOD: "Until {day}",
    Signing.SOON: "Runs out {day}",
    Signing.RUN_OUT: "Ran out {day}",
    Signing.REVOKED: "Withdrawn",
    Signing.LEFT: "Cannot sign",
}
LONG: dict[Signing, str] = {
    Signing.NOT_ADMITTED: "has not been admitted yet: they join with your card and their request.",
    Signing.GOOD: "can sign until {day}.",
    Signing.SOON: "can sign until {day}. Give a new certificate before then.",
    Signing.RUN_OUT: "cannot sign: the certificate ran out on {day}. Give a new one.",
    Signing.REVOKED: "cannot sign: the certificate was withdrawn. {why}",
    Signing.LEFT: "no longer takes part and cannot sign.",
}
OUTDATED = " The certificate names another agency or name: give a new one."
WORKING = (Signing.GOOD, Signing.SOON)


def in_short(one: Standing) -> str:
    """Return how somebody's certificate stands, as a table says it: the month in three letters."""
    day, month, year = (_day(one) or "- - -").split(" ")
    return SHORT[one.signing].format(day=f"{day} {month[:3]} {year}")


def in_full(one: Standing) -> str:
    """Return the same as a sentence, with what to do."""
    words = LONG[one.signing].format(day=_day(one), why=one.why).strip()
    outdated = one.is_outdated and one.signing in WORKING
    return f"{one.person.name} {words}{OUTDATED if outdated else ''}"


def _day(one: Standing) -> str:
    return write_date(one.until.date()) if one.until else ""
