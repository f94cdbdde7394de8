"""Reading from a store who may write where in an audit."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Connection, bindparam, false, select, true

from lifaudit.domain.audit import Audit
from lifaudit.domain.codec import read_canonical
from lifaudit.domain.event import time_of
from lifaudit.domain.leading import Leading, Named, leading_of, recorders_in_turn
from lifaudit.domain.partnership import Formerly, Person, Role
from lifaudit.domain.record import Record, kind_of, write_key
from lifaudit.domain.rights import Post, Rights, everybodys_in
from lifaudit.domain.running_order import Recorder
from lifaudit.store.journal import load
from lifaudit.store.prepared import Prepared
from lifaudit.store.ring import Ring
from lifaudit.store.tables import APPLIED, STATE

IN_AUDIT = frozenset({("Audit", "lead"), ("Recorder", "person")})
"""The cells of an audit by which it is known who may write there."""
IN_REGISTER = frozenset({"Person", "Formerly"})
_ROLES = {one.value: one for one in Role}
_SAID = Prepared(
    select(APPLIED.c.eid).where(
        APPLIED.c.kind == bindparam("kind_"),
        APPLIED.c.key == bindparam("key_"),
        APPLIED.c.head.in_([true(), false()]),
        APPLIED.c.field_name == bindparam("name_"),
    )
)
_PERSON, _FORMERLY = STATE[kind_of(Person)], STATE[kind_of(Formerly)]
_POSTS = Prepared(select(_PERSON.c.person, _PERSON.c.agency, _PERSON.c.role))
_EARLIER = Prepared(
    select(_FORMERLY.c.person, _FORMERLY.c.agency, _FORMERLY.c.role, _FORMERLY.c.until).order_by(
        _FORMERLY.c.person, _FORMERLY.c.until
    )
)


def rights_in(connection: Connection, ring: Ring, audit: str) -> Rights:
    """Say who may write where in an audit, by the register and the audit's own log."""
    posts = _posts(connection)
    led = _leading(connection, ring, audit, posts)
    leads = frozenset(led.turns) - {""}
    named = _named(connection, ring, Recorder, audit)
    recorders = frozenset(recorders_in_turn(led.lead, leads, named)) - {""}
    return Rights(leads, recorders, posts, everybodys_in(audit))


def leading_in(connection: Connection, ring: Ring, audit: str) -> Leading:
    """Say who leads an audit and led it before, and who else wrote that they do."""
    return _leading(connection, ring, audit, _posts(connection))


def recorders_of(connection: Connection, ring: Ring, audit: str, lead: str) -> tuple[str, ...]:
    """Return who recorded for an audit's room, one after the other, beginning with its lead."""
    leads = frozenset(leading_in(connection, ring, audit).turns) - {""}
    return recorders_in_turn(lead, leads, _named(connection, ring, Recorder, audit))


def _leading(
    connection: Connection, ring: Ring, audit: str, posts: dict[str, tuple[Post, ...]]
) -> Leading:
    def is_lead(one: Named) -> bool:
        held = posts.get(one.by, ())
        return any(post.role is Role.LEAD and not post.was_over(one.at) for post in held)

    return leading_of(audit, _named(connection, ring, Audit, audit), is_lead)


def _named(connection: Connection, ring: Ring, kind: type[Record], audit: str) -> list[Named]:
    """Return who wrote that somebody leads or records, whether it counts or not, in their order."""
    field_name = {Audit: "lead", Recorder: "person"}[kind]
    cell = {"kind_": kind_of(kind), "key_": write_key(audit), "name_": field_name}
    eids = _SAID.column(connection, **cell)
    said = sorted(load(connection, ring, eids), key=lambda one: one.rank)
    return [Named(one.header.actor, time_of(one.header.hlc), _who(one.body.value)) for one in said]


def _who(value: object) -> str:
    return value if isinstance(value, str) else ""


def _posts(connection: Connection) -> dict[str, tuple[Post, ...]]:
    """Return whom everybody works or worked for, by the register, one after the other."""
    found: dict[str, list[Post]] = defaultdict(list)
    for person, agency, role, said in _EARLIER.run(connection):
        some, until = found[person], _moment(said)
        if until is not None:
            some.append(_post(agency, role, some[-1].until if some else None, until))
    for person, agency, role in _POSTS.run(connection):
        some = found[person]
        some.append(_post(agency, role, some[-1].until if some else None, None))
    return {person: tuple(some) for person, some in found.items()}


def _moment(text: str) -> datetime | None:
    """Read when somebody changed; nothing where it is no time with its zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if moment.tzinfo is None else moment


def _post(
    agency: str | None, role: str | None, since: datetime | None, until: datetime | None
) -> Post:
    said = read_canonical(role) if role else ""
    known = _ROLES.get(said, Role.AUDITOR)
    return Post(read_canonical(agency) if agency else "", known, since, until)
