"""Keys made from words, and what has to follow when a key becomes another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question

LONGEST, WORDS = 40, 5
EXPRESSIONS = ("relevant", "constraint", "required", "calculation", "filter")
SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "any", "are", "as", "at", "be", "by", "did", "do", "does", "for"),
        *("from", "had", "has", "have", "how", "if", "in", "is", "it", "of", "on", "or", "our"),
        *("that", "the", "their", "there", "they", "this", "to", "was", "were", "what", "when"),
        *("where", "which", "who", "with", "you", "your"),
    )
)
_ASKED = re.compile(r"\$\{\s*([^}\s]+)\s*\}")


def slug(words: str, unnamed: str = "unnamed") -> str:
    """Return a key made from words: the first few that carry meaning."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    kept = [one for one in found if one not in SMALL_WORDS] or found
    return "-".join(kept[:WORDS])[:LONGEST].strip("-") or unnamed


def free(wanted: str, taken: Container[str]) -> str:
    """Return a key that is not taken: the one wanted, or the same with a number."""
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key


@dataclass(frozen=True, slots=True)
class Named:
    """A key and the words it was made from."""

    key: str
    words: str


def next_key(before: Named, now: Named, taken: Container[str], start: str = "") -> str:
    """Return the key of something after a change: as somebody wrote it, or as its words say.

    A key that was not made from the words stays. `start` stands before every key of its like.
    """
    if now.key != before.key:
        return free(start + slug(now.key.removeprefix(start).replace(".", " ")), taken)
    if before.key == free(start + slug(before.words), taken):
        return free(start + slug(now.words), taken)
    return before.key


def keys_in(form: Instrument) -> frozenset[str]:
    """Return the keys of every question, section and scale."""
    sections = (one.key for one in form.all_sections)
    scales = (one.key for one in form.scales)
    return frozenset((*sections, *scales, *(one.key for one in form.every_question)))


def rekeyed(form: Instrument, renamed: Mapping[str, str]) -> Instrument:
    """Give questions other keys, and every expression that asks for them the same."""
    sections = tuple(rekeyed_section(one, renamed) for one in form.sections)
    overall = None if form.overall is None else rekeyed_section(form.overall, renamed)
    return replace(form, sections=sections, overall=overall)


def rekeyed_section(section: Section, renamed: Mapping[str, str]) -> Section:
    """Give a section's questions other keys, and its expressions the same."""
    questions = tuple(rekeyed_question(one, renamed) for one in section.questions)
    relevant = followed(section.relevant, renamed)
    return replace(section, questions=questions, relevant=relevant)


def rekeyed_question(asked: Question, renamed: Mapping[str, str]) -> Question:
    """Give a question and those in its rows other keys, and their expressions the same."""
    said = {name: followed(getattr(asked.logic, name), renamed) for name in EXPRESSIONS}
    return replace(
        asked,
        key=renamed.get(asked.key, asked.key),
        logic=replace(asked.logic, **said),
        questions=tuple(rekeyed_question(one, renamed) for one in asked.questions),
    )


def followed(expression: str, renamed: Mapping[str, str]) -> str:
    """Let an expression ask for questions under their new keys."""

    def new(found: re.Match[str]) -> str:
        key = renamed.get(found[1])
        return found[0] if key is None else f"${{{key}}}"

    return _ASKED.sub(new, expression)
