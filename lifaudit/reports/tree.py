"""Tree: what a report says, as plain values that know nothing of pages.

Every string here may have been typed by anybody. No view reads markup out of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lifaudit.domain.chart import Cell, Chart


@dataclass(frozen=True, slots=True)
class Plain:
    """Words as they come."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that carry weight."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: `#anchor` within the report, or an https address.

    Links are made by the product, never out of what a person typed.
    """

    text: str = field(repr=False)
    target: str


Run = Plain | Strong | Link
Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Return one plain run, the usual case."""
    return (Plain(text),)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, level 2 to 4; level 1 is the section's own."""

    level: Literal[2, 3, 4]
    text: str = field(repr=False)
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` opens a section, `small` is for notes."""

    runs: Runs
    tone: Literal["body", "lead", "small"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An ordered list, counted from one."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Short texts in rows; the first column names the row. Long narrative belongs elsewhere.

    `widths` are shares, one per column; empty shares the width evenly.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str | Cell, ...], ...] = field(repr=False)
    widths: tuple[float, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, with its sentence and its table."""

    chart: Chart
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and whose they are."""

    text: str = field(repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Labels and their values, such as dates, numbers and names of roles."""

    pairs: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Callout:
    """A framed message with a colour role, a title and a text."""

    role: str
    title: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A place for one signature; `name` is the field's name in the file, letters and digits."""

    name: str
    title: str
    person: str = field(repr=False)
    role: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on at the top of a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of sections with their pages, after the cover."""

    title: str = "Contents"


Block = (
    Heading
    | Paragraph
    | Bullets
    | Numbered
    | Table
    | Figure
    | Quote
    | KeyFacts
    | Callout
    | SignatureField
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: its heading and its blocks; every section opens a new page."""

    title: str
    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first page says besides title and marking."""

    kicker: str
    partnership: str
    facts: tuple[tuple[str, str], ...]
    handling: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, ready for any view.

    `fingerprint` is the SHA-256 of the embedded audit.json in lower-case hex; its first 16
    digits are printed on every page.
    """

    title: str
    subtitle: str
    cover: Cover
    sections: tuple[Section, ...]
    marking: str
    fingerprint: str
    language: str = "en-GB"
    subject: str = "Multi-agency safeguarding audit report"
    contents: Contents | None = field(default_factory=Contents)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF and is covered by its signatures."""

    name: str
    mime: str
    description: str
    data: bytes = field(repr=False)


def short_fingerprint(fingerprint: str) -> str:
    """Return the first 16 hex digits in groups of four, as printed in every footer."""
    return "-".join(fingerprint[at : at + 4] for at in range(0, 16, 4))
