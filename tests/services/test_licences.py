"""Every licence that must travel with the product can be read."""

from __future__ import annotations

from lifaudit.services.licences import texts


def test_every_text_is_there_and_no_two_are_the_same():
    read = [one.read() for one in texts()]
    assert all(len(text) > 900 for text in read)
    assert len({one.covers for one in texts()}) == len(set(read)) == len(texts())
