"""What logic makes of a return while it is answered: at once, before the store has the answer."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.casework import Answer
from lifaudit.domain.sheet import Sheet
from lifaudit.services.working import Live, has_logic, live_for

NOTHING: frozenset[str] = frozenset()


class Following:
    """Follows the sheet as it stands in the store, and runs ahead of it by what was answered.

    A form without logic is followed too; it only has nothing to work out.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.stored = self.sheet = sheet
        self._live: Live | None = live_for(sheet) if has_logic(sheet.instrument) else None

    def take(self, sheet: Sheet) -> None:
        """Take the sheet as the store has it now; only what differs is worked out again."""
        before, self.stored, self.sheet = self.sheet, sheet, sheet
        if self._live is None:
            return
        if before.instrument is not sheet.instrument or before.today != sheet.today:
            self._live = live_for(sheet)
            return
        _answer_again(self._live, before, sheet)

    def take_back(self) -> Sheet:
        """Follow the store again where it did not take an answer."""
        self.take(self.stored)
        return self.stored

    def answered(self, answer: Answer) -> frozenset[str]:
        """Take an answer on its way to the store; returns the paths whose state it changed."""
        if self._live is None:
            self.sheet = _with(self.sheet, answer)
            return NOTHING
        changed = self._live.answer(answer.question, answer.value)
        self.sheet = replace(_with(self.sheet, answer), worked=self._live.worked)
        return changed | {answer.question}


def _with(sheet: Sheet, answer: Answer) -> Sheet:
    """Return the sheet with one more answer, or another one."""
    kept = (one for one in sheet.recorded.answers if one.question != answer.question)
    return replace(sheet, recorded=replace(sheet.recorded, answers=(*kept, answer)))


def _answer_again(live: Live, before: Sheet, now: Sheet) -> None:
    """Let the live return have what differs between two sheets."""
    for group in now.instrument.questions:
        if group.questions and before.rows(group.key) != now.rows(group.key):
            live.set_rows(group.key, [one.row for one in now.rows(group.key)])
    old = {one.question: one.value for one in before.recorded.answers}
    new = {one.question: one.value for one in now.recorded.answers}
    for path in old.keys() | new.keys():
        if old.get(path, "") != new.get(path, ""):
            live.answer(path, new.get(path, ""))
