"""Every error says what happened, what is safe and what to do."""

from __future__ import annotations

import importlib
import pkgutil
import re
from string import Formatter

import pytest

import lifaudit.domain.errors
from lifaudit.domain.errors.base import LifauditError

CLAUSE = re.compile(r"[.;:?](?:\s|$)|,\s(?:and|but|so|or)\s")


def leaves() -> list[type[LifauditError]]:
    """Every error of the tree that nothing is derived from."""
    for found in pkgutil.walk_packages(lifaudit.domain.errors.__path__, "lifaudit.domain.errors."):
        importlib.import_module(found.name)
    return sorted(_leaves_of(LifauditError), key=lambda leaf: leaf.__name__)


def _leaves_of(branch: type[LifauditError]) -> set[type[LifauditError]]:
    smaller = branch.__subclasses__()
    return {leaf for each in smaller for leaf in _leaves_of(each)} if smaller else {branch}


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.__name__)
def test_an_error_has_its_own_title_and_at_least_two_clauses(leaf):
    assert leaf.title != LifauditError.title
    assert leaf.sentence != LifauditError.sentence
    assert not leaf.title.endswith(".")
    assert leaf.sentence.rstrip().endswith((".", "?"))
    assert len(CLAUSE.findall(leaf.sentence)) >= 2


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.__name__)
def test_an_error_can_be_told_with_its_facts(leaf):
    facts = {name: "x" for _, name, _, _ in Formatter().parse(leaf.sentence) if name}
    assert all(name.isidentifier() for name in facts)
    assert "{" not in leaf.sentence.format(**facts)


def test_no_two_errors_say_the_same():
    sentences = [leaf.sentence for leaf in leaves()]
    assert len(sentences) == len(set(sentences))
