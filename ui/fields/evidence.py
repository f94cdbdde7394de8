"""Where it was seen: references to records by type, place and date, never files."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.casework import Evidence
from ui.fields.date import DateLine
from ui.fields.field import Field
from ui.fields.text import Line
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.labels import PlainLabel
from ui.widgets.select import Select
from ui.widgets.stack import column, holder, row
from ui.widgets.tiles import Tiles

TYPES = (
    "Case recording",
    "Assessment",
    "Plan or review",
    "Chronology",
    "Meeting minutes",
    "Referral",
    "Supervision record",
    "Child's own words or work",
    "Parent or carer",
    "Conversation with practitioner",
    "Other",
)
FEWEST = 8  # letters of a type that are always seen
TILE = 168
ADD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EvidenceLine(QWidget):
    """One reference: what kind of record, where in it, of what date."""

    settled = Signal()
    removed = Signal(object)

    def __init__(self, evidence: Evidence, number: int) -> None:
        super().__init__()
        kinds = TYPES if evidence.type in ("", *TYPES) else (*TYPES, evidence.type)
        self.type = Select(f"Evidence {number}: type", [("", "Choose"), *((k, k) for k in kinds)])
        self.type.choose(evidence.type)
        self.where = Line(f"Evidence {number}: where in the record")
        self.where.setPlaceholderText("Where, such as visit note or page 4")
        self.where.show_text(evidence.where)
        self.on = DateLine(f"Evidence {number}: date")
        self.on.setPlaceholderText("Date")
        self.on.show_day(evidence.on)
        self.remove = icon_button("trash", f"Remove evidence {number}")
        self.remove.does(lambda: self.removed.emit(self))
        self.type.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.type.setMinimumContentsLength(FEWEST)
        told = holder(Tiles((self.type, self.where, self.on), TILE))
        line = row(told, self.remove, gap=Space.S)
        line.setStretch(0, 1)
        line.setAlignment(self.remove, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.type.activated.connect(lambda *_: self.settled.emit())
        self.where.settled.connect(lambda *_: self.settled.emit())
        self.on.dated.connect(lambda *_: self.settled.emit())

    def evidence(self) -> Evidence | None:
        """Return the reference, or None while it says nothing."""
        kind, where, on = self.type.code(), self.where.text().strip(), self.on.day()
        return Evidence(kind or "Other", where, on) if kind or where or on else None

    def settle(self) -> None:
        """Tell what is waiting for a pause."""
        self.where.settle()
        self.on.settle()


class EvidenceField(Field):
    """A list of references; its value is a tuple of Evidence. Control and Return adds a line."""

    def __init__(self, label: str = "Evidence", hint: str = "") -> None:
        super().__init__(label, hint or "Where you saw it. Refer to the record; never attach it.")
        self.lines: list[EvidenceLine] = []
        self._room = QVBoxLayout()
        self._room.setSpacing(Space.S)
        self._none = PlainLabel("No evidence noted yet.").wear(tone="quiet")
        self.add = secondary("Add evidence", "plus").does(self._add_line)
        self.edit_with(holder(column(self._none, self._room, row(self.add, None), gap=Space.S)))

    @property
    def value(self) -> tuple[Evidence, ...]:
        seen = (line.evidence() for line in self.lines)
        return tuple(each for each in seen if each is not None)

    def set_value(self, value: object) -> None:
        wanted = value if isinstance(value, tuple) else ()
        if wanted == self.value and len(wanted) == len(self.lines):
            return
        for line in list(self.lines):
            self._drop(line)
        for evidence in wanted:
            self._append(evidence)

    def set_editable(self, *, editable: bool) -> None:
        super().set_editable(editable=editable)
        for button in (self.add, *(line.remove for line in self.lines)):
            button.setVisible(editable)

    def focus_first(self) -> None:
        (self.lines[0].type if self.lines else self.add).setFocus()

    def flush(self) -> None:
        for line in self.lines:
            line.settle()

    def _append(self, evidence: Evidence) -> EvidenceLine:
        line = EvidenceLine(evidence, len(self.lines) + 1)
        line.settled.connect(self.commit)
        line.removed.connect(self._on_removed)
        line.remove.setVisible(not self.is_stop)
        self.lines.append(line)
        self._room.addWidget(line)
        self._none.hide()
        return line

    def _add_line(self) -> None:
        self._append(Evidence("")).type.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, line: EvidenceLine) -> None:
        self.lines.remove(line)
        self._room.removeWidget(line)
        line.blockSignals(True)  # noqa: FBT003 - Qt's own parameter
        line.hide()
        line.deleteLater()
        self._none.setVisible(not self.lines)

    @Slot(object)
    def _on_removed(self, line: EvidenceLine) -> None:
        before = self.lines.index(line)
        self._drop(line)
        rest = self.lines[max(0, before - 1)].remove if self.lines else self.add
        rest.setFocus(Qt.FocusReason.TabFocusReason)
        self.committed.emit(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in ADD_KEYS and not self.is_stop:
            self._add_line()
        else:
            super().keyPressEvent(event)
