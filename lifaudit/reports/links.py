"""Links: what every object of a file refers to, followed from one revision to the next.

A revision changes a handful of objects, so only those are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

Number = tuple[int, int]
"""An object's number and generation."""

_NOTHING, _KIDS, _TELLING = frozenset[str](), frozenset({"/Kids"}), frozenset({"/Kids", "/P"})
_HOLDERS = (generic.DictionaryObject, generic.ArrayObject)


@dataclass(frozen=True, slots=True)
class Linked:
    """What one object refers to: everything, what is not behind `/P`, and what may be a kid."""

    everything: set[Number] = field(default_factory=set)
    downward: set[Number] = field(default_factory=set)
    kids: set[Number] = field(default_factory=set)

    def note(self, number: Number, behind: frozenset[str]) -> None:
        """Add what stands behind these keys."""
        self.everything.add(number)
        if "/P" not in behind:
            self.downward.add(number)
        if "/Kids" in behind:
            self.kids.add(number)


class Links:
    """The links of one revision, as pyHanko walks them: `/Parent` is never followed.

    Every object the trailer leads to is read, and what reading one raises is raised.
    """

    def __init__(self, reader: PdfFileReader, revision: int) -> None:
        self._reader = reader
        self._revision = revision
        self._linked: dict[Number, Linked] = {}
        self._root: Number | None = None
        self._grown_from: set[Number] = set()
        """What the two trees were read from: they stand as long as all of this does."""
        self._structure = self._pages = frozenset[Number]()
        self._later = self._written_later()
        self._read()

    def advance(self) -> None:
        """Go on to the next revision."""
        self._revision += 1
        self._later = self._written_later()
        changed = self._written_in(self._revision)
        self._linked = {key: each for key, each in self._linked.items() if key[0] not in changed}
        if any(number in changed for number, _ in self._grown_from):
            self._root = None
        self._read()

    def leading_to(self, targets: Iterable[Number]) -> set[Number]:
        """Return every object from which a walk can come to one of these, and perhaps some more.

        A page is walked through only from where it is a kid, and a part of the structure never
        through its `/P`; whoever comes upon them by another way has come to an end.
        """
        found, ends, into = set[Number](), frozenset(targets), self._into()
        todo = list(ends)
        while todo:
            end = todo.pop()
            for source in into[end]:
                if source not in found and (end in ends or self._is_way(source, end)):
                    found.add(source)
                    todo.append(source)
        return found

    def _is_way(self, source: Number, through: Number) -> bool:
        return through not in self._pages or through in self._linked[source].kids

    def _into(self) -> dict[Number, list[Number]]:
        into = defaultdict[Number, list[Number]](list)
        for source, linked in self._linked.items():
            for end in linked.downward if source in self._structure else linked.everything:
                into[end].append(source)
        return into

    def _read(self) -> None:
        """Read what the trailer leads to and was not read yet; forget what it leads to no more."""
        trailer = self._reader.trailer.flatten(self._revision)
        standing, ahead = dict[Number, Linked](), list(_linked(trailer).everything)
        while ahead:
            number = ahead.pop()
            if number not in standing:
                linked = self._linked.get(number) or _linked(self.look_up(number))
                standing[number] = linked
                ahead.extend(linked.everything)
        self._linked = standing
        root = trailer.raw_get("/Root")
        if self._root != _number(root):
            self._root = _number(root)
            self._grow(self._at(root))

    def _written_later(self) -> set[int]:
        """Return the numbers of all objects that a later revision writes, frees or gives away."""
        later = range(self._revision + 1, self._reader.xrefs.total_revisions)
        return set[int]().union(*(self._written_in(each) for each in later))

    def _written_in(self, revision: int) -> set[int]:
        xrefs = self._reader.xrefs
        return {reference.idnum for reference in xrefs.explicit_refs_in_revision(revision)}

    def _grow(self, catalog: Any) -> None:
        self._grown_from = {self._root} if self._root else set()
        pages = catalog.raw_get("/Pages")
        self._structure = _unrepeated(self._parts(catalog.get("/StructTreeRoot"), set()))
        tree = chain([_number(pages)], self._page_tree(pages))  # one by one: it may go round
        self._pages = _unrepeated(tree) - self._structure

    def _page_tree(self, node: Any) -> Iterator[Number]:
        for kid in self._at(self._at(node).raw_get("/Kids")):
            yield _number(kid)
            if self._at(kid).get("/Type") == "/Pages":
                yield from self._page_tree(kid)

    def _parts(self, part: Any, lists: set[Number]) -> Iterator[Number]:
        """Find the parts of the structure that pyHanko takes for one, and never another.

        A lone part named outright, not in a list, is none to it. `lists` are those come by: two
        parts that share one could double their number with every step.
        """
        below = self._below(part, lists) if part is not None else None
        for child in below if isinstance(below, generic.ArrayObject) else (below,):
            if _is_part(self._at(child)):
                if isinstance(child, generic.IndirectObject):
                    yield _number(child)
                yield from self._parts(child, lists)

    def _below(self, part: Any, lists: set[Number]) -> Any:
        """Return what is below a part; raises ValueError where another has the same list."""
        named = self._at(part).get("/K")
        below = self._at(named)
        if isinstance(below, generic.ArrayObject) and isinstance(named, generic.IndirectObject):
            if _number(named) in lists:
                raise ValueError("two parts of the structure share one list")
            lists.add(_number(named))
        return below

    def _at(self, value: Any) -> Any:
        """Return the object a value stands for in this revision; raises ValueError for a circle."""
        come_by = set[Number]()
        while isinstance(value, generic.IndirectObject):
            if _number(value) in come_by:
                raise ValueError("an object stands for itself")
            come_by.add(_number(value))
            self._grown_from.add(_number(value))
            value = self.look_up(_number(value))
        return value

    def look_up(self, number: Number) -> Any:
        """Return an object as this revision has it, from the reader's own store where it can be."""
        reader: Any = self._reader
        reference = generic.Reference(*number, pdf=reader)
        if number[0] in self._later:
            return reader.get_object(reference, self._revision, transparent_decrypt=False)
        known = reader.cache_get_indirect_object(reference.generation, reference.idnum)
        return known or reader.get_object(reference, transparent_decrypt=False)


