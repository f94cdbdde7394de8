"""What looks like a name is hinted at; roles are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.roles import looks_like_a_name


@pytest.mark.parametrize(
    "text",
    ["Mrs Example", "Dr. Quill", "Ada Quill", "Anne-Marie O'Example", "spoke with Ada Quill"],
)
def test_a_title_or_two_capital_words_look_like_a_name(text):
    assert looks_like_a_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Health visitor", "Health Visitor", "Designated Safeguarding Lead", "class teacher"),
        *("GP", "CAMHS practitioner", "Senior Social Worker", "Aunt", "miss", "Named GP", "Police"),
    ],
)
def test_a_role_does_not(text):
    assert not looks_like_a_name(text)


def test_what_the_form_offers_is_never_taken_for_a_name():
    assert looks_like_a_name("Independent Reviewing")
    assert not looks_like_a_name("Independent Reviewing", ("Independent Reviewing",))


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert looks_like_a_name(text) in (True, False)
