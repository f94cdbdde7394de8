"""A signature that proves the slot for one works: `signer.py FOLDER FILE` signs the file in place.

The certificate is made once in the folder and trusted by nobody.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CERTIFICATE, KEY = "certificate.pem", "key.pem"
SUBJECT = "/CN=lifaudit test: trusted by nobody"


def certificate(folder: Path) -> Path:
    """Return the certificate, made if there is none yet."""
    made = folder / CERTIFICATE
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        asked = ["req", "-x509", "-newkey", "rsa:3072", "-nodes", "-sha256", "-days", "3650"]
        asked += ["-subj", SUBJECT, "-addext", "extendedKeyUsage=codeSigning"]
        asked += ["-addext", "keyUsage=digitalSignature"]
        where = ["-keyout", str(folder / KEY), "-out", str(made)]
        subprocess.run(["openssl", *asked, *where], check=True, capture_output=True)
    return made


def main() -> None:
    """Sign a file with the time of the commit, so that it comes out the same again."""
    folder, file = map(Path, sys.argv[1:])
    signed = file.with_name(file.name + ".signed")
    asked = ["-certs", str(certificate(folder)), "-key", str(folder / KEY), "-h", "sha256"]
    asked += ["-n", "lifaudit", "-time", os.environ["SOURCE_DATE_EPOCH"]]
    command = ["osslsigncode", "sign", *asked, "-in", str(file), "-out", str(signed)]
    subprocess.run(command, check=True, capture_output=True)
    signed.replace(file)


if __name__ == "__main__":
    main()
