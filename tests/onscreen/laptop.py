"""The real program in a process of its own, on a screen and in a home that nobody used before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from house.modules import ROOT

EYES = Path(__file__).parent / "eyes.py"
READER = "/usr/bin/python3"
PATIENCE = 30
WINK = 0.025
WINKS = 6  # so many looks in a row must find nothing done


class Laptop:
    """A home, the program in it, and what a screen reader is told of it."""

    def __init__(self, home):
        self.env = _at(home)
        asked = [sys.executable, "-m", "ui"]
        self.program = subprocess.Popen(asked, cwd=ROOT, env=self.env)
        self._eyes = subprocess.Popen(
            [READER, "-W", "ignore", EYES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._eyes.stdout.readline() == "ready\n"
        self.settle()

    def here(self):
        """Return what has the focus, or nothing."""
        return self._ask("here")

    def all(self):
        """Return everything that is shown."""
        return self._ask("all")

    def press(self, keys):
        """Press a key or a chord, named as the X server names it."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", keys], check=True)

    def type(self, text):
        """Type text, key by key."""
        subprocess.run(["xdotool", "type", "--delay", "4", "--", text], check=True)

    def settle(self):
        """Wait until the program has nothing to do: no thread of it runs or waits for the disk."""
        calm, until, before = 0, time.monotonic() + PATIENCE, None
        while calm < WINKS:
            time.sleep(WINK)
            now = _work_of(self.program.pid)
            calm = calm + 1 if now is not None and now == before else 0
            before = now
            assert time.monotonic() < until, "the program never came to rest"

    def stop(self):
        """End the program and what looks at it."""
        for one in (self._eyes, self.program):
            with one:
                one.terminate()

    def _ask(self, what):
        self._eyes.stdin.write(what + "\n")
        self._eyes.stdin.flush()
        return json.loads(self._eyes.stdout.readline())


def _at(home):
    """Return what a process is told so that it lives in a home of its own."""
    running = home / "running"
    running.mkdir(mode=0o700)
    return os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(running),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def _work_of(pid):
    """Return the processor time of a process; nothing while it runs or waits for the disk."""
    spent = 0
    for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
        fields = stat.read_text().rpartition(")")[2].split()
        if fields[0] in "RD":
            return None
        spent += int(fields[11]) + int(fields[12])
    return spent
