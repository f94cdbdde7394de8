"""What expressions refer to: questions that are there, have an answer, and come first."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.kinds import Kind
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.linting.known import Known, Written, at
from lifaudit.instruments.logic.tree import Extra, Reference

_LOST = "The expression would always see nothing there."


def lost_references(known: Known) -> Iterator[Remark]:
    """Find references to questions that do not exist or have no answer, and words without marks."""
    for written in known.written:
        for node in written.nodes:
            if isinstance(node, Reference):
                yield from _reference(known, written, node)
            elif isinstance(node, Extra):
                yield from _bare(known, written, node)


def later_fields(known: Known) -> Iterator[Remark]:
    """Find conditions on what is asked further down, and told off before it is known."""
    for written in known.written:
        if written.asked is None or written.use not in ("constraint", "relevant"):
            continue
        here = known.order[written.asked.question.key]
        later = dict.fromkeys(
            node.key
            for node in written.nodes
            if isinstance(node, Reference)
            and known.order.get(node.key, here) > here
            and known.asked[node.key].question.kind is not Kind.CALCULATED
        )
        for name in later:
            yield Remark(
                written.place,
                f"The {written.use} looks at '{name}', which is asked later.",
                "People meet it before they could have done anything about it.",
                "Put it at the later of the two questions, or change their order.",
                Severity.ADVICE,
            )


def _reference(known: Known, written: Written, node: Reference) -> Iterator[Remark]:
    asked = known.asked.get(node.key)
    if asked is None:
        what = f"No question is called '{node.key}' ({at(node.span)})."
        yield Remark(written.place, what, _LOST, did_you_mean(node.key, known.asked))
    elif asked.question.kind is Kind.NOTE:
        what = f"'{node.key}' is a note and has no answer ({at(node.span)})."
        yield Remark(written.place, what, _LOST, "Refer to a question that is answered.")


def _bare(known: Known, written: Written, node: Extra) -> Iterator[Remark]:
    """Find a word that is neither a question nor a text; a filter may name an extra of a choice."""
    if written.use == "filter" and written.asked is not None:
        names = {extra.name for one in written.asked.question.choices for extra in one.extras}
        if node.name not in {*names, "name", "label"}:
            yield Remark(
                written.place,
                f"No choice has a property called '{node.name}' ({at(node.span)}).",
                "The filter would leave nothing to choose from.",
                did_you_mean(node.name, names),
            )
        return
    mend = f"Write '{node.name}' in quotation marks if it is a code."
    if node.name in known.asked:
        mend = f"Write it as ${{{node.name}}}."
    yield Remark(
        written.place,
        f"The word {node.name} stands without quotation marks ({at(node.span)}).",
        _LOST,
        mend,
    )
