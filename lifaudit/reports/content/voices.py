"""What children and families said, and how far the records let them be heard.

Feedback is counted for all; it is quoted only where whoever gave it agreed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lifaudit.domain import tally
from lifaudit.domain.casework import Feedback, Heard, Voice
from lifaudit.domain.grading import taking_part
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.taking_part import feedback
from lifaudit.domain.taking_part import voices as voiced
from lifaudit.domain.words import words_of
from lifaudit.reports.content.phrases import count, opening
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Figure, Heading, Paragraph, Quote, Section, Table, plain

FEWEST_GIVERS = 5
MOST_QUOTES, MOST_FAMILY = 4, 3
LONGEST = 700
WAYS = {
    Heard.SPOKEN: "Own words",
    Heard.OBSERVED: "Watched",
    Heard.ADVOCATE: "Advocate",
    Heard.WRITTEN: "Written, drawn",
    Heard.NOT_EVIDENCED: "Not evidenced",
}


def voices(source: Source) -> Section:
    """Return how children and families were heard."""
    blocks = (*_evidenced(source), *_words(source), *_family(source))
    return Section("The child and the family", blocks, "voice")


def is_told(source: Source) -> bool:
    """Tell whether there is anything for this section to say."""
    told = any(one.told for one in voiced(source.dossier))
    return told or bool(heard_voices(source)) or bool(feedback(source.dossier))


def heard_voices(source: Source) -> list[Voice]:
    """Return the voices that say something in words, of cases and agencies that count."""
    here = set(taking_part(source.dossier))
    return [
        one for one in source.dossier.voices if (one.case, one.agency) in here and one.words.strip()
    ]


def _evidenced(source: Source) -> Iterator[Block]:
    parts = voiced(source.dossier)
    if not any(one.told for one in parts):
        return
    yield Figure(tally.voice(source.dossier))
    rows = []
    for one in parts:
        ways = dict(one.ways)
        rows.append(
            (
                one.name,
                *(str(ways.get(way, 0)) for way in WAYS),
                f"{one.influenced} of {one.evidenced}",
            )
        )
    yield Heading(2, "How children were heard")
    yield Table(
        ("Agency", *WAYS.values(), "Changed something"),
        tuple(rows),
        (1.4, 0.9, 1, 1.1, 1, 1.1, 1.2),
        "Returns by how the child was heard; the last column is of those that evidence it.",
    )


def _words(source: Source) -> Iterator[Block]:
    said = heard_voices(source)
    if not said:
        return
    first = sorted(said, key=lambda one: (one.influenced is not True, len(one.words) > LONGEST))
    yield Heading(2, "What children told and showed us")
    for one in _one_per_case(first)[:MOST_QUOTES]:
        yield Quote(_quoted(one.words), f"{one.case}, {whence(source, one)}")
    left = len(said) - min(MOST_QUOTES, len(_one_per_case(first)))
    if left > 0:
        told = f"What {count(left, 'more return')} tell of the child stands with the cases."
        yield Paragraph(plain(told), "small")


def _quoted(text: str) -> str:
    """Return what somebody said to its end; only what would fill a page is opened."""
    return opening(text, LONGEST) if len(text) > LONGEST else text.strip()


def whence(source: Source, voice: Voice) -> str:
    """Say whose record it is and how the child was heard: what was watched is not a quotation."""
    told = f"from the records of {source.agency(voice.agency)}"
    if voice.heard is None:
        return told
    way = words_of(voice.heard)
    return f"{told}, {way[0].lower()}{way[1:]}"


def _one_per_case(said: list[Voice]) -> list[Voice]:
    """Return the first voice of every case, in the order of the cases."""
    first: dict[str, Voice] = {}
    for one in said:
        first.setdefault(one.case, one)
    return sorted(first.values(), key=lambda one: one.case)


def _family(source: Source) -> Iterator[Block]:
    form, given = source.dossier.instruments.feedback, feedback(source.dossier)
    if form is None or not given:
        return
    yield Heading(2, "What children and parents told us")
    rows = tuple(_counts(form, given))
    if rows:
        yield Table(("Question", "Answers"), rows, (2, 3), "Answers to the feedback form.")
    else:
        few = f"Fewer than {FEWEST_GIVERS} answered, so their answers are not counted out here."
        yield Paragraph(plain(few))
    for one in [one for one in given if one.may_quote and one.text.strip()][:MOST_FAMILY]:
        yield Quote(_quoted(one.text), _asked(form, one))


def _counts(form: Instrument, given: tuple[Feedback, ...]) -> Iterator[tuple[str, str]]:
    for question in form.questions:
        if not question.kind.takes_scale:
            continue
        codes = Counter(one.value for one in given if one.prompt == question.key and one.value)
        if codes.total() >= FEWEST_GIVERS:
            yield question.text, _tally(form, question, codes)


def _tally(form: Instrument, question: Question, codes: Counter[str]) -> str:
    points = form.scale(question.scale or "").points
    return ", ".join(f"{codes[one.code]} {one.label}" for one in points if codes[one.code])


def _asked(form: Instrument, one: Feedback) -> str:
    text = next((known.text for known in form.questions if known.key == one.prompt), "")
    return f"A child or parent, asked: {text}"
