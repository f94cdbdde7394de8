"""Every code a person may meet has words of its own."""

from __future__ import annotations

import pytest

from lifaudit.domain import audit, case, casework, learning
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.words import WORDS, words_of

CODES = (
    *(audit.Status, audit.Openness, case.CaseStatus),
    *(casework.Involvement, casework.Heard, casework.Stage),
    *(learning.Polarity, learning.Level, learning.Factor, learning.MeasureType),
)


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: kind.__name__)
def test_every_code_has_words_and_no_two_the_same(kind):
    said = [WORDS[code] for code in kind]
    assert len(set(said)) == len(said)
    assert all(word[0].isupper() and "-" not in word.replace("Multi-", "") for word in said)


def test_a_code_without_words_is_read_as_it_stands():
    assert words_of(AgencyType.SOCIAL_CARE) == "Social care"
