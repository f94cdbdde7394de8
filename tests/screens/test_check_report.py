"""Checking a report looks as it did when somebody last looked and was content."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize
from world import WORDS

from lifaudit.domain.signing import Signatory, SignatureVerdict, State, Verdict, capacity
from lifaudit.services.vault import unlock
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.failures import Failures
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.window.window import Window

SIZE, TALL = QSize(1280, 800), QSize(1280, 1000)
NOW = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
DIGEST = "0123abcd" * 8
SIGNERS = (
    ("Lead", "Amira Khan", "Exampleshire Safeguarding Children Partnership"),
    ("Agency1", "Tomasz Zieli\u0144ski", "Exampleshire Police"),
    ("Agency2", "Maryam Iqbal", "Exampleshire Integrated Care Board"),
)


def signature(field: str, who: str, of: str) -> SignatureVerdict:
    said = f"{who}, {of} signed {capacity(field)} on 14 September 2026, by their own clock."
    return SignatureVerdict(field, who, of, NOW, DIGEST, sound=True, sentence=said)


SIGNED = tuple(signature(*one) for one in SIGNERS)
WHOLE = Verdict(
    State.INTACT_TRUSTED,
    "This report is complete and exactly as it was signed.",
    tuple(one.sentence for one in SIGNED),
    SIGNED,
    trusted=True,
    root_sha256=DIGEST,
    fingerprint=DIGEST,
    file_sha256=DIGEST,
)
AWAITING = Verdict(
    State.AWAITING,
    "Nothing was changed, but one signature is missing.",
    ("Maryam Iqbal, Exampleshire Integrated Care Board has not signed as agency representative.",),
    SIGNED[:2],
    (Signatory("Agency2", "Agency representative", "Maryam Iqbal"),),
    trusted=True,
    root_sha256=DIGEST,
    file_sha256=DIGEST,
)
ALTERED = Verdict(
    State.NOT_INTACT,
    "This report is not as it was signed.",
    ("Something was added to the file after the last signature.",),
    SIGNED[:1],
    file_sha256=DIGEST,
)


@pytest.fixture
def opened(tmp_path):
    """Return a maker of windows that stand at the page, before the door or inside a vault."""

    def make(folder=None) -> Window:
        desk = Desk(InlineRunner(), Settings(tmp_path / "settings"), lambda: NOW)
        made = Window(desk, Failures())
        if folder is not None:
            desk.take(unlock(folder, WORDS, lambda: NOW))
        desk.go(at.CheckReport())
        return made

    return make


def told(window: Window, verdict: Verdict) -> Window:
    page = window.page
    page.report.set_value("DD26-07-report.pdf")
    page.trust.set_value("trust.pem")
    page._show(verdict)
    return window


def test_before_a_report_is_chosen(opened, approve):
    approve(opened, "check.empty", SIZE)


@pytest.mark.parametrize(
    ("verdict", "name"), [(WHOLE, "whole"), (AWAITING, "awaiting"), (ALTERED, "altered")]
)
def test_a_verdict(opened, approve, verdict, name):
    approve(lambda: told(opened(), verdict), f"check.{name}", TALL)


def test_a_file_that_cannot_be_read(opened, approve):
    def make():
        made = opened()
        made.page.report.set_value("gone.pdf")
        made.page.check()
        return made

    approve(make, "check.gone", SIZE)


def test_inside_a_vault(founded, opened, approve):
    founded.close()
    approve(lambda: told(opened(founded.folder.path), WHOLE), "check.inside", TALL)
