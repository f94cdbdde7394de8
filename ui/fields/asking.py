"""One question as it is asked: its field, the record it fills, and what logic says of it now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lifaudit.domain.asked import Path
from lifaudit.domain.question import Question
from lifaudit.domain.worked import Worked
from ui.fields.field import Field

NEEDED = "Needed now, because of another answer."
UNFIT = "This does not fit the other answers."


@dataclass(frozen=True, slots=True)
class Asking:
    """A question at its path; `whole` is all that goes when it is not asked."""

    path: Path
    question: Question
    field: Field
    whole: QWidget

    def is_asked(self, worked: Worked) -> bool:
        """Whether it is asked now."""
        return not worked.hides(self.path.question, self.path.text)

    def concerns(self, changed: Collection[str]) -> bool:
        """Whether it is among what changed."""
        return self.path.text in changed or self.path.question in changed

    def turns(self, worked: Worked) -> bool:
        """Whether it is about to come or go."""
        return self.whole.isHidden() is self.is_asked(worked)

    def show_logic(self, worked: Worked) -> bool:
        """Show what logic says of it; returns whether it came or went.

        It must stand in its place already: a widget shown before it has a parent is a window.
        """
        path, field = self.path.text, self.field
        demanded = not worked.required.isdisjoint((self.path.question, path))
        field.need(NEEDED if demanded and not (self.question.required or field.value) else "")
        field.object_to(worked.wrong[path] or UNFIT if path in worked.wrong else "")
        field.offer_only(worked.offered.get(path))
        if not self.question.kind.answered:
            field.set_value(worked.values.get(path, ""))
        asked = self.is_asked(worked)
        turned = self.whole.isHidden() is asked
        if turned or not asked:  # what was never shown yet has to be told to stay away
            self.whole.setVisible(asked)
        return turned


def next_after(gone: Asking, every: list[Asking], worked: Worked) -> Asking | None:
    """Return where the focus goes from a question that is not asked any more."""
    at = every.index(gone)
    beside = (*every[at + 1 :], *reversed(every[:at]))
    return next(
        (one for one in beside if one.question.kind.answered and one.is_asked(worked)), None
    )
