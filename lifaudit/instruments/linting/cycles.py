"""Questions that wait for each other: none of them could ever be worked out."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.linting.known import Known, Written
from lifaudit.instruments.logic.tree import Reference

MOST = 20  # circles; who has more than this mends the first ones first
Needs = dict[str, dict[str, Place]]


def circles(known: Known) -> Iterator[Remark]:
    """Find every circle of questions that need each other's answer, named in order."""
    needs = _needs(known)
    for _ in range(MOST):
        circle = _circle(needs)
        if not circle:
            return
        first = min(range(len(circle)), key=lambda at: known.order[circle[at]])
        names = (*circle[first:], *circle[:first])
        second = names[1 % len(names)]
        place = needs[names[0]].pop(second)
        chain = " needs ".join(f"'{name}'" for name in (*names, names[0]))
        yield Remark(
            place,
            f"The questions go round in a circle: {chain}.",
            "None of them could ever be worked out.",
            "Take one of these references out.",
        )


def _needs(known: Known) -> Needs:
    """Say for every question which answers decide whether it is asked and what it comes to."""
    needs: Needs = {key: {} for key in known.asked}
    for written in known.written:
        if written.use in ("relevant", "calculation"):
            names = {node.key for node in written.nodes if isinstance(node, Reference)}
            for key in _owners(known, written):
                for name in names & needs.keys():
                    needs[key].setdefault(name, written.place)
    return needs


def _owners(known: Known, written: Written) -> Iterator[str]:
    """Give the questions an expression decides about: its own, those in its rows or section."""
    if written.asked is not None:
        yield from (each.key for each in written.asked.question.each)
    else:
        questions = written.section.questions
        yield from (
            each.key for asked in questions for each in asked.each if each.key in known.asked
        )


def _circle(needs: Needs) -> tuple[str, ...]:
    """Return one circle, each name followed by one it needs; nothing where there is none."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1][1:]))
    return ()
