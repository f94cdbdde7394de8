"""Structure: the tree of tags behind the pages, which assistive technology reads aloud.

An element joins the tree when something is first drawn for it, so reading order is the order
of drawing and nothing empty is ever announced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked sequence on a page that belongs to an element."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Widget:
    """An annotation on a page that belongs to an element."""

    page: int
    name: str


class Element:
    """One tag: its kind, its place in the tree and what it holds."""

    __slots__ = ("alt", "attached", "attributes", "kids", "name", "parent", "tag")

    def __init__(self, tag: str, parent: Element | None = None, alt: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.attributes: dict[str, Any] = {}
        self.kids: list[Element | Mark | Widget] = []
        self.attached = parent is None
        self.name = ""

    def attach(self) -> None:
        """Join the parent's kids, and the parent its own parent's, if not there yet."""
        if self.attached or self.parent is None:
            return
        self.parent.attach()
        self.parent.kids.append(self)
        self.attached = True


def walk(root: Element) -> Iterator[Element]:
    """Yield the tree in reading order, without recursion: a long report is a deep matter."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def write_tree(document: Any, root: Element, owners: dict[int, list[Element] | Element]) -> Any:
    """Add the tree to a reportlab document and return the reference of its root.

    `owners` maps StructParents of pages to the owners of their marks in order, and StructParent
    of annotations to their owner.
    """
    for number, element in enumerate(walk(root)):
        element.name = f"Tag{number}"
    for element in walk(root):
        document.Reference(_element(document, element), element.name)
    top = PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([PDFObjectReference(root.name)]),
            "ParentTree": document.Reference(_parent_tree(owners), "ParentTree"),
            "ParentTreeNextKey": max(owners, default=-1) + 1,
        }
    )
    return document.Reference(top, "StructTreeRoot")


def _parent_tree(owners: dict[int, list[Element] | Element]) -> PDFDictionary:
    numbers: list[Any] = []
    for key in sorted(owners):
        owner = owners[key]
        if isinstance(owner, Element):
            numbers += [key, PDFObjectReference(owner.name)]
        else:
            numbers += [key, PDFArray([PDFObjectReference(each.name) for each in owner])]
    return PDFDictionary({"Nums": PDFArray(numbers)})


def _element(document: Any, element: Element) -> PDFDictionary:
    parent = element.parent.name if element.parent else "StructTreeRoot"
    entries: dict[str, Any] = {
        "Type": PDFName("StructElem"),
        "S": PDFName(element.tag),
        "P": PDFObjectReference(parent),
    }
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    if page is not None:
        entries["Pg"] = PDFObjectReference(f"Page{page}")
    kids = [_kid(document, kid, page) for kid in element.kids]
    if kids:
        # WORKAROUND https://github.com/MatthiasValvekens/pyHanko (form_rules_api): a field is
        # only found in the tree as K.Obj, never as K[0].Obj
        entries["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
    if element.alt:
        entries["Alt"] = PDFString(element.alt)
    if element.attributes:
        entries["A"] = PDFDictionary(element.attributes)
    return PDFDictionary(entries)


def _kid(document: Any, kid: Element | Mark | Widget, page: int | None) -> Any:
    if isinstance(kid, Element):
        return PDFObjectReference(kid.name)
    if isinstance(kid, Widget):
        return PDFDictionary(
            {
                "Type": PDFName("OBJR"),
                "Pg": PDFObjectReference(f"Page{kid.page}"),
                "Obj": document.refAnnotation(kid.name),
            }
        )
    if kid.page == page:
        return kid.number
    return PDFDictionary(
        {
            "Type": PDFName("MCR"),
            "Pg": PDFObjectReference(f"Page{kid.page}"),
            "MCID": kid.number,
        }
    )
