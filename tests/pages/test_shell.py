"""The frame: places by key, one page at a time, undo and redo, and a lock that loses nothing."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from world import START

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.store import DiskFull
from lifaudit.domain.partnership import Agency, Partnership
from lifaudit.services import keys, places, register, upkeep
from ui import __main__ as entry
from ui import app as root
from ui.bridge import route as at
from ui.bridge.lock import IDLE
from ui.bridge.settings import IDLE_MINUTES, LAST_VAULT, TEXT_SIZE, THEME
from ui.bridge.undo import Undo
from ui.theme.style import look
from ui.theme.tokens import Theme
from ui.window.names import AUDIT_PLACES, NAMES, VAULT_PLACES, parent_of
from ui.window.places import PAGES

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
AUDIT = Audit("a1", "DD26-07", title="Neglect under one", marking="OFFICIAL")


@pytest.fixture
def audited(inside):
    with inside.desk.vault.unit() as unit:
        unit.record("Planned", AUDIT)
    return inside


def test_before_a_vault_is_open_there_is_the_door_and_nothing_else(shell):
    assert not shell.window.rail.isVisible()
    assert not shell.window.bar.isVisible()
    shell.go(at.Home())
    assert isinstance(shell.window.route, at.Unlock)


def test_an_open_vault_shows_its_places_and_its_marking(inside):
    assert inside.window.rail.isVisible()
    assert inside.window.marking.text() == "OFFICIAL-SENSITIVE"
    assert inside.window.route == at.Home()


@pytest.mark.parametrize(
    ("key", "modifier", "kind"),
    [
        (Qt.Key.Key_3, ALT, at.Library),
        (Qt.Key.Key_4, ALT, at.People),
        (Qt.Key.Key_5, ALT, at.Settings),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, at.Help),
        (Qt.Key.Key_6, ALT, at.Help),
    ],
)
def test_every_place_has_its_key_and_alt_left_goes_back(qtbot, inside, key, modifier, kind):
    qtbot.keyClick(inside.window, key, modifier)
    assert type(inside.window.route) is kind
    assert inside.window.rail.places[kind].isChecked()
    qtbot.keyClick(inside.window, Qt.Key.Key_Left, ALT)
    assert inside.window.route == at.Home()


def test_keys_do_nothing_while_the_vault_is_shut(qtbot, shell):
    qtbot.keyClick(shell.window, Qt.Key.Key_3, ALT)
    qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    assert isinstance(shell.window.route, at.Unlock)


def test_f6_moves_between_the_places_and_the_page(qtbot, inside):
    rail = inside.window.rail
    qtbot.keyClick(inside.window, Qt.Key.Key_F6)
    assert rail.isAncestorOf(inside.window.focusWidget())
    qtbot.keyClick(inside.window, Qt.Key.Key_F6)
    assert inside.page.isAncestorOf(inside.window.focusWidget())


def test_every_place_has_a_page():
    assert set(PAGES) == set(NAMES)


def test_every_route_has_a_name_and_a_way_up():
    for kind, name in NAMES.items():
        assert name
        if issubclass(kind, at.AuditRoute):
            extra = {
                **dict.fromkeys((at.ReturnPage, at.Reflections, at.Moderating), ("c", "g")),
                **dict.fromkeys((at.Panel, at.DayCase, at.Practice), ("c",)),
            }
            assert parent_of(kind("a", *extra.get(kind, ()))) is not None


def test_every_place_on_the_rail_has_an_icon_a_key_and_an_accessible_name(inside):
    keys_taken = [place.keys for place in (*VAULT_PLACES, *AUDIT_PLACES)]
    assert len(set(keys_taken)) == len(keys_taken)
    for button in inside.window.rail.places.values():
        assert button.accessibleName()
        assert button.toolTip()


def test_inside_an_audit_its_places_its_name_and_its_marking_stand(audited):
    audited.go(at.Board("a1"))
    assert audited.window.rail.code.text() == "DD26-07"
    assert audited.window.rail.title.text() == "Neglect under one"
    assert audited.window.marking.text() == "OFFICIAL"
    assert [step.text() for step in audited.window.bar.crumb.steps] == ["Audits"]
    audited.window.bar.crumb.steps[0].click()
    assert audited.window.route == at.Audits()


def test_the_place_one_is_in_is_in_sight_on_a_rail_that_scrolls(qtbot, audited):
    audited.window.resize(1366, 560)
    audited.go(at.History("a1"))
    here = audited.window.rail.places[at.History]
    qtbot.waitUntil(lambda: here.visibleRegion().boundingRect() == here.rect())


def test_a_long_title_leaves_room_on_the_rail_and_is_told_whole_by_its_tip(audited):
    rail, long = audited.window.rail, "What a settled night takes, " * 6
    rail.show_audit("DD26-07", long)
    assert len(rail.title.text()) <= 64
    assert rail.title.text().endswith("\N{HORIZONTAL ELLIPSIS}")
    assert long in rail.title.toolTip()


def test_who_comes_back_to_the_window_finds_the_focus_where_the_page_begins(qtbot, inside):
    qtbot.addWidget(other := QWidget())
    for one in (other, inside.window):
        inside.page.setFocus()
        with qtbot.waitActive(one):
            one.show()
            one.activateWindow()
    assert inside.page.buttons[0].hasFocus()


def test_the_rail_shows_icons_only_when_letters_are_large(inside):
    rail = inside.window.rail
    wide = rail.width()
    rail.make_room(600)
    assert rail.width() < wide
    assert rail.places[at.Home].text() == ""
    assert rail.places[at.Home].accessibleName() == "Home"
    rail.make_room(1280)
    assert rail.places[at.Home].text() == "Home"


def test_what_was_recorded_is_said_at_the_foot(inside):
    inside.desk.runner.write(register.save_agency, Agency("pol", "Exampleshire Constabulary"))
    assert inside.window.foot.said.text().startswith("Recorded agency at ")


def test_a_step_can_be_undone_and_redone_by_key_and_the_buttons_say_which(qtbot, inside):
    bar, desk = inside.window.bar, inside.desk
    assert not bar.undo.isEnabled()
    desk.runner.write(register.rename_partnership, Partnership(register.OURS, "Another name"))
    assert bar.undo.accessibleName() == "Undo: Recorded partnership"
    qtbot.keyClick(inside.window, Qt.Key.Key_Z, CTRL)
    with desk.vault.unit() as unit:
        assert register.partnership(unit).name != "Another name"
    qtbot.keyClick(inside.window, Qt.Key.Key_Y, CTRL)
    with desk.vault.unit() as unit:
        assert register.partnership(unit).name == "Another name"


def test_a_refusal_is_told_above_the_page_and_leaves_with_it(inside):
    inside.desk.runner.failed.emit(DiskFull())
    root_banner = inside.window.banner
    assert root_banner.title.text() == "The disk is full"
    inside.go(at.Help())
    assert root_banner.isHidden()


def test_ctrl_l_locks_forgets_the_steps_and_says_nothing_more(qtbot, inside):
    desk = inside.desk
    desk.runner.write(register.rename_partnership, Partnership(register.OURS, "Another name"))
    folder = desk.vault.folder
    qtbot.keyClick(inside.window, Qt.Key.Key_L, CTRL)
    assert not desk.is_unlocked
    assert desk.undo.count() == 0
    assert isinstance(inside.window.route, at.Unlock)
    assert not inside.window.rail.isVisible()
    assert not folder.store.with_name("store.db-wal").exists()
    assert folder.backups.exists()


def test_what_was_being_typed_is_recorded_before_the_vault_locks(qtbot, inside):
    page = inside.go(at.People())
    page.name.line.setFocus()
    page.name.line.selectAll()
    qtbot.keyClicks(page.name.line, "Typed and not yet left")
    vault = inside.desk.vault
    inside.desk.lock("The screen was locked.")
    assert inside.window.route == at.Unlock("The screen was locked.")
    with vault.unit() as unit:
        assert register.partnership(unit).name == "Typed and not yet left"
    vault.close()


def test_the_idle_watch_asks_the_desk_to_lock(inside):
    inside.desk.lock(IDLE)
    assert inside.window.route == at.Unlock(IDLE)


def test_a_backup_that_fails_does_not_keep_the_vault_open(qtbot, inside, monkeypatch):
    def refuse(*_args):
        raise DiskFull

    monkeypatch.setattr(upkeep, "back_up_if_due", refuse)
    folder = inside.desk.vault.folder
    with qtbot.waitSignal(inside.desk.locked, timeout=1000):
        inside.desk.lock()
    assert not folder.store.with_name("store.db-wal").exists()
    assert inside.window.banner.title.text() == "The disk is full"


def test_closing_the_window_locks_the_vault_first(inside):
    folder = inside.desk.vault.folder
    inside.window.close()
    assert not inside.desk.is_unlocked
    assert not folder.store.with_name("store.db-wal").exists()


def test_locking_twice_is_locking_once(inside):
    inside.desk.lock()
    inside.desk.lock()
    assert not inside.desk.is_unlocked


def test_settings_hold_at_once(shell):
    shell.desk.settings.put(THEME, "dark")
    assert look().theme is Theme.DARK
    shell.desk.settings.put(TEXT_SIZE, "150")
    assert look().scale == 1.5
    shell.desk.settings.put(IDLE_MINUTES, "2")
    shell.desk.settings.put(TEXT_SIZE, "100")
    shell.desk.settings.put(THEME, "light")


def test_the_vault_used_last_is_remembered(inside):
    assert inside.desk.settings.get(LAST_VAULT) == str(inside.desk.vault.folder.path)


def test_the_log_keeps_frames_and_works_where_it_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    root.keep_log(tmp_path / "file" / "log")
    root.keep_log(tmp_path / "log")
    assert (tmp_path / "log").is_dir()


def test_arguments_go_to_the_command_line_and_none_to_the_window(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["lifaudit", "form", "list"])
    assert entry.main() == 0
    assert "deep" in capsys.readouterr().out.casefold()
    monkeypatch.setattr(sys, "argv", ["lifaudit"])
    given = []
    monkeypatch.setattr(root, "run", lambda vault, sample: given.append((vault, sample)) or 7)
    assert entry.main() == 7
    assert given == [(None, entry.sample)]


def test_a_display_is_there_or_not(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not entry.Screen().has_display
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    assert entry.Screen().has_display
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not entry.Screen().has_display


def test_what_a_folder_offers_is_known_before_anything_is_opened(founded, tmp_path):
    assert places.look_at(founded.folder.path) == places.Doors(is_vault=True, pin=False)
    assert places.look_at(tmp_path) == places.Doors()


def test_undo_after_locking_has_nothing_to_take_back(inside):
    undo = Undo(inside.desk.runner, root.take_back, inside.desk.undo)
    inside.desk.lock()
    assert undo.stack.count() == 0


def test_the_desk_greets_with_the_clock_it_was_given(inside):
    assert inside.desk.clock().date() == START.date()
    assert not keys.has_recovery(inside.desk.vault)
    assert replace(AUDIT, title="x").title == "x"
