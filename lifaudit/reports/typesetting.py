"""Typesetting: runs of words become measured lines, in the order the eye meets them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from lifaudit.reports.fonts import Piece, pieces
from lifaudit.reports.style import TextStyle, Weight
from lifaudit.reports.tree import Link, Plain, Run, Runs, Strong
from lifaudit.reports.wording import harmless

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_ALIKE_ENOUGH = 0.01
MOST_REMEMBERED = 50_000  # texts: what a report of some hundred pages sets


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a word or a space, with where it leads and which way it reads."""

    piece: Piece
    target: str = ""
    heading: str = "N"
    """`L`, `R` or `N` for neither."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces drawn in one go; `spoken` is their text when the glyphs do not tell it."""

    pieces: tuple[Piece, ...]
    x: float
    width: float
    target: str = ""
    spoken: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of stretches, measured in points from its own left edge."""

    stretches: tuple[Stretch, ...]
    width: float
    flush_right: bool = False


@contextmanager
def set_once() -> Iterator[None]:
    """Remember lines from one pass over a report to the next, and no word of it afterwards."""
    try:
        yield
    finally:
        typeset.cache_clear()


@lru_cache(maxsize=MOST_REMEMBERED)
def typeset(runs: Runs, style: TextStyle, measure: float) -> tuple[Line, ...]:
    """Break the runs into lines no wider than the measure; at least one line comes back."""
    paragraphs = [_words(chunk) for chunk in _paragraphs(runs, style.weight)]
    base = _base(atom for words in paragraphs for word in words for atom in word)
    lines: list[Line] = []
    for words in paragraphs:
        fitted = _fitted(words, measure / style.size)
        lines.extend(_line(atoms, style.size, base) for atoms in fitted)
    return tuple(lines)


def width_of(text: str, style: TextStyle) -> float:
    """Return the width in points of one line of text."""
    return max(line.width for line in typeset((Plain(text),), style, 1e6))


def fitted_style(style: TextStyle, texts: Iterable[str], measure: float) -> TextStyle:
    """Return the style, smaller where needed so that no single word is wider than the measure."""
    words = {word for text in texts for word in harmless(text).split()}
    widest = max((width_of(word, style) for word in words), default=0)
    if widest <= max(measure, 0):
        return style
    shrink = max(measure / widest - _ALIKE_ENOUGH, 0.72)
    return replace(style, size=style.size * shrink, leading=style.leading * shrink)


def _paragraphs(runs: Runs, weight: Weight) -> Iterator[list[Atom]]:
    """Yield the atoms between line ends; spaces are atoms of their own."""
    atoms: list[Atom] = []
    for run in runs:
        for part in _TOKENS.findall(harmless(run.text)):
            if part == "\n":
                yield atoms
                atoms = []
            else:
                atoms.extend(_atoms(part, run, weight))
    yield atoms


def _atoms(part: str, run: Run, weight: Weight) -> Iterator[Atom]:
    heavy: Weight = "bold" if isinstance(run, Strong) else weight
    target = run.target if isinstance(run, Link) else ""
    for piece in pieces(part, heavy):
        yield Atom(piece, target, _direction(piece))


def _direction(piece: Piece) -> str:
    if piece.face.right_to_left:
        return "R"
    return "L" if any(character.isalpha() for character in piece.text) else "N"


def _is_space(atom: Atom) -> bool:
    return atom.piece.text.isspace()


def _words(atoms: list[Atom]) -> list[list[Atom]]:
    """Group atoms into alternating words and spaces."""
    return [list(group) for _, group in groupby(atoms, _is_space)]


def _fitted(words: list[list[Atom]], measure: float) -> Iterator[list[Atom]]:
    """Fill lines greedily; a word wider than a line is cut where it stops fitting."""
    line: list[Atom] = []
    used = 0.0
    for word in words:
        wide = sum(atom.piece.width for atom in word)
        if used + wide <= measure or (_is_space(word[0]) and line):
            line, used = [*line, *word], used + wide
            continue
        if line:
            yield line
        *full, line = list(_cut(word, measure))
        yield from full
        used = sum(atom.piece.width for atom in line)
    yield line


def _cut(word: list[Atom], measure: float) -> Iterator[list[Atom]]:
    """Cut a word into lines; the last one may go on."""
    line: list[Atom] = []
    used = 0.0
    for atom in word:
        for part in _sliced(atom, measure):
            if line and used + part.piece.width > measure:
                yield line
                line, used = [], 0.0
            line.append(part)
            used += part.piece.width
    yield line


def _sliced(atom: Atom, measure: float) -> Iterator[Atom]:
    """Cut one atom into atoms that each fit the measure."""
    if atom.piece.width <= measure or len(atom.piece.text) == 1:
        yield atom
        return
    text = atom.piece.text
    share = max(1, int(len(text) * measure / atom.piece.width * 0.9))
    for at in range(0, len(text), share):
        for piece in pieces(text[at : at + share], _weight(atom)):
            yield replace(atom, piece=piece)


def _weight(atom: Atom) -> Weight:
    name = atom.piece.face.name
    if name.endswith("SemiBold"):
        return "semibold"
    return "bold" if name.endswith("Bold") else "regular"


def _base(atoms: Iterable[Atom]) -> str:
    """Return the direction of the first letter that has one."""
    return next((atom.heading for atom in atoms if atom.heading != "N"), "L")


def _line(atoms: list[Atom], size: float, base: str) -> Line:
    placed: list[Stretch] = []
    x = 0.0
    for group in _groups(atoms, base):
        for stretch in _stretches(group, x, size):
            placed.append(stretch)
            x = stretch.x + stretch.width
    return Line(tuple(placed), _inked(placed), base == "R")


def _inked(placed: list[Stretch]) -> float:
    """Return the width without the space a line ends in."""
    if not placed:
        return 0.0
    last = placed[-1]
    text = last.pieces[-1].text
    tail = last.pieces[-1].face.width(text[len(text.rstrip()) :]) if not last.spoken else 0.0
    full = sum(piece.width for piece in last.pieces) or 1.0
    return last.x + last.width * (1 - tail / full)


def _resolved(atoms: list[Atom], base: str) -> list[Atom]:
    """Give every neutral atom the direction of its neighbours when they agree, else the base."""
    headings = [atom.heading for atom in atoms]
    before, after = base, base
    left: list[str] = []
    for heading in headings:
        before = heading if heading != "N" else before
        left.append(before)
    right: list[str] = []
    for heading in reversed(headings):
        after = heading if heading != "N" else after
        right.append(after)
    sides = zip(atoms, left, reversed(right), strict=True)
    return [
        replace(atom, heading=one if one == other else base) if atom.heading == "N" else atom
        for atom, one, other in sides
    ]


def _groups(atoms: list[Atom], base: str) -> list[list[Atom]]:
    """Return the atoms in groups of one direction; a line of Latin is one group, the usual case."""
    if base == "L" and not any(atom.heading == "R" for atom in atoms):
        return [atoms] if atoms else []
    return _visual(_resolved(atoms, base), base)


def _visual(atoms: list[Atom], base: str) -> list[list[Atom]]:
    """Return groups of one direction in the order they stand on paper; each in logical order."""
    groups = [list(group) for _, group in groupby(atoms, lambda atom: atom.heading)]
    return groups[::-1] if base == "R" else groups


def _stretches(group: list[Atom], x: float, size: float) -> Iterator[Stretch]:
    """Join atoms that share face and target; right-to-left groups are laid from their end."""
    if group[0].heading == "R":
        logical = "".join(atom.piece.text for atom in group)
        laid = tuple(atom.piece for atom in reversed(group))
        yield Stretch(laid, x, _width(laid) * size, group[0].target, logical)
        return
    for _, alike in groupby(group, lambda atom: (atom.piece.face.name, atom.target)):
        same = list(alike)
        stretch = _joined(same, x, size)
        yield stretch
        x += stretch.width


def _joined(atoms: list[Atom], x: float, size: float) -> Stretch:
    text = "".join(atom.piece.text for atom in atoms)
    laid = tuple(atom.piece for atom in atoms)
    width, face, target = _width(laid), atoms[0].piece.face, atoms[0].target
    if face.shaped:
        return Stretch(laid, x, width * size, target, text)
    spoken = text if any(_private(character) for character in text) else ""
    return Stretch((Piece(text, face, width),), x, width * size, target, spoken)


def _width(laid: tuple[Piece, ...]) -> float:
    return sum(piece.width for piece in laid)


def _private(character: str) -> bool:
    return unicodedata.category(character) == "Co"
