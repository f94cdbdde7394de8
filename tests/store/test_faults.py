"""What the disk or the database says at an opening becomes the refusal a person can act on."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from lifaudit.domain.errors.store import DiskFull, FolderReadOnly, StoreDamaged
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
    with pytest.raises(refusal), opening(tmp_path / "store.db"):
        raise said


def test_a_mistake_of_our_own_is_no_fault_of_the_disk(tmp_path):
    assert told(ValueError("ours"), tmp_path) is None
