"""Instruments, bringing one in from a file: what came, or everything that speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.instrument import FormProblem
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, Hint, PlainLabel
from ui.widgets.stack import column, holder, row

REFUSED = "This file was not brought in"
SOME = "Some of this file would be left out"
CHOOSE = "Nothing was changed yet. Go on without these parts, or mend the file first."
SAFE = "Nothing was changed. Mend what is listed in the file itself, and bring it in again."
MOST = 60


class Refused(QWidget):
    """Everything wrong with a file, each with its place and how to mend it."""

    def __init__(self, name: str, problems: Sequence[FormProblem]) -> None:
        super().__init__()
        self.setObjectName("library.refused")
        self.again = secondary("Bring in a file", "upload")
        lines = [_problem(one) for one in problems[:MOST]]
        if len(problems) > MOST:
            lines.append(Hint(f"And {len(problems) - MOST} more after these."))
        card = Card(f"{name}: {_count(problems)}", "", *lines)
        banner = notice(REFUSED, SAFE, "danger")
        self.setLayout(column(banner, row(self.again, None), card, gap=Space.L))

    def focus_first(self) -> None:
        """Put the focus on trying again."""
        self.again.setFocus()


class LeftOut(QWidget):
    """What a file holds that an instrument cannot, before it is brought in without it."""

    def __init__(self, name: str, left_out: Sequence[FormProblem]) -> None:
        super().__init__()
        self.setObjectName("library.left-out")
        self.go_on = primary("Bring it in without them", "check")
        card = Card(f"Left out of {name}", "", *(_problem(one) for one in left_out[:MOST]))
        banner = notice(SOME, CHOOSE, "warning")
        self.setLayout(column(banner, row(self.go_on, None), card, gap=Space.L))

    def focus_first(self) -> None:
        """Put the focus on going on."""
        self.go_on.setFocus()


def _problem(one: FormProblem) -> QWidget:
    where = str(one.spot) or "the whole file"
    kind = "" if one.stops else "Advice, "
    lines = column(
        Eyebrow(f"{kind}{where}".capitalize()),
        PlainLabel(one.what).wear(letter="strong"),
        PlainLabel(f"{one.why} {one.mend}".strip()),
        gap=2,
    )
    return holder(lines)


def _count(problems: Sequence[FormProblem]) -> str:
    number = len(problems)
    return "1 thing to mend" if number == 1 else f"{number} things to mend"
