"""Whatever is wrong with a pack is one refusal, each in its own words, before work is done."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace

import pytest
from exchange.any_pack import (
    AUDIT,
    WHEN,
    chain,
    items,
    manifest,
    plain,
    receiver,
    sealed,
    sender_key,
)
from exchange.test_pack_format import quiet
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.errors import exchange as refusals
from lifaudit.domain.errors.exchange import (
    NotAPack,
    PackBroken,
    PackCutOff,
    PackDamaged,
    PackForged,
    PackNotForMe,
    PackRefused,
    PackTooLarge,
    PackTooNew,
)
from lifaudit.domain.pack import HandedKey, Payload, Recipient, Trust, Voucher
from lifaudit.exchange import opening
from lifaudit.exchange.contents import contents_of, trust_in
from lifaudit.exchange.envelope import TAG, Envelope, envelope_of
from lifaudit.exchange.lines import item_of
from lifaudit.exchange.manifest import line_of, manifest_of
from lifaudit.exchange.opening import open_pack, received
from lifaudit.exchange.payload import deflated, lines_in
from lifaudit.exchange.sealing import enveloped
from lifaudit.security.identity import Holder, new_root, new_signing_key
from lifaudit.security.recipients import new_identity
from lifaudit.security.signatures import sign


def signed(line: bytes, content: bytes) -> bytes:
    """Sign any first line rightly, as a member with bad intentions can."""
    return Envelope(line, sign(sender_key(), TAG + line), content).bytes


def carrying(lines: list[bytes], **changed) -> bytes:
    """Return a rightly signed pack with these lines."""
    payload = deflated(lines)
    return signed(line_of(manifest(payload=payload.told, **changed)), payload.content)


def read(inside: bytes):
    got = received(inside, "")
    return contents_of(got.manifest, got.content, quiet)


def test_a_file_that_is_no_pack_says_so():
    for file in (b"%PDF-1.7", b"PK\3\4", b"age-encryption.org/v2\n", b"\0" * 100):
        with pytest.raises(NotAPack):
            open_pack(file, receiver())


def test_a_file_that_ends_before_its_body_is_cut_off():
    header = sealed().index(b"\n--- ") + len(b"\n--- ") + 44
    for length in (0, 10, 30, 100, header, header + 20):
        with pytest.raises(PackCutOff):
            open_pack(sealed()[:length], receiver())


def test_a_file_without_an_end_of_its_header_is_damaged():
    with pytest.raises(PackDamaged):
        open_pack(sealed()[:30] + b"x" * opening.LONGEST_HEADER, receiver())


def test_a_changed_or_shortened_or_longer_sealed_layer_is_damaged():
    whole = sealed()
    for file in (whole[:-1], whole + b"x", whole[:-9] + b"!" + whole[-8:]):
        with pytest.raises(PackDamaged):
            open_pack(file, receiver())


def test_a_pack_for_others_does_not_open():
    with pytest.raises(PackNotForMe):
        open_pack(sealed(), new_identity())


def test_too_large_a_file_is_refused_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(opening, "FILE", 100)
    with pytest.raises(PackTooLarge):
        open_pack(sealed(), receiver())


def test_a_later_format_asks_for_a_later_program():
    line = line_of(manifest()).replace(b'"v":1', b'"v":2')
    with pytest.raises(PackTooNew, match="format 2"):
        received(signed(line, b""), "")


def test_a_signature_by_another_key_is_refused():
    other = new_signing_key(new_root("B", WHEN), Holder("B", "B", "B"), WHEN)
    line = line_of(manifest())
    with pytest.raises(PackForged):
        received(Envelope(line, sign(other, TAG + line), b"").bytes, "")


def test_a_signature_for_something_else_is_refused():
    line = line_of(manifest())
    with pytest.raises(PackForged):
        received(Envelope(line, sign(sender_key(), line), b"").bytes, "")


def test_one_bit_of_the_first_line_undoes_the_signature():
    changed = plain().replace(b'"kind":"invitation"', b'"kind":"return"')
    with pytest.raises(PackForged):
        received(changed, "")


def test_one_bit_of_the_payload_undoes_it():
    inside = plain()[:-1] + bytes([plain()[-1] ^ 1])
    with pytest.raises(PackBroken):
        read(inside)


@pytest.mark.parametrize(
    "inside",
    [b"", b"{}", b"{}\n", b"{}\nQQ==", b"{}\nQR==\n", b"{}\n\xff\n", b"x" * 200_000],
)
def test_three_parts_are_needed(inside):
    with pytest.raises(PackBroken):
        envelope_of(inside)


WRONG = {
    "a name twice": (b'"audit":', b'"audit":"x","audit":'),
    "a name too many": (b'"v":1', b'"v":1,"w":1'),
    "a name missing": (b'"program":"lifaudit 0.1",', b""),
    "a fraction": (b'"trust":4', b'"trust":4.0'),
    "an exponent": (b'"trust":4', b'"trust":1e999'),
    "not a number": (b'"trust":4', b'"trust":NaN'),
    "without end": (b'"trust":4', b'"trust":Infinity'),
    "truth": (b'"trust":4', b'"trust":true'),
    "minus nothing": (b'"trust":4', b'"trust":-0'),
    "a huge number": (b'"trust":4', b'"trust":' + b"9" * 5000),
    "beyond 64 bits": (b'"trust":4', b'"trust":9999999999999999999'),
    "half a character": (b"Ada Quill", b"Ada \\ud800"),
    "bytes that are no text": (b"Ada Quill", b"Ada \xff"),
    "a turned direction": (b"Ada Quill", b"Ada \\u202elliuQ"),
    "a line of its own": (b"Ada Quill", b"Ada\\nQuill"),
    "an empty name": (b"Ada Quill", b""),
    "a path": (b'"audit":"' + AUDIT.encode(), b'"audit":"../../etc/passwd'),
    "a stream": (b'"audit":"' + AUDIT.encode(), b'"audit":"C:evil'),
    "a kind unknown": (b'"invitation"', b'"surprise"'),
    "a day": (b"2026-09-14T08:30:00Z", b"2026-09-14"),
    "a day there never is": (b"2026-09-14", b"2026-02-30"),
    "an hour there never is": (b"T08:30:00Z", b"T25:30:00Z"),
    "a year nought": (b"2026-09-14", b"0000-09-14"),
    "figures of another script": (b"2026-09-14", "\u0662026-09-14".encode()),
    "a short digest": (b"ab" * 32, b"ab" * 31),
    "a loud digest": (b"ab" * 32, b"AB" * 32),
    "a loud certificate": (b'"certificate":"3', b'"certificate":"A'),
    "an odd pack": (b"00112233445566778899aabbccddeeff", b"0011223"),
    "a long pack": (b"00112233445566778899aabbccddeeff", b"00" * 17),
    "a spaced pack": (b"00112233445566778899aabbccddeeff", b"00 11"),
    "a recipient as text": (b'"recipients":[', b'"recipients":["ben",'),
    "no list": (b'"spans":[]', b'"spans":{}'),
    "from nothing": (
        b'"spans":[]',
        b'"spans":[{"device":"a","first":0,"last":1,"head":"' + b"00" * 32 + b'"}]',
    ),
    "backwards": (
        b'"spans":[]',
        b'"spans":[{"device":"a","first":2,"last":1,"head":"' + b"00" * 32 + b'"}]',
    ),
    "a size beyond": (b'"size":0', b'"size":268435457'),
    "version nought": (b'"v":1', b'"v":0'),
    "version as text": (b'"v":1', b'"v":"1"'),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_first_line_out_of_form_is_refused(wrong):
    old, new = WRONG[wrong]
    line = line_of(manifest())
    assert old in line, "the trial itself must change something"
    with pytest.raises(PackRefused):
        received(signed(line.replace(old, new, 1), b""), "")


@pytest.mark.parametrize("line", [b"[]", b"1", b'"v"', b"", b"[" * 100_000, b'{"a":' * 5000])
def test_a_first_line_that_is_no_object_is_refused(line):
    with pytest.raises(PackBroken):
        manifest_of(line)


def test_nobody_stands_twice_in_a_first_line():
    twice = (Recipient("ben", "age1a"), Recipient("ben", "age1b"))
    with pytest.raises(PackBroken):
        manifest_of(line_of(manifest(recipients=twice)))
    with pytest.raises(PackBroken):
        manifest_of(line_of(manifest(heads=manifest().heads * 2)))


def test_more_recipients_than_a_room_holds_are_refused():
    many = tuple(Recipient(f"p{at}", "age1a") for at in range(65))
    with pytest.raises(PackBroken):
        manifest_of(line_of(manifest(recipients=many)))


def test_a_bomb_is_stopped_while_it_is_small():
    engine = zlib.compressobj(9)
    bomb = b"".join(engine.compress(b"\0" * 1024 * 1024) for _ in range(64)) + engine.flush()
    told = replace(deflated([]).told, size=1000, lines=10)
    inside = signed(line_of(manifest(payload=_told(bomb, told))), bomb)
    seen: list[int] = []
    with pytest.raises(PackBroken):
        seen += map(len, lines_in(bomb, _told(bomb, told)))
    with pytest.raises(PackBroken):
        read(inside)
    assert seen == []


def _told(content: bytes, told: Payload) -> Payload:
    import hashlib  # noqa: PLC0415 - for this trial only

    return replace(told, sha256=hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("change", ["size", "lines"])
@pytest.mark.parametrize("by", [-1, 1])
def test_more_or_less_than_foretold_is_refused(change, by):
    payload = deflated([b"[]", b"[]"])
    told = replace(payload.told, **{change: getattr(payload.told, change) + by})
    with pytest.raises(PackBroken):
        list(lines_in(payload.content, told))


def test_what_follows_or_lacks_its_end_is_refused():
    payload = deflated([b"[]"])
    unended = zlib.compress(b"[]")
    trials = {
        payload.content + b"x": payload.told,
        payload.content[:-2]: payload.told,
        b"": payload.told,
        b"\0" * 9: payload.told,
        unended: replace(payload.told, size=2, lines=0),
    }
    for content, told in trials.items():
        with pytest.raises(PackBroken):
            list(lines_in(content, _told(content, told)))


def test_a_line_beyond_its_length_is_refused(monkeypatch):
    monkeypatch.setattr("lifaudit.exchange.payload.LINE", 100)
    payload = deflated([b"x" * 101])
    with pytest.raises(PackBroken):
        list(lines_in(payload.content, payload.told))


HEAD = "cd" * 32
LINES = (
    *(b"", b"{}", b"[]", b"null", b"[[]]", b'["surprise"]', b'["event"]', b"[1]", b'[["event"]]'),
    b'["event","d",1,"",1,"a","c","QQ==","more"]',
    b'["event","d",0,"",1,"a","c","QQ=="]',
    b'["event","d",true,"",1,"a","c","QQ=="]',
    b'["event","d",1,"' + HEAD.encode() + b'",1,"a","c","QQ=="]',
    b'["event","d",2,"",1,"a","c","QQ=="]',
    b'["event","d",1,"",-1,"a","c","QQ=="]',
    b'["event","d",1,"",1.0,"a","c","QQ=="]',
    b'["event","d",1,"",1e3,"a","c","QQ=="]',
    b'["event","../d",1,"",1,"a","c","QQ=="]',
    b'["event","d",1,"",1,"","c","QQ=="]',
    b'["event","d",1,"",1,"a","c","QR=="]',
    b'["event","d",1,"",1,"a","c","Q Q="]',
    b'["event","d",1,"",1,"a","c","QQ"]',
    b'["event","d",1,"",1,"a","c",7]',
    b'["key","c","plan","QQ=="]',
    b'["key","c","","' + base64.b64encode(bytes(32)) + b'"]',
    b'["key","c","' + b"p" * 200 + b'","' + base64.b64encode(bytes(32)) + b'"]',
    b'["voucher","d",1,"","a","QQ=="]',
    b'["document","../report.pdf","QQ=="]',
    b'["document","report\\u202efdp","QQ=="]',
    b'["trust",{"a":1}]',
    b'["trust",' + b"[" * 5000 + b"]" * 5000 + b"]",
    b'["trust","QQ=="] ["trust","QQ=="]',
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_out_of_form_is_refused(line):
    with pytest.raises(PackBroken):
        item_of(line, AUDIT)


def test_entries_need_an_audit():
    with pytest.raises(PackBroken):
        item_of(b'["event","d",1,"",1,"a","c","QQ=="]', "")


def _lines(*some) -> list[bytes]:
    from lifaudit.exchange.lines import line_of as written  # noqa: PLC0415 - a second `line_of`

    return [written(one) for one in some]


def test_entries_that_are_no_unbroken_chain_are_refused():
    one, two, three = chain()
    for events in ([one, three], [two, one], [one, one], [one, replace(two, sealed=b"x"), three]):
        got = enveloped(manifest(), events, sender_key())
        with pytest.raises(PackBroken):
            read(got.bytes)


def test_entries_that_the_first_line_does_not_name_are_refused():
    with pytest.raises(PackBroken):
        read(carrying(_lines(*chain())))


def test_the_list_of_members_comes_first_and_once():
    trust = Trust(b"{}")
    key = HandedKey("c", "plan", bytes(32))
    for some in ([key, trust], [trust, trust]):
        with pytest.raises(PackBroken):
            read(carrying(_lines(*some)))


def test_a_voucher_and_a_key_stand_once_for_each_device_and_compartment():
    voucher = Voucher("d", AUDIT, 1, HEAD, "ada", b"x")
    key = HandedKey("c", "plan", bytes(32))
    for one in (voucher, key):
        with pytest.raises(PackBroken):
            read(carrying(_lines(one, one)))


def test_more_entries_than_a_pack_may_hold_are_refused(monkeypatch):
    monkeypatch.setattr("lifaudit.exchange.contents.EVENTS", 2)
    with pytest.raises(PackBroken):
        read(plain())


def test_whose_list_it_is_is_asked_before_the_rest_is_read():
    got = received(carrying([b'["trust","QQ=="]', b"nonsense"]), "")
    assert trust_in(got.manifest, got.content) == b"A"


@given(st.binary(max_size=300))
def test_any_line_is_read_or_refused(line):
    try:
        item_of(line, AUDIT)
    except PackBroken:
        return
    assert json.loads(line)


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=12,
    )
)
def test_any_value_in_a_first_line_is_read_or_refused(value):
    whole = json.loads(line_of(manifest()))
    for name in whole:
        try:
            manifest_of(json.dumps(whole | {name: value}).encode())
        except PackRefused:
            continue


def test_no_refusal_says_what_was_inside():
    leaves = [one for one in vars(refusals).values() if isinstance(one, type)]
    named = {one.__name__ for one in leaves if "{name}" in one.sentence}
    assert named == {"PackNotRead"}, "the file's own name, which the person has just given"


def test_items_of_a_pack_do_not_show_what_they_hold():
    shown = "".join(map(repr, items()))
    assert "PDF" not in shown
    assert "\\x01\\x02" not in shown
