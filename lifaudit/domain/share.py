"""What one's own agency has to do in an audit that somebody else leads, in counts and sentences.

How far the others are is not known on its laptop: their packs go to the lead.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """The returns one agency is asked for, and how many of them are begun and signed off.

    `packed` tells that a pack was made since the last was signed off; `decides`, that a certified
    report waits for the decision of this vault's owner.
    """

    asked: int = 0
    begun: int = 0
    signed: int = 0
    packed: bool = False
    decides: bool = False

    @property
    def left(self) -> int:
        """How many returns are not signed off."""
        return self.asked - self.signed

    @property
    def recording(self) -> str:
        """Say how far the agency is with its returns."""
        if self.asked == 1:
            return f"Your agency's return is {'not signed off yet' if self.begun else 'not begun'}."
        verb = "is" if self.signed == 1 else "are"
        waiting = self.asked - self.begun
        rest = f" {waiting} not begun." if waiting else ""
        return f"{self.signed} of your agency's {self.asked} returns {verb} signed off.{rest}"

    @property
    def packing(self) -> str:
        """Say that what was signed off has to be sent."""
        if self.asked == 1:
            return "Your agency's return is signed off. Send it to the lead."
        return f"All {self.asked} of your agency's returns are signed off. Send them to the lead."

    @property
    def waiting(self) -> str:
        """Say that somebody else is next."""
        if not self.asked:
            return "No return is asked of your agency. The next step is the lead's."
        what = "return is" if self.asked == 1 else "returns are"
        return f"Your agency's {what} signed off and in a pack. The next step is the lead's."
