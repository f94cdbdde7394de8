"""The sample to learn on: one vault with an audit under way, made in a moment, all of it invented.

It is the demo's story without its laptops: the lead recorded for every agency, as a partnership
that works on one laptop does.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from lifaudit.demo import founding
from lifaudit.demo.desk import Desk
from lifaudit.demo.returns import record_return, record_some
from lifaudit.demo.story import WORDS, Child, Story, read_story
from lifaudit.domain.ports import Clock, Progress
from lifaudit.domain.sheet import Place
from lifaudit.services import chosen, planning, samples, vault
from lifaudit.services.instruments import pinned
from lifaudit.services.keys import Passphrase, confirm_recovery, new_recovery_key
from lifaudit.services.places import look_at
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

CASES, AGENCIES, SEED = 4, 3, 2026
BEGUN = 14
"""So many days ago the sample's audit was planned."""
DEPTHS = (99, 11, 5, 2, 0)
"""How many sections a return has; the first is signed off, the last not begun."""
UNFINISHED = ".unfinished"


def open_sample(folder: Path, clock: Clock, progress: Progress) -> Vault:
    """Open the sample in a folder, made anew where there is none; raises what the services raise.

    What Cancelled or a power cut leaves unfinished is thrown away and no sample.
    """
    words = Passphrase(WORDS)
    if not look_at(folder).is_vault:
        rough = folder.with_name(folder.name + UNFINISHED)
        shutil.rmtree(rough, ignore_errors=True)
        try:
            _make(rough, words, clock, progress)
            samples.mark(rough)
            rough.replace(folder)
        finally:
            shutil.rmtree(rough, ignore_errors=True)
    return vault.unlock(folder, words, clock)


def _make(folder: Path, words: Passphrase, clock: Clock, progress: Progress) -> None:
    story, made = _named(read_story()), vault.create(folder, words, clock)
    try:
        confirm_recovery(made, new_recovery_key())  # nobody needs one for what can be made again
        founding.found(made, story)
        with made.unit() as unit:
            audit, cast = _plan(unit, story, clock)
        for at, (code, child) in enumerate(cast.items()):
            progress(at, len(cast), f"Recording case {at + 1} of {len(cast)} of the sample")
            with made.unit() as unit:
                _record(unit, _desk(unit, audit, story, clock), (audit, code), child)
    finally:
        made.close()


def _named(story: Story) -> Story:
    """Let the partnership's very name, which every page and report bears, say what it is."""
    return replace(story, partnership=f"Sample: {story.partnership}")


def _plan(unit: Unit, story: Story, clock: Clock) -> tuple[str, dict[str, Child]]:
    audit = founding.plan(unit, story, AGENCIES, clock().date() - timedelta(days=BEGUN))
    with tempfile.TemporaryDirectory() as folder:
        founding.sample(unit, audit, story, Path(folder) / "frame.csv", CASES)
    cast = founding.cast(unit, audit, story)
    planning.start(unit, audit)
    return audit, cast


def _desk(unit: Unit, audit: str, story: Story, clock: Clock) -> Desk:
    return Desk(story, pinned(unit, audit).main, SEED, clock().date())


def _record(unit: Unit, desk: Desk, which: tuple[str, str], child: Child) -> None:
    """Record a case for each agency: the first one whole, the others to different depths."""
    audit, code = which
    cases = chosen.cases(unit, audit)
    number = next(at for at, one in enumerate(cases) if one.case == code)
    for other, body in enumerate(desk.story.agencies[:AGENCIES]):
        depth = DEPTHS[(number * AGENCIES + other) % len(DEPTHS)] if number else DEPTHS[0]
        place = Place(audit, code, body.id)
        if depth > len(desk.form.sections):
            record_return(unit, desk, cases[number], child, body.id)
        elif depth:
            record_some(unit, desk, place, child.parts[body.id], depth)
