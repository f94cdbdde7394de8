"""keys.json is read exactly as it was written, or it is damage; nothing in it is believed early."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import KeysDamaged, NewerVersion, TooManySlots, VaultError
from lifaudit.security import keyfile, slots
from lifaudit.security.argon import Cost
from lifaudit.security.keyfile import LIMIT_BYTES, KeyFile, Slot, parse, text
from lifaudit.security.means import Age, Argon, Hkdf, Kind, Passphrase, RememberedPin
from lifaudit.security.partnership import PartnershipIdentity, new_partnership_identity
from lifaudit.security.recovery import new_recovery_key, read_recovery_key

QUICK = Cost(passes=1, memory_kib=8, lanes=1)
OWNER = Passphrase("marmalade harmonica", QUICK)

FOLDER = Path(__file__).parent / "golden"
GOLDEN = json.loads((FOLDER / "opened.json").read_text(encoding="utf-8"))

COSTS = st.builds(Cost, st.integers(1, 10), st.integers(64, 2**20), st.integers(1, 8))
BYTES = st.binary(max_size=80)
DERIVATIONS = (
    st.builds(Argon, BYTES, COSTS)
    | st.builds(Hkdf, BYTES)
    | st.builds(Age, st.text(max_size=30), BYTES)
)
SLOTS = st.builds(
    Slot, st.text(max_size=20), st.sampled_from(Kind), st.text(max_size=20), DERIVATIONS, BYTES
)
FILES = st.builds(KeyFile, st.text(max_size=40), st.lists(SLOTS, max_size=5).map(tuple), BYTES)


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """Make a vault with all the ways in that need no keyring, and its keys."""
    path = tmp_path_factory.mktemp("vault") / "keys.json"
    keys = slots.create(path, "store-1", "ada", OWNER)
    slots.add(path, keys, new_recovery_key())
    slots.add(path, keys, new_partnership_identity().recipient)
    return path, keys


def resummed(document):
    """Return what a person leaves who edits the file by hand and knows how it is summed."""
    body = {name: value for name, value in document.items() if name != "sum"}
    compact = json.dumps(body, separators=(",", ":"), sort_keys=True).encode()
    whole = body | {"sum": hashlib.sha256(compact).hexdigest()}
    return json.dumps(whole, indent=1, sort_keys=True).encode() + b"\n"


@given(FILES)
def test_what_is_written_reads_back(keys):
    assert parse(text(keys)) == keys


@pytest.mark.parametrize(
    "means",
    [
        Passphrase(GOLDEN["passphrase"]),
        read_recovery_key(GOLDEN["recovery"]),
        PartnershipIdentity(GOLDEN["partnership"]),
        RememberedPin(GOLDEN["pin"], bytes(range(32))),
    ],
    ids=["passphrase", "recovery sheet", "partnership", "remembered"],
)
def test_every_way_into_a_vault_of_the_first_release_opens_it_for_ever(means):
    opened = slots.unlock(FOLDER / "keys.json", means)
    assert (opened.store_id, opened.person) == ("5707e1d0-store", "person-ada")
    assert opened.data_key.hex() == GOLDEN["data_key"]
    assert opened.person_key.hex() == GOLDEN["person_key"]


def test_every_flipped_bit_is_called_damage(vault):
    content = vault[0].read_bytes()
    for at in range(len(content)):
        for bit in (0, 1, 5, 7):
            flipped = bytearray(content)
            flipped[at] ^= 1 << bit
            with pytest.raises((KeysDamaged, NewerVersion)):
                parse(bytes(flipped))


def test_every_cut_and_every_addition_is_called_damage(vault):
    content = vault[0].read_bytes()
    for length in range(len(content)):
        with pytest.raises(KeysDamaged):
            parse(content[:length])
    for extra in (b" ", b"\n", b"\0", b"{}", content):
        with pytest.raises(KeysDamaged):
            parse(content + extra)


def test_every_edited_letter_with_a_mended_sum_still_opens_nothing(vault):
    path, keys = vault
    content = path.read_bytes()
    try:
        for edited in edits(json.loads(content)):
            path.write_bytes(resummed(edited))
            with pytest.raises(VaultError):
                slots.unlock(path, OWNER)
    finally:
        path.write_bytes(content)
    assert slots.unlock(path, OWNER) == keys


def edits(document):
    """Yield the document with one letter or number of one of its values changed, for each."""
    for holder, name in leaves(document):
        value = holder[name]
        if isinstance(value, int):
            changed = [value + 1]
        else:
            changed = [
                value[:at] + ("A" if value[at] != "A" else "B") + value[at + 1 :]
                for at in range(len(value))
            ]
        for each in changed:
            holder[name] = each
            yield document
        holder[name] = value


def leaves(value):
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(pairs):
        if isinstance(inner, dict | list):
            yield from leaves(inner)
        elif name != "sum":
            yield value, name


@pytest.mark.parametrize(
    ("name", "value"),
    [("m", 64 * 2**20), ("m", 2**31), ("t", 2**31), ("p", 255), ("m", -1), ("t", 0), ("m", "8")],
)
def test_a_tampered_cost_is_refused_before_any_work(vault, name, value):
    document = json.loads(vault[0].read_bytes())
    document["slots"][0]["kdf"][name] = value
    started = time.process_time()
    with pytest.raises(KeysDamaged):
        parse(resummed(document))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "change",
    [
        {"magic": "other keys"},
        {"version": 0},
        {"version": True},
        {"version": "1"},
        {"slots": {}},
        {"slots": [[]]},
        {"slots": 7},
        {"slots": [{"id": 1}]},
        {"mac": None},
        {"mac": "not base 64"},
        {"store_id": 7},
        {"more": 1},
    ],
)
def test_another_shape_is_damage(vault, change):
    with pytest.raises(KeysDamaged):
        parse(resummed(json.loads(vault[0].read_bytes()) | change))


@pytest.mark.parametrize("kdf", [{}, {"name": "scrypt"}, {"name": "hkdf-sha256"}, [], None])
def test_an_unknown_derivation_is_damage(vault, kdf):
    document = json.loads(vault[0].read_bytes())
    document["slots"][0]["kdf"] = kdf
    with pytest.raises(KeysDamaged):
        parse(resummed(document))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"null",
        b"[]",
        b"7",
        b"\xff\xfe",
        b"[" * 60_000,
        b'{"magic": NaN}',
        b'{"version": 1e999}',
        b"9" * 60_000,
        b" " * (LIMIT_BYTES + 1),
    ],
    ids=range(11),
)
def test_what_is_no_key_file_at_all_is_damage(content):
    with pytest.raises(KeysDamaged):
        parse(content)


def test_a_second_key_of_the_same_name_is_damage(vault):
    content = vault[0].read_bytes()
    with pytest.raises(KeysDamaged):
        parse(content.replace(b'"version": 1', b'"version": 1,\n "version": 1'))


def test_a_newer_file_asks_for_a_newer_lifaudit(vault):
    document = json.loads(vault[0].read_bytes()) | {"version": 2, "slots": "unheard of"}
    with pytest.raises(NewerVersion, match="format 2; this lifaudit reads up to format 1"):
        parse(resummed(document))


def test_the_file_of_another_program_is_never_called_a_newer_one(vault):
    others = {"magic": "other keys", "version": 2}
    with pytest.raises(KeysDamaged):
        parse(resummed(json.loads(vault[0].read_bytes()) | others))


def test_a_key_file_may_fill_the_limit_and_not_go_beyond_it(vault, tmp_path):
    keys = parse(vault[0].read_bytes())
    full = replace(keys, store_id=keys.store_id + "x" * (LIMIT_BYTES - len(text(keys))))
    beyond = replace(full, store_id=f"{full.store_id}x")
    keyfile.write(tmp_path / "keys.json", full)
    assert keyfile.read(tmp_path / "keys.json") == full
    with pytest.raises(TooManySlots):
        keyfile.write(tmp_path / "keys.json", beyond)
    assert keyfile.read(tmp_path / "keys.json") == full
    with pytest.raises(KeysDamaged):
        parse(text(beyond))


def test_no_more_than_the_limit_is_read(vault, tmp_path):
    content = vault[0].read_bytes()
    (tmp_path / "keys.json").write_bytes(content + b" " * LIMIT_BYTES)
    with pytest.raises(KeysDamaged):
        keyfile.read(tmp_path / "keys.json")


@given(st.binary(max_size=400))
@settings(max_examples=200)
def test_no_bytes_are_a_key_file_by_accident(content):
    with pytest.raises(VaultError):
        parse(content)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_no_json_is_a_key_file_by_accident(value):
    document = {"magic": keyfile.MAGIC, "version": 1, "slots": value, "store_id": "s", "mac": ""}
    try:
        assert parse(resummed(document)).slots == ()
    except KeysDamaged:
        assert value != []
