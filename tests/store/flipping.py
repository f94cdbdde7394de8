"""One bit of the store turned over: it is noticed, and what still reads is never another thing."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing

from sqlalchemy.exc import DatabaseError
from store.replica import Replica, answer

from lifaudit.domain.casework import Grade, Judgement
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import silent
from lifaudit.store.check import check


def flip(folder, times, seed):
    """Flip so many single bits, one at a time; return how each was noticed."""
    whole, state = _whole(folder)
    chance, noticed = random.Random(seed), Counter()  # noqa: S311 - a place is no secret
    spoilt = folder / "spoilt"
    spoilt.mkdir()
    for _ in range(times):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        (spoilt / "left.db").write_bytes(raw)
        noticed[_notice(spoilt, state)] += 1
        for one in spoilt.iterdir():
            one.unlink()
    return noticed


def _whole(folder):
    left = Replica(folder, "left")
    left.record(*(answer(f"Q{n}", "yes", note="seen alone " * n) for n in range(60)))
    left.record(Agency("pol", "Police"), Agency("edu", "School"))
    left.record(Grade("a1", "DD26-07-03", "pol", "agency", "voice", Judgement("good", "r")))
    state = left.derived()
    left.store.close()
    return left.path.read_bytes(), state


def _notice(folder, state):
    """Say what noticed the damage; raises AssertionError when something else was read."""
    try:
        left = Replica(folder, "left")
    except LifauditError as error:
        return type(error).__name__
    with closing(left.store):
        return _look(left, state)


def _look(left, state):
    pages = left.store.damaged_pages()
    try:
        assert left.derived() == state
        with left.store.unit() as unit:
            broken = check(unit, silent).broken
    except (LifauditError, DatabaseError):
        return "damaged pages" if pages else "reading"
    if pages:
        return "damaged pages"
    return "check" if broken else "UNNOTICED"
