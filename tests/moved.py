"""Another version of the deep dive, with a question renamed, one retyped and one taken out."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.kinds import Kind
from lifaudit.instruments.library import form
from lifaudit.services import drafting

DIVE = form("multi-agency-deep-dive")
OURS = "ours@2.0"


def changed(dive=DIVE):
    """Rename, retype and remove a question, merge two points of a scale, rename a section."""
    first, second, *rest = dive.sections
    signs, history, _, *others = first.questions
    asked = (
        replace(signs, key="recognition.signs-seen"),
        replace(history, kind=Kind.LONG_TEXT, scale=None),
        *others,
    )
    return replace(
        dive,
        key="ours",
        version="2.0",
        sections=(
            replace(first, questions=asked),
            replace(
                second,
                key="understanding",
                title="Understanding the child",
                questions=tuple(renamed(one, "understanding") for one in second.questions),
            ),
            *rest,
        ),
    )


def renamed(question, section):
    return replace(question, key=f"{section}.{question.key.partition('.')[2]}")


def publish(unit, instrument):
    draft = drafting.draft_in(drafting.bring_in(unit, instrument))
    drafting.publish(unit, draft, instrument.version, "Another version.")
