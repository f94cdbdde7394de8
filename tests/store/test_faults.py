"""What the disk or the database says at an opening becomes the refusal a person can act on."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from lifaudit.domain.errors.store import DiskFull, FolderReadOnly, StoreAway, StoreDamaged
from lifaudit.store.faults import opening, told


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (PermissionError(13, "Permission denied"), FolderReadOnly),
        (OSError(5, "Input/output error"), StoreDamaged),
        (dbapi2.OperationalError("database or disk is full"), DiskFull),
        (dbapi2.DatabaseError("words nobody has heard before"), StoreDamaged),
    ],
)
def test_each_fault_at_an_opening_has_its_refusal(tmp_path, said, refusal):
    (tmp_path / "store.db").touch()
    with pytest.raises(refusal), opening(tmp_path / "store.db"):
        raise said


def test_whatever_the_database_says_of_a_store_that_is_gone_it_is_out_of_reach(tmp_path):
    error = dbapi2.OperationalError("disk I/O error")
    assert isinstance(told(error, tmp_path / "store.db"), StoreAway)


def test_a_mistake_of_our_own_is_no_fault_of_the_disk(tmp_path):
    assert told(ValueError("ours"), tmp_path) is None
