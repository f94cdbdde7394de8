"""What is written plainly is read as pyHanko reads it; anything else is left to pyHanko."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from lifaudit.reports.indexed import IndexedReader
from lifaudit.reports.plain import plain_numbers, read_plainly

PLAIN = (b"/K", b"/S.1", b"12 0 R", b"7", b"-1.5", b".5", b"(a b)", b"true", b"false", b"null")
STRINGS = (b"<41>", b"<feff0041>", b"()", b"<>")
ODD = (b"R", b"0", b"0 0 R", b"12  0 R", b"12 0 Rx", b"012 0 R", b"1234567890 0 R", b"+1", b"1.")
ODDER = (b"/A#42", b"/", b"%c\n", b"(a\\)", b"(a(b)c)", b"(\xff)", b"<4>", b"<4 1>", b"truex")
ODDEST = (b"stream\n", b"\0", b"\t", b"{", b"--1", b"1-2", b",5", b"1,5", b"<", b">", b"[", b">>")
TOKENS = st.sampled_from(9 * (PLAIN + STRINGS) + ODD + ODDER + ODDEST)
KEYS = st.sampled_from((b"/A", b"/B", b"/C", b"/D", b"/E", b"/F", b"/A#41"))
GAPS = st.sampled_from((b" ", b" ", b"\n", b"  ", b""))


def arrays(inside):
    each = st.tuples(inside, GAPS).map(b"".join)
    return st.lists(each, max_size=4).map(lambda parts: b"[" + b"".join(parts) + b"]")


def dictionaries(inside):
    entry = st.tuples(KEYS, GAPS, inside, GAPS).map(b"".join)
    return st.lists(entry, max_size=3).map(lambda parts: b"<<" + b"".join(parts) + b">>")


VALUES = st.recursive(TOKENS, lambda inside: arrays(inside) | dictionaries(inside), max_leaves=5)
WRITTEN = arrays(VALUES) | dictionaries(VALUES)
AFTER = st.sampled_from((b"", b"\n", b"\n<< /Next 1 >>", b" 5", b" s", b" stream\n", b"%c\n[]"))


@pytest.fixture(scope="module")
def handler(rendered):
    """Give a reader that the objects can belong to."""
    return PdfFileReader(BytesIO(rendered))


def at_length(data, reference):
    """Read an object pyHanko's way, or return the refusal."""
    try:
        return generic.read_object(BytesIO(data), reference)
    except Exception as refusal:  # noqa: BLE001 - whatever pyHanko refuses it with
        return refusal


def shape(value):
    """Return all there is to an object: kinds, values, and to what it belongs."""
    own = (type(value), value.container_ref)
    match value:
        case generic.DictionaryObject():
            return own, [(type(key), str(key), shape(each)) for key, each in value.items()]
        case generic.ArrayObject():
            return own, [shape(value.raw_get(at)) for at in range(len(value))]
        case generic.IndirectObject():
            return own, value.reference, value.reference.pdf is value.container_ref.pdf
        case generic.TextStringObject():
            return own, str(value), value.autodetected_encoding
    return own, value


@settings(max_examples=150, deadline=None)
@given(WRITTEN, AFTER)
def test_what_is_read_plainly_is_what_pyhanko_reads(handler, written, after):
    reference = generic.Reference(5, 0, handler)
    plain = read_plainly(b"  " + written + after, 2, reference)
    if plain is not None:
        assert shape(plain) == shape(at_length(written + after, reference))


@pytest.mark.parametrize(
    "written",
    [
        b"<< /K [ 12 0 R << /A (b) /C <feff0041> >> ] /N -1.5 /T true /O null /E [] >>",
        b"[/A/B[1 .5]<</C(d)>>12 0 R]",
        b"<<>>\n<< /Next 1 >>",
    ],
)
def test_what_programs_write_is_plain(handler, written):
    reference = generic.Reference(5, 0, handler)
    assert shape(read_plainly(written, 0, reference)) == shape(at_length(written, reference))


@pytest.mark.parametrize(
    "odd",
    [
        b"<< /A 1 /A 2 >>",
        b"<< /A 1 /A#41 2 >>",
        b"<< /A >>",
        b"<< 1 /A >>",
        b"<< /A 1 ]",
        b"[ 1 >>",
        b"[ 12  0 R ]",
        b"[ 012 0 R ]",
        b"[ 12 0 % one\n R ]",
        b"[ (a\\051) ]",
        b"[ 1 2",
        b"<< /Length 1 >> stream\nx",
        b"<< >> % one\nstream\nx",
        b" << >>",
        b"12 0 R",
        b"]",
        b"",
    ],
)
def test_what_is_not_plain_is_left_to_pyhanko(odd):
    assert read_plainly(odd, 0, generic.Reference(5, 0)) is None


@pytest.mark.parametrize("start", [-4, 5])
def test_nothing_is_plain_outside_of_the_text(start):
    assert read_plainly(b"[ ] ", start, generic.Reference(5, 0)) is None


@pytest.mark.parametrize("index", [b"1 0 -2 7 ", b"1 0 2 7", b"1 0 % 2\n2 7 ", b"1 0 +2 7 ", b""])
def test_an_index_with_anything_but_numbers_is_left_to_pyhanko(index):
    assert plain_numbers(index) == []


def test_a_report_is_read_plainly_but_for_a_few_words(rendered):
    reader = IndexedReader(rendered)
    numbers = [each.idnum for each in reader.xrefs.explicit_refs_in_revision(0)]
    for number in numbers:
        reader.get_object(generic.Reference(number, 0, reader))
    places = [
        (packed, each) for packed in reader._packed.values() for each in packed.places.items()
    ]
    read = [
        read_plainly(packed.data, start, generic.Reference(number, 0, reader))
        for packed, (number, (_, start)) in places
    ]
    assert len(read) > 300
    assert read.count(None) < 10


def test_a_report_is_the_same_report_read_either_way(rendered, handler):
    reader = IndexedReader(rendered)
    for each in handler.xrefs.explicit_refs_in_revision(0):
        one, other = (
            one.get_object(generic.Reference(each.idnum, each.generation, one))
            for one in (reader, handler)
        )
        assert shape(one) == shape(other)
