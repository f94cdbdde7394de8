"""What ships beside the program: instruments, profiles, and the libraries that read them."""

from __future__ import annotations

from pathlib import Path

from lifaudit.instruments.canonical import digest
from lifaudit.instruments.library import shipped
from lifaudit.instruments.logic.program import program_of
from lifaudit.instruments.xlsform.read import read_workbook
from lifaudit.instruments.xlsform.write import write_workbook
from lifaudit.selftest.proof import hold
from lifaudit.services.profiles import profiles


def instruments(folder: Path) -> str:
    """Read every shipped instrument and profile, and carry one through a workbook and back."""
    forms, terms = shipped(), profiles()
    hold(forms, "No instrument ships with this program")
    hold(terms, "No profile ships with this program")
    faults = [one.identity for one in forms if program_of(one).mistakes]
    hold(not faults, f"The logic of {', '.join(faults)} does not compile")
    carried, file = forms[0], folder / "form.xlsx"
    file.write_bytes(write_workbook(carried))
    hold(digest(read_workbook(file)) == digest(carried), "A workbook gives back another instrument")
    names = ", ".join(one.identity for one in terms)
    return f"{len(forms)} instruments, {names}; one went through a workbook and back"
