"""An error says what happened, what is safe and what to do, and nothing else."""

from __future__ import annotations

from lifaudit.domain.errors.base import Cancelled, LifauditError
from lifaudit.domain.errors.store import StoreTooShort


def test_an_error_fills_its_facts_into_its_sentence() -> None:
    error = StoreTooShort(name="store.db", size=12)
    assert error.advice.startswith("The file store.db has only 12 bytes")
    assert str(error).startswith("The vault's store is empty or cut off. ")


def test_every_error_is_a_lifaudit_error() -> None:
    assert isinstance(Cancelled(), LifauditError)
    assert Cancelled().facts == {}
