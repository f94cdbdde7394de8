"""One row of the survey sheet becomes a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits, Logic, Question, plainly
from lifaudit.domain.remark import Place
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.read_question import FURTHEST, KINDS
from lifaudit.instruments.table import folded
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entry
from lifaudit.instruments.xlsform.lists import Lists, choices
from lifaudit.instruments.xlsform.names import Names
from lifaudit.instruments.xlsform.parts import Item
from lifaudit.instruments.xlsform.tree import REPEAT, Node
from lifaudit.instruments.xlsform.values import number, plain_text, whole
from lifaudit.instruments.xlsform.words import LIF, LIKE_OURS, parted

TRUE = ("yes", "true", "true()")
FALSE = ("", "no", "false", "false()")
OTHER = Choice("other", "Other")
SCALED = (0.0, 10.0, 1.0)
_USUAL = (("start", "1"), ("end", "10"), ("step", "1"))  # what ODK takes where nothing is said
_PARAMETER = re.compile(r"(\w+)\s*=\s*([^\s,;]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a question is read with: the desk, the keys, and the lists."""

    desk: Desk
    names: Names
    lists: Lists


def questions_of(reading: Reading, items: tuple[Item, ...], place: Place) -> tuple[Question, ...]:
    """Read the rows of one section, or of one group of rows."""
    found: list[Question] = []
    for item in items:
        for one in _read(reading, item, (*place, "question", len(found))):
            reading.desk.places.put((*place, "question", len(found)), item.node.row.spot)
            found.append(one)
    return tuple(found)


def kind_of(row: Entry, word: str) -> Kind:
    """Return the kind a row asks for, or the one its type is most like."""
    own = row[f"{LIF}kind"]
    if own in KINDS:
        return Kind(own)
    if word == REPEAT:
        return Kind.GROUP
    if word == "range":
        return _ranged(row)
    if word in ("text", "string") and "multiline" in row["appearance"]:
        return Kind.LONG_TEXT
    calculates = word in ("text", "string", "integer", "decimal") and row["calculation"]
    return Kind.CALCULATED if calculates else LIKE_OURS[word]


def _read(reading: Reading, item: Item, place: Place) -> Iterator[Question]:
    desk, row, node = reading.desk, item.node.row, item.node
    kind = kind_of(row, node.word)
    _prove(reading, item, kind)
    offered = () if kind.takes_scale else choices(desk, reading.lists, node.offers, place)
    asked = Question(
        key=reading.names.key(row),
        text=plain_text(desk, row, "label") or row["name"],
        kind=kind,
        guidance="\n\n".join(
            filter(None, (plain_text(desk, row, "hint"), plain_text(desk, row, "guidance_hint")))
        ),
        evidence_prompts=parted(row[f"{LIF}evidence"]),
        scale=node.offers if kind.takes_scale else None,
        choices=(*offered, OTHER) if node.other else offered,
        required=row["required"].casefold() in TRUE and kind.answered,
        tags=frozenset(row[f"{LIF}tags"].split()),
        agencies=frozenset(row[f"{LIF}agencies"].split()),
        limits=_limits(desk, row, node),
        logic=_logic(reading, item, kind),
        weight=_weight(desk, row),
        evidence_least=whole(desk, row, f"{LIF}evidence_least"),
        questions=questions_of(reading, item.items, place),
    )
    yield asked
    if node.other:
        yield _what_other(asked, reading.names.other(row))


def _prove(reading: Reading, item: Item, kind: Kind) -> None:
    desk, row, node = reading.desk, item.node.row, item.node
    own = row[f"{LIF}kind"]
    if own and own not in KINDS:
        desk.flag(
            row.spot, f"{LIF}kind", f"'{own}' is not a kind of question.", did_you_mean(own, KINDS)
        )
    if not row["name"]:
        desk.flag(
            row.spot, "name", "The row has no name.", "Give it one: letters, digits, hyphens."
        )
    if not row["label"] and kind is not Kind.CALCULATED:
        desk.flag(row.spot, "label", "The question has no words.", "Write what is asked.")
    if node.offers and node.offers not in reading.lists.by_name:
        what = f"There is no list called '{node.offers}'."
        desk.flag(row.spot, "type", what, did_you_mean(node.offers, reading.lists.by_name))
    if any(inner.node.word == REPEAT for inner in item.items):
        what = "A repeat stands inside another repeat."
        desk.flag(row.spot, "type", what, "Make it a repeat of its own, beside this one.")
    _leave(reading.desk, row, node, kind)


