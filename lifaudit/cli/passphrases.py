"""Where a command gets a passphrase: a prompt, a file or a descriptor; never an argument."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.streams import Streams
from lifaudit.domain.errors.vault import PassphraseTooWeak
from lifaudit.services.keys import Passphrase, RecoveryKey, read_recovery_key, strength

MOST_BYTES = 4096


def add_passphrase(parser: ArgumentParser) -> None:
    """Let a command take its passphrase from a file or an open descriptor."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--passphrase-file", type=Path, metavar="FILE", help="first line of FILE")
    where.add_argument("--passphrase-fd", type=int, metavar="N", help="first line of descriptor N")


def add_recovery(parser: ArgumentParser) -> None:
    """Let a command be given the printed recovery key instead of the passphrase in use."""
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--recovery", action="store_true", help="type the printed recovery key")
    where.add_argument("--recovery-file", type=Path, metavar="FILE", help="first line of FILE")


def recovery_key(args: Namespace, streams: Streams) -> RecoveryKey | None:
    """Return the printed recovery key where it was offered.

    Raises RecoveryKeyIncomplete or RecoveryKeyMistyped.
    """
    if not args.recovery and args.recovery_file is None:
        return None
    return read_recovery_key(secret_line(args.recovery_file, "Recovery key: ", streams))


def new_passphrase(args: Namespace, streams: Streams) -> Passphrase:
    """Return a passphrase that is to open a vault from now on; raises PassphraseTooWeak."""
    words = passphrase(args, streams, "New passphrase: ")
    if not strength(words.text).good_enough:
        raise PassphraseTooWeak
    return words


def passphrase(args: Namespace, streams: Streams, prompt: str = "Passphrase: ") -> Passphrase:
    """Return the passphrase, asked for where neither file nor descriptor was named."""
    if args.passphrase_fd is not None:
        return Passphrase(_first_line(os.read(args.passphrase_fd, MOST_BYTES)))
    return Passphrase(secret_line(args.passphrase_file, prompt, streams))


def secret_line(path: Path | None, prompt: str, streams: Streams) -> str:
    """Return the first line of a file, or what is typed at a prompt that shows nothing of it."""
    if path is None:
        return streams.ask(prompt)
    with path.open("rb") as file:
        return _first_line(file.read(MOST_BYTES))


def _first_line(raw: bytes) -> str:
    lines = raw.decode("utf-8", "surrogateescape").splitlines()  # other bytes are just wrong words
    return lines[0] if lines else ""
