"""Sample vaults: where one lies, and how everybody sees that nothing in it is real."""

from __future__ import annotations

from pathlib import Path

from lifaudit.services.policy import in_force

FOLDER = "lifaudit sample"
MARK = "sample.txt"
SAID = (
    "This vault is a sample to learn on. Everything in it is invented.\n"
    "Its passphrase is no secret, so put nothing real into it. The folder can be thrown away.\n"
)


def place_for(home: Path) -> Path:
    """Return where the sample lies: in a folder of the person's, or where vaults must lie."""
    allowed = in_force().vault_folder
    return (Path(allowed) if allowed else home) / FOLDER


def mark(folder: Path) -> None:
    """Say in a vault's folder that it is a sample."""
    (folder / MARK).write_text(SAID, "utf-8")


def is_sample(folder: Path) -> bool:
    """Tell whether a vault's folder says that it is a sample."""
    return (folder / MARK).exists()
