"""pyHanko without the rooms in which it would ask servers: they are never loaded.

It loads a client for time stamps and one for certificates, and with them a library for the web,
before anybody asks for either. Nothing here ever asks a server. What stands in for both says so.

WORKAROUND https://github.com/MatthiasValvekens/pyHanko: there is no way to choose other clients
before these are loaded.
"""

from __future__ import annotations

import sys
from types import ModuleType

CLIENTS = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}
"""The modules that reach out, and the one class that others take from each."""


class Nobody:
    """Stands where pyHanko keeps a client; whoever makes one is refused."""

    def __init__(self, *_given: object, **_named: object) -> None:
        said = "nothing here asks a server"
        raise ConnectionRefusedError(said)


def keep_to_ourselves() -> None:
    """Put `Nobody` in the place of each client that is not loaded yet."""
    for name, client in CLIENTS.items():
        if name not in sys.modules:
            stands_in = ModuleType(name)
            setattr(stands_in, client, Nobody)
            sys.modules[name] = stands_in
