"""Every measurement there is, in the order of the table; a new one is one line here."""

from __future__ import annotations

from bench import baselines

EVERYTHING = (baselines.CIPHER,)
