"""How strong a passphrase is, said in words, and what would make it stronger."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from zxcvbn import zxcvbn

from lifaudit.security.words import SUGGESTED, word_list

LONGEST_MEASURED = 72  # zxcvbn takes no more, and slows down with the square of the length
LEAST_SCORE = 3
LEAST_GUESSES_LOG10 = 11.0
STRONGEST = 4
HOUSE_WORDS = (
    "lifaudit",
    "audit",
    "safeguarding",
    "partnership",
    "children",
    "correct horse battery staple",  # famous for being strong, so no longer
)

SENTENCES = (
    "Guessed at once.",
    "Guessed within a day.",
    "Not strong enough for a lost laptop.",
    "Strong.",
    "Very strong.",
)

ADVICE = {
    "dictionary": "Names, common words and passwords are tried first. Add words without a link.",
    "spatial": "Neighbouring keys are tried early. Use words instead.",
    "repeat": "Repeating letters or words adds almost nothing. Add a new word.",
    "sequence": "Runs such as abc or 6543 are tried early. Use words instead.",
    "regex": "Years are tried early. Use words instead.",
    "date": "Dates are tried early, above all birthdays. Use words instead.",
    "bruteforce": "Make it longer: five words are easy to remember and hard to guess.",
}
NOTHING_YET = "Take five words that have nothing to do with each other."


@dataclass(frozen=True, slots=True)
class Strength:
    """What measuring a passphrase told: never the passphrase itself."""

    score: int
    guesses_log10: float
    sentence: str
    suggestion: str = field(default="")
    good_enough: bool = False


def strength(text: str, person_words: tuple[str, ...] = ()) -> Strength:
    """Measure `text`; names of the person and the agency in `person_words` count for nothing.

    Good enough is 10^11 guesses by zxcvbn's estimate with a score of 3, or five different words of
    our list: at the vault's Argon2 cost either outlasts a well-equipped thief.
    """
    if _words_of_ours(text) >= SUGGESTED:
        guesses = SUGGESTED * math.log10(len(word_list()))
        return Strength(STRONGEST, guesses, SENTENCES[STRONGEST], good_enough=True)
    if not text.strip():
        return Strength(0, 0.0, SENTENCES[0], NOTHING_YET)
    found = zxcvbn(text[:LONGEST_MEASURED], user_inputs=[*HOUSE_WORDS, *_pieces(person_words)])
    score, guesses = int(found["score"]), float(found["guesses_log10"])
    good = score >= LEAST_SCORE and guesses >= LEAST_GUESSES_LOG10
    if good:
        return Strength(score, guesses, SENTENCES[score], good_enough=True)
    return Strength(score, guesses, SENTENCES[min(score, 2)], _advice(found["sequence"]))


def _words_of_ours(text: str) -> int:
    """Count the different words of our list in `text`, however they are set apart."""
    return len(set(re.split(r"[\W\d_]+", text.lower())) & set(word_list()))


def _pieces(person_words: tuple[str, ...]) -> list[str]:
    return [piece for words in person_words for piece in (words, *words.split())]


def _advice(sequence: list[dict[str, str]]) -> str:
    """Return advice on the longest part that a guesser would recognise."""
    weakest = max(sequence, key=lambda part: (part["pattern"] != "bruteforce", len(part["token"])))
    return ADVICE[weakest["pattern"]]
