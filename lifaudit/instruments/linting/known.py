"""What the logic of an instrument stands on: its questions by key, and every expression, read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place, Remark
from lifaudit.domain.scale import Scale
from lifaudit.instruments.linting.trees import every_part
from lifaudit.instruments.logic.parse import parse
from lifaudit.instruments.logic.tree import Here, Node, Reference, Span
from lifaudit.instruments.walk import Asked, asked_in, sections_of

_KEYS = (  # as a form file writes them, and as Logic has them
    ("relevant", "relevant"),
    ("constraint", "constraint"),
    ("required_if", "required"),
    ("calculation", "calculation"),
    ("filter", "filter"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """An expression: where it stands, what it is for, and whose it is (nobody's: a section's).

    `nodes` are all its parts, in the order in which they are written.
    """

    place: Place
    use: str
    tree: Node
    section: Section
    asked: Asked | None
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An instrument as its expressions see it; `unread` says which of them make no sense."""

    asked: Mapping[str, Asked]
    order: Mapping[str, int]
    scales: Mapping[str, Scale]
    written: tuple[Written, ...]
    unread: tuple[Remark, ...]

    def question(self, node: Node, written: Written) -> Question | None:
        """Return the question whose answer a node stands for, if it is one."""
        if isinstance(node, Here):
            return written.asked.question if written.asked else None
        found = self.asked.get(node.key) if isinstance(node, Reference) else None
        return found.question if found else None

    def codes(self, question: Question) -> tuple[str, ...] | None:
        """Return the codes an answer is picked from; None where it is not picked."""
        if question.kind is Kind.ACKNOWLEDGE:
            return ("yes",)
        if question.kind.takes_scale:
            scale = self.scales.get(question.scale or "")
            return tuple(point.code for point in scale.points) if scale else None
        return tuple(choice.code for choice in question.choices) or None


def known_of(instrument: Instrument) -> Known:
    """Read every expression of an instrument once, for all the rules that look at them."""
    every = tuple(asked_in(instrument))
    written: list[Written] = []
    unread: list[Remark] = []
    for place, use, text, owner in _texts(instrument, every):
        section = owner.section if isinstance(owner, Asked) else owner
        asked = owner if isinstance(owner, Asked) else None
        try:
            tree = parse(text)
        except BadExpression as bad:
            unread.append(unreadable(place, bad))
        else:
            written.append(Written(place, use, tree, section, asked, tuple(every_part(tree))))
    return Known(
        {asked.question.key: asked for asked in every},
        {asked.question.key: at for at, asked in enumerate(every)},
        {scale.key: scale for scale in instrument.scales},
        tuple(written),
        tuple(unread),
    )


def at(span: Span) -> str:
    """Say where in an expression something stands, counting letters from 1."""
    return f"at character {span.character}"


def unreadable(place: Place, bad: BadExpression) -> Remark:
    """Say what the engine refuses in an expression."""
    return Remark(
        place,
        f"The expression cannot be read ({at(Span(bad.start, bad.end))}). {bad.what}",
        "An expression that cannot be read does nothing, and nobody notices.",
        f"{bad.mend} docs/expressions.md has examples.",
    )


def _texts(
    instrument: Instrument, every: tuple[Asked, ...]
) -> Iterator[tuple[Place, str, str, Asked | Section]]:
    for place, section in sections_of(instrument):
        if section.relevant:
            yield (*place, "relevant"), "relevant", section.relevant, section
    for asked in every:
        for key, name in _KEYS:
            text = getattr(asked.question.logic, name)
            if text:
                yield (*asked.place, key), key, text, asked
