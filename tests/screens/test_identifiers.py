"""Names and numbers look as they did when somebody last looked and was content."""

from __future__ import annotations

import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import QSize
from world import found

from lifaudit.domain.learning import Finding
from lifaudit.services import identifiers
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.identifiers import IdentifiersPage

SIZE = QSize(1060, 860)
SAID = (
    "The health visitor wrote it down three times. The school's letter of 12 May named "
    "943 476 5919 in its heading and went to both parents. Nobody rang."
)


def written(vault):
    plan(vault, 2)
    with vault.unit() as unit:
        unit.record("Wrote", Finding(AUDIT, "f1", 1, what=SAID, why="Ring 07700 900123 first."))
        identifiers.look_for(unit, AUDIT, ["Zoë Finch", "Larch Close"])


@pytest.fixture
def filling():
    return found, written


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - widgets need it
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


def test_what_is_to_be_decided(desk, approve):
    approve(lambda: IdentifiersPage(desk, at.Identifiers(AUDIT)), "identifiers", SIZE)


def test_nothing_is_left_to_decide(desk, founded, approve):
    with founded.unit() as unit:
        identifiers.let_stand(unit, AUDIT, identifiers.screening(unit, AUDIT).hits)
    approve(lambda: IdentifiersPage(desk, at.Identifiers(AUDIT)), "identifiers.none", SIZE)
