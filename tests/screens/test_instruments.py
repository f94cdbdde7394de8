"""The library and the editor look as they did when somebody last looked and was content."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest
from deepdive import AUDIT
from drafted_form import rich
from graded import fill_vault
from moved import DIVE, OURS, changed, publish
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lifaudit.domain.casework import Answer, Involvement, Return
from lifaudit.domain.comparing import compare
from lifaudit.instruments.library import form
from lifaudit.services import casework, drafting, moving
from lifaudit.services.drafting import Proposal
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.dialogs.publish import PublishDialog
from ui.pages.editor import EditorPage
from ui.pages.library import LibraryPage
from ui.pages.moving import MovingPage
from ui.pages.return_page import ReturnPage

SIZE, DEEP, TALL = QSize(1060, 760), QSize(1060, 1100), QSize(1060, 1900)
DEEP_DIVE = "multi-agency-deep-dive@1.0"
WRONG = '[form]\nkey = "own"\ntitle = "Own"\nminutes = "long"\n\n[[section]]\nkey = "A b"\n'


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - the application must be there
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


@pytest.fixture
def draft(founded):
    """Begin a draft that holds one question of every kind."""
    with founded.unit() as unit:
        return drafting.draft_in(drafting.bring_in(unit, rich()))


def library(desk, shown=""):
    """Open the library at those few instruments that no new one will join."""
    page = LibraryPage(desk, at.Library(shown))
    page.search.setText("see one child's life through your agency's work")
    return page


def test_an_instrument_in_the_library_is_tried(desk, approve):
    def tried():
        page = library(desk, DEEP_DIVE)
        page.detail.parts[0].line.button.click()
        return page

    approve(tried, "library.preview", DEEP)


def test_a_file_that_is_refused(desk, tmp_path, approve):
    file = tmp_path / "own.toml"
    file.write_text(WRONG)

    def refused():
        page = library(desk)
        page.take_in(file)
        return page

    approve(refused, "library.refused", SIZE)


def test_two_versions_are_compared(desk, founded, approve):
    with founded.unit() as unit:
        publish(unit, replace(changed(), version="1.0"))
        publish(unit, replace(changed(changed()), version="2.0", title="Our own deep dive"))

    def compared():
        page = library(desk, OURS)
        card = page.detail.room.itemAt(page.detail.room.count() - 1).widget()
        card.versions.setCurrentIndex(1)
        card.versions.activated.emit(1)
        return page

    approve(compared, "library.compared", TALL)


@pytest.mark.parametrize(
    ("focus", "size"),
    [
        ("head:", TALL),
        ("scale:met", TALL),
        ("section:voice", TALL),
        ("question:voice.who", TALL),
        ("question:voice.days", SIZE),
        ("question:voice.events", SIZE),
        ("question:voice.sum", SIZE),
        ("question:impact.unnamed", SIZE),
    ],
)
def test_a_draft_is_written(desk, draft, approve, focus, size):
    name = focus.rstrip(":").replace(":", ".")
    approve(lambda: EditorPage(desk, at.Editor(draft, focus)), f"editor.{name}", size)


def test_a_draft_is_published(qapp, approve):  # noqa: ARG001 - the application must be there
    old = form("multi-agency-deep-dive")
    compared = compare(old, changed())
    proposal = Proposal(compared.next_version, compared.summary, compared)
    window = QWidget()
    approve(lambda: PublishDialog(window, proposal), "editor.publish", QSize(680, 620))


def test_an_audit_is_moved_to_another_version(desk, founded, approve):
    fill_vault(founded, 3)
    with founded.unit() as unit:
        publish(unit, changed())

    def previewed():
        page = MovingPage(desk, at.Moving(AUDIT))
        page.version.set_value(OURS)
        page.version.commit()
        next(iter(page.lines.parts.values())).open()
        return page

    approve(previewed, "moving.preview", TALL)


def test_what_was_answered_in_a_part_that_is_gone(desk, founded, approve):
    with founded.unit() as unit:
        audit = planned.started(unit, 2)
        key = (audit, casework.around(unit, audit).cases[0], "csc")
        casework.describe(unit, Return(*key, involvement=Involvement.INVOLVED))
        casework.answer(unit, Answer(*key, "timeliness.longest-gap", "over-six", "Seen in May."))
        left = tuple(one for one in DIVE.sections if one.key != "timeliness")
        publish(unit, replace(DIVE, key="ours", sections=left))
        moving.move(unit, moving.plan_move(unit, audit, "ours@1.0"))
    route = at.ReturnPage(*key, focus="earlier")
    approve(lambda: ReturnPage(desk, route), "return.earlier", SIZE)
