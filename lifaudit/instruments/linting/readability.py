"""How hard a form is to read: long sentences, and sections that take a student to understand.

More than 25 words is what GOV.UK's style guide calls too long ("Sentence length: why 25 words is
our limit", Government Digital Service, 2014). The measure of a section is the Automated
Readability Index (Smith and Senter, AMRL-TR-66-22, 1967): letters, words and sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.linting.texts import sentences, texts_of, words

LONGEST = 25
ENOUGH = 100  # words; a shorter text says little about how somebody writes
HARDEST = 12.0  # the years of schooling a reader needs
SHOWN = 5  # words that tell which sentence is meant


def hard_reading(instrument: Instrument) -> Iterator[Remark]:
    """Find what a tired reader would have to read twice."""
    gathered: dict[tuple[str | int, ...], list[str]] = {}
    for text in texts_of(instrument):
        gathered.setdefault(text.place[:2], []).append(text.text)
        for sentence in sentences(text.text):
            count = len(words(sentence)) if len(sentence) > 2 * LONGEST else 0
            if count > LONGEST:
                start = " ".join(sentence.split()[:SHOWN])
                what = f"The sentence that begins '{start}' has {count} words."
                why = f"Past {LONGEST} words, readers lose the beginning before they reach the end."
                yield Remark(text.place, what, why, "Make two of it.", Severity.ADVICE)
    for place, texts in gathered.items():
        years = schooling(" ".join(texts))
        if years > HARDEST:
            what = f"This part is hard to read: it takes about {years:.0f} years of schooling."
            why = "People answer what they think was asked."
            mend = "Use shorter words and shorter sentences."
            yield Remark(place, what, why, mend, Severity.ADVICE)


def schooling(text: str) -> float:
    """Return the years of school it takes to read a text with ease; 0 where it is too short."""
    found = words(text)
    if len(found) < ENOUGH:
        return 0.0
    letters = sum(map(len, found))
    return 4.71 * letters / len(found) + 0.5 * len(found) / len(sentences(text)) - 21.43