def _leave(desk: Desk, row: Entry, node: Node, kind: Kind) -> None:
    """Name what other programs would heed and we have no use for."""
    shown = set(row["appearance"].split()) - {"multiline"}
    if shown:
        desk.leave(row.spot, "appearance", "How other programs show the question was left out.")
    if row["read_only"].casefold() not in FALSE and kind.answered:
        desk.leave(row.spot, "read_only", "That the question is only read was left out.")
    if row["parameters"] and node.word != "range":
        desk.leave(row.spot, "parameters", "The parameters were left out.")
    if row["repeat_count"] and not row["repeat_count"].isdecimal():
        what = "The number of rows is worked out."
        desk.flag(
            row.spot,
            "repeat_count",
            what,
            "Write a number, or take it out: rows are added by hand.",
        )


def _limits(desk: Desk, row: Entry, node: Node) -> Limits:
    own = Limits(
        number(desk, row, f"{LIF}least"),
        number(desk, row, f"{LIF}most"),
        number(desk, row, f"{LIF}step"),
        row[f"{LIF}unit"],
        folded(row[f"{LIF}low"]),
        folded(row[f"{LIF}high"]),
    )
    if row[f"{LIF}kind"]:
        return own
    if node.word == REPEAT and row["repeat_count"].isdecimal():
        rows = number(desk, row, "repeat_count")
        return replace(own, least=rows, most=rows)
    if node.word == "range" and _range(row) != SCALED:
        least, most, step = _range(row)
        return replace(own, least=least, most=most, step=step)
    return own


def _range(row: Entry) -> tuple[float, float, float]:
    """Return the ends and the step of a slider, those of ODK where nothing is said.

    Where they are no numbers, pyxform will say so.
    """
    found = dict(_PARAMETER.findall(row["parameters"].casefold()))
    try:
        least, most, step = (float(found.get(word, usual)) for word, usual in _USUAL)
    except ValueError:
        return SCALED
    return (least, most, step) if max(abs(least), abs(most), abs(step)) <= FURTHEST else SCALED


def _ranged(row: Entry) -> Kind:
    ends = _range(row)
    if ends == SCALED:
        return Kind.SCALING
    return Kind.WHOLE if all(one.is_integer() for one in ends) else Kind.NUMBER


def _logic(reading: Reading, item: Item, kind: Kind) -> Logic:
    row, written = item.node.row, reading.names.written
    required = "" if row["required"].casefold() in (*TRUE, *FALSE) else row["required"]
    return Logic(
        relevant=written(_all_of(item.relevant)),
        constraint=written(folded(row["constraint"])) if kind.answered else "",
        message=plain_text(reading.desk, row, "constraint_message"),
        required=written(folded(required or row[f"{LIF}required_if"])) if kind.answered else "",
        calculation=written(folded(row["calculation"])) if kind is Kind.CALCULATED else "",
        filter=written(folded(row["choice_filter"])),
    )


def _all_of(expressions: tuple[str, ...]) -> str:
    texts = [folded(one) for one in expressions]
    return texts[0] if len(texts) == 1 else " and ".join(f"({one})" for one in texts)


def _weight(desk: Desk, row: Entry) -> float:
    found = number(desk, row, f"{LIF}weight")
    return 1.0 if found is None else found


def _what_other(asked: Question, key: str) -> Question:
    """Ask which other one it is, as the question that `or_other` adds everywhere else."""
    logic = Logic(relevant=f"selected(${{{asked.key}}}, '{OTHER.code}')")
    other = plainly(key, "Which other?", Kind.SHORT_TEXT)
    return replace(other, agencies=asked.agencies, logic=logic)
