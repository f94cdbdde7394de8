"""The way back of a move: what was not touched since stands again, and the rest moves as ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lifaudit.domain.casework import Answer
from lifaudit.domain.crossing import Crossings, Fate, where
from lifaudit.domain.earlier import EarlierAnswer


@dataclass(frozen=True, slots=True)
class WayBack:
    """What stands again (`restored`), and what becomes of everything recorded since (`fates`).

    `left` are the answers that give their place up to those that stand again.
    """

    restored: tuple[EarlierAnswer, ...]
    left: tuple[Answer, ...]
    fates: tuple[Fate, ...]
    is_exact: bool

    @property
    def all_fates(self) -> tuple[Fate, ...]:
        """Everything that stands now, with where it goes."""
        back = {}
        for one in self.restored:
            for path in one.to:
                back[one.case, one.agency, path] = answer_of(one)
        gone = ((one, back.get(where(one))) for one in self.left)
        return (*(Fate(one, (to,)) for one, to in gone if to), *self.fates)


def way_back(
    forth: Crossings, back: Crossings, earlier: Sequence[EarlierAnswer], now: Sequence[Answer]
) -> WayBack:
    """Say what a move back does; `forth` is the move that is taken back.

    What the move left as it was stays now as well. Of two answers for one place the later stands.
    """
    stands = {where(one): one for one in now}
    calm = [one for one in earlier if _is_untouched(one, forth, stands)]
    left = {(one.case, one.agency, path) for one in calm for path in one.to}
    since = [one for at, one in stands.items() if at not in left]
    same = [Fate(one, (one,)) for one in since if forth.of(one.agency).leaves(one)]
    stay = {where(fate.answer) for fate in same}
    again = [one for one in calm if one.to or where(answer_of(one)) not in stay]
    full = stay | {where(answer_of(one)) for one in again}
    rest = back.fates((one for one in since if where(one) not in stay), full)
    fates = (*same, *rest)
    filled = full | {where(to) for fate in rest for to in fate.to}
    torn = [one for one in earlier if where(answer_of(one)) not in filled]
    return WayBack(
        (*again, *torn),
        tuple(one for at, one in stands.items() if at in left),
        fates,
        len(again) == len(earlier) and all(one.stays for one in fates),
    )


def answer_of(earlier: EarlierAnswer) -> Answer:
    """Return the answer as it stood."""
    place = (earlier.audit, earlier.case, earlier.agency, earlier.question)
    return Answer(*place, earlier.value, earlier.note, earlier.evidence)


def _is_untouched(
    earlier: EarlierAnswer, forth: Crossings, stands: dict[tuple[str, str, str], Answer]
) -> bool:
    """Whether all that a move wrote for it stands as it was written."""
    return all(stands.get(where(one)) == one for one in _written(earlier, forth))


def _written(earlier: EarlierAnswer, forth: Crossings) -> Iterator[Answer]:
    for fate in forth.fates([answer_of(earlier)]):
        yield from (one for one in fate.to if one.question in earlier.to)


def emptied(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Give answers that say nothing in the place of these."""
    return (Answer(one.audit, one.case, one.agency, one.question) for one in answers)
