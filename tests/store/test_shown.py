"""A record's key is read one way only, quickly where nothing in it is escaped."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.casework import Answer
from lifaudit.domain.record import key_fields, write_key
from lifaudit.store.shown import place_of

PARTS = len(key_fields(Answer))
NASTY = st.text(st.sampled_from('[]",\\ a\n\x00\x7fé😀'), max_size=6)


@given(st.lists(NASTY | st.text(max_size=6), min_size=PARTS, max_size=PARTS))
def test_what_was_written_is_read_back(values):
    assert place_of("Answer", write_key(*values)) == tuple(values)


@given(st.text(st.sampled_from('[]",\\ a\n'), max_size=30) | st.lists(NASTY).map(json.dumps))
def test_nothing_is_read_that_would_not_be_written_so(text):
    place = place_of("Answer", text)
    assert place is None or (write_key(*place), len(place)) == (text, PARTS)
