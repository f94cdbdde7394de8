"""Write the signed update file of a release: `make release` calls this with what it was given.

The signature is OpenSSL's, so that a key behind a passphrase or on a card never passes through
here. The file is written only when this very build would believe it.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.program import VERSION
from lifaudit.domain.update import Installer, Update
from lifaudit.exchange.update_file import TAG, file_of, line_of, read_update
from lifaudit.security.release import keys_of
from lifaudit.services.updates import KEYS, SUFFIX


def main() -> int:
    """Write the file beside the first installer; returns the exit code."""
    args = _asked()
    try:
        keys = keys_of(args.keys.read_bytes())
        line = line_of(_update(args))
        file = file_of(line, _signature(args.key, TAG + line))
        read_update(file, keys)
    except (LifauditError, OSError, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    target = args.files[0].with_name(f"lifaudit-{VERSION}{SUFFIX}")
    target.write_bytes(file)
    sys.stdout.write(f"{target}\n")
    return 0


def _asked() -> Namespace:
    parser = ArgumentParser(prog="make release", description=__doc__)
    parser.add_argument("--key", required=True, help="private key, as openssl dgst -sign takes it")
    parser.add_argument("--keys", type=Path, default=KEYS, help="the public keys of the build")
    parser.add_argument("--signer", required=True, help="who releases, as people know them")
    parser.add_argument("--notes", type=Path, required=True, help="a text, one note on each line")
    parser.add_argument("files", type=Path, nargs="+", metavar="INSTALLER")
    return parser.parse_args()


def _update(args: Namespace) -> Update:
    lines = args.notes.read_text("utf-8").splitlines()
    return Update(
        version=VERSION,
        released=datetime.now(UTC).date(),
        signer=args.signer,
        notes=tuple(line.strip() for line in lines if line.strip()),
        installers=tuple(map(_installer, args.files)),
    )


def _installer(file: Path) -> Installer:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return Installer(file.name, file.stat().st_size, digest)


def _signature(key: str, message: bytes) -> bytes:
    done = subprocess.run(  # noqa: S603 - a program and a key that whoever releases names
        ["openssl", "dgst", "-sha256", "-sign", key],  # noqa: S607 - as it is on their path
        input=message,
        stdout=subprocess.PIPE,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
