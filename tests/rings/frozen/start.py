"""How long a window takes from nothing to an answer, and how much memory it holds then."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rings.frozen.tree import elsewhere

PATIENCE, STEP, SETTLED = 60.0, 0.002, 1.0  # seconds
ROUNDS = 15
TICK = os.sysconf("SC_CLK_TCK")
MEBIBYTE = 1024
CALL, HEARD = b"\n", b"heard\n"
Standing = Callable[[Sequence[str], Path], AbstractContextManager[subprocess.Popen[bytes]]]


@dataclass(frozen=True, slots=True)
class Start:
    """One start: until it answered, the processor's part of that, and the memory afterwards."""

    seconds: float
    busy: float
    mebibytes: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Our starts and those of a bare window, taken in turn."""

    ours: tuple[Start, ...]
    bare: tuple[Start, ...]

    @property
    def slower(self) -> float:
        """How many times as long ours takes."""
        pairs = zip(self.ours, self.bare, strict=True)
        return statistics.median(ours.seconds / bare.seconds for ours, bare in pairs)

    @property
    def busier(self) -> float:
        """How many times as much it asks of the processor; other programs disturb that less."""
        pairs = zip(self.ours, self.bare, strict=True)
        return statistics.median(ours.busy / bare.busy for ours, bare in pairs)


def compared(ours: Sequence[str], bare: Sequence[str]) -> Compared:
    """Start both in turn, each with an empty home; the bare one says when it is up."""
    pairs = [(_start(standing, ours), _start(_bare_standing, bare)) for _ in range(ROUNDS + 1)]
    rounds = pairs[1:]  # the first pair fills the caches of the disk
    return Compared(tuple(one for one, _ in rounds), tuple(one for _, one in rounds))


@contextmanager
def standing(command: Sequence[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start our window and yield once it answers: it is shown and its loop turns."""
    name = str(home / "lifaudit/window")
    with _process(command, home) as process:
        _until(lambda: _answers(name))
        yield process


@contextmanager
def _bare_standing(command: Sequence[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    with _process(command, home) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process


def _start(stands: Standing, command: Sequence[str]) -> Start:
    began = time.perf_counter()
    with TemporaryDirectory() as home, stands(command, Path(home)) as process:
        seconds, busy = time.perf_counter() - began, _busy(process.pid)
        time.sleep(SETTLED)
        return Start(seconds, busy, _mebibytes(process.pid))


@contextmanager
def _process(command: Sequence[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command, env=elsewhere(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "no window answered"
        time.sleep(STEP)


def _answers(name: str) -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(name)
            line.sendall(CALL)
            return line.recv(len(HEARD)) == HEARD
        except OSError:
            return False


def _busy(process: int) -> float:
    """Return the seconds of processor time that a process has used by itself."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    user, system = fields[11:13]
    return (int(user) + int(system)) / TICK


def _mebibytes(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    (resident,) = (line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(resident) / MEBIBYTE
