"""Writing an instrument, the right: how it looks to those who answer, and what to mend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Remark
from lifaudit.domain.spots import Part, Spot, holds, spot_at
from lifaudit.services.trying import trial
from ui.models.mending import mended_here
from ui.models.offers import short
from ui.pages.trial import Trial, opening
from ui.theme.tokens import Space
from ui.widgets.labels import Eyebrow, Heading, Hint
from ui.widgets.leap import Leap
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder

TRY = "Try it: nothing you do here is recorded."
CLEAN = "Nothing stands in the way of publishing."
MOST = 40
SIGNS = {True: "alert-triangle", False: "bulb"}
QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}{}\N{RIGHT DOUBLE QUOTATION MARK}"


class Side(QWidget):
    """A preview of what is chosen, then everything the linter says; `wanted` carries a remark."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editor.side")
        self.remarks: list[Leap] = []
        self.problems = 0
        self.heading = Heading("What to mend", 3)
        self._preview, self._findings = column(gap=Space.M), column(gap=0)
        inside = column(
            Eyebrow("Preview"),
            Hint(TRY).wear(letter="small"),
            holder(self._preview),
            self.heading,
            holder(self._findings),
            None,
            gap=Space.M,
        )
        inside.setContentsMargins(0, 0, Space.S, 0)
        self.setLayout(column(Scroll(inside), gap=0))

    def show_preview(self, form: Instrument, spot: Spot, today: date) -> None:
        """Show what is chosen as those who answer will see it."""
        emptied(self._preview)
        shown = _preview(form, spot, today)
        self._preview.addWidget(shown)
        shown.show()

    def show_remarks(self, form: Instrument, remarks: Sequence[Remark]) -> None:
        """List what is to be mended, each leading to its place."""
        emptied(self._findings)
        self.remarks = []
        self.problems = sum(one.stops for one in remarks)
        self.heading.setText(heading_of(remarks))
        if not any(one.stops for one in remarks):
            self._findings.addWidget(Hint(CLEAN))
        for remark in remarks[:MOST]:
            leap = Leap(_words(form, remark), SIGNS[remark.stops])
            leap.clicked.connect(lambda *_, remark=remark: self.wanted.emit(remark))
            self.remarks.append(leap)
            self._findings.addWidget(leap)
        if len(remarks) > MOST:
            self._findings.addWidget(Hint(f"And {len(remarks) - MOST} more after these."))


def heading_of(remarks: Sequence[Remark]) -> str:
    """Say how much is to be mended."""
    problems = sum(one.stops for one in remarks)
    advice = len(remarks) - problems
    told = [f"{problems} to mend"] if problems else []
    told += [f"{advice} to think about"] if advice else []
    return ", ".join(told).capitalize() or "Nothing to mend"


def _words(form: Instrument, remark: Remark) -> str:
    spot = spot_at(form, remark.place)
    where = {
        Part.QUESTION: lambda: short(form.question(spot.key).text),
        Part.SECTION: lambda: form.section(spot.key).title,
        Part.SCALE: lambda: form.scale(spot.key).title,
    }.get(spot.part, lambda: "")()
    named = bool(where) and where not in remark.what
    start = f"{QUOTED.format(where)} " if named else ""
    return f"{start}{remark.what} {mended_here(remark)}"


def _preview(form: Instrument, spot: Spot, today: date) -> QWidget:
    if spot.part is Part.HEAD or not holds(form, spot):
        return opening(form)
    shown = Trial(form, trial(form, today))
    if spot.part is Part.SCALE:
        shown.add_scale(form.scale(spot.key))
    elif spot.part is Part.SECTION:
        shown.add_section(form.section(spot.key))
    else:
        shown.add_question(form.question(spot.key))
    return shown
