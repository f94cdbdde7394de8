"""A Windows to test in: a wine prefix of its own, a screen nobody sees, and what runs in it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

STUBS = Path(__file__).parent / "stubs"
COMPILER = "x86_64-w64-mingw32-gcc"
PATIENCE = 900.0  # seconds; a program that hangs under wine would hang for ever
# What wine lacks and a Windows has, and what it would only ask a person about.
OVERRIDES = "mscoree,mshtml,winemenubuilder.exe=d;mscms=n"
WINDOWS_10 = (
    (r"HKCU\Software\Wine", "Version", "win10"),
    # A program that falls ends at once, and does not wait for somebody with a debugger.
    (r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\AeDebug", "Debugger", ""),
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended, and what it wrote."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Windows:
    """One wine prefix under `home`; `display` is the screen its windows stand on."""

    home: Path
    display: str

    @property
    def drive(self) -> Path:
        """Drive C as Linux sees it."""
        return self.home / "prefix/drive_c"

    @property
    def person(self) -> Path:
        """The folder of whoever works there."""
        return next(one for one in (self.drive / "users").iterdir() if one.name != "Public")

    def env(self, **more: str) -> dict[str, str]:
        """Return the environment of a program: nothing of this person's own reaches it."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "WINEPREFIX": str(self.home / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": self.display,
            **more,
        }

    def begin(
        self, *command: str, folder: Path | None = None, **more: str
    ) -> subprocess.Popen[str]:
        """Start a program; it talks through pipes, as Python for Windows dies of anything else."""
        pipe = subprocess.PIPE
        return subprocess.Popen(
            ["wine", *command],
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.STDOUT,
            env=self.env(**more),
            cwd=folder or self.home,
            text=True,
            encoding="utf-8",
            errors="replace",
        )

    def run(
        self,
        *command: str,
        typed: str = "\n",
        patience: float = PATIENCE,
        folder: Path | None = None,
        **more: str,
    ) -> Ran:
        """Run a program to its end."""
        started = self.begin(*command, folder=folder, **more)
        try:
            said, _ = started.communicate(typed, timeout=patience)
        except subprocess.TimeoutExpired:
            started.kill()
            raise
        return Ran(started.returncode, said)

    def make(self) -> None:
        """Make the prefix, give it what wine lacks, and let it call itself Windows 10."""
        self.home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["wineboot", "-i"], env=self.env(), check=True, capture_output=True)
        for source in sorted(STUBS.glob("*.c")):
            made = self.drive / f"windows/system32/{source.stem}.dll"
            made.unlink(missing_ok=True)
            command = [COMPILER, "-shared", "-O1", "-o", str(made), str(source), "-ladvapi32"]
            subprocess.run(command, check=True)
        for key, name, value in WINDOWS_10:
            self.run("reg", "add", key, "/v", name, "/t", "REG_SZ", "/d", value, "/f")

    def end(self) -> None:
        """End everything that still runs in this prefix."""
        subprocess.run(["wineserver", "-k"], env=self.env(), check=False)
        subprocess.run(["wineserver", "-w"], env=self.env(), check=False)


def seen_from_windows(path: Path) -> str:
    """Name a place of this computer as a program under wine does."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
