"""UA lint: our own look at a finished file for what PDF/UA-1 and PDF/A-3a ask.

The reference validator is not everywhere; these are the rules a change to the renderer could
break, checked on every file we make before anybody signs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from lifaudit.reports.content_lint import content_findings
from lifaudit.reports.findings import Finding

_HEADINGS = {f"/H{level}": level for level in range(1, 7)}
_XMP_SIGNS = {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"}


@dataclass(frozen=True, slots=True)
class _Tag:
    """An element of the tree with the tags above it."""

    element: Any
    kind: str
    above: tuple[str, ...]


def lint(pdf: bytes) -> tuple[Finding, ...]:
    """Return every rule the file breaks, none when it is as it should be."""
    with pikepdf.open(BytesIO(pdf)) as document:
        tags = tuple(_tags(document))
        found = [finding for check in _CHECKS for finding in check(document, tags)]
    return tuple(found)


def _tags(document: pikepdf.Pdf) -> Iterator[_Tag]:
    """Yield the structure elements in reading order."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return
    waiting = [_Tag(kid, _kind(kid), ()) for kid in reversed(_kids(root))]
    while waiting:
        tag = waiting.pop()
        yield tag
        above = (*tag.above, tag.kind)
        kids = [kid for kid in _kids(tag.element) if _kind(kid)]
        waiting.extend(_Tag(kid, _kind(kid), above) for kid in reversed(kids))


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array([]))
    return list(kids) if isinstance(kids, Array) else [kids]


def _kind(kid: Any) -> str:
    return str(kid.get("/S", "")) if isinstance(kid, Dictionary) else ""


def _catalogue(document: pikepdf.Pdf, _tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    root = document.Root
    if "/StructTreeRoot" not in root:
        yield Finding("structure", "the file has no structure tree")
    if not bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield Finding("marked", "the file is not declared as tagged")
    if not str(root.get("/Lang", "")):
        yield Finding("language", "the file does not say its language")
    if not bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield Finding("title", "the window would show the file name, not the title")
    intents = root.get("/OutputIntents", Array([]))
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield Finding("intent", "there is no output intent with a colour profile")


def _metadata(document: pikepdf.Pdf, _tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    metadata = document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    for name, value in _XMP_SIGNS.items():
        if str(metadata.get(name, "")) != value:
            yield Finding("metadata", f"the metadata do not say {name} {value}")
    if not str(metadata.get("dc:title", "")).strip():
        yield Finding("metadata", "the metadata lack a title")


def _pages(document: pikepdf.Pdf, _tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for number, page in enumerate(document.pages, 1):
        if page.obj.get("/Tabs") != Name("/S"):
            yield Finding("tabs", f"page {number} does not tab in reading order")
        if "/StructParents" not in page.obj:
            yield Finding("parents", f"page {number} is not linked to the structure")


def _figures(_document: pikepdf.Pdf, tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for tag in tags:
        if tag.kind != "/Figure":
            continue
        if not str(tag.element.get("/Alt", "")).strip():
            yield Finding("alt", "a figure has no alternative text")
        if not any("/BBox" in owner for owner in _attributes(tag.element)):
            yield Finding("bbox", "a figure does not say where it is")


def _tables(_document: pikepdf.Pdf, tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for tag in tags:
        if tag.kind == "/TH" and not any("/Scope" in each for each in _attributes(tag.element)):
            yield Finding("scope", "a header cell does not say what it heads")
        if tag.kind in ("/TH", "/TD") and tag.above[-1:] != ("/TR",):
            yield Finding("table", "a cell stands outside a row")


def _attributes(element: Any) -> list[Any]:
    owners = element.get("/A", Array([]))
    return list(owners) if isinstance(owners, Array) else [owners]


def _headings(_document: pikepdf.Pdf, tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    last = 0
    for tag in tags:
        level = _HEADINGS.get(tag.kind, 0)
        if level > last + 1:
            yield Finding("headings", f"a level {level} heading follows level {last}")
        last = level or last


def _lists(_document: pikepdf.Pdf, tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for tag in tags:
        if tag.kind == "/LI" and tag.above[-1:] != ("/L",):
            yield Finding("list", "a list item stands outside a list")


def _annotations(document: pikepdf.Pdf, tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    owners = {
        kid["/Obj"].objgen: tag.kind
        for tag in tags
        for kid in _kids(tag.element)
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name("/OBJR")
    }
    for number, page in enumerate(document.pages, 1):
        for annotation in page.obj.get("/Annots", Array([])):
            kind = str(annotation.get("/Subtype", ""))
            owner = owners.get(annotation.objgen, "")
            yield from _annotation(annotation, kind, owner, number)


def _annotation(annotation: Any, kind: str, owner: str, page: int) -> Iterator[Finding]:
    if kind == "/Widget":
        if owner != "/Form":
            yield Finding("form", f"a field on page {page} is outside a Form element")
        if not str(annotation.get("/TU", "")).strip():
            yield Finding("field", f"a field on page {page} has no spoken name")
    elif kind == "/Link":
        if owner != "/Link":
            yield Finding("link", f"a link on page {page} is outside a Link element")
        if not str(annotation.get("/Contents", "")).strip():
            yield Finding("link", f"a link on page {page} does not say where it leads")
    if "/StructParent" not in annotation:
        yield Finding("parents", f"an annotation on page {page} is not in the structure")


def _fonts(document: pikepdf.Pdf, _tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for item in document.objects:
        if not isinstance(item, Dictionary) or item.get("/Type") != Name("/Font"):
            continue
        name = str(item.get("/BaseFont", "?"))
        descriptor = item.get("/FontDescriptor")
        if item.get("/Subtype") == Name("/Type0"):
            continue
        if descriptor is None or not any(
            key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield Finding("font", f"{name} is not embedded")
        if "/ToUnicode" not in item:
            yield Finding("unicode", f"{name} does not say what its glyphs mean")


def _content(document: pikepdf.Pdf, _tags: tuple[_Tag, ...]) -> Iterator[Finding]:
    for number, page in enumerate(document.pages, 1):
        yield from content_findings(page, number)


_Check = Callable[[pikepdf.Pdf, tuple[_Tag, ...]], Iterator[Finding]]
_CHECKS: tuple[_Check, ...] = (
    _catalogue,
    _metadata,
    _pages,
    _figures,
    _tables,
    _headings,
    _lists,
    _annotations,
    _fonts,
    _content,
)
