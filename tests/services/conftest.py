"""What tests of services with more than one laptop, or with a bad disk, start from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial

import pytest
from graded import filled
from services.colleagues import copied, joined, pair
from services.mail import again, put_away
from services.room import room, three
from services.succession import two_leads
from small_disk import small_disk
from world import Worlds, found, rehearsed

from lifaudit.store.unit import Unit

__all__ = [
    "copied",
    "filled",
    "joined",
    "pair",
    "rehearsal",
    "room",
    "small_disk",
    "three",
    "two_leads",
]


@pytest.fixture(scope="session")
def rehearsal(
    worlds: Worlds, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], AbstractContextManager[Unit]]]:
    """Open units of one founded vault, in which no test and no example leaves anything behind."""
    folder = tmp_path_factory.mktemp("rehearsal") / "vault"
    with closing(worlds.of((found,)).copied(folder)) as vault:
        yield partial(rehearsed, vault)


@pytest.fixture(scope="session")
def kept(tmp_path_factory):
    """Keep two locked vaults, one invited by the other; some modules keep others."""
    return put_away(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def two(kept, tmp_path, clock):
    """Open copies of both vaults that are kept."""
    both = again(kept, tmp_path, clock)
    yield both
    for one in both:
        one.close()
