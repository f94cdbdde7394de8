"""Names become keys: each of our own is kept, each foreign one is made to fit its section."""

from __future__ import annotations

import re
import unicodedata

from lifaudit.instruments.xlsform.headings import Entry
from lifaudit.instruments.xlsform.parts import Item, Part
from lifaudit.instruments.xlsform.words import LIF, REFERENCE

LOOSE = "questions"
_OUR_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUOTED = re.compile(
    "\"[^\"]*\"|'[^']*'|(?P<double>[\u201c\u201d\u201e])|(?P<single>[\u2018\u2019\u201a])"
)


class Names:
    """Knows the key of every row that has one, and rewrites what expressions refer to."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._taken: set[str] = set()
        self._keys: dict[int, str] = {}
        self._others: dict[int, str] = {}
        self._known: dict[str, str] = {}
        self._sections = [self._section(part) for part in parts]
        for part, key in zip(parts, self._sections, strict=True):
            for item in part.items:
                self._item(item, key)

    def section(self, at: int) -> str:
        """Return the key of a section by its position."""
        return self._sections[at]

    def key(self, row: Entry) -> str:
        """Return the key of a row."""
        return self._keys[id(row)]

    def other(self, row: Entry) -> str:
        """Return the key of the question that asks which other one a row's answer is."""
        return self._others[id(row)]

    def written(self, expression: str) -> str:
        """Return an expression as we write it: keys for names, straight quotation marks."""
        straight = _QUOTED.sub(_straight, expression)
        return REFERENCE.sub(lambda found: f"${{{self._known.get(found[1], found[1])}}}", straight)

    def _section(self, part: Part) -> str:
        if part.is_overall:
            return self._free("overall")
        given = part.row and (part.row[f"{LIF}key"] or part.row["name"])
        return self._free(slug(given) if given else LOOSE)

    def _item(self, item: Item, section: str) -> None:
        row = item.node.row
        name = row["name"]
        given = row[f"{LIF}key"] or name
        start, _, rest = given.partition(".")
        fits = start == section and _OUR_SLUG.fullmatch(rest)
        key = self._free(given if fits else f"{section}.{slug(given)}")
        self._keys[id(row)] = key
        self._known.setdefault(name, key)
        if item.node.other:
            self._others[id(row)] = self._free(f"{key}-other")
        for inner in item.items:
            self._item(inner, section)

    def _free(self, wanted: str) -> str:
        number, free = 1, wanted
        while free in self._taken:
            number += 1
            free = f"{wanted}-{number}"
        self._taken.add(free)
        return free


def slug(name: str) -> str:
    """Bring a name to small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "unnamed"


def _straight(found: re.Match[str]) -> str:
    """Straighten a curly mark that stands where a straight one must; in a text it may stay."""
    if found["double"]:
        return '"'
    return "'" if found["single"] else found[0]
