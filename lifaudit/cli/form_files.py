"""`lifaudit form import` and `form export`: instruments in and out of files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.streams import CANNOT_TELL, OK, Streams
from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments.library import form, read_form, shared_scales
from lifaudit.instruments.source import is_toml
from lifaudit.instruments.write import write

WORKBOOK = ".xlsx"
ALREADY = (
    "{name} is a form already, so there is nothing to import. Check it with 'lifaudit form lint', "
    "or write it as a workbook with 'lifaudit form export'."
)


def add(verbs: Any) -> None:
    """Add the two verbs."""
    taking = verbs.add_parser("import", help="read an XLSForm and write it as a TOML file")
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--out", type=Path, metavar="FORM.toml", help="default: standard output")
    taking.set_defaults(run=take_in)
    giving = verbs.add_parser("export", help="write an instrument as .xlsx or .toml")
    giving.add_argument("form", metavar="KEY_OR_FILE")
    giving.add_argument("--out", type=Path, required=True, metavar="FILE")
    giving.set_defaults(run=give_out)


def take_in(args: Namespace, streams: Streams) -> int:
    """Write what an XLSForm holds as TOML; what was left out goes to the error stream."""
    if is_toml(args.file):
        streams.complain(ALREADY.format(name=args.file.name))
        return CANNOT_TELL
    from lifaudit.instruments.xlsform.read import import_workbook  # noqa: PLC0415 - slow to load

    try:
        found = import_workbook(args.file)
    except FormNotReadable as error:
        streams.complain(str(error))
        return CANNOT_TELL
    for one in found.left_out:
        streams.complain(str(one))
    text = write(found.instrument, shared_scales())
    if args.out is None:
        streams.say(text.rstrip())
    else:
        _keep(args.out, text.encode("utf-8"), streams)
    return OK


def give_out(args: Namespace, streams: Streams) -> int:
    """Write a shipped instrument, or one's own, in the format its new name asks for."""
    if args.out.suffix.casefold() not in (WORKBOOK, ".toml"):
        streams.complain(f"The name after --out must end in {WORKBOOK} or .toml.")
        return CANNOT_TELL
    try:
        instrument = _wanted(args.form)
    except FormNotReadable as error:
        streams.complain(str(error))
        return CANNOT_TELL
    _keep(args.out, _bytes(instrument, args.out), streams)
    return OK


def _wanted(name: str) -> Instrument:
    path = Path(name)
    return read_form(path) if path.suffix and "@" not in name else form(name)


def _bytes(instrument: Instrument, out: Path) -> bytes:
    if is_toml(out):
        return write(instrument, shared_scales()).encode("utf-8")
    from lifaudit.instruments.xlsform.write import write_workbook  # noqa: PLC0415 - slow to load

    return write_workbook(instrument)


def _keep(out: Path, raw: bytes, streams: Streams) -> None:
    """Write a new file; one that is there already is somebody's work and stays."""
    with out.open("xb") as file:
        file.write(raw)
    streams.say(str(out))
