"""Flow: blocks fill the column of one page after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from lifaudit.reports.boxes import Block, Turn
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.style import BOTTOM, PAGE_HEIGHT, SIDE, TOP

_LOW = BOTTOM
_HIGH = PAGE_HEIGHT - TOP


class Column:
    """The text column of the page being filled; `furnish` draws what every page repeats."""

    def __init__(self, canvas: TaggedCanvas, furnish: Callable[[TaggedCanvas], None]) -> None:
        self._canvas = canvas
        self._furnish = furnish
        self._y = _HIGH
        self._owed = 0.0
        self._open = False

    def fill(self, blocks: Iterable[Block]) -> None:
        """Draw all blocks and end the last page."""
        waiting = deque(blocks)
        while waiting:
            block = waiting.popleft()
            if isinstance(block, Turn):
                self._turn()
            elif not self._fits_start(block, waiting):
                self._turn()
                self._place(block, waiting)
            else:
                self._place(block, waiting)
        self._turn()

    def _place(self, block: Block, waiting: deque[Block]) -> None:
        """Draw as much of the block as fits and put the rest first in the queue."""
        gap = self._gap(block)
        room = self._y - _LOW - gap
        if block.height <= room and waiting:
            room -= _tail(block, waiting[0])
        rest = None
        if block.height > room:
            parts = block.cut(room)
            if parts is not None:
                block, rest = parts
            elif self._open:
                self._turn()
                waiting.appendleft(block)
                return
        self._begin()
        self._y -= gap
        block.draw(self._canvas, SIDE, self._y)
        self._y -= block.height
        self._owed = block.after
        if rest is not None:
            self._turn()
            waiting.appendleft(rest)

    def _fits_start(self, block: Block, waiting: deque[Block]) -> bool:
        """Whether the block, with whatever it clings to, may start on this page."""
        if not self._open:
            return True
        needed = self._gap(block) + (block.height if block.clings else block.least)
        last, at = block, 0
        while last.clings and at < len(waiting) and not isinstance(waiting[at], Turn):
            follower = waiting[at]
            needed += max(last.after, follower.before)
            needed += follower.height if follower.clings else follower.least
            last, at = follower, at + 1
        if last.least == last.height and at < len(waiting):
            needed += _tail(last, waiting[at])
        return needed <= self._y - _LOW

    def _gap(self, block: Block) -> float:
        return max(self._owed, block.before) if self._open else 0

    def _begin(self) -> None:
        if not self._open:
            self._furnish(self._canvas)
            self._open = True

    def _turn(self) -> None:
        """End the page if anything stands on it."""
        if self._open:
            self._canvas.showPage()
        self._y, self._owed, self._open = _HIGH, 0.0, False


def _tail(block: Block, follower: Block) -> float:
    """Return the room to be left below a block for what may not begin a page without it."""
    return max(block.after, follower.before) + follower.least if follower.trails else 0
