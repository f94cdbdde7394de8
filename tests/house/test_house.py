"""The house rules hold everywhere, and each of them is able to fail."""

from __future__ import annotations

from functools import cache

import pytest
from house import rules
from house.modules import Module, modules

PLANTED = (
    (rules.size, "lifaudit/domain/a.py", "x = 1\n" * 401),
    (rules.size, "lifaudit/domain/a.py", "def f():\n" + "    x = 1\n" * 40),
    (rules.purpose, "lifaudit/domain/a.py", "x = 1\n"),
    (rules.purpose, "lifaudit/domain/a.py", '"""A."""\nclass A:\n    x = 1\n'),
    (rules.front_doors, "lifaudit/domain/__init__.py", '"""A."""\nx = 1\n'),
    (rules.annotations, "ui/pages/a.py", '"""A."""\nx = 1\n'),
    (rules.rooms, "ui/pages/a.py", "self.setStyleSheet('')\n"),
    (rules.rooms, "ui/pages/a.py", "from PySide6.QtWidgets import QMessageBox\n"),
    (rules.rooms, "ui/bridge/runner.py", "from PySide6.QtCore import QThread\n"),
    (rules.rooms, "lifaudit/services/a.py", "print('hello')\n"),
    (rules.rooms, "lifaudit/services/a.py", "pack = seal_pack(manifest, events, key)\n"),
    (rules.makers, "lifaudit/services/a.py", "exporting.export(Screened(found, whole), out)\n"),
    (rules.makers, "ui/pages/a.py", "whole = screening.Screened[Dossier](found, whole)\n"),
    (rules.makers, "lifaudit/demo/a.py", "made = Screened\n"),
    (rules.makers, "lifaudit/cli/a.py", "from lifaudit.domain.screening import Screened as S\n"),
    (rules.homes, "lifaudit/services/a.py", "import sqlalchemy as sa\n"),
    (rules.homes, "lifaudit/domain/a.py", "from lxml import etree\n"),
    (rules.doors, "ui/pages/a.py", "from lifaudit.exchange import pack\n"),
    (rules.doors, "ui/pages/a.py", "from lifaudit import store\n"),
    (rules.network, "ui/app.py", "import urllib.request\n"),
    (rules.network, "ui/app.py", "from urllib import request\n"),
    (rules.network, "ui/app.py", "from PySide6.QtNetwork import QLocalServer\n"),
    (rules.broad_excepts, "lifaudit/store/a.py", "try:\n    f()\nexcept Exception:\n    g()\n"),
    (rules.broad_excepts, "lifaudit/store/a.py", "try:\n    f()\nexcept:\n    g()\n"),
    (rules.broad_excepts, "ui/app.py", "try:\n    f()\nexcept (OSError, Exception):\n    g()\n"),
    (rules.broad_excepts, "ui/app.py", "try:\n    f()\nexcept BaseException:\n    raise Gone\n"),
    (rules.broad_excepts, "lifaudit/store/a.py", "with suppress(Exception):\n    f()\n"),
    (rules.broad_excepts, "ui/app.py", "with contextlib.suppress(OSError, BaseException): f()\n"),
    (rules.one_tree, "lifaudit/store/a.py", "class Gone(ValueError):\n    x = 1\n"),
    (rules.drawers, "lifaudit/domain/utils.py", '"""A."""\n'),
    (rules.drawers, "ui/pages/a.py", "class CaseController:\n    x = 1\n"),
    (rules.drawers, "ui/pages/a.py", "class BasePage:\n    x = 1\n"),
    (rules.values, "lifaudit/domain/a.py", "@dataclass(frozen=True)\nclass A:\n    x: int\n"),
    (rules.values, "lifaudit/domain/a.py", "@dataclasses.dataclass\nclass A:\n    x: int\n"),
    (rules.comments, "lifaudit/domain/a.py", "x = 1  # " + "TODO later\n"),
    (rules.comments, "ui/a.py", "x = 1  # " + "WORKAROUND for the toolkit\n"),
    (rules.comments, "lifaudit/domain/a.py", "x = 1  # " + "noqa\n"),
    (rules.comments, "tests/domain/test_a.py", "x = 1  # " + "noqa: E501\n"),
    (rules.comments, "tests/domain/test_a.py", "x = 1  # " + "type: ignore[arg-type]\n"),
)
ALLOWED = (
    (rules.rooms, "ui/theme/style.py", "app.setStyleSheet('')\n"),
    (rules.rooms, "lifaudit/store/store.py", "engine = sqlalchemy.create_engine('sqlite://')\n"),
    (rules.makers, "ui/a.py", "def write(whole: Screened[Dossier]) -> None: ...\n"),
    (rules.makers, "lifaudit/services/identifiers.py", "Screened(found, whole)\n"),
    (rules.makers, "tests/a.py", "Screened(found, whole)\n"),
    (rules.homes, "lifaudit/domain/a.py", "from lifaudit.domain import answer\nimport json\n"),
    (rules.network, "lifaudit/domain/a.py", "from urllib.parse import quote\n"),
    (
        rules.network,
        "ui/bridge/second_start.py",
        "from PySide6.QtNetwork import QLocalServer\n",
    ),
    (rules.broad_excepts, "ui/bridge/runner.py", "try:\n    f()\nexcept Exception:\n    g()\n"),
    (rules.broad_excepts, "lifaudit/store/a.py", "with suppress(OSError):\n    f()\n"),
    (rules.broad_excepts, "lifaudit/reports/quarantine.py", "with suppress(Exception): f()\n"),
    (rules.broad_excepts, "lifaudit/store/a.py", "try:\n    f()\nexcept OSError:\n    g()\n"),
    (
        rules.broad_excepts,
        "ui/app.py",
        "try:\n    f()\nexcept BaseException:\n    g()\n    raise\n",
    ),
    (rules.one_tree, "lifaudit/domain/errors/store.py", "class Gone(LifauditError):\n    x = 1\n"),
    (rules.values, "ui/a.py", "@dataclass(frozen=True, slots=True)\nclass A:\n    x: int\n"),
    (rules.comments, "ui/a.py", "x = 1  # " + "TODO #12: the other half\n"),
    (rules.comments, "ui/a.py", "x = 1  # " + "noqa: ARG001, ARG002 - the shape of a slot\n"),
    (rules.comments, "ui/a.py", "x = 1  # " + "type: ignore[no-any-return] # untyped library\n"),
)


@cache
def breaches():
    """Ask every rule about one module after another, as each is parsed once then."""
    found = {rule: [] for rule in rules.ALL}
    for module in modules():
        for rule in rules.ALL:
            found[rule] += rule(module)
    return found


@pytest.mark.no_cover  # it reads the code and runs none of it
@pytest.mark.parametrize("rule", rules.ALL, ids=lambda rule: rule.__name__)
def test_the_whole_project_keeps_the_rule(rule):
    assert breaches()[rule] == []


@pytest.mark.parametrize(("rule", "place", "text"), PLANTED)
def test_a_planted_breach_is_named(rule, place, text):
    breaches = list(rule(Module(place, text)))
    assert breaches
    assert all(breach.startswith(place) for breach in breaches)


@pytest.mark.parametrize(("rule", "place", "text"), ALLOWED)
def test_what_is_allowed_passes(rule, place, text):
    assert list(rule(Module(place, text))) == []


def test_every_rule_has_a_planted_breach():
    assert {rule for rule, _, _ in PLANTED} == set(rules.ALL)
