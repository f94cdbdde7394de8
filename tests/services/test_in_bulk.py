"""While much is taken in nobody looks for garbage; afterwards whoever did before does again."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from services.mail import give_back, record

from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.exchange import PackDamaged
from lifaudit.services import unpacking


@pytest.fixture(params=[True, False], ids=["looked for", "left alone"])
def looked(request) -> Iterator[bool]:
    """Have garbage looked for, as the command line does, or left to the window's own timer."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_a_pack_is_taken_in_without_looking_for_garbage(two, looked):
    leads, police = two
    record(police)
    seen = []
    unpacking.take_in(
        leads, give_back(police).content, lambda _done, _total, _what: seen.append(gc.isenabled())
    )
    assert seen
    assert set(seen) == {False}
    assert gc.isenabled() is looked


def test_a_refused_pack_leaves_it_as_it_was(two, looked):
    leads, police = two
    record(police)
    with pytest.raises(PackDamaged):
        unpacking.take_in(leads, give_back(police).content[:-100], lambda *_: None)
    assert gc.isenabled() is looked


def test_stopping_leaves_it_as_it_was(two, looked):
    leads, police = two
    record(police)

    def stop(_done: int, _total: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        unpacking.take_in(leads, give_back(police).content, stop)
    assert gc.isenabled() is looked
