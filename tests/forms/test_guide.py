"""The guide to writing a form shows examples that work and explains every message."""

from __future__ import annotations

import ast
import importlib
import inspect
import itertools
import pkgutil
import re

import pytest

from lifaudit.domain.instrument import BASES, SUBJECTS, USES
from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.question import UNITS
from lifaudit.domain.scale import ROLES
from lifaudit.instruments import (
    check,
    library,
    limit_rules,
    linting,
    names,
    question_rules,
    scale_rules,
    scoring_rules,
)
from lifaudit.instruments.lint import lint_file

GUIDE = (library.FOLDER.parent / "docs" / "instruments.md").read_text("utf-8")
FORM, LOGIC, CAP, SCALE = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_example_is_a_sound_form(tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(FORM + SCALE + CAP, "utf-8")
    assert lint_file(path) == ()
    assert library.read_form(path).identity == "neglect-audit@1.0"
    assert len(library.read_form(path).scoring.caps) == 1


def test_the_example_with_logic_is_a_sound_module(tmp_path):
    path = tmp_path / "module.toml"
    path.write_text(LOGIC, "utf-8")
    assert lint_file(path) == ()
    module = library.read_form(path)
    assert module.use == "module"
    assert [asked.key for asked in module.question("contact.events").questions] == [
        "contact.on",
        "contact.lasted",
    ]


def test_every_shared_scale_kind_agency_use_and_role_is_named():
    words = [scale.key for scale in library.shared_scales()]
    words += [kind.value for kind in (*Kind, *AgencyType)]
    assert [word for word in words if f"`{word}`" not in GUIDE] == []
    assert [word for word in (*ROLES, *USES, *SUBJECTS, *UNITS, *BASES) if word not in GUIDE] == []


def rooms():
    """Return every module that says something about a form."""
    inside = (
        found.name for found in pkgutil.iter_modules(linting.__path__, linting.__name__ + ".")
    )
    gate = (check, limit_rules, names, question_rules, scale_rules, scoring_rules)
    return (*gate, *map(importlib.import_module, inside))


def said_in(node):
    """Yield the expressions that become the `what` of a remark."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Remark", "_misfit"):
        yield node.args[1 if node.func.id == "Remark" else 2]
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "what":
        yield node.value


def messages():
    """Return the fixed words of every message the rules can give."""
    for node in itertools.chain(
        *(ast.walk(ast.parse(inspect.getsource(room))) for room in rooms())
    ):
        for what in said_in(node):
            branches = (what.body, what.orelse) if isinstance(what, ast.IfExp) else (what,)
            for branch in branches:
                parts = branch.values if isinstance(branch, ast.JoinedStr) else [branch]
                fixed = [part.value for part in parts if isinstance(part, ast.Constant)]
                if fixed:
                    yield " ".join(fixed).strip(" .'")


def test_the_rules_have_messages_to_explain():
    assert len(set(messages())) > 40


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_of_the_rules_is_explained(message):
    rows = GUIDE[GUIDE.index("## What the messages mean") :].lower().splitlines()
    said = set(re.findall(r"[a-z]{4,}", message.lower()))
    told = max(sum(word in row for word in said) for row in rows)
    assert told >= 0.6 * len(said), message
