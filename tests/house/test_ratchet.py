"""The list of wholly covered files only grows."""

from __future__ import annotations

from house import ratchet
from house.modules import ROOT

WHOLE = {"missing_lines": [], "missing_branches": []}
HALF = {"missing_lines": [], "missing_branches": [[3, 5]]}


def report(**files):
    return {"files": {f"lifaudit/{room}/a.py": found for room, found in files.items()}}


def test_a_missed_branch_is_a_fall():
    kept = frozenset({"lifaudit/domain/a.py", "lifaudit/store/a.py"})
    assert ratchet.fallen(kept, report(domain=WHOLE, store=HALF)) == ("lifaudit/store/a.py",)


def test_a_file_that_is_gone_is_a_fall():
    assert ratchet.fallen(frozenset({"lifaudit/gone.py"}), report()) == ("lifaudit/gone.py",)


def test_a_newly_perfect_file_joins_only_from_the_rooms_that_must_be_perfect():
    seen = report(domain=WHOLE, store=HALF, services=WHOLE)
    assert ratchet.grown(frozenset({"ui/x.py"}), seen) == ("lifaudit/domain/a.py", "ui/x.py")


def test_the_list_is_in_order_and_names_only_files_that_exist():
    lines = [line for line in ratchet.LIST.read_text("utf-8").splitlines() if line[:1] != "#"]
    assert lines == sorted(set(lines))
    assert [line for line in lines if not (ROOT / line).is_file()] == []
