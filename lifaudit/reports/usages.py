"""Usages: every way from the trailer to an object, found without walking every way to every object.

pyHanko asks of each revision where a handful of its objects are used, and to answer it walks from
the trailer along every path there is. Here the same walk, pyHanko's own, turns back at objects
from which none of those asked about can be reached, and of the others sees only what leads on.
Nothing is lost by that: a walk passes on what it came by and where it came from and nothing else,
so what lies behind a cut could only have told of objects nobody asks about. Whoever asks about
another has the walk made again.
"""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath

from lifaudit.reports.links import Links, Number

_EMPTY: Any = generic.DictionaryObject()  # type: ignore[no-untyped-call] # it has no types
_NOTHING = generic.NullObject()
_HOLDERS = (generic.DictionaryObject, generic.ArrayObject)
_WHOLE = frozenset({"/Kids", "/Type"})
"""What the walk reads to tell the trees apart."""


MOST_STEPS = 100_000
"""Beyond that a walk is given up: two ways from each object to the next double at every step.

A report of four hundred cases takes about a thousand.
"""


class FocusedResolver(HistoricalResolver):
    """One revision of a file, which knows the ways to what it is asked about."""

    def __init__(self, reader: PdfFileReader, revision: int, links: Links) -> None:
        super().__init__(reader, revision)
        self.links = links
        self._asked: frozenset[Number] = frozenset()
        self._leading: set[Number] | None = None
        """Where to go on, while walking; None means that everything is what it is."""
        self._wanted: set[Number] = set()
        """Where to go on and what was asked about: all that the walk gets to see."""
        self._narrowed: dict[Number, Any] = {}
        self._steps = 0

    def get_object(self, ref: generic.Reference, as_metadata_stream: bool = False) -> Any:  # noqa: FBT001, FBT002 - as it is called
        """Return an object, or while walking no more of it than leads on.

        Raises ValueError on a walk without end.
        """
        if self._leading is None:
            return super().get_object(ref, as_metadata_stream)
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise ValueError("there are more ways through the file than anybody can walk")
        number = (ref.idnum, ref.generation)
        if number not in self._narrowed:
            self._narrowed[number] = self._seen(self.links.look_up(number), number)
        return self._narrowed[number]

    def _seen(self, whole: Any, number: Number) -> Any:
        if not isinstance(whole, _HOLDERS):
            return self._subsume_object(whole)  # type: ignore[no-untyped-call] # it has no types
        return self._narrow(whole, "") if number in (self._leading or ()) else _EMPTY

    def _narrow(self, value: Any, key: str) -> Any:
        """Leave out what leads to nothing; in an array everything keeps its place."""
        if isinstance(value, generic.IndirectObject):
            leads = key in _WHOLE or (value.idnum, value.generation) in self._wanted
            return self._subsume_object(value) if leads else _NOTHING  # type: ignore[no-untyped-call] # it has no types
        if isinstance(value, generic.DictionaryObject):
            narrow: Any = generic.DictionaryObject()  # type: ignore[no-untyped-call] # it has no types
            parts = ((name, self._narrow(each, name)) for name, each in value.items())
            narrow.update((name, each) for name, each in parts if each is not _NOTHING)
            return narrow
        if isinstance(value, generic.ArrayObject):
            return generic.ArrayObject(self._narrow(each, key) for each in value)
        return value if key in _WHOLE else _NOTHING

    def _load_reverse_xref_cache(self) -> None:
        """Walk to what the next revision changes and to the fields: those are asked about first."""
        changed = self.reader.xrefs.explicit_refs_in_revision(self.revision + 1)
        form: Any = self.root.get("/AcroForm", _EMPTY)
        fields: Any = form.get_object().get("/Fields", _EMPTY)
        asked = (*changed, *fields.get_object())
        self._walk_to(frozenset((each.idnum, each.generation) for each in asked))

    def _get_usages_of_ref(self, ref: generic.Reference) -> set[RawPdfPath]:
        number = (ref.idnum, ref.generation)
        if number not in self._asked:
            self._walk_to(self._asked | {number})
        return super()._get_usages_of_ref(ref)

    def _walk_to(self, numbers: frozenset[Number]) -> None:
        self._indirect_object_access_cache = None
        self._asked, self._steps = numbers, 0
        root = self.root_ref
        pages = self.root.raw_get("/Pages")
        ground = {(root.idnum, root.generation), (pages.idnum, pages.generation)}
        self._leading = self.links.leading_to(numbers) | ground
        self._wanted = self._leading | numbers
        try:
            super()._load_reverse_xref_cache()  # type: ignore[no-untyped-call] # it has no types
        finally:
            self._leading = None
            self._narrowed.clear()
