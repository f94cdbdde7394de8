"""How long the linter takes over a large form, beside reading it as bare TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.frame import Bar, Bench, Limit, Pair
from bench.thousand import thousand

from lifaudit.instruments.lint import lint_file


@contextmanager
def _lint(folder: Path) -> Iterator[Pair]:
    text = thousand()
    path = folder / "thousand.toml"
    path.write_text(text, "utf-8")
    if lint_file(path):
        raise AssertionError  # what is measured is a form with nothing wrong
    yield Pair(lambda: lint_file(path), lambda: tomllib.loads(text))


LINT = Bench(
    "a form of 1,000 questions read and linted",
    "tomllib alone",
    Limit(0.5, Bar.SECONDS),
    _lint,
    most=5,
)
