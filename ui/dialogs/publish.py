"""A dialog that publishes a draft: what changed in words, its version, and a line for its users."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.services.drafting import Proposal
from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import LongTextField, ShortTextField
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column

FOREVER = "A published version never changes. Audits that run keep the version they began with."
FIRST = "There is no earlier version to compare with."
SAME = "Nothing differs from the version before."
SMALL = "Only repairs: every answer says what it said before."
LARGE = "Something else is asked or answered otherwise, so the first number rises."
TALL, WIDE = 220, 620


class PublishDialog(AskingDialog):
    """Proposes the version and the line of change."""

    def __init__(self, parent: QWidget, proposal: Proposal) -> None:
        super().__init__(parent, "Publish", "Publish it")
        self.setMinimumWidth(look().px(WIDE))
        self.version = ShortTextField("Version", _why(proposal))
        self.version.line.stay_narrow(220)
        self.version.set_value(proposal.version)
        self.what = LongTextField("What it changes", "Read by those who choose it.", 2)
        self.what.set_value(proposal.what)
        self.lay_out(Hint(FOREVER), *_told(proposal), self.version, self.what)
        self.version.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.version, "Error: write a version, such as 1.1"),
            (self.what, "Error: say what it changes"),
        )

    def said(self) -> tuple[str, str]:
        return self.version.value.strip(), self.what.value.strip()


def _why(proposal: Proposal) -> str:
    if proposal.compared is None:
        return FIRST
    return SMALL if proposal.compared.is_small else LARGE


def _told(proposal: Proposal) -> list[QWidget]:
    if proposal.compared is None:
        return []
    found = proposal.compared.differences
    lines = [PlainLabel(f"\N{BULLET} {one.sentence}") for one in found] or [Hint(SAME)]
    inside = column(*lines, None, gap=Space.S)
    shown = Scroll(inside)
    shown.setAccessibleName("What differs from the version before")
    shown.setMinimumHeight(look().px(min(TALL, 40 + 28 * len(found))))
    return [Heading(f"What differs from {proposal.compared.old.version}", 3), shown]
