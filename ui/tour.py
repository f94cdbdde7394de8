"""A tour of a vault in pictures: every main page drawn into a PNG file, without a display.

Run as `python -m ui --tour VAULT FOLDER` with the passphrase on standard input.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from lifaudit.domain.day_sheet import DayView
from lifaudit.domain.ports import Clock
from lifaudit.services import board, day, history, planning, reflecting
from lifaudit.services.clock import system_clock
from lifaudit.services.keys import Passphrase
from lifaudit.services.vault import Vault, unlock
from ui.app import Parts, assemble, new_application
from ui.bridge import route as at
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import THEME
from ui.theme.tokens import Theme

SIZE = (1360, 900)
DARK = (at.Board, at.ReturnPage, at.Across)


def take_pictures(path: Path, words: str, folder: Path) -> tuple[Path, ...]:
    """Draw the main pages as they were at the vault's last entry; raises what unlocking raises."""
    folder.mkdir(parents=True, exist_ok=True)
    app = new_application()
    with tempfile.TemporaryDirectory() as settings:
        parts = assemble(app, Path(settings), InlineRunner())
        parts.window.resize(*SIZE)
        parts.window.show()
        taken = [_picture(app, parts, folder / "01 unlock.png")]
        clock = _stopped(path, words)
        with closing(unlock(path, Passphrase(words), clock)) as vault:
            parts.desk.clock = clock
            parts.desk.take(vault)
            taken += _inside(app, parts, vault, folder)
            parts.window.hide()
            app.processEvents()
        parts.idle.stop()
    return tuple(taken)


def _stopped(path: Path, words: str) -> Clock:
    """Return a clock that stands where the last entry was made: the story may be weeks old."""
    with closing(unlock(path, Passphrase(words), system_clock)) as vault, vault.unit() as unit:
        told = [history.recent(unit, one.audit) for one in planning.audits(unit)]
        last = max((line.when for lines in told for line in lines), default=unit.now())
    return lambda: last


def _inside(app: QApplication, parts: Parts, vault: Vault, folder: Path) -> Iterator[Path]:
    routes = list(_routes(vault))
    for number, route in enumerate(routes, start=2):
        yield _show(app, parts, route, folder / f"{number:02} {_name(route)}.png")
    parts.settings.put(THEME, Theme.DARK.value)
    for route in (one for one in routes if isinstance(one, DARK)):
        yield _show(app, parts, route, folder / f"dark {_name(route)}.png")


def _routes(vault: Vault) -> Iterator[at.Route]:
    """Name the main places: the newest audit where work goes on, the oldest where it has ended."""
    yield at.Home()
    yield at.Audits()
    with vault.unit() as unit:
        audits = [one.audit for one in planning.audits(unit)]
        left = next(iter(_unfinished(board.board(unit, audits[0]))), None) if audits else None
        waits = _called(day.day(unit, audits[0])) if audits else ""
        told = next(iter(reflecting.places(unit, audits[-1])), None) if audits else None
    if audits:
        going = (at.Plan, at.Board, at.Returns, at.Disputes, at.Day)
        yield from (kind(audits[0]) for kind in going)
    if waits:
        yield at.DayCase(audits[0], waits)
    if left:
        yield at.ReturnPage(audits[0], *left, focus="voice")
    if told:
        yield at.Reflections(told.audit, told.case, told.agency)
    if audits:
        ended = (at.Sample, at.Across, at.Urgent, at.Moderation, at.Findings, at.Comments)
        yield from (kind(audits[-1]) for kind in ended)
        yield from (at.Report(audits[-1]), at.History(audits[-1]))
    yield from (at.People(), at.Settings(), at.Help())


def _unfinished(grid: board.Board) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        for cell in row.cells:
            if cell.state is board.State.IN_PROGRESS:
                yield row.case.case, cell.agency


def _called(view: DayView) -> str:
    """Return the case that was called last, if any was."""
    called = [one.case.case for one in view.lines if one.day.is_called]
    return called[-1] if called else ""


def _show(app: QApplication, parts: Parts, route: at.Route, path: Path) -> Path:
    parts.desk.go(route)
    return _picture(app, parts, path)


def _picture(app: QApplication, parts: Parts, path: Path) -> Path:
    for _ in range(3):  # layouts of pages that are built as they are first shown
        app.processEvents()
    parts.window.grab().save(str(path))
    return path


def _name(route: at.Route) -> str:
    return type(route).__name__.lower()


def main(argv: Sequence[str]) -> int:
    """Draw the pictures of the vault and into the folder that the arguments name."""
    vault, folder = (Path(one) for one in argv)
    for path in take_pictures(vault, sys.stdin.readline().rstrip("\n"), folder):
        sys.stdout.write(f"{path}\n")
    return 0
