"""What stands beneath an answer: its note and evidence, out of the way until wanted."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.casework import Answer
from ui.fields.bound import Bound
from ui.fields.evidence import EvidenceField
from ui.fields.plain import LongTextField
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.order import tab_after
from ui.widgets.stack import column, holder, row

MORE = "Note and evidence"


class Aside(QWidget):
    """Note and evidence of one answer, made when first opened; its button says what it holds.

    `least` is how many references the form wants for an answer.
    """

    def __init__(self, bound: Bound, clock: Button, least: int = 0) -> None:
        super().__init__()
        self._bound, self._least, self._editable = bound, least, True
        self._fields = column(gap=Space.M)
        self._inside = holder(self._fields)
        self._inside.hide()
        self.button = Button(MORE, "disclosure", "chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.setLayout(column(row(self.button, None, clock), self._inside, gap=Space.XS))

    def show_answer(self, answer: Answer, *, editable: bool) -> None:
        """Say what is there, and open when there is something."""
        self._editable = editable
        said = ["note"] if answer.note else []
        if count := len(answer.evidence):
            said.append("1 reference" if count == 1 else f"{count} references")
        words = " and ".join(said).capitalize() or MORE
        if answer.value and count < self._least:
            words += f": {count} of {self._least} references named"
        self.button.setText(words)
        self.button.setAccessibleName(f"{MORE}: {' and '.join(said) or 'none yet'}")
        if said and not self._fields.count():
            self.button.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        if opened and not self._fields.count():
            self._make()
        self._inside.setVisible(opened)
        self.button.show_icon("chevron-down" if opened else "chevron-right")

    def _make(self) -> None:
        note = LongTextField("Note", "", 2)
        for name, field in (("note", note), ("evidence", EvidenceField())):
            self._fields.addWidget(self._bound.bind(name, field))
            field.stand_inside()
            field.set_editable(editable=self._editable)
        tab_after(self.button, self._inside)
