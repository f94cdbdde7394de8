"""A log that the first release wrote is read for ever: another form would lose every vault."""

from __future__ import annotations

import json
from pathlib import Path

from store.replica import answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.event import Event, Header, time_of
from lifaudit.domain.partnership import Agency
from lifaudit.store.compartment import Compartment
from lifaudit.store.history import entries_of
from lifaudit.store.merge import Merged

GOLDEN = json.loads((Path(__file__).parent / "golden" / "log.json").read_text(encoding="utf-8"))
EVENTS = [
    Event(Header(*where, bytes.fromhex(prev), *how), bytes.fromhex(sealed))
    for *where, prev, how, sealed in GOLDEN["events"]
]
KEYS = [Compartment(*named, bytes.fromhex(key)) for *named, key in GOLDEN["keys"]]


def test_entries_of_the_first_release_still_say_what_they_said(laptop):
    assert [event.eid.hex() for event in EVENTS] == GOLDEN["eids"]
    assert laptop.receive(EVENTS, KEYS) == Merged(new=len(EVENTS), known=0, waiting=0, sealed=0)
    assert laptop.where(Answer) == [answer("q1", "no", note="Ångström e")]
    graded = Grade("a1", "DD26-07-03", "pol", "agency", "voice", Judgement("good", "seen alone"))
    assert laptop.where(Grade) == [graded]
    assert laptop.one(Agency, agency="pol").name == "Exampleshire Police"
    with laptop.store.unit() as unit:
        told = entries_of(unit, Answer, "a1", "DD26-07-03", "pol", "q1")
    changed = next(one for one in told if one.reason)
    assert (changed.label, changed.reason) == ("Recorded answer", "We asked again")
    assert time_of(EVENTS[0].header.hlc).isoformat() == GOLDEN["first"]
