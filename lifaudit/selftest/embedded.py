"""The versions of everything that lies inside something else, where no list of packages sees it."""

from __future__ import annotations

import platform

from lifaudit.domain.selftest import Embedded
from lifaudit.reports.embedded import inside as inside_reports
from lifaudit.security.embedded import inside as inside_security
from lifaudit.store.embedded import inside as inside_store


def embedded() -> tuple[Embedded, ...]:
    """Ask each room what its libraries carry; resources/licences/embedded.toml is the list."""
    own = Embedded("Python", platform.python_version())
    return (own, *inside_store(), *inside_security(), *inside_reports())
