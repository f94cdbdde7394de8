"""The root of the tree: what every error can say."""

from __future__ import annotations

from typing import ClassVar


class LifauditError(Exception):
    """Something a person can read and act on: what happened, what is safe, what to do.

    A leaf sets `title` and `sentence`; the sentence may hold `{facts}` such as a file name or a
    line number, never what people wrote and never a secret.
    """

    title: ClassVar[str] = "Something went wrong"
    sentence: ClassVar[str] = "Nothing was changed. Try again; if it happens twice, tell your lead."

    def __init__(self, **facts: object) -> None:
        super().__init__(self.title)
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.title}. {self.advice}"

    @property
    def advice(self) -> str:
        """The sentence with its facts filled in."""
        return self.sentence.format(**self.facts)


class Cancelled(LifauditError):
    """The person asked a long job to stop."""

    title = "Stopped"
    sentence = "The work was stopped as you asked. Nothing was changed."
