"""A small module that adds one graded section, and one that is not, to the deep dive."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.instrument import Cap, Scoring
from lifaudit.instruments.library import form


def neglect():
    """Return the module."""
    dive = form("multi-agency-deep-dive")
    voice = next(one for one in dive.sections if one.key == "voice")
    asked = replace(voice.questions[0], key="neglect-days.seen")
    graded = replace(voice, key="neglect-days", title="The child's days", questions=(asked,))
    plain = replace(
        graded,
        key="neglect-home",
        title="The child's home",
        questions=(replace(asked, key="neglect-home.seen"),),
        graded=False,
        grade_guidance="",
        descriptors=(),
    )
    return replace(
        dive,
        key="neglect-ours",
        version="1.2",
        title="Neglect",
        use="module",
        purpose="Looks closer at neglect.",
        minutes=15,
        provenance="Our own.",
        sections=(graded, plain),
        overall=None,
        scoring=Scoring(caps=(Cap("neglect-days", "inadequate", "requires-improvement"),)),
        adds_to=("multi-agency-deep-dive",),
    )
