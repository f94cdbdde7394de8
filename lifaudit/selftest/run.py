"""The test from start to end: each check in a folder of its own, none stops the next."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.selftest import NotHere, Unmet
from lifaudit.domain.selftest import Check, Embedded, Line, Outcome, Selftest
from lifaudit.selftest import keys, packs, reports, shipped, store
from lifaudit.selftest.embedded import embedded
from lifaudit.selftest.network import Watch

CHECKS = (
    Check("Instruments", shipped.instruments),
    Check("Encrypted store", store.encrypted),
    Check("Argon2id", keys.stretched),
    Check("Keyring", keys.remembered),
    Check("Packs", packs.sealed),
    Check("Reports", reports.signed),
)


def run(checks: Iterable[Check], more: tuple[Embedded, ...] = ()) -> Selftest:
    """Make every check under a watch over the network; `more` is what others carry inside."""
    with Watch() as watch:
        lines = [made(one) for one in checks]
        inside = (*embedded(), *more)
    return Selftest((*lines, _of_network(watch)), inside)


def made(check: Check) -> Line:
    """Make one check in an empty folder that is gone afterwards."""
    try:
        with tempfile.TemporaryDirectory(prefix="lifaudit-", ignore_cleanup_errors=True) as folder:
            return Line(check.name, Outcome.PASS, check.look(Path(folder)))
    except NotHere as error:
        return Line(check.name, Outcome.ABSENT, str(error.facts["why"]))
    except Unmet as error:
        return Line(check.name, Outcome.FAIL, str(error.facts["what"]))
    except LifauditError as error:
        return Line(check.name, Outcome.FAIL, error.title)
    except Exception as error:  # noqa: BLE001 - whatever is missing from a frozen program
        return Line(check.name, Outcome.FAIL, f"{type(error).__name__}: {error}")


def _of_network(watch: Watch) -> Line:
    if watch.heard:
        return Line("Network", Outcome.FAIL, "Used: " + ", ".join(sorted(set(watch.heard))))
    return Line("Network", Outcome.PASS, "nothing left this computer while this was tested")
