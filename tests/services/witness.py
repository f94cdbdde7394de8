"""A program that does a lead's whole day in a vault until it is killed, leaving no word about.

It reads one life per line - the vault and the first number - and lives it in a fork of its own.
"""

from __future__ import annotations

import itertools
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from deepdive import AUDIT, HERE
from graded import MAIN
from world import WORDS

from lifaudit.domain.audit import AuditType
from lifaudit.domain.casework import Answer, Grade, Heard, Judgement, Stage, Voice
from lifaudit.domain.grading import domains_of
from lifaudit.domain.ports import silent
from lifaudit.services import (
    casework,
    exporting,
    identifiers,
    planning,
    plans,
    reporting,
    sampling,
    upkeep,
    vault,
)
from ui.app import keep_log
from ui.bridge.failures import LOG, frames_of

MARKER = "Zebramillpond"
KEY = (HERE.audit, HERE.case, HERE.agency)
QUESTION = next(one.key for one in MAIN.questions if one.kind.takes_scale)


def now():
    return datetime.now(UTC)


def words(number):
    """Return what the answer of this number says; long now and then."""
    return f"{number} " + MARKER * (1 + number % 7 * 40)


def day(path, number):
    """Record without end through the services, in every way a word can travel."""
    keep_log(path.parent / "log")
    ours = vault.unlock(path, WORDS, now)
    outside = path.parent.parent / "exports"
    for at in itertools.count(number):
        record(ours, at)
        os.write(1, f"{at}\n".encode())
        if at % 5 == 0:
            import_list(ours, path.parent.parent / "list.csv")
        if at % 6 == 0:
            fail_badly()
        if at % 7 == 0:
            upkeep.back_up(ours, silent)
        if at % 9 == 1:
            publish(ours, outside)
        if at % 11 == 0:
            upkeep.put_away(ours)
            ours = vault.unlock(path, WORDS, now)


def record(ours, number):
    """Record an answer, a grade with its reason and a child's words, each as a page does."""
    value = MAIN.scale(next(q.scale for q in MAIN.questions if q.key == QUESTION)).points[0].code
    judged = Judgement("good", words(number))
    domain = domains_of(MAIN)[0].key
    with ours.unit() as unit:
        casework.grade(unit, Grade(*KEY, Stage.AGENCY.value, domain, judged))
    with ours.unit() as unit:
        casework.voice(unit, Voice(*KEY, Heard.SPOKEN, words=words(number)))
    with ours.unit() as unit:
        casework.answer(unit, Answer(*KEY, QUESTION, value, words(number)))


def import_list(ours, path):
    with ours.unit() as unit:
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, f"{MARKER} {path.stem}").audit
        sampling.import_frame(unit, audit, plans.read_list(path, silent))


def publish(ours, folder):
    """Draft the report in memory, and export it where a person asked for it."""
    with ours.unit() as unit:
        whole = identifiers.screened_dossier(unit, AUDIT)
    reporting.draft(whole.value, now(), silent)
    exporting.export(whole, folder, now(), silent)


def fail_badly():
    """Fail as a bug would, with people's words in the message."""
    try:
        int(MARKER)
    except ValueError as error:
        LOG.error("%s", frames_of(error))


def main():
    """Live one life per line."""
    for line in sys.stdin:
        path, number = line.rstrip("\n").split("\t")
        pid = os.fork()
        if not pid:
            day(Path(path), int(number))
        sys.stdout.write(f"born {pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("dead\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
