"""People are told as what somebody signs, never how a field of the file is called."""

from __future__ import annotations

import pytest

from lifaudit.domain.signing import capacity


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("Lead", "as lead"),
        ("Agency1", "as agency representative"),
        ("Agency12", "as agency representative"),
        ("Agency", "in Agency"),
        ("Agency of mine", "in Agency of mine"),
        ("Leader", "in Leader"),
    ],
)
def test_a_field_is_told_as_the_capacity_somebody_signs_in(field, said):
    assert capacity(field) == said
