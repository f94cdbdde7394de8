"""What is recorded once is never recorded again, whoever asks the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from store.replica import answer

from lifaudit.domain.casework import Answer
from lifaudit.domain.errors.library import PublishedForEver
from lifaudit.domain.library import PublishedInstrument
from lifaudit.domain.record import cell_fields, lasting_fields

WHOLE = PublishedInstrument("ours@1.0", "d1", "{}", "draft", date(2026, 7, 1))


def test_everything_of_a_published_version_lasts_and_nothing_of_an_answer():
    assert lasting_fields(PublishedInstrument) == set(cell_fields(PublishedInstrument))
    assert lasting_fields(Answer) == frozenset()


@pytest.mark.parametrize(
    "said", [{"content": "[]"}, {"digest": ""}, {"draft": ""}, {"on": None}], ids=str
)
def test_a_published_version_is_never_changed(laptop, said):
    laptop.record(WHOLE)
    before = laptop.derived()
    with pytest.raises(PublishedForEver):
        laptop.record(answer("Q1", "yes"), replace(WHOLE, **said))
    assert laptop.derived() == before
    assert laptop.where(PublishedInstrument) == [WHOLE]


def test_the_same_version_recorded_again_says_nothing_new(laptop):
    laptop.record(WHOLE)
    assert laptop.record(WHOLE).is_empty


def test_publishing_is_never_taken_back(laptop):
    step = laptop.record(WHOLE).step
    with pytest.raises(PublishedForEver):
        laptop.take_back(step)
    assert laptop.where(PublishedInstrument) == [WHOLE]
