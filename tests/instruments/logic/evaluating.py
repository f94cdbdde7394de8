"""An expression worked out by itself, with answers to look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.instruments.logic.compile import compiled
from lifaudit.instruments.logic.parse import parse
from lifaudit.instruments.logic.values import Day, Nodes

TODAY, NOON = Day(20710.0), Day(20710.5)  # 14 September 2026


@dataclass(frozen=True, slots=True)
class Given:
    """A scope that holds what a test gives it."""

    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    here: str = ""
    kept: str = ""
    number: int = 0
    labels: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    today: Day = TODAY
    now: Day = NOON

    def nodes(self, key):
        return Nodes(self.answers.get(key, ()))

    def every(self, key):
        return self.nodes(key)

    def label(self, key, code):
        return self.labels.get(f"{key}:{code}", "")

    def property(self, name):
        return self.properties.get(name, "")


def value_of(text, here="", number=0, **answers):
    """Work an expression out; answers are named with underscores for full stops."""
    named = {
        key.replace("_", "."): (said,) if isinstance(said, str) else tuple(said)
        for key, said in answers.items()
    }
    return compiled(parse(text))(Given(named, here, number=number))
