"""The recovery sheet: shown once, put on paper, and proved by reading two groups back."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from lifaudit.domain.errors.base import LifauditError
from ui.bridge import recovery
from ui.bridge.desk import Desk
from ui.bridge.recovery import Sheet
from ui.bridge.route import Home, RecoverySheet, Settings
from ui.dialogs.recovery_print import print_sheet
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.cards import Sheet as Frame
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leaf import centre_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, holder, row

WIDTH = 640
ACROSS = 4
WHAT = (
    "If you forget your passphrase, these eight groups open the vault. Nobody else has them and "
    "nobody can make them again. Print them or write them down, and keep the sheet in a safe, "
    "apart from this laptop."
)
PROVE = "Read two groups from your sheet, so that you know it is whole and can be read."
WRONG = "Error: this is not group {number} of the sheet. Look at the sheet and type it again."


class RecoverySheetPage(QWidget):
    """First the key, then, with the key out of sight, the proof that it is on paper."""

    def __init__(self, desk: Desk, route: RecoverySheet) -> None:
        super().__init__()
        self.setObjectName("recovery-sheet")
        self._desk, self._first = desk, route.first
        self._sheet: Sheet | None = None
        self.boxes = [PlainLabel().wear(letter="lead") for _ in range(8)]
        self.answers = [ShortTextField("Group") for _ in range(recovery.ASKED)]
        self.banner = Banner()
        self.shown, self.asked = self._shown(), self._asked()
        self.asked.hide()
        head = PageHead("Your recovery sheet")
        head.above("New vault \N{EM DASH} step 4 of 4" if self._first else "Settings")
        head.hint.hide()
        centre_page(self, head, self.shown, self.asked, self._foot(), width=WIDTH)
        desk.runner.serve(recovery.new_sheet, self._show, desk.vault)

    def focus_first(self) -> None:
        """Put the focus on what comes next."""
        if self.shown.isHidden():
            self.answers[0].focus_first()
        else:
            self.printing.setFocus()

    @property
    def sheet(self) -> Sheet | None:
        """The sheet as it is shown, once it is made."""
        return self._sheet

    def _shown(self) -> QWidget:
        grid = QGridLayout()
        grid.setSpacing(Space.S)
        for at, label in enumerate(self.boxes):
            grid.addWidget(_box(at + 1, label), at // ACROSS, at % ACROSS)
        self.printing = primary("Print the sheet", "printer").does(self._print)
        self.ready = secondary("I have it on paper").does(self.ask)
        buttons = row(self.printing, self.ready, None)
        return Card("", "", Hint(WHAT), grid, buttons)

    def _asked(self) -> QWidget:
        self.confirm = primary("Confirm", "check").does(self.prove)
        again = quiet("Show the sheet again", "arrow-left").does(self._show_again)
        for field in self.answers:
            field.line.returnPressed.connect(self.prove)
        below = column(self.banner, row(self.confirm, again, None))
        return FormCard("", "", PlainLabel(PROVE), *self.answers, below)

    def _foot(self) -> QWidget:
        later = "Do this later" if self._first else "Keep the old sheet"
        self.later = quiet(later).does(self._leave)
        return holder(row(None, self.later))

    def _show(self, sheet: Sheet) -> None:
        self._sheet = sheet
        for number, (label, group) in enumerate(zip(self.boxes, sheet.groups, strict=True), 1):
            label.setText(group)
            label.setAccessibleName(f"Group {number}: {' '.join(group)}")  # spelled, not tried
        for field, place in zip(self.answers, sheet.asked, strict=True):
            field.label.setText(f"Group {place + 1}")
            field.line.setAccessibleName(f"Group {place + 1}")

    def _print(self) -> None:
        if self._sheet and print_sheet(self, self._sheet):
            self.ready.setFocus()

    def ask(self) -> None:
        """Put the key out of sight and ask for two groups of it."""
        self._turn(asking=True)
        self.answers[0].focus_first()

    def _turn(self, *, asking: bool) -> None:
        self.shown.setVisible(not asking)
        self.asked.setVisible(asking)

    def _show_again(self) -> None:
        self._turn(asking=False)
        self.ready.setFocus()

    def prove(self) -> None:
        """Compare the groups, and let the key open the vault when both are right."""
        sheet = self._sheet
        if sheet is None:
            return
        wrong = []
        for field, place in zip(self.answers, sheet.asked, strict=True):
            fits = sheet.fits(place, str(field.value))
            field.mark_wrong("" if fits else WRONG.format(number=place + 1))
            wrong += [] if fits else [field]
        if wrong:
            wrong[0].focus_first()
        else:
            self._desk.runner.serve(
                recovery.confirm,
                self._on_confirmed,
                self._desk.vault,
                sheet,
                on_error=self._on_refused,
            )

    def _on_confirmed(self, _none: object) -> None:
        self._leave()

    def _on_refused(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "danger")

    def _leave(self) -> None:
        self._desk.go(Home() if self._first else Settings())


def _box(number: int, label: PlainLabel) -> Frame:
    frame = Frame("well")
    count = PlainLabel(str(number)).wear(letter="small", tone="quiet")
    count.setWordWrap(False)
    label.setWordWrap(False)
    frame.setLayout(row(count, None, label, None, gap=Space.S, margin=Space.M))
    return frame
