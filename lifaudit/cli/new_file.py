"""A file the command line is to write is a new one: what is there already is somebody's work."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path


def new_file(text: str) -> Path:
    """Return the path of a file that is not there yet; raises ArgumentTypeError."""
    path = Path(text)
    if path.exists():
        raise ArgumentTypeError(f"{path.name} is there already and stays as it is. Name a new file")
    return path
