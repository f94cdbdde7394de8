"""What can be wrong with an expression of a form, and where in it."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class BadExpression(LifauditError):
    """An expression cannot be read; `start` and `end` say where, counted from 0.

    `what` says what is wrong, `why` what it would lead to, `mend` what to write instead. Nothing of
    the expression stands in any of them but names and signs of the language.
    """

    title = "This expression cannot be read"
    sentence = "At character {at}: {what} {mend} Nothing was changed."

    def __init__(self, what: str, mend: str, start: int, end: int) -> None:
        super().__init__(at=start + 1, what=what, mend=mend)
        self.what, self.mend = what, mend
        self.start, self.end = start, max(end, start + 1)
