"""A list of case references as it was read, before anybody brings it into an audit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lifaudit.domain.case import Line


@dataclass(frozen=True, slots=True)
class FrameDraft:
    """Codes and groups, proved to be no more than that; `findings` are things worth knowing.

    `columns` names the groups; the column of references has no name here.
    """

    source: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...] = field(repr=False)
    findings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The fingerprint that a draw from this list names."""
        return frame_digest(self.columns, self.lines)


def frame_digest(columns: Sequence[str], lines: Iterable[Line]) -> str:
    """Return the SHA-256, in hex, of a frame as docs/sampling.md writes it out.

    One line per case in the order of the list, the reference and its groups parted by tabs, each
    line ended by a line feed, UTF-8; the first line is `reference` and the names of the groups.
    """
    rows = [("reference", *columns), *((one.reference, *one.strata) for one in lines)]
    text = "".join("\t".join(row) + "\n" for row in rows)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
