"""The vectors in the description of the format read as it says, for ever."""

from __future__ import annotations

import json
import zlib

import pytest
from exchange.any_pack import items, manifest
from exchange.test_pack_format import quiet
from exchange.vectors import GOLDEN, KEPT, SPOILT

from lifaudit.domain.errors import exchange as refusals
from lifaudit.domain.pack import Trust
from lifaudit.exchange.contents import contents_of
from lifaudit.exchange.copies import backup_in
from lifaudit.exchange.lines import line_of
from lifaudit.exchange.opening import open_pack
from lifaudit.security.recipients import AgeIdentity, open_age


def identity() -> AgeIdentity:
    return AgeIdentity((GOLDEN / "identity.txt").read_text().strip())


def test_the_whole_vector_reads_as_it_was_written():
    got = open_pack((GOLDEN / "whole.lifpack").read_bytes(), identity())
    inside = contents_of(got.manifest, got.content, quiet)
    wanted = [one for one in items() if not isinstance(one, Trust)]
    assert [*inside.events, *inside.keys, *inside.vouchers, *inside.documents] == wanted
    assert got.manifest.pack == manifest().pack


def test_a_line_is_written_today_as_it_was_then():
    written = b"".join(line_of(one) + b"\n" for one in (items()[-1], *items()[:-1]))
    assert written == (GOLDEN / "payload.jsonl").read_bytes()


def test_the_parts_are_what_the_description_says():
    plain = open_age((GOLDEN / "whole.lifpack").read_bytes(), identity())
    line, _signature, rest = plain.split(b"\n", 2)
    assert line == (GOLDEN / "manifest.json").read_bytes()
    assert zlib.decompress(rest) == (GOLDEN / "payload.jsonl").read_bytes()
    assert json.loads(line)["payload"]["size"] == len(zlib.decompress(rest))


def test_a_backup_copy_holds_three_files_and_no_entries():
    got = open_pack((GOLDEN / "backup.lifpack").read_bytes(), identity())
    assert (got.manifest.kind.value, got.manifest.audit) == ("backup", "")
    assert backup_in(contents_of(got.manifest, got.content, quiet)) == KEPT


@pytest.mark.parametrize("name", SPOILT)
def test_every_spoilt_vector_has_its_own_refusal(name):
    with pytest.raises(getattr(refusals, SPOILT[name])):
        open_pack((GOLDEN / f"{name}.lifpack").read_bytes(), identity())
