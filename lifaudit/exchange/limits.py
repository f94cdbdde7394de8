"""How much a pack may hold; all of it is known before any work is done."""

from __future__ import annotations

MEBIBYTE = 1024 * 1024
FILE = 64 * MEBIBYTE
INFLATED = 256 * MEBIBYTE
LINE = 24 * MEBIBYTE  # a signed report of 16 MiB, written in base64
MANIFEST = 128 * 1024
SIGNATURE = 128
EVENTS = 1_000_000
LINES = EVENTS + 200_000
RECIPIENTS = 64
DEVICES = 400
TEXT = 200  # characters of a name
WORD = 64  # characters of an id
