"""Forms with logic of every sort, and the answers, rows and changes of mind they meet."""

from __future__ import annotations

import random

from instruments.any_expression import SIGNS, SOUP
from instruments.logic.forms import TEAMS, asked, form, section

from lifaudit.domain.kinds import Kind
from lifaudit.instruments.logic.language import FUNCTIONS

ONCE = ("a.n", "a.text", "a.day", "a.team", "a.teams")
ROWED = ("g.n", "g.text", "g.team")
KEYS = (*ONCE, *ROWED, "a.made", "a.first", "g.made", "g")
VALUES = (
    *("", "0", "1", "-1", "7", "2.5", "north", "south east", "2026-03-29", "2026-10-25T01:30"),
    *("yes", "false", "NaN", " 3 ", "1e999", "9" * 400, "-" + "9" * 400, "9" * 308, "0001-01-01"),
    *("9999-12-31", "Größe 😀", "'", "((a+)+)+$", "%Y %b %"),
)
WRITTEN = tuple(value for value in VALUES if "'" not in value)
NUMBERS = ("0", "1", "2", ".5", "3.", "1000000", "9" * 320, "0.1", "-1")
LEAVES = (".", "name", "area", "today()", "now()", "true()", "false()", "position(..)", "current()")
DEEP = 3
ROWS = ("x", "y", "z")


def expression(chance: random.Random, *, spoilt: float = 0.2, keys: tuple[str, ...] = KEYS) -> str:
    """Return an expression that mostly compiles; some have a sign in them that does not belong."""
    text = _part(chance, DEEP, keys)
    if chance.random() < spoilt:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SOUP) + text[at + chance.randrange(3) :]
    return text


def any_form(chance: random.Random, *, spoilt: float = 0.2):
    """Return a form in which everything that can have an expression may have one."""

    def logic(*slots):
        return {slot: expression(chance, spoilt=spoilt) for slot in slots if chance.random() < 0.5}

    rows = (
        asked("g.n", Kind.NUMBER, **logic("relevant", "constraint")),
        asked("g.text", **logic("required")),
        asked("g.team", Kind.ONE_OF, choices=TEAMS, **logic("filter")),
        asked("g.made", Kind.CALCULATED, **logic("calculation")),
    )
    return form(
        section(
            "a",
            asked("a.n", Kind.NUMBER, **logic("constraint")),
            asked("a.first", Kind.CALCULATED, **logic("calculation")),
            asked("a.text", **logic("relevant", "required")),
            asked("a.day", Kind.DATE),
            asked("a.team", Kind.ONE_OF, choices=TEAMS, **logic("filter", "relevant")),
            asked("a.made", Kind.CALCULATED, **logic("calculation", "relevant")),
        ),
        section(
            "b",
            asked("g", Kind.GROUP, questions=rows, **logic("relevant")),
            asked("a.teams", Kind.MANY_OF, choices=TEAMS, **logic("constraint")),
            **logic("relevant"),
        ),
    )


def answer(chance: random.Random) -> tuple[str, str]:
    """Return a place of such a form and what somebody puts there."""
    key = chance.choice((*ONCE, *ROWED))
    place = f"g/{chance.choice(ROWS)}/{key}" if key in ROWED else key
    return place, chance.choice(VALUES)


def rows(chance: random.Random) -> list[str]:
    """Return the rows of its group in some order, some of them left out."""
    return chance.sample(ROWS, chance.randrange(len(ROWS) + 1))


def _part(chance: random.Random, deep: int, keys: tuple[str, ...]) -> str:
    shape = chance.randrange(7 if deep else 4)
    if shape == 0:
        return f"'{chance.choice(WRITTEN)}'"
    if shape == 1:
        return chance.choice(NUMBERS)
    if shape == 2:
        return chance.choice(LEAVES)
    if shape == 3:
        return f"${{{chance.choice(keys)}}}"
    if shape == 4:
        return _call(chance, deep - 1, keys)
    left, right = (_part(chance, deep - 1, keys) for _ in range(2))
    sign = chance.choice(SIGNS)
    return f"({left} {sign} {right})" if shape == 5 else f"{left} {sign} -{right}"


def _call(chance: random.Random, deep: int, keys: tuple[str, ...]) -> str:
    known = chance.choice(tuple(FUNCTIONS.values()))
    if known.name == "indexed-repeat":
        return f"indexed-repeat(${{{chance.choice(ROWED)}}}, ${{g}}, {_part(chance, deep, keys)})"
    many = chance.randint(known.least, min(known.most, known.least + 2))
    given = [_part(chance, deep, keys) for _ in range(many)]
    if known.name == "position":
        given = [".."]
    return f"{known.name}({', '.join(given)})"
