"""Canvas: a reportlab canvas on which everything is decoration unless it was marked as content.

Each page starts inside an artifact; `marked` leaves it for one element and comes back. So fills,
rules, headers and footers need no care, and nothing can be painted outside a tag by accident.
That, and the catalogue written at the end, makes the file PDF/UA-1 and PDF/A-3a by construction.
"""

from __future__ import annotations

import time
from calendar import timegm
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    xObjectName,
)

from lifaudit.domain.places import resource
from lifaudit.reports.fonts import chain
from lifaudit.reports.inking import Box, InkCanvas
from lifaudit.reports.metadata import PRODUCER, Facts, packet
from lifaudit.reports.structure import Element, Mark, Widget, write_tree
from lifaudit.reports.style import BODY, PAGE_HEIGHT, PAGE_WIDTH

_ARTIFACT = "/Artifact BMC"
_FIRST_ANNOTATION = 1_000_000
_SIGNATURE_FLAGS = 4 | 128


@dataclass(frozen=True, slots=True)
class Landmark:
    """A heading as it came to lie: for contents and bookmarks."""

    level: int
    text: str
    anchor: str
    page: int


class TaggedCanvas(InkCanvas):
    """Pages of marked content under one tree of elements."""

    def __init__(self, facts: Facts) -> None:
        self.out = BytesIO()
        self.root = Element("Document")
        self.landmarks: list[Landmark] = []
        self._facts = facts
        self._owners: dict[int, list[Element] | Element] = {}
        self._marks: list[Element] = []
        self._marked = False
        self._annotations = 0
        self._fields: list[str] = []
        super().__init__(
            self.out,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            initialFontName=chain("regular")[0].name,
            initialFontSize=BODY.size,
            pdfVersion=(1, 7),
            pageCompression=1,
            invariant=1,
            lang=facts.language,
        )
        self._doc._timeStamp = _stamp(facts)  # noqa: SLF001 - reportlab takes no clock
        self.setTitle(facts.title)
        self.setAuthor(facts.author)
        self.setSubject(facts.subject)
        self.setKeywords(facts.marking)
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 1."""
        return int(self._pageNumber)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Draw content of the element; inside another marked sequence nothing changes."""
        if self._marked:
            yield
            return
        element.attach()
        element.kids.append(Mark(self.page, len(self._marks)))
        self._code += ["EMC", f"/{element.tag} <</MCID {len(self._marks)}>> BDC"]
        self._marks.append(element)
        self._marked = True
        yield
        self._marked = False
        self._code += ["EMC", _ARTIFACT]

    @contextmanager
    def furniture(self, kind: str) -> Iterator[None]:
        """Draw what repeats on every page: `Header`, `Footer` or `Background`."""
        self._code += ["EMC", f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"]
        yield
        self._code += ["EMC", _ARTIFACT]

    def remember(self, level: int, text: str, anchor: str, top: float) -> None:
        """Make the place a target for links, contents and bookmarks."""
        self.bookmarkPage(anchor, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self.landmarks.append(Landmark(level, text, anchor, self.page))

    def lead_to(self, element: Element, target: str, box: Box, told: str) -> None:
        """Add a link annotation for an element; `#anchor` stays in the file, else an address."""
        if target.startswith("#"):
            goal = {"Dest": self._bookmarkReference(target[1:])}
        else:
            action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(target)})
            goal = {"A": action}
        self._annotate(
            element,
            box,
            {"Subtype": PDFName("Link"), "Border": "[0 0 0]", "F": 4}
            | {"Contents": PDFString(told)}
            | goal,
        )

    def signature_field(self, element: Element, name: str, told: str, box: Box) -> None:
        """Add an empty signature field whose look was drawn as the form `awaiting_name`."""
        look = PDFObjectReference(xObjectName(f"awaiting_{name}"))
        entries = {
            "Subtype": PDFName("Widget"),
            "FT": PDFName("Sig"),
            "T": PDFString(name),
            "TU": PDFString(told),
            "F": _SIGNATURE_FLAGS,
            "P": self._doc.thisPageRef(),
            "AP": PDFDictionary({"N": look}),
        }
        self._fields.append(self._annotate(element, box, entries))

    def _annotate(self, element: Element, box: Box, entries: dict[str, Any]) -> str:
        number = _FIRST_ANNOTATION + self._annotations
        name = f"Annotation{self._annotations}"
        self._annotations += 1
        base = {
            "Type": PDFName("Annot"),
            "Rect": PDFArray(box.sides),
            "StructParent": number,
        }
        element.attach()
        self._owners[number] = element
        self._addAnnotation(PDFDictionary(base | entries), name)
        element.kids.append(Widget(self.page, name))
        return name

    def showPage(self) -> None:
        """End the page, without the artifacts that turned out empty."""
        kept: list[str] = []
        for command in [_ARTIFACT, *self._code, "EMC"]:
            if command == "EMC" and kept and kept[-1] == _ARTIFACT:
                kept.pop()
            else:
                kept.append(command)
        self._code[:] = kept
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if not isinstance(page, pdfdoc.PDFPage):
            return
        page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page - 1
        page.Tabs = PDFName("S")
        self._owners[self.page - 1] = self._marks

    def _startPage(self) -> None:
        self._marks = []
        super()._startPage()

    def finished(self) -> bytes:
        """Write the catalogue and return the file; the canvas is used up."""
        document, catalogue = self._doc, self._doc.Catalog
        catalogue.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
        catalogue.StructTreeRoot = write_tree(document, self.root, self._owners)
        catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
        catalogue.OutputIntents = PDFArray([_output_intent(document)])
        catalogue.Metadata = XMP(creator=lambda _: packet(self._facts))
        self.setViewerPreference("DisplayDocTitle", "true")
        if self._fields:
            fields = PDFArray([document.refAnnotation(name) for name in self._fields])
            catalogue.AcroForm = PDFDictionary({"Fields": fields})
        self.save()
        return self.out.getvalue()

    def save(self) -> None:
        """Write the file; the last page was ended by whoever drew it."""
        self._doc.SaveToFile(self._filename, self)


def _stamp(facts: Facts) -> TimeStamp:
    """Return reportlab's clock, held still at the report's time in UTC."""
    stamp = TimeStamp(invariant=1)
    stamp.t = timegm(facts.when.utctimetuple())
    stamp.lt = time.gmtime(stamp.t)
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp


def _output_intent(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}))
    profile.content = resource("icc", "sRGB.icc").read_bytes()
    profile.filters = [pdfdoc.PDFZCompress]
    name = PDFString("sRGB IEC61966-2.1")
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": document.Reference(profile, "Profile"),
        }
    )
