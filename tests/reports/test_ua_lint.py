"""The lint sees every fault it is there for: each is planted in a good file and found."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from lifaudit.reports.ua_lint import lint


def elements(document, kind):
    return [
        item
        for item in document.objects
        if isinstance(item, Dictionary)
        and item.get("/S") == Name(kind)
        and item.get("/Type") == Name("/StructElem")
    ]


def annotations(document, kind):
    return [
        note
        for page in document.pages
        for note in page.obj.get("/Annots", [])
        if note.Subtype == Name(kind)
    ]


def forget(holder, key):
    del holder[key]


def rewrite(document, old, new):
    page = document.pages[2]
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents = document.make_stream(content.replace(old, new, 1))


def skip_a_heading(document):
    elements(document, "/H2")[0].S = Name("/H4")


def unlink_a_field(document):
    for form in elements(document, "/Form"):
        form.S = Name("/P")


def unembed(document):
    fonts = [
        item
        for item in document.objects
        if isinstance(item, Dictionary) and item.get("/Type") == Name("/Font")
    ]
    del fonts[0].FontDescriptor.FontFile2


def hide_meanings(document):
    for item in document.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name("/Font"):
            item.ToUnicode = document.make_stream(b"")


def forget_metadata(document):
    del document.Root.Metadata


FAULTS = {
    "structure": lambda d: forget(d.Root, "/StructTreeRoot"),
    "marked": lambda d: forget(d.Root, "/MarkInfo"),
    "language": lambda d: forget(d.Root, "/Lang"),
    "title": lambda d: forget(d.Root, "/ViewerPreferences"),
    "intent": lambda d: forget(d.Root, "/OutputIntents"),
    "metadata": forget_metadata,
    "tabs": lambda d: forget(d.pages[1].obj, "/Tabs"),
    "parents": lambda d: forget(d.pages[1].obj, "/StructParents"),
    "alt": lambda d: forget(elements(d, "/Figure")[0], "/Alt"),
    "bbox": lambda d: forget(elements(d, "/Figure")[0], "/A"),
    "scope": lambda d: forget(elements(d, "/TH")[0], "/A"),
    "table": lambda d: setattr(elements(d, "/TR")[0], "S", Name("/P")),
    "list": lambda d: setattr(elements(d, "/L")[0], "S", Name("/P")),
    "headings": skip_a_heading,
    "field": lambda d: forget(annotations(d, "/Widget")[0], "/TU"),
    "form": unlink_a_field,
    "link": lambda d: forget(annotations(d, "/Link")[0], "/Contents"),
    "font": unembed,
    "notdef": hide_meanings,
    "tag": lambda d: rewrite(d, b"/H1 <<", b"/Foo <<"),
    "untagged": lambda d: rewrite(d, b"/Artifact BMC", b"0 0 10 10 re f /Artifact BMC"),
    "nesting": lambda d: rewrite(d, b"/Artifact BMC", b"/P BMC /H1 BMC EMC EMC /Artifact BMC"),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found(rendered, rule):
    out = BytesIO()
    with pikepdf.open(BytesIO(rendered)) as document:
        FAULTS[rule](document)
        document.save(out)
    assert rule in {finding.rule for finding in lint(out.getvalue())}


def test_a_finding_says_what_is_wrong_in_words(rendered):
    out = BytesIO()
    with pikepdf.open(BytesIO(rendered)) as document:
        del document.Root.Lang
        document.save(out)
    (finding,) = lint(out.getvalue())
    assert finding.text == "the file does not say its language"
