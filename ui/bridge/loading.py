"""How a program that begins is loaded: modules, classes and Qt's names stay until it ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Look for no garbage meanwhile, and leave what was loaded alone for good.

    Nothing that is loaded is garbage, and looking for it takes a tenth of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
