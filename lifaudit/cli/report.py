"""`lifaudit report`: make the report of an audit without a window, and sign it off together."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli import sign_off
from lifaudit.cli.passphrases import add_passphrase, passphrase
from lifaudit.cli.screening import add_accept, prove_decided
from lifaudit.cli.streams import OK, Streams
from lifaudit.domain.audit import Audit
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.ports import silent
from lifaudit.domain.screening import Screened
from lifaudit.services import checking, exporting, identifiers, reporting, vault
from lifaudit.services.clock import system_clock
from lifaudit.services.dossiers import dossier
from lifaudit.services.planning import audits
from lifaudit.services.policy import in_force
from lifaudit.services.vault import Vault

Written = tuple[tuple[Path, ...], Screened[Dossier]]
"""The files of a report, and the audit they were written from."""


def add(parser: ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(required=True)
    making = verbs.add_parser("make", help="write the report of an audit and its working copies")
    making.add_argument("folder", type=Path, metavar="VAULT")
    making.add_argument("audit", metavar="AUDIT", help="the audit's code, such as DD26-07")
    making.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    making.add_argument("--certify", action="store_true", help="sign it as the audit's lead")
    add_accept(making)
    add_passphrase(making)
    making.set_defaults(run=make)
    sign_off.add(verbs)


def make(args: Namespace, streams: Streams) -> int:
    """Write a draft or, with `--certify`, the signed report; then every working copy.

    Where the policy allows no working copies, the signed report is written alone.
    """
    with vault.opened(args.folder, passphrase(args, streams), system_clock) as ours:
        with ours.unit() as unit:
            audit = _found(audits(unit), args.audit).audit
        prove_decided(ours, audit, args, streams)
        written, whole = (_certified if args.certify else _draft)(ours, audit, args.out)
        if in_force().exports or not args.certify:
            written += exporting.export(whole, args.out, system_clock(), silent)
    for path in written:
        streams.say(str(path))
    return OK


def dossier_of(ours: Vault, code: str) -> Dossier:
    """Read an audit by its code; raises AuditMissing."""
    with ours.unit() as unit:
        return dossier(unit, _found(audits(unit), code).audit)


def _found(known: list[Audit], code: str) -> Audit:
    for one in known:
        if one.code.casefold() == code.casefold():
            return one
    raise AuditMissing


def _draft(ours: Vault, audit: str, folder: Path) -> Written:
    with ours.unit() as unit:
        whole = identifiers.screened_dossier(unit, audit)
    return exporting.save_draft(whole, folder, system_clock(), silent), whole


def _certified(ours: Vault, audit: str, folder: Path) -> Written:
    with ours.unit() as unit:
        ready, trust = reporting.signing(unit, audit, ours.keys), checking.trust_file(unit)
    sealed = reporting.certify(ready, system_clock(), silent)
    with ours.unit() as unit:
        reporting.record_sealed(unit, audit, sealed)
    whole = ready.whole
    return exporting.save_signed(whole.value, sealed.pdf, trust, folder, silent), whole
