"""Stamp: what a signed field shows - who signed, for whom and when, in the report's own type."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from textwrap import wrap

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

from lifaudit.domain.approving import RESERVE, reservations_in
from lifaudit.reports.boxes import baseline
from lifaudit.reports.fonts import ONE_AT_A_TIME, chain
from lifaudit.reports.inking import Box, InkCanvas
from lifaudit.reports.panels import FIELD_HEIGHT, FIELD_WIDTH
from lifaudit.reports.style import (
    ACCENT,
    BODY,
    SIGN_BODY,
    SIGN_NAME,
    SIGN_NOTE,
    SIGN_ROLE,
    WHITE,
    TextStyle,
)
from lifaudit.reports.tree import Plain
from lifaudit.reports.typesetting import typeset
from lifaudit.reports.wording import one_line

_LEFT = 16
_MEASURE = FIELD_WIDTH - _LEFT - 10
_SMALLEST = 6
_SAID = replace(SIGN_NOTE, size=7.5, leading=10)
_ACROSS, _ROOM = 54, 4
_MORE = " ... (whole in the signature)"


@dataclass(frozen=True, slots=True)
class Signed:
    """What the signed field says; `short` is the start of the certificate's fingerprint.

    Reservations are shown as far as there is room; the signature holds them whole.
    """

    name: str
    organisation: str
    reason: str = field(repr=False)
    when: datetime
    short: str


class _PageContent(PdfContent):
    """The first page of a PDF in memory, as something pyHanko can paint."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__(box=BoxConstraints(width=FIELD_WIDTH, height=FIELD_HEIGHT))

    def render(self) -> bytes:
        """Put the page into the writer and return the command that paints it."""
        form = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        self.resources.xobject["/Signed"] = form
        return b"/Signed Do"


def stamp_style(signed: Signed) -> StaticStampStyle:
    """Return the look of a signed field as pyHanko wants it."""
    whole = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    with ONE_AT_A_TIME:
        content = _PageContent(draw_stamp(signed))
    return StaticStampStyle(border_width=0, background=content, background_layout=whole)


def draw_stamp(signed: Signed) -> bytes:
    """Return a one-page PDF of the field's size."""
    out = BytesIO()
    canvas = InkCanvas(
        out,
        pagesize=(FIELD_WIDTH, FIELD_HEIGHT),
        initialFontName=chain("regular")[0].name,
        initialFontSize=BODY.size,
        invariant=1,
    )
    canvas.fill_box(Box(0, 0, FIELD_WIDTH, FIELD_HEIGHT), WHITE, 5)
    canvas.fill_box(Box(0, 0, 5, FIELD_HEIGHT), ACCENT, 2.5)
    canvas.setLineWidth(0.8)
    canvas.setStrokeColorRGB(ACCENT.red, ACCENT.green, ACCENT.blue)
    canvas.roundRect(0.5, 0.5, FIELD_WIDTH - 1, FIELD_HEIGHT - 1, 5, stroke=1, fill=0)
    top = float(FIELD_HEIGHT - 8)
    for text, style in _lines(signed):
        top = _draw_line(canvas, text, style, top)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lines(signed: Signed) -> list[tuple[str, TextStyle]]:
    stamp = f"{signed.when.day} {signed.when:%B %Y, %H:%M} UTC"
    if said := reservations_in(signed.reason):
        return [
            (RESERVE, replace(SIGN_ROLE, size=9.5, leading=13)),
            (f"{signed.name}, {signed.organisation}", replace(SIGN_NAME, size=10, leading=14)),
            (f"{stamp}. Certificate {signed.short}", replace(SIGN_NOTE, size=8, leading=11)),
            *((line, _SAID) for line in _as_far_as_there_is_room(said)),
        ]
    return [
        (signed.reason, replace(SIGN_ROLE, size=9.5, leading=13)),
        (signed.name, replace(SIGN_NAME, leading=19)),
        (signed.organisation, replace(SIGN_BODY, leading=14)),
        (stamp, replace(SIGN_BODY, leading=14)),
        (f"Certificate {signed.short}", replace(SIGN_NOTE, size=8.5, leading=12)),
    ]


def _as_far_as_there_is_room(said: str) -> list[str]:
    """Break reservations into the few lines a field has; what is left out is said to be."""
    lines = wrap(one_line(said), _ACROSS)
    if len(lines) <= _ROOM:
        return lines
    return [*lines[: _ROOM - 1], f"{lines[_ROOM - 1][: _ACROSS - len(_MORE)].rstrip()}{_MORE}"]


def _draw_line(canvas: InkCanvas, text: str, style: TextStyle, top: float) -> float:
    """Draw one line, smaller if it must be, and return where the next may begin."""
    words = (Plain(one_line(text)),)
    if not words[0].text:
        return top
    fitted = style
    while len(typeset(words, fitted, _MEASURE)) > 1 and fitted.size > _SMALLEST:
        fitted = replace(fitted, size=fitted.size - 0.5)
    canvas.write(typeset(words, fitted, _MEASURE)[0], _LEFT, top - baseline(style), fitted)
    return top - style.leading
