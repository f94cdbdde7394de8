"""Indexed: a PDF whose packed objects are found by an index that is read once.

pyHanko reads the index of an object stream anew for each object in it, and every byte by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfStrictReadError, read_non_whitespace
from pyhanko.pdf_utils.reader import PdfFileReader

from lifaudit.reports.plain import plain_numbers, read_plainly

_MOST = 10_000
"""Objects in one stream: ours hold a hundred, and a larger index would only cost time and room."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """An object stream: its bytes, and for each object which it is and where it begins."""

    data: bytes
    places: dict[int, tuple[int, int]]


class IndexedReader(PdfFileReader):
    """Reads a file as strictly as pyHanko does, and refuses an index that is broken anywhere."""

    def __init__(self, pdf: bytes) -> None:
        self._packed: dict[int, _Packed] = {}
        super().__init__(BytesIO(pdf))

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        if stmnum not in self._packed:
            self._packed[stmnum] = _unpacked(generic.Reference(stmnum, 0, self).get_object())
        packed = self._packed[stmnum]
        place, start = packed.places.get(idnum, (None, 0))
        if place != idx:
            raise PdfStrictReadError("an object is not where the file says it is")
        reference = generic.Reference(idnum, 0, self)
        plain = read_plainly(packed.data, start, reference)
        if plain is not None:
            return plain
        stream = BytesIO(packed.data)
        stream.seek(start)
        found = generic.read_object(stream, reference)
        if isinstance(found, (generic.StreamObject, generic.IndirectObject)):
            raise PdfStrictReadError("there is something in an object stream that may not be")
        return found


def _unpacked(stream: Any) -> _Packed:
    if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
        raise PdfStrictReadError("an object lies in what is no object stream")
    if stream["/N"] > _MOST:
        raise PdfStrictReadError("an object stream holds more than any program packs in one")
    data = stream.read_data(DecodePurpose.OBJECT_STREAM)
    first = stream["/First"]
    places: dict[int, tuple[int, int]] = {}
    for place, (number, start) in enumerate(_index(data, stream["/N"], first)):
        places.setdefault(number, (place, first + start))
    return _Packed(data, places)


def _index(data: bytes, count: int, first: int) -> list[tuple[int, int]]:
    """Return the number of each object and where it begins."""
    numbers = plain_numbers(data[: max(first, 0)])
    if len(numbers) != 2 * count:
        stream = BytesIO(data)
        numbers = [_next_number(stream) for _ in range(2 * count)]
    return list(zip(numbers[0::2], numbers[1::2], strict=True))


def _next_number(data: BytesIO) -> int:
    read_non_whitespace(data, seek_back=True)  # type: ignore[no-untyped-call] # it has no types
    number = generic.NumberObject.read_from_stream(data)  # type: ignore[no-untyped-call] # the same
    return int(number)
