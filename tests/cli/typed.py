"""What a person types at a shell, and what the program answered."""

from __future__ import annotations

import io
import json

from world import WORDS

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams


class Said:
    """What one run of the program said and how it ended."""

    def __init__(self, *argv: object, words: str = WORDS.text, heard: str = "") -> None:
        out, err = io.StringIO(), io.StringIO()
        asked = {"Eight words: ": heard}
        ask = Streams(out, err, lambda question: asked.get(question, words))
        try:
            self.code = main([str(one) for one in argv], ask)
        except SystemExit as left:
            self.code = int(left.code or 0)
        self.out, self.err = out.getvalue(), err.getvalue()

    @property
    def data(self):
        return json.loads(self.out)


def entries(folder) -> int:
    """Return how many entries a vault's log holds."""
    return int(Said("vault", "check", folder).out.split()[0])
