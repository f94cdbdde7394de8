"""A large form in the window: its first screen, from an answer to the screen, and its 100th row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import cycle
from pathlib import Path

from auditing import AuditDesk
from bench.baselines import bare_sqlcipher
from bench.frame import Bar, Bench, Limit, Pair
from bench.thousand import thousand
from deepdive import AUDIT, HERE
from eventful import EVENTS, eventful, every_kind
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete
from world import WORDS, SteppingClock, found

from lifaudit.domain.casework import Answer, Involvement, Return, Row
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments.library import read_form
from lifaudit.services import casework, vault
from ui.app import new_application
from ui.bridge import route as routes
from ui.bridge.settings import Settings
from ui.pages.return_page import ReturnPage
from ui.theme.style import apply

SIZE = (1060, 700)  # what the window leaves a page
KEY = (HERE.audit, HERE.case, HERE.agency)
FIRST, ASKED = "visit-visit.visit-visit", "visit-visit.team-nurse"  # the next question hangs on it
ROWS = 100


@contextmanager
def _first_screen(folder: Path) -> Iterator[Pair]:
    with ExitStack() as kept:
        desk = kept.enter_context(_desk(folder, _thousand(folder)))
        baseline = kept.enter_context(bare_sqlcipher(folder))
        yield Pair(lambda: delete(_shown(desk, FIRST)), baseline)


@contextmanager
def _to_screen(folder: Path) -> Iterator[Pair]:
    """From the answer to the question it makes appear; the store takes it in its own lane."""
    with ExitStack() as kept:
        desk = kept.enter_context(_desk(folder, _thousand(folder)))
        baseline = kept.enter_context(bare_sqlcipher(folder))
        page = _shown(desk, ASKED)
        desk.runner.write = lambda *_, **__: None  # type: ignore[method-assign]  # another lane
        while page.parts.part._to_make:
            QApplication.processEvents()
        field = page.parts.part._named[ASKED]
        values = cycle(("yes", "no"))

        def subject() -> None:
            field.set_value(next(values))
            field.commit()
            QApplication.processEvents()

        yield Pair(subject, baseline)
        delete(page)


@contextmanager
def _last_row(folder: Path) -> Iterator[Pair]:
    """Open the last of a hundred rows, beside the only one of one."""
    with ExitStack() as kept:
        many = kept.enter_context(_opened(folder / "many", ROWS))
        one = kept.enter_context(_opened(folder / "one", 1))
        yield Pair(_opening(many), _opening(one))


def _opening(page: ReturnPage) -> object:
    group = page.parts.part._groups[EVENTS]
    last = group.field.cards[-1].row

    def subject() -> None:
        group.open("")
        group.enter(last)
        QApplication.processEvents()

    return subject


@contextmanager
def _opened(folder: Path, rows: int) -> Iterator[ReturnPage]:
    folder.mkdir()
    with _desk(folder, every_kind()) as desk:
        with desk.vault.unit() as unit:
            made = (Row(*KEY, EVENTS, f"row{at:03d}", at) for at in range(1, rows + 1))
            unit.record("Recorded", *made)
        page = _shown(desk, EVENTS)
        yield page
        delete(page)


def _thousand(folder: Path) -> Instrument:
    path = folder / "thousand.toml"
    path.write_text(thousand(), "utf-8")
    return read_form(path)


@contextmanager
def _desk(folder: Path, form: Instrument) -> Iterator[AuditDesk]:
    app = new_application()
    settings = Settings(folder / "settings")
    apply(app, settings.theme, settings.text_scale)
    with closing(vault.create(folder / "vault", WORDS, SteppingClock())) as made:
        eventful(found(made), form=form)
        with made.unit() as unit:
            casework.describe(unit, Return(*KEY, involvement=Involvement.INVOLVED))
            if form.key == "thousand":
                answers = (Answer(*KEY, one.key, "yes") for one in form.questions)
                unit.record("Recorded", *answers)
        yield AuditDesk(made, folder / "settings")
    app.setStyleSheet("")  # the next test or measurement dresses itself


def _shown(desk: AuditDesk, focus: str) -> ReturnPage:
    page = ReturnPage(desk, routes.ReturnPage(AUDIT, HERE.case, HERE.agency, focus))
    widget: QWidget = page
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()
    return page


BARE = "bare SQLCipher, one-row transaction"
SCREEN = Bench(
    "a return on a form of 1,000 questions, first screen",
    BARE,
    Limit(1.0, Bar.SECONDS),
    _first_screen,
    most=5,
)
ANSWER = Bench(
    "on that form, an answer to the screen (p95)",
    BARE,
    Limit(0.016, Bar.SECONDS),
    _to_screen,
    share=0.95,
    most=60,
)
ROW = Bench("opening row 100", "opening the only row", Limit(1.2), _last_row, most=30)
