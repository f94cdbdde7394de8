"""Content lint: every mark on a page must lie inside a known tag or be an artifact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary

from lifaudit.reports.findings import Finding

KNOWN = frozenset(
    [
        "/P",
        "/H1",
        "/H2",
        "/H3",
        "/H4",
        "/H5",
        "/H6",
        "/L",
        "/LI",
        "/Lbl",
        "/LBody",
        "/Table",
        "/TR",
        "/TH",
        "/TD",
        "/Figure",
        "/Link",
        "/Span",
        "/BlockQuote",
        "/Quote",
        "/Caption",
        "/Reference",
        "/TOCI",
        "/Form",
        "/Artifact",
    ]
)
_PAINTS = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "sh", "Do", "EI"]
)
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_MEANING = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_PRIVATE = range(0xE000, 0xF900)


def content_findings(page: pikepdf.Page, number: int) -> Iterator[Finding]:
    """Yield what is wrong with the marks of a page."""
    open_tags: list[str] = []
    spoken: list[bool] = []
    font = ""
    glyphs = _Glyphs(page)
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BMC", "BDC"):
            open_tags.append(str(operands[0]))
            spoken.append(name == "BDC" and _speaks(operands[1]))
            if open_tags[-1] not in KNOWN:
                yield Finding("tag", f"page {number} uses the unknown tag {open_tags[-1]}")
            if len(open_tags) > 1 and open_tags[-1] != "/Span":  # which only says how it reads
                yield Finding("nesting", f"page {number} nests {' in '.join(open_tags[::-1])}")
        elif name == "EMC":
            open_tags.pop()
            spoken.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in _PAINTS and not open_tags:
            yield Finding("untagged", f"page {number} paints outside every tag ({name})")
        if name in _SHOWS:
            yield from glyphs.findings(font, operands[-1], number, told=any(spoken))
    if open_tags:
        yield Finding("nesting", f"page {number} leaves {open_tags[-1]} open")


def _speaks(properties: Any) -> bool:
    return isinstance(properties, Dictionary) and "/ActualText" in properties


class _Glyphs:
    """Looks up what the codes of a page's fonts mean."""

    def __init__(self, page: pikepdf.Page) -> None:
        fonts = page.resources.get("/Font", Dictionary())
        self._maps = {str(name): _meanings(font) for name, font in fonts.items()}

    def findings(self, font: str, shown: Any, number: int, *, told: bool) -> Iterator[Finding]:
        """Yield codes without a glyph, and private ones nobody said the meaning of."""
        meanings = self._maps.get(font, {})
        for code in set(bytes(shown)) if isinstance(shown, pikepdf.String) else ():
            meaning = meanings.get(code)
            if meaning is None or meaning == 0:
                yield Finding("notdef", f"page {number} shows a glyph that does not exist")
            elif meaning in _PRIVATE and not told:
                yield Finding("private", f"page {number} shows a glyph without its text")


def _meanings(font: Any) -> dict[int, int]:
    """Read the ToUnicode map as reportlab writes it: one line per code."""
    stream = font.get("/ToUnicode")
    text = stream.read_bytes().decode("latin-1") if stream is not None else ""
    return {int(code, 16): int(meaning, 16) for code, meaning in _MEANING.findall(text)}
