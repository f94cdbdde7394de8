"""The demo's reveal: a case is called, each agency releases its key, all grades open at once."""

from __future__ import annotations

from collections.abc import Callable

from lifaudit.demo import post
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.errors.day import NothingToRelease
from lifaudit.services import day, releasing
from lifaudit.services.revealing import reveal_sheet

Tell = Callable[[str], None]


def reveal(stage: Stage, audit: str, case: str, tell: Tell) -> None:
    """Call a case and let everybody release; nobody is shown a grade before all have."""
    call(stage, audit, case)
    for laptop in stage.agencies:
        post.pick_up(stage, laptop)
        if release(stage, laptop, audit, case):
            post.pick_up(stage, stage.lead)
            tell(f"{laptop.called} released {case}. {sentence(stage.lead, audit, case)}")
    post.agencies_pick_up(stage)
    shut = [one for one in stage.everybody if _is_shut(one, audit, case)]
    opened = len(stage.everybody) - len(shut)
    stage.tell(f"{case} was called: its grades opened at once, on {opened} laptops.")


def call(stage: Stage, audit: str, case: str) -> None:
    """Call a case, and let everybody know."""
    with stage.lead.vault.unit() as unit:
        day.call(unit, audit, case)
    post.send(stage, stage.lead, audit)


def release(stage: Stage, laptop: Laptop, audit: str, case: str) -> bool:
    """Let an agency release what it committed of a case; False where it had nothing to grade."""
    try:
        releasing.release_into(laptop.vault, audit, case, stage.folder)
    except NothingToRelease:
        return False
    return True


def sentence(laptop: Laptop, audit: str, case: str) -> str:
    """Return what a laptop says of the reveal of a case."""
    with laptop.vault.unit() as unit:
        return reveal_sheet(unit, audit, case).sentence


def _is_shut(laptop: Laptop, audit: str, case: str) -> bool:
    with laptop.vault.unit() as unit:
        return reveal_sheet(unit, audit, case).is_shut
