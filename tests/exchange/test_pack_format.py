"""A pack is written in one way, and reads back as what was written."""

from __future__ import annotations

import json
import shutil
import subprocess
import zlib
from dataclasses import replace

import pytest
from exchange.any_pack import AUDIT, chain, items, manifest, plain, receiver, sealed, sender_key

from lifaudit.domain.errors.exchange import PackBroken, TooMuchToSend
from lifaudit.domain.pack import Document, Recipient, Trust, Voucher
from lifaudit.exchange import sealing
from lifaudit.exchange.contents import contents_of, trust_in
from lifaudit.exchange.lines import item_of
from lifaudit.exchange.opening import open_pack
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.recipients import new_identity


def quiet(_done, _total):
    """Watch nothing."""


def test_what_was_put_in_comes_out():
    got = open_pack(sealed(), receiver())
    inside = contents_of(got.manifest, got.content, quiet)
    events, keys, vouchers, documents, trust = (
        items()[:5],
        items()[5:6],
        items()[6:7],
        items()[7:8],
        items()[8],
    )
    assert list(inside.events) == events
    assert [one.eid for one in inside.events] == [one.eid for one in events]
    assert list(inside.keys) == keys
    assert list(inside.vouchers) == vouchers
    assert list(inside.documents) == documents
    assert inside.trust == trust.bundle == trust_in(got.manifest, got.content)


def test_the_first_line_says_who_sends_what_to_whom():
    got = open_pack(sealed(), receiver()).manifest
    assert replace(got, spans=(), payload=manifest().payload) == manifest()
    assert [(one.device, one.first, one.last) for one in got.spans] == [
        ("laptop-1", 1, 3),
        ("laptop-2", 1, 2),
    ]
    assert got.spans[0].head == chain()[-1].eid.hex()
    assert got.payload.lines == len(items())


def entry(**changed) -> bytes:
    """Return the line of an entry with some parts changed."""
    parts = {
        "device": '"laptop-1"',
        "seq": "2",
        "prev": f'"{"ab" * 32}"',
        "hlc": "5",
        "actor": '"ada"',
        "compartment": '"c0ffee"',
        "sealed": '"AAAA"',
    }
    return f'["event",{",".join((parts | changed).values())}]'.encode()


@pytest.mark.parametrize(
    "line",
    [
        *(entry(), entry(seq="1", prev='""'), entry(hlc="0"), entry(sealed='""')),
        *(entry(seq="1"), entry(prev='""'), entry(seq="0", prev='""'), entry(seq="02")),
        *(entry(seq=str(2**63)), entry(hlc=str(2**63)), entry(hlc=str(2**63 - 1))),
        *(
            entry(sealed='"AAA"'),
            entry(sealed='"AAB="'),
            entry(sealed='"AA="'),
            entry(sealed='"="'),
        ),
        *(entry(actor='"a/b"'), entry(actor='"\\u0061"'), entry(prev=f'"{"AB" * 32}"')),
        *(entry(seq="2.0"), entry(seq="-2"), entry(device=f'"{"x" * 65}"')),
    ],
)
def test_an_entry_reads_alike_with_a_space_in_it_that_makes_it_go_the_long_way(line):
    def said(raw, audit=AUDIT):
        try:
            return item_of(raw, audit)
        except PackBroken:
            return "broken"

    assert said(line) == said(line.replace(b"[", b"[ ", 1))
    assert said(line, audit="") == "broken"


def test_anybody_can_read_a_pack_with_a_json_parser_and_zlib():
    line, _signature, rest = plain().split(b"\n", 2)
    first = json.loads(line)
    lines = [json.loads(one) for one in zlib.decompress(rest).splitlines()]
    assert first["v"] == 1
    assert first["audit"] == AUDIT
    assert [one[0] for one in lines] == ["trust", *["event"] * 5, "key", "voucher", "document"]
    assert all(isinstance(part, (str, int)) for one in lines for part in one)


def test_a_pack_opens_for_each_of_its_recipients():
    others = [new_identity() for _ in range(3)]
    named = tuple(Recipient(f"p{at}", one.address) for at, one in enumerate(others))
    file = seal_pack(manifest(recipients=named), items(), sender_key())
    for one in others:
        assert open_pack(file, one).manifest.recipients == named


def test_a_pack_without_entries_holds_what_it_is_sent_for():
    file = seal_pack(manifest(audit="", heads=()), [Trust(b"{}")], sender_key())
    got = open_pack(file, receiver())
    assert contents_of(got.manifest, got.content, quiet).events == ()
    assert trust_in(got.manifest, got.content) == b"{}"


def test_an_empty_pack_brings_no_list_of_members():
    got = open_pack(seal_pack(manifest(), [], sender_key()), receiver())
    assert trust_in(got.manifest, got.content) is None
    assert contents_of(got.manifest, got.content, quiet).trust is None


def test_how_far_reading_has_come_is_told():
    got, told = open_pack(sealed(), receiver()), []
    contents_of(got.manifest, got.content, lambda *at: told.append(at))
    assert told == [(0, len(items()))]


def test_a_pack_that_would_be_too_large_is_not_made(monkeypatch):
    monkeypatch.setattr(sealing, "LINE", 1000)
    with pytest.raises(TooMuchToSend, match="64 MiB"):
        seal_pack(manifest(), [Document("report.pdf", b"x" * 1000)], sender_key())


def test_a_voucher_signs_who_wrote_how_far_in_which_audit():
    said = Voucher("laptop-1", AUDIT, 3, "cd" * 32, "ada").statement
    assert said == b'lifaudit-head/1\0["laptop-1","%s",3,"%s","ada"]' % (
        AUDIT.encode(),
        b"cd" * 32,
    )


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not here")
def test_the_age_tool_opens_a_pack(tmp_path):
    (tmp_path / "identity").write_text(receiver().secret)
    (tmp_path / "a.lifpack").write_bytes(sealed())
    done = subprocess.run(
        ["age", "-d", "-i", tmp_path / "identity", tmp_path / "a.lifpack"],
        capture_output=True,
        check=True,
    )
    assert done.stdout == plain() or done.stdout.split(b"\n")[0] == plain().split(b"\n")[0]
