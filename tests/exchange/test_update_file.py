"""An update file is believed when a release key signed these very bytes and they are in form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from released import PRIVATE, PUBLIC, UPDATE, signed

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.update import (
    NotAnUpdate,
    UpdateBroken,
    UpdateForged,
    UpdateTooLarge,
    UpdateTooNew,
)
from lifaudit.exchange.update_file import LARGEST, file_of, line_of, read_update
from lifaudit.security.identity import new_private
from lifaudit.security.signatures import public_of_private, sign_by

LINE = line_of(UPDATE)
FILE = signed(LINE)
OTHER = new_private()


def with_(**changed: object) -> bytes:
    """Sign a line in which some parts are others."""
    return signed(canonical(json.loads(LINE) | changed))


def named(name: object) -> bytes:
    return with_(installers=[plain(replace(UPDATE.installers[0])) | {"name": name}])


def test_what_was_released_is_read_back_with_the_key_that_signed_it():
    found = read_update(FILE, (public_of_private(OTHER), PUBLIC))
    assert (found.update, found.key) == (UPDATE, PUBLIC)


def test_no_key_and_another_key_are_not_enough():
    for keys in ((), (public_of_private(OTHER),)):
        with pytest.raises(UpdateForged):
            read_update(FILE, keys)
    with pytest.raises(UpdateForged):
        read_update(signed(LINE, OTHER), (PUBLIC,))


def test_a_signature_made_for_something_else_passes_for_no_update():
    with pytest.raises(UpdateForged):
        read_update(file_of(LINE, sign_by(PRIVATE, b"lifaudit-pack/1\0" + LINE)), (PUBLIC,))
    with pytest.raises(UpdateForged):
        read_update(file_of(LINE, sign_by(PRIVATE, LINE)), (PUBLIC,))


@given(st.integers(0, len(FILE) * 8 - 1))
def test_one_flipped_bit_is_refused(at):
    changed = bytearray(FILE)
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises((NotAnUpdate, UpdateForged)):
        read_update(bytes(changed), (PUBLIC,))


@given(st.integers(0, len(FILE) - 1))
def test_a_file_that_is_cut_off_is_refused(length):
    with pytest.raises((NotAnUpdate, UpdateForged)):
        read_update(FILE[:length], (PUBLIC,))


@pytest.mark.parametrize(
    "file",
    [b"", b"\n", b"\n\n", b"{}\n\xff\n", FILE + b"\n", FILE + b"more", b"MZ\x90\nQUJD\n"],
    ids=["nothing", "one end", "two ends", "no letters", "an end more", "more", "a program"],
)
def test_something_else_is_no_update(file):
    with pytest.raises(NotAnUpdate):
        read_update(file, (PUBLIC,))


def test_a_large_file_is_refused_before_any_work():
    with pytest.raises(UpdateTooLarge):
        read_update(b"{" * (LARGEST + 1), (PUBLIC,))


def test_a_newer_form_is_named_once_its_signature_holds():
    with pytest.raises(UpdateTooNew) as told:
        read_update(with_(v=2, more="parts"), (PUBLIC,))
    assert "form 2" in str(told.value)


DEEP = b'{"v":1,"notes":' + b"[" * 9000 + b"]" * 9000 + b"}"
TWICE = LINE.replace(b'"v":1', b'"v":1,"version":"9.0.0"')
HOSTILE = {
    "deep": signed(DEEP),
    "a name twice": signed(TWICE),
    "a list": with_(installers={}),
    "a part more": with_(more=1),
    "a part less": signed(canonical({"v": 1})),
    "no form": signed(b'{"version":"1.0.0"}'),
    "no number": with_(v=True),
    "a fraction": signed(LINE.replace(b'"v":1', b'"v":1.5')),
    "two numbers": with_(version="1.0"),
    "a zero before": with_(version="01.0.0"),
    "words": with_(version="latest"),
    "a number for a version": with_(version=1),
    "below zero": with_(version="-1.0.0"),
    "no day": with_(released="2026-02-30"),
    "a time": with_(released="20261201"),
    "turned words": with_(signer="The makers \u202eelpmaxe\u202c"),
    "unseen words": with_(notes=["Mended\u200b"]),
    "two lines": with_(notes=["One\nTwo"]),
    "an empty note": with_(notes=[""]),
    "a long note": with_(notes=["x" * 601]),
    "many notes": with_(notes=["x"] * 41),
    "half a character": signed(LINE.replace(b"Packs", b"\\ud800")),
    "one name twice": with_(
        installers=[plain(UPDATE.installers[0]) | {"name": name} for name in ("A.msi", "a.MSI")]
    ),
    "no size": with_(installers=[plain(UPDATE.installers[0]) | {"size": 0}]),
    "a giant": with_(installers=[plain(UPDATE.installers[0]) | {"size": 2**33}]),
    "no digest": with_(installers=[plain(UPDATE.installers[0]) | {"sha256": "A" * 64}]),
}


@pytest.mark.parametrize("file", HOSTILE.values(), ids=HOSTILE)
def test_what_is_signed_and_makes_no_sense_is_refused(file):
    with pytest.raises(UpdateBroken):
        read_update(file, (PUBLIC,))


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../x.msi", "..\\x.msi", "a/b.msi", "/etc/passwd", "C:\\x.exe", "x:y"),
        *("\\\\server\\share\\x.msi", ".hidden", "x.msi.", "x.msi ", "NUL", "con.msi", "Com1.exe"),
        *("lifaudit\u202eism.exe", "a\0b", "x" * 101, "\u00e9.msi", "-rf", 7, None),
    ],
)
def test_a_name_leads_nowhere_but_into_the_very_folder(name):
    with pytest.raises(UpdateBroken):
        read_update(named(name), (PUBLIC,))


@pytest.mark.parametrize("name", ["lifaudit-1.2.3-setup.exe", "a", "console.msi", "x" * 100])
def test_names_as_people_give_them_are_taken(name):
    assert read_update(named(name), (PUBLIC,)).update.installers[0].name == name
