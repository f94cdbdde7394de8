"""An update file: what a release says of itself, and what was found beside it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from lifaudit.domain.versions import read_version


@dataclass(frozen=True, slots=True)
class Installer:
    """One file that installs a release, as it was when it was released."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Update:
    """What the maker of a release signed: `notes` say what changes for the people who use it."""

    version: str
    released: date
    signer: str
    notes: tuple[str, ...]
    installers: tuple[Installer, ...]


class Standing(enum.Enum):
    """How a release stands to the program that looks at it."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


class Beside(enum.Enum):
    """How an installer that lies beside the update file compares with the one released."""

    MATCHES = "matches"
    DIFFERS = "differs"
    ABSENT = "absent"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Compared:
    """One installer of a release and what lies beside the update file under its name."""

    installer: Installer
    beside: Beside

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        return f"{self.installer.name}: {BESIDE[self.beside]}"


class Advice(enum.Enum):
    """What follows from a check."""

    READY = "ready"
    CURRENT = "current"
    ALONE = "alone"
    OLDER = "older"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Checked:
    """An update file whose signature holds; `key_sha256` names the release key that made it."""

    update: Update
    running: str
    installers: tuple[Compared, ...]
    key_sha256: str
    file_sha256: str

    @property
    def standing(self) -> Standing:
        """Whether it would lead forward, nowhere or back."""
        theirs, ours = read_version(self.update.version), read_version(self.running)
        if theirs == ours:
            return Standing.SAME
        return Standing.NEWER if theirs > ours else Standing.OLDER

    @property
    def advice(self) -> Advice:
        """What follows; what is worst goes first."""
        found = {one.beside for one in self.installers}
        if found & {Beside.DIFFERS, Beside.UNREAD}:
            return Advice.ALTERED
        if self.standing is Standing.OLDER:
            return Advice.OLDER
        if Beside.MATCHES not in found:
            return Advice.ALONE
        return Advice.READY if self.standing is Standing.NEWER else Advice.CURRENT

    @property
    def headline(self) -> str:
        """The version in one sentence, or what weighs more."""
        if self.advice is Advice.ALTERED:
            return "What lies beside this update file is not what was released."
        said = STANDING[self.standing].format(running=self.running)
        return f"Version {self.update.version} {said}"

    @property
    def sentence(self) -> str:
        """What to do, in words."""
        return ADVICE[self.advice]


STANDING = {
    Standing.NEWER: "is newer than {running}, which runs here.",
    Standing.SAME: "is the one that runs here.",
    Standing.OLDER: "is older than {running}, which runs here.",
}
BESIDE = {
    Beside.MATCHES: "exactly as it was released",
    Beside.DIFFERS: "not the file that was released",
    Beside.ABSENT: "does not lie beside the update file",
    Beside.UNREAD: "lies there, but could not be read",
}
ADVICE = {
    Advice.READY: (
        "The update file and the installer beside it are as they were released. lifaudit installs "
        "nothing by itself: close it and start the installer, or hand both files to whoever looks "
        "after this computer."
    ),
    Advice.CURRENT: (
        "The update file and the installer beside it are as they were released, and there is "
        "nothing to do: this version runs here already."
    ),
    Advice.ALONE: (
        "The update file is as it was released, but none of its installers lies beside it. Put the "
        "installer into the same folder and check again before anybody starts it."
    ),
    Advice.OLDER: (
        "The update file is as it was released, but it would lead back to a version with faults "
        "that were mended since. Do not install it; ask for the newest one."
    ),
    Advice.ALTERED: (
        "The update file itself is as it was released, but an installer in the same folder differs "
        "or cannot be read. Do not start it; ask for a fresh copy, and tell whoever looks after "
        "this computer."
    ),
}
