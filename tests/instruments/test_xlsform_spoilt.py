"""A few spoilt workbooks on every run; `make campaign` tries two thousand."""

from __future__ import annotations

import subprocess
import sys

from campaign.mutated import chances, mutated, seeds, survives


def test_spoilt_workbooks_are_read_or_refused_and_nothing_else_happens(tmp_path):
    chance, good = chances(1), seeds()
    done = [survives(tmp_path, mutated(chance.choice(good), chance), ".xlsx") for _ in range(15)]
    assert True in done
    assert False in done


def test_what_is_slow_to_load_is_loaded_when_the_first_workbook_comes_in():
    program = (
        "import sys, lifaudit.cli.main, lifaudit.instruments.xlsform.read\n"
        "print(sorted({'pyxform', 'xlrd', 'lark'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
