"""A statement of who declines is read as it was written, and nothing else is read as one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.declining import (
    LARGEST,
    Declined,
    declined_of,
    file_of,
    line_of,
    parts_of,
)
from lifaudit.domain.errors.approving import RefusalUnreadable

SAID = Declined("ab" * 32, "Agency2", "00ff", "Nobody asked us.", datetime(2026, 12, 3, tzinfo=UTC))
LINE = line_of(SAID)


def test_what_is_written_is_read_back():
    line, signature = parts_of(file_of(LINE, b"signed"))
    assert (declined_of(line), signature) == (SAID, b"signed")


@pytest.mark.parametrize(
    "raw",
    [
        *(b"", LINE, LINE + b"\n", LINE + b"\nc2ln", LINE + b"\nc2ln\nmore\n"),
        *(LINE + b"\n***\n", b"x" * (LARGEST + 1)),
    ],
)
def test_a_file_of_another_form_is_refused(raw):
    with pytest.raises(RefusalUnreadable):
        parts_of(raw)


@pytest.mark.parametrize(
    "line",
    [
        *(b"{}", b"[]", b"null", b"\xff", b'{"v":1}'),
        LINE.replace(b'"v":1', b'"v":2'),
        LINE.replace(b"00ff", b"zz"),
        LINE.replace(b"2026-12-03", b"yesterday"),
        LINE.replace(b"Agency2", b"Ag\\u202eency"),
    ],
)
def test_a_line_of_another_form_is_refused(line):
    assert line != LINE
    with pytest.raises(RefusalUnreadable):
        declined_of(line)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw):
    for read in (parts_of, declined_of):
        try:
            read(raw)
        except RefusalUnreadable:
            continue
