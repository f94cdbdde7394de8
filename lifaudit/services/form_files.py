"""Instruments in and out of files, for the window: workbooks and TOML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.errors.instrument import FormProblem
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.ports import Progress
from lifaudit.instruments.library import read_form, shared_scales
from lifaudit.instruments.source import is_toml
from lifaudit.instruments.write import write
from lifaudit.security.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class Taken:
    """An instrument out of a file, and what was left out on the way."""

    instrument: Instrument
    left_out: tuple[FormProblem, ...] = ()


def take_in(path: Path, progress: Progress) -> Taken:
    """Read an instrument from a file of either kind.

    Raises FormNotUsable, which lists what is wrong, or FormNotReadable.
    """
    progress(0, 1, "Reading the instrument")
    if is_toml(path):
        return Taken(read_form(path))
    from lifaudit.instruments.xlsform.read import import_workbook  # noqa: PLC0415 - slow to load

    found = import_workbook(path)
    return Taken(found.instrument, found.left_out)


def give_out(instrument: Instrument, out: Path, progress: Progress) -> Path:
    """Write an instrument to a file, in the format its name asks for; raises NotWritten."""
    progress(0, 1, "Writing the instrument")
    text = write(instrument, shared_scales()).encode("utf-8") if is_toml(out) else None
    try:
        write_atomically(out, _workbook(instrument) if text is None else text)
    except OSError as error:
        why = error.strerror or "it was refused"
        raise NotWritten(folder=str(out.parent), why=why) from error
    return out


def _workbook(instrument: Instrument) -> bytes:
    from lifaudit.instruments.xlsform.write import write_workbook  # noqa: PLC0415 - slow to load

    return write_workbook(instrument)
