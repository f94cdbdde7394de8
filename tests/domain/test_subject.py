"""What an instrument is answered about has one set of words, and only a child's case a voice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lifaudit.domain.instrument import SUBJECTS
from lifaudit.domain.subject import CASE, SUBJECTS_KNOWN, SURVEY, subject_of
from lifaudit.instruments.library import form

DIVE = form("multi-agency-deep-dive")


def test_every_subject_an_instrument_can_name_is_known():
    assert tuple(one.code for one in SUBJECTS_KNOWN) == SUBJECTS


@pytest.mark.parametrize("known", SUBJECTS_KNOWN, ids=lambda one: one.code)
def test_an_instrument_leads_to_its_subject(known):
    assert subject_of(replace(DIVE, subject=known.code)) is known


def test_only_a_childs_case_is_sampled_and_asks_for_the_childs_voice():
    assert [one for one in SUBJECTS_KNOWN if one.sampled] == [CASE]
    assert [one for one in SUBJECTS_KNOWN if one.child] == [CASE]


def test_only_a_response_to_a_survey_begins_without_a_declaration():
    assert [one for one in SUBJECTS_KNOWN if not one.declaration] == [SURVEY]


@pytest.mark.parametrize(("number", "said"), [(0, "0 cases"), (1, "1 case"), (8, "8 cases")])
def test_a_number_is_said_with_its_word(number, said):
    assert CASE.counted(number) == said