def _is_part(value: Any) -> bool:
    is_dictionary = isinstance(value, generic.DictionaryObject)
    return is_dictionary and value.get("/Type", "/StructElem") == "/StructElem"


def _number(reference: Any) -> Number:
    return reference.idnum, reference.generation


def _unrepeated(numbers: Iterable[Number]) -> frozenset[Number]:
    """Gather what may come once only; raises ValueError before going round in a circle."""
    seen = set[Number]()
    for number in numbers:
        if number in seen:
            raise ValueError("a tree in the file grows into itself")
        seen.add(number)
    return frozenset(seen)


def _linked(value: Any) -> Linked:
    """Look through one object; raises ValueError on what is encrypted, as no report of ours is."""
    linked = Linked()
    todo = [(value, _KIDS if isinstance(value, generic.ArrayObject) else _NOTHING)]
    while todo:
        holder, behind = todo.pop()
        for key, each in _held(holder):
            if isinstance(each, generic.IndirectObject):
                linked.note(_number(each), behind | {key})
            elif isinstance(each, generic.DecryptedObjectProxy):
                raise ValueError("the file is encrypted")  # noqa: TRY004 - it is about the file
            elif isinstance(each, _HOLDERS):
                todo.append((each, behind | ({key} & _TELLING)))
    return linked


def _held(holder: Any) -> Iterable[tuple[str, Any]]:
    if isinstance(holder, generic.DictionaryObject):
        return [(key, each) for key, each in holder.items() if key != "/Parent"]
    if isinstance(holder, generic.ArrayObject):
        return [("", each) for each in holder]
    return [("", holder)] if isinstance(holder, generic.IndirectObject) else []
