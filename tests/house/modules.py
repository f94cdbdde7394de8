"""The project's own source files as values that the house rules read."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("lifaudit", "ui")
EVERYTHING = (*PRODUCT, "tests")
CONTAINERS = (ast.Module, ast.ClassDef)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: where it lives and what it says."""

    place: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The parsed text."""
        return _parsed(self.text, self.place)

    @property
    def is_package(self) -> bool:
        """Whether this is the front door of a room, which holds a sentence and nothing else."""
        return self.place.endswith("__init__.py")

    @property
    def is_product(self) -> bool:
        """Whether it ships."""
        return self.place.startswith(PRODUCT)

    @property
    def comments(self) -> Iterator[tuple[int, str]]:
        """Each comment with its line number."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string

    @property
    def imports(self) -> Iterator[tuple[int, str]]:
        """The dotted name of everything imported, with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    @property
    def names(self) -> Iterator[tuple[int, str]]:
        """Every name the code uses, bare, behind a dot or imported, with its line."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name):
                yield node.lineno, node.id
            elif isinstance(node, ast.Attribute):
                yield node.lineno, node.attr
        yield from ((line, name.rpartition(".")[2]) for line, name in self.imports)


@lru_cache(maxsize=1)  # every rule asks for the same one in turn; all of them would fill memory
def _parsed(text: str, place: str) -> ast.Module:
    return ast.parse(text, place)


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the project, in a fixed order."""
    paths = sorted(path for top in EVERYTHING for path in (ROOT / top).rglob("*.py"))
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in paths
    )
