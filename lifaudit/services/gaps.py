"""What this vault lacks of an audit, by what senders told they hold; and copies used twice."""

from __future__ import annotations

from lifaudit.domain.arrived import Gap
from lifaudit.domain.pack import Head
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.post import PackSeen, Vouched
from lifaudit.store.chains import end_of
from lifaudit.store.history import lost_since
from lifaudit.store.unit import Unit


def gaps(unit: Unit, audit: str) -> tuple[Gap, ...]:
    """Return the entries that others hold and this vault does not, by device."""
    furthest: dict[str, int] = {}
    for head in _told(unit, audit):
        furthest[head.device] = max(furthest.get(head.device, 0), head.seq)
    return tuple(
        Gap(whose(unit, device, audit), here + 1, last)
        for device, last in sorted(furthest.items())
        if (here := end_of(unit.connection, (device, audit)).seq) < last
    )


def forks(unit: Unit, audit: str) -> tuple[str, ...]:
    """Name whose vault was copied: somebody holds another entry under a number that is here."""
    told = _told(unit, audit)
    devices = {head.device for head in told}
    here = {one: end_of(unit.connection, (one, audit)).seq for one in devices}
    found = {
        head.device
        for head in told
        if head.seq <= here[head.device]
        and lost_since(unit, [(head.device, audit, head.seq, head.head)])
    }
    return tuple(sorted(whose(unit, device, audit) for device in found))


def whose(unit: Unit, device: str, audit: str) -> str:
    """Name whose laptop a device is, as far as somebody vouched for it."""
    if device == unit.author.device:
        return "This laptop"
    vouched = unit.one(Vouched, device=device, about=audit)
    person = unit.one(Person, person=vouched.said.person) if vouched and vouched.said else None
    if person is None:
        return "A laptop not known here"
    agency = unit.one(Agency, agency=person.agency)
    return f"{person.name}, {agency.short or agency.name}" if agency else person.name


def _told(unit: Unit, audit: str) -> frozenset[Head]:
    """Return what senders told to hold; of a refused pack nothing is kept."""
    return frozenset(head for one in unit.where(PackSeen, about=audit) for head in one.heads)
