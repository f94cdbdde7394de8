"""Fonts: the bundled faces, which of them can show a word, and what none of them can.

Latin words are set in Atkinson Hyperlegible Next and fall back to Noto Sans word by word, so
that a Vietnamese name is not patched together from two designs. Scripts that join or reorder
are shaped by HarfBuzz.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lifaudit.domain.places import resource
from lifaudit.reports.style import Weight
from lifaudit.reports.wording import named

ONE_AT_A_TIME = threading.Lock()
"""reportlab's fonts may serve only one document at a time; whoever writes a file holds it."""
GLYPHS = 0xE000
"""Glyph n of a shaped face is written as code point GLYPHS + n; ActualText says what it means."""

_LATIN = {
    "regular": "AtkinsonHyperlegibleNext-Regular",
    "semibold": "AtkinsonHyperlegibleNext-SemiBold",
    "bold": "AtkinsonHyperlegibleNext-Bold",
}
_FALLBACK = {
    "regular": "NotoSans-Regular",
    "semibold": "NotoSans-Bold",
    "bold": "NotoSans-Bold",
}
_SIGNS = ("NotoSansSymbols2-Regular", "NotoSansMath-Regular")
_SHAPED = (
    "NotoNaskhArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansEthiopic-Regular",
)
_RIGHT_TO_LEFT = ("NotoNaskhArabic-Regular", "NotoSansHebrew-Regular")


@dataclass(frozen=True, slots=True)
class Face:
    """One loaded font file; widths are in thousandths of the type size."""

    name: str
    characters: frozenset[int] = field(repr=False)
    font: Any = field(repr=False, compare=False)
    shaper: Any = field(repr=False, compare=False)
    right_to_left: bool = False

    @property
    def shaped(self) -> bool:
        """Whether HarfBuzz must place the glyphs."""
        return self.shaper is not None

    def covers(self, text: str) -> bool:
        """Whether every character has a glyph here."""
        return all(ord(character) in self.characters for character in text)

    def width(self, text: str) -> float:
        """Return the width of unshaped text at size 1."""
        widths, missing = self.font.face.charWidths, self.font.face.defaultWidth
        total: float = sum(widths.get(ord(character), missing) for character in text)
        return total / 1000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A placed glyph at size 1: where it is drawn, relative to the start of its piece."""

    code: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one face, measured at size 1."""

    text: str = field(repr=False)
    face: Face
    width: float
    glyphs: tuple[Glyph, ...] = ()


@lru_cache(maxsize=32)
def face(name: str) -> Face:
    """Load a bundled font and register it with reportlab under its own name."""
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    characters = frozenset(font.face.charToGlyph) - frozenset(range(GLYPHS, 0xF900)) - {0}
    shaper = None
    if name in _SHAPED:
        shaper = uharfbuzz.Face(uharfbuzz.Blob(font.face._ttf_data))  # noqa: SLF001 - reportlab's own copy of the bytes
        _open_glyphs(font, shaper)
    return Face(name, characters, font, shaper, name in _RIGHT_TO_LEFT)


def _open_glyphs(font: Any, shaper: Any) -> None:
    """Give every glyph a fixed private code point, so that two renderings write the same bytes."""
    probe = uharfbuzz.Font(shaper)
    for number in range(1, shaper.glyph_count):
        font.face.charToGlyph[GLYPHS + number] = number
        font.face.charWidths[GLYPHS + number] = (
            probe.get_glyph_h_advance(number) * 1000 / shaper.upem
        )


@lru_cache(maxsize=8)
def chain(weight: Weight) -> tuple[Face, ...]:
    """Return the faces to try for a weight, best first."""
    names = (_LATIN[weight], _FALLBACK[weight], *_SIGNS, *_SHAPED)
    return tuple(face(name) for name in names)


@lru_cache(maxsize=65536)
def pieces(word: str, weight: Weight) -> tuple[Piece, ...]:
    """Return a word without line ends as measured pieces; names replace what no font can show."""
    faces = chain(weight)
    whole = next((face for face in faces if face.covers(word)), None)
    if whole is not None:
        return (measured(word, whole),)
    return tuple(measured(text, face) for text, face in _parts(word, faces))


def measured(text: str, face: Face) -> Piece:
    """Return the text as a piece of this face, shaped where the script asks for it."""
    if face.shaped:
        return _shape(text, face)
    seen = text.replace("\u200c", "").replace("\u200d", "")
    return Piece(seen, face, face.width(seen))


def _parts(word: str, faces: tuple[Face, ...]) -> list[tuple[str, Face]]:
    """Cut a word where the face must change, keeping marks with their letters."""
    parts: list[tuple[str, Face]] = []
    for cluster in _clusters(word):
        text, face = _fitting(cluster, parts[-1][1] if parts else faces[0], faces)
        if text and parts and parts[-1][1] is face:
            parts[-1] = (parts[-1][0] + text, face)
        elif text:
            parts.append((text, face))
    return parts


def _fitting(cluster: str, last: Face, faces: tuple[Face, ...]) -> tuple[str, Face]:
    """Return the text to show for a cluster and the face that shows all of it."""
    if last.shaped and not cluster.isascii() and last.covers(cluster):
        return cluster, last
    found = next((face for face in faces if face.covers(cluster)), None)
    if found is not None:
        return cluster, found
    known = "".join(c if any(f.covers(c) for f in faces) else _spoken(c) for c in cluster)
    if len(known) == 1 or known == cluster:
        known = "".join(named(character) for character in cluster)
    return known, next((face for face in faces if face.covers(known)), faces[0])


def _clusters(word: str) -> list[str]:
    clusters: list[str] = []
    for character in word:
        joins = unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Mc")
        if clusters and (joins or character in "\u200c\u200d"):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _spoken(character: str) -> str:
    """Return what is shown for a character without a glyph; joiners say nothing."""
    return "" if character in "\u200c\u200d" else named(character)


def _shape(text: str, face: Face) -> Piece:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face.shaper), buffer)
    size, x, glyphs = face.shaper.upem, 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint:
            spot = Glyph(
                chr(GLYPHS + info.codepoint), (x + place.x_offset) / size, place.y_offset / size
            )
            glyphs.append(spot)
        x += place.x_advance
    return Piece(text, face, x / size, tuple(glyphs))
