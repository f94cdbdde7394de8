"""A deep dive that everybody has answered differently: as a dossier, or in a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from deepdive import AUDIT, FORMS, plan
from world import AGENCIES, START, Worlds, found

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Answer,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.dossier import Dossier, Instruments, Learned
from lifaudit.domain.grading import domains_of
from lifaudit.domain.learning import Action, Factor, Finding, Polarity, Recommendation
from lifaudit.domain.partnership import Partnership
from lifaudit.instruments.library import form
from lifaudit.services.vault import Vault

MAIN, PANEL_SHEET = form(FORMS[0]), form(FORMS[1])
GRADES = ("outstanding", "good", "requires-improvement", "inadequate", "not-enough-evidence")
LADDER = (1, 1, 0, 1, 2, 1, 2, 2, 3, 1, 4)
MET = (0, 1, 1, 2, 0, 3, 1, 4, 0, 2, 5, 1, 2)
"""Which grade and which answer come next on a walk through cases, agencies and domains."""
KINDS = (Heard.SPOKEN, Heard.NOT_EVIDENCED, Heard.OBSERVED, Heard.WRITTEN)
REASON = "Visits were weekly and the plan named what the child needed, but not who would do it."


def codes(number):
    return tuple(f"DD26-07-{one:02d}" for one in range(1, number + 1))


def dossier(cases=8, *, panel=True, records=None):
    """Return a dossier of so many cases that five agencies have graded."""
    found = records if records is not None else recorded(cases, panel=panel)

    def of(kind):
        return tuple(one for one in found if isinstance(one, kind))

    return Dossier(
        Partnership("ours", "Exampleshire"),
        (),
        Audit(AUDIT, "DD26-07", title="Neglect under one", status=Status.COLLECTING),
        Instruments(MAIN, PANEL_SHEET),
        tuple(ExpectedAgency(AUDIT, one.agency, one.name, one.short, one.type) for one in AGENCIES),
        None,
        (),
        tuple(Case(AUDIT, code, age_band="Under 1") for code in codes(cases)),
        (),
        of(Return),
        of(Answer),
        of(SectionNotes),
        of(Grade),
        of(Voice),
        (),
        (),
        (),
        Learned(),
        (),
        "",
        START,
    )


def fill_vault(vault, cases=8):
    """Plan an audit in a vault and record every return, all different."""
    plan(vault, cases)
    with vault.unit() as unit:
        unit.record("Recorded", *recorded(cases))
    return vault


@cache
def fills(cases=8):
    """Return what fills a vault with so many cases: the same step whenever it is asked for."""
    return partial(fill_vault, cases=cases)


@pytest.fixture
def filled(worlds: Worlds, tmp_path: Path) -> Iterator[Callable[[int], Vault]]:
    """Return what opens a vault of so many recorded cases, for one test to change."""
    opened: list[Vault] = []

    def open_copy(cases: int) -> Vault:
        kept = worlds.of((found, fills(cases)))
        opened.append(kept.copied(tmp_path / f"filled-{len(opened)}"))
        return opened[-1]

    yield open_copy
    for one in opened:
        one.close()


def recorded(cases, *, panel=True):
    """Return everything five agencies recorded: probation knows no odd case."""
    found = []
    for at, case in enumerate(codes(cases)):
        for who, agency in enumerate(AGENCIES):
            key = (AUDIT, case, agency.agency)
            if agency.agency == "prb" and at % 2 == 0:
                found.append(Return(*key, involvement=Involvement.NOT_KNOWN))
                continue
            found += _return(key, at + 3 * who)
        if panel and at < 4:
            found += _panel(case, at)
    return found


def _return(key, at):
    signed = START if at % 5 else None
    spoken = at % 4 != 0
    yield Return(
        *key,
        involvement=Involvement.INVOLVED,
        practitioner_spoken=spoken,
        practitioner_role="Health visitor" if spoken else "",
        practitioner_on=date(2026, 9, 3) if spoken else None,
        practitioner_why_not="" if spoken else "On leave all month",
        signed_off_by="ada" if signed else "",
        signed_off_at=signed,
    )
    yield Voice(*key, KINDS[at % 4], words="I like it when we cook", influenced=at % 3 == 0)
    for number, domain in enumerate(domains_of(MAIN)):
        value = GRADES[LADDER[(at * 5 + number * 3) % len(LADDER)]]
        yield Grade(*key, Stage.AGENCY.value, domain.key, Judgement(value, REASON))
    for number, asked in enumerate(MAIN.questions):
        if asked.kind.takes_scale:
            points = MAIN.scale(asked.scale).points
            value = points[MET[(at * 7 + number * 5 + at * number) % len(MET)] % len(points)].code
            yield Answer(*key, asked.key, value)
    if at % 3 == 0:
        yield SectionNotes(*key, "voice", strengths="The same worker all year")


def _panel(case, at):
    for number, domain in enumerate(domains_of(PANEL_SHEET)):
        value = GRADES[LADDER[(at + number) % 9]]
        judged = Judgement(value, "Agreed after talking it through.")
        yield Grade(AUDIT, case, PANEL, Stage.PANEL.value, domain.key, judged)


def one_grade(case, agency, value, domain=OVERALL):
    """Return one agency grade."""
    return Grade(AUDIT, case, agency, Stage.AGENCY.value, domain, Judgement(value, REASON))


def learn(vault):
    """Write findings, a recommendation with an action, and a summary into a vault."""
    with vault.unit() as unit:
        for number, (polarity, what) in enumerate(FOUND):
            finding = Finding(
                AUDIT,
                f"f{number}",
                number + 1,
                polarity,
                section="voice",
                what=what,
                why="Staff met the child only in their parents' company.",
                factor=Factor.CONDITIONS,
                so_what="The child stopped telling.",
                now_what="See the child alone, where they feel at ease." if number else "",
                seen_in=codes(8)[: 5 - number],
            )
            unit.record("Added finding", finding)
        text = "Every child on a plan is seen alone at least every fortnight."
        outcome = "Children can say what their days are like, and it counts."
        drawn = Recommendation(AUDIT, "r1", 1, text, outcome, ("f1",))
        done = "Agree who sees which child alone, and put it in the plan."
        action = Action(AUDIT, "a1", 1, "r1", done, "csc", due=date(2027, 1, 29))
        unit.record("Added recommendation", drawn, action)


FOUND = (
    (Polarity.STRENGTH, "The same health visitor stayed with the family for the whole year."),
    (Polarity.IMPROVEMENT, "Children were seen often and seldom on their own."),
    (Polarity.IMPROVEMENT, "What school knew reached the police after the second incident."),
)
