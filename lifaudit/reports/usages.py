"""Usages: every way from the trailer to an object, found without walking every way to every object.

pyHanko asks of each revision where a handful of its objects are used, and to answer it walks from
the trailer along every path there is. Here the same walk, pyHanko's own, turns back at objects
from which none of those asked about can be reached. Nothing is lost by that: a walk passes on
what it came by and where it came from and nothing else, so what lies behind a cut could only
have told of objects nobody asks about. Whoever asks about another has the walk made again.
"""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath

from lifaudit.reports.links import Links, Number

_EMPTY: Any = generic.DictionaryObject()  # type: ignore[no-untyped-call] # it has no types


class FocusedResolver(HistoricalResolver):
    """One revision of a file, which knows the ways to what it is asked about."""

    def __init__(self, reader: PdfFileReader, revision: int, links: Links) -> None:
        super().__init__(reader, revision)
        self.links = links
        self._asked: frozenset[Number] = frozenset()
        self._leading: set[Number] | None = None
        """Where to go on, while walking; None means that everything is what it is."""

    def get_object(self, ref: generic.Reference, as_metadata_stream: bool = False) -> Any:  # noqa: FBT001, FBT002 - as it is called
        """Return an object, or while walking an empty one where there is no need to go on."""
        if self._leading is not None and (ref.idnum, ref.generation) not in self._leading:
            return _EMPTY
        return super().get_object(ref, as_metadata_stream)

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
        self._asked = numbers
        root = self.root_ref
        pages = self.root.raw_get("/Pages")
        ground = {(root.idnum, root.generation), (pages.idnum, pages.generation)}
        self._leading = self.links.leading_to(numbers) | ground
        try:
            super()._load_reverse_xref_cache()  # type: ignore[no-untyped-call] # it has no types
        finally:
            self._leading = None
