"""A field to choose one of many in a drop-down list."""

from __future__ import annotations

from collections.abc import Sequence

from ui.fields.field import Field
from ui.widgets.select import Select

FEWEST = 12  # letters that are always seen
NOTHING = ("", "Choose\N{HORIZONTAL ELLIPSIS}")


class SelectField(Field):
    """One of many words, each standing for a code; its value is the code, or empty.

    `nothing` is how it reads when it is empty.
    """

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, str]],
        hint: str = "",
        nothing: tuple[str, str] = NOTHING,
    ) -> None:
        super().__init__(label, hint)
        self._nothing = nothing
        self.select = Select(label, [nothing, *choices])
        self.select.activated.connect(lambda *_: self._on_chosen())
        self.edit_with(self.select)

    def stay_in_line(self) -> None:
        """Take the width there is: a long word must not make its page wider than the window."""
        self.select.setSizeAdjustPolicy(
            Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.select.setMinimumContentsLength(FEWEST)

    @property
    def value(self) -> str:
        return self.select.code()

    def set_value(self, value: object) -> None:
        self.select.choose(str(value or ""))

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other words, keeping what is chosen where it still stands."""
        kept = self.value
        self.select.clear()
        for code, words in (self._nothing, *choices):
            self.select.addItem(words, code)
        self.select.choose(kept if kept in dict(choices) else "")

    def focus_first(self) -> None:
        self.select.setFocus()

    def _on_chosen(self) -> None:
        self.mark_gap("")
        self.commit()
