"""The guide to writing a form shows examples that work and explains every message."""

from __future__ import annotations

import ast
import inspect
import itertools
import re

import pytest

from lifaudit.domain.instrument import USES
from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.scale import ROLES
from lifaudit.instruments import check, library, names, question_rules, scale_rules
from lifaudit.instruments.lint import lint_file

GUIDE = (library.FOLDER.parent / "docs" / "instruments.md").read_text("utf-8")
FORM, SCALE = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)


def test_the_example_is_a_sound_form(tmp_path):
    path = tmp_path / "example.toml"
    path.write_text(FORM + SCALE, "utf-8")
    assert lint_file(path) == ()
    assert library.read_form(path).identity == "neglect-audit@1.0"


def test_every_shared_scale_kind_agency_use_and_role_is_named():
    words = [scale.key for scale in library.shared_scales()]
    words += [kind.value for kind in (*Kind, *AgencyType)]
    assert [word for word in words if f"`{word}`" not in GUIDE] == []
    assert [word for word in (*ROLES, *USES) if word not in GUIDE] == []


def messages():
    """Return the fixed words of every message the rules can give, longest stretch first."""
    rules = (check, names, question_rules, scale_rules)
    for node in itertools.chain(*(ast.walk(ast.parse(inspect.getsource(room))) for room in rules)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Remark":
            what = node.args[1]
            parts = what.values if isinstance(what, ast.JoinedStr) else [what]
            fixed = [part.value for part in parts if isinstance(part, ast.Constant)]
            yield max(fixed, key=len).strip(" .'")


@pytest.mark.parametrize("message", sorted(set(messages())))
def test_every_message_of_the_rules_is_explained(message):
    table = GUIDE[GUIDE.index("## What the messages mean") :].lower()
    said = set(re.findall(r"[a-z]{4,}", message.lower()))
    told = {word for word in said if word in table}
    assert len(told) >= 0.6 * len(said), message
