"""The demo from start to end: an empty folder becomes a signed report that anyone can check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lifaudit.demo import founding, learning, panel, underway
from lifaudit.demo.calendar import Calendar
from lifaudit.demo.desk import Desk
from lifaudit.demo.returns import record_reflection, record_return
from lifaudit.demo.story import Child, read_story
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.ports import silent
from lifaudit.domain.sheet import Place
from lifaudit.domain.signing import Verdict
from lifaudit.services import (
    checking,
    chosen,
    exporting,
    planning,
    register,
    reporting,
    upkeep,
    vault,
)
from lifaudit.services.dossiers import dossier
from lifaudit.services.instruments import pinned
from lifaudit.services.keys import Passphrase, confirm_recovery, new_recovery_key
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

WORDS = "orchard lantern pebble violin harbour"
FIRST_DAY = date(2026, 9, 7)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How large an audit to play, and where to put everything."""

    out: Path
    cases: int = 8
    agencies: int = 5


@dataclass(frozen=True, slots=True)
class Played:
    """Where everything is, and what checking the report said."""

    vault: Path
    audit: str
    report: Path
    trust: Path
    exports: tuple[Path, ...]
    backup: Path
    verdict: Verdict


def play(wanted: Wanted, say: Say) -> Played:
    """Play the whole audit; raises what the services raise, as nothing is staged."""
    wanted.out.mkdir(parents=True, exist_ok=True)
    clock = Calendar(FIRST_DAY)
    made = vault.create(wanted.out / "vault", Passphrase(WORDS), clock)
    try:
        return _acts(made, clock, wanted, say)
    finally:
        made.close()


def _acts(made: Vault, clock: Calendar, wanted: Wanted, say: Say) -> Played:
    story = read_story()
    confirm_recovery(made, new_recovery_key())
    founding.found(made, story)
    say(f"Made a vault for {story.partnership}.")
    with made.unit() as unit:
        audit = founding.plan(unit, story, wanted.agencies, FIRST_DAY)
        founding.sample(unit, audit, story, wanted.out / "frame.csv", wanted.cases)
        cast = founding.cast(unit, audit, story)
        planning.start(unit, audit)
        desk = Desk(story, pinned(unit, audit).main, 2026, FIRST_DAY + timedelta(days=20))
    say(f"Planned “{story.audit.title}”, drew {wanted.cases} cases, replaced one.")
    _collect(made, clock, desk, audit, cast)
    say(f"{wanted.agencies} agencies recorded and signed off their returns.")
    _meet(made, clock, desk, audit, cast)
    say("The panel graded, found, recommended and agreed actions.")
    return _seal(made, clock, audit, wanted, say)


def _collect(made: Vault, clock: Calendar, desk: Desk, audit: str, cast: dict[str, Child]) -> None:
    clock.turn_to(desk.day)
    for number, (code, child) in enumerate(cast.items()):
        clock.turn_to(desk.day + timedelta(days=number % 7))
        with made.unit() as unit:
            _return_case(unit, desk, audit, code, child)


def _return_case(unit: Unit, desk: Desk, audit: str, code: str, child: Child) -> None:
    case = next(one for one in chosen.cases(unit, audit) if one.case == code)
    for agency in planning.expected(unit, audit):
        record_return(unit, desk, case, child, agency.agency)
        place = Place(audit, code, agency.agency)
        record_reflection(unit, desk, place, child.parts[agency.agency])


def _meet(made: Vault, clock: Calendar, desk: Desk, audit: str, cast: dict[str, Child]) -> None:
    clock.turn_to(FIRST_DAY + timedelta(days=42))
    codes = {child.key: code for code, child in cast.items()}
    with made.unit() as unit:
        planning.begin_reporting(unit, audit)
        learning.grade_cases(unit, audit, desk.form, cast)
        panel.fill_sheets(unit, audit, cast)
        today = FIRST_DAY + timedelta(days=42)
        learning.conclude(unit, audit, desk.story, codes, today)


def _seal(made: Vault, clock: Calendar, audit: str, wanted: Wanted, say: Say) -> Played:
    clock.turn_to(FIRST_DAY + timedelta(days=60))
    with made.unit() as unit:
        taken, key = dossier(unit, audit), register.signing_key(unit, made.keys)
        trust, roots = checking.trust_file(unit), checking.roots(unit)
    assert key is not None  # noqa: S101 - the lead was founded with one
    sealed = reporting.certify(taken, key, clock(), silent)
    with made.unit() as unit:
        reporting.record_sealed(unit, audit, sealed)
    report = wanted.out / f"{taken.audit.code} report.pdf"
    report.write_bytes(sealed.pdf)
    trust_path = wanted.out / "trust.pem"
    trust_path.write_bytes(trust)
    say("The lead certified the report.")
    verdict = checking.check_bytes(report.read_bytes(), roots)
    _go_on(made, clock, wanted)
    exports = _export(taken, wanted.out / "working copies", clock)
    backup = upkeep.back_up(made, silent)
    return Played(made.folder.path, audit, report, trust_path, exports, backup, verdict)


def _go_on(made: Vault, clock: Calendar, wanted: Wanted) -> None:
    """Leave a second audit under way, so that there is something to try."""
    today = FIRST_DAY + timedelta(days=65)
    clock.turn_to(today)
    with made.unit() as unit:
        underway.begin(unit, read_story(), wanted.out / "frame.csv", wanted.agencies, today)


def _export(taken: Dossier, folder: Path, clock: Calendar) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    return exporting.export(taken, folder, clock(), silent)
