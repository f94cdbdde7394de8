"""Whether words that should be a role look like the name of a person: a hint, never a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof", "rev", "sgt"))
_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*\.?")
_ROLES = re.compile(
    r"(?i)^(?:aunt|carer|chair|child|clerk|coach|constable|coordinator|counsellor|detective|"
    r"doctor|father|gp|governor|guardian|head|health|lead|manager|mentor|midwife|mother|named|"
    r"nurse|officer|parent|police|practitioner|probation|psychologist|school|senco|senior|"
    r"sergeant|social|special|teacher|therapist|visitor|worker|youth)s?$"
)


def looks_like_a_name(text: str, offered: Sequence[str] = ()) -> bool:
    """Tell whether words look like a name: a title before one, or two capital words and no role."""
    if text.strip() in offered:
        return False
    words = [one.removesuffix(".") for one in _WORD.findall(text)]
    capital = [one[0].isupper() and not one.isupper() for one in words]
    pairs = zip(words, capital[1:], strict=False)
    if any(word.casefold() in TITLES and follows for word, follows in pairs):
        return True
    if any(_ROLES.match(part) for one in words for part in one.split("-")):
        return False
    return any(one and other for one, other in pairwise(capital))
