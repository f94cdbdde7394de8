"""A sound instrument with other expressions put into every slot there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from instruments.mistakes.sound import SOUND

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Logic
from lifaudit.instruments import library


@cache
def sound() -> Instrument:
    """Return the sound instrument."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sound.toml"
        path.write_text(SOUND, "utf-8")
        return library.read_form(path)


def with_expressions(texts: Sequence[str]) -> Instrument:
    """Return it with these five expressions: on three questions, on its rows, on its section."""
    form = sound()
    (section,) = form.sections
    made, quality, who, *middle, group = section.questions
    row = replace(group.questions[0], logic=Logic(constraint=texts[3], message="No."))
    calculated = replace(middle[3], logic=Logic(calculation=texts[4]))
    questions = (
        made,
        replace(quality, logic=Logic(relevant=texts[0], required=texts[1])),
        replace(who, logic=Logic(filter=texts[2])),
        *middle[:3],
        calculated,
        *middle[4:],
        replace(group, questions=(row,)),
    )
    return replace(form, sections=(replace(section, questions=questions, relevant=texts[1]),))
