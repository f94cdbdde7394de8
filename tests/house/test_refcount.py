"""The window's library gives back every reference to True and False it takes.

WORKAROUND https://code.qt.io/cgit/pyside/pyside-setup.git/tag/?h=v6.12.0: under CPython 3.11 that
release takes one reference to True on every emit and the process dies after some hundreds; hence
the exact pin.
"""

from __future__ import annotations

import json
import subprocess
import sys

# From 3.12 on True cannot die, and its count says nothing: there the test is that the probe ends.
MORTAL = sys.version_info < (3, 12)
PROBE = """
import json, sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Speaker(QObject):
    thing = Signal(object)
    flag = Signal(bool)
    nothing = Signal()

def drift(act):
    act()
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(1000):
        act()
    return sys.getrefcount(True) - before[0], sys.getrefcount(False) - before[1]

application = QCoreApplication([])
spare = [True] * 100_000, [False] * 100_000  # so that a thief is measured, not met as a crash
speaker = Speaker()
unheard = {"object, unheard": drift(lambda: speaker.thing.emit(1))}
speaker.thing.connect(lambda _: None)
speaker.flag.connect(lambda _: None)
speaker.nothing.connect(lambda: None)
print(json.dumps(unheard | {
    "object": drift(lambda: speaker.thing.emit(1)),
    "bool": drift(lambda: speaker.flag.emit(True)),
    "nothing": drift(lambda: speaker.nothing.emit()),
    "block": drift(lambda: speaker.blockSignals(False)),
    "name": drift(lambda: speaker.setObjectName("x")),
}))
"""


def test_a_thousand_emits_leave_the_reference_counts_alone():
    said = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    drifts = json.loads(said.stdout)
    assert len(drifts) == 6
    thieves = {act: drift for act, drift in drifts.items() if max(map(abs, drift)) > 100}
    assert not (MORTAL and thieves)
