"""Crash dumps: a program with an open vault leaves no picture of its memory on the disk."""

from __future__ import annotations

import sys

FAIL_QUIETLY = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX: Windows SDK

if sys.platform == "win32":
    import ctypes

    def leave_no_dumps() -> None:
        """Ask the system not to collect this program's memory when it crashes."""
        ctypes.windll.kernel32.SetErrorMode(FAIL_QUIETLY)

else:
    import resource

    def leave_no_dumps() -> None:
        """Ask the system not to collect this program's memory when it crashes."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
