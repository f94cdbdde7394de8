"""What a test of lifaudit by itself can stop at."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NotHere(LifauditError):
    """This computer lacks what a check would look at."""

    title = "Not available here"
    sentence = "{why}; the check was left out. Nothing was changed. Make it where there is one."


class Unmet(LifauditError):
    """A part of lifaudit did not do what it is there for."""

    title = "A part of lifaudit does not work"
    sentence = (
        "{what}. No vault was touched. Install lifaudit anew, and do not work with it before "
        "`lifaudit selftest` passes."
    )
