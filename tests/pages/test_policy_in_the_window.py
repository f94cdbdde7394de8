"""What the organisation decided holds in the window, which says so and offers nothing else."""

from __future__ import annotations

import pytest

from lifaudit.services import policy
from ui.app import MINUTE
from ui.bridge.route import Exchange, Settings
from ui.bridge.settings import IDLE_MINUTES, THEME
from ui.bridge.settings import Settings as Chosen
from ui.pages.report_save import KEPT, Save
from ui.widgets.labels import PlainLabel


@pytest.fixture
def decided(monkeypatch, tmp_path):
    """Let a policy be in force before the window is made."""
    file = tmp_path / "policy.toml"
    file.write_text("IdleMinutes = 3\nExports = false\nExchangeFolder = false\n", "utf-8")
    monkeypatch.setattr(policy, "FILE", file)


@pytest.mark.usefixtures("decided")
def test_settings_show_what_is_decided_and_ask_nothing_about_it(inside, tmp_path):
    page = inside.go(Settings())
    said = " ".join(one.text() for one in page.policy.findChildren(PlainLabel))
    assert "Lock after 3 minutes" in said
    assert "Working copies are not written" in said
    assert page.locks.isHidden()
    chosen = Chosen(tmp_path / "other settings")
    chosen.put(IDLE_MINUTES, "30")
    assert chosen.idle_minutes * MINUTE == 180


def test_without_a_policy_settings_say_nothing_of_one(inside):
    page = inside.go(Settings())
    assert page.policy.isHidden()
    assert page.locks.isVisible()
    assert page.fields[THEME.key].isVisible()


@pytest.mark.usefixtures("decided")
def test_no_exchange_folder_is_asked_for_or_watched(inside, tmp_path):
    inside.desk.exchange.choose(str(tmp_path))
    assert inside.desk.exchange.folder is None
    page = inside.go(Exchange())
    assert not page.folder.isEnabled()
    assert page.away.isVisible()


@pytest.mark.usefixtures("decided")
def test_the_signed_report_can_be_saved_and_a_draft_cannot(qtbot):
    save = Save()
    qtbot.addWidget(save)
    save.show_signed(signed=False)
    assert (save.report.isEnabled(), save.told.text()) == (False, KEPT)
    save.show_signed(signed=True)
    assert save.report.isEnabled()
    assert save.copies.isHidden()
