"""What tests of the command line are handed: two laptops that were locked in mid-audit."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from services.mail import CASE, invited, record, take, updated
from world import SteppingClock

from lifaudit.domain.reveal import CaseCalled


@pytest.fixture(scope="session")
def locked(tmp_path_factory):
    """Return the folders of a lead's and an agency's vault, for tests to copy or only read."""
    leads, theirs = invited(tmp_path_factory.mktemp("two"), SteppingClock())
    record(theirs)
    with leads.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, CASE, ("pol",)))
    take(theirs, updated(leads, theirs))
    for one in (leads, theirs):
        one.close()
    return leads.folder.path, theirs.folder.path
