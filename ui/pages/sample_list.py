"""The first step of a sample: the list of codes, or what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lifaudit.services.plans import SampleView
from ui.fields.form import FormCard, set_in
from ui.fields.plain import ShortTextField
from ui.fields.unsent import Unsent
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column, holder, row

TEACH = (
    "A CSV or XLSX file: the first column holds each agency's own case reference, the others hold "
    "groups such as age band or area. Names, dates of birth, NHS numbers and addresses are refused "
    "at the door."
)
REFUSED = "This list was not brought in"
MEND = "Nothing was imported. Make a copy that holds only codes and groups."


class ListCard(FormCard):
    """What was brought in, its digest, and the button that brings in another."""

    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("The list", "")
        self.setObjectName("sample.list")
        self.words, self.notes = PlainLabel(), Hint()
        self.digest = PlainLabel().wear(letter="small", tone="quiet")
        self.digest.setAccessibleName("Digest of the list")
        self.bring = secondary("Bring in a list", "upload")
        self.bring.setObjectName("sample.bring")
        self.banner = Banner()
        self.by_hand = self._by_hand()
        self.hold(column(self.words, self.notes, self.digest, gap=Space.S))
        self.hold(self.banner)
        self._bringing = set_in(row(self.bring, None))
        self._handed = set_in(self.by_hand)
        for part in (self._bringing, self._handed):
            self.room.addWidget(part)
        self.notes.hide()

    def show_list(self, view: SampleView) -> None:
        """Say which list it is, or what a list is."""
        frame, drawn = view.sample.frame, view.sample.draw
        self.words.setText(_told(view) if frame else TEACH)
        self.digest.setText(f"Digest {frame.digest}" if frame else "")
        self.digest.setVisible(bool(frame))
        self._bringing.setVisible(drawn is None and view.can_change)
        text = "Bring in another list" if frame else "Bring in a list"
        self.bring.setText(text)
        self.bring.setAccessibleName(text)
        mark(self.bring, role="secondary" if frame else "primary")
        self.bring.show_icon("upload")
        chosen = drawn is not None and not drawn.frame_digest
        self._handed.setVisible(frame is None and view.can_change and (drawn is None or chosen))

    def show_findings(self, findings: Sequence[str]) -> None:
        """Say what is worth knowing about the list that was read."""
        self.notes.setText(" ".join(findings))
        self.notes.setVisible(bool(findings))

    def show_problems(self, problems: Sequence[str]) -> None:
        """Say everything that speaks against a list; nothing takes it away."""
        if problems:
            lines = "\n".join(f"\N{BULLET} {one}" for one in problems)
            self.banner.say(REFUSED, f"{lines}\n\n{MEND}", "danger")
        else:
            self.banner.hide()

    def give_back(self, reference: str, why: str) -> None:
        """Hold the words of a case that could not be chosen again."""
        self.reference.set_value(reference)
        self.why.set_value(why)

    def _by_hand(self) -> Disclosure:
        self.reference = ShortTextField("Case reference", "The agency's own code, never a name.")
        self.why = ShortTextField("Why this case", "What can it teach?")
        self.add = secondary("Choose this case", "plus").does(self._tell)
        Unsent(self.add, self.reference, self.why)
        inside = column(
            Hint("For a few cases chosen on purpose, each with its reason."),
            self.reference,
            self.why,
            row(self.add, None),
            gap=Space.S,
        )
        return Disclosure("Choose cases without a list", holder(inside))

    def _tell(self) -> None:
        reference, why = self.reference.value.strip(), self.why.value.strip()
        self.reference.mark_wrong("" if reference else "Error: enter a reference")
        self.why.mark_wrong("" if why else "Error: say why")
        if reference and why:
            self.reference.set_value("")
            self.why.set_value("")
            self.reference.focus_first()
            self.typed.emit(reference, why)


def _told(view: SampleView) -> str:
    frame = view.sample.frame
    if frame is None:
        return ""
    groups = ", ".join(frame.columns)
    out = len(view.sample.exclusions)
    told = f"{frame.source}: {len(frame.lines)} cases"
    told += f", grouped by {groups}" if groups else ""
    return f"{told}; {out} excluded." if out else f"{told}."
