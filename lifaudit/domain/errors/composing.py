"""What keeps instruments from being used, or put together, in an audit."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class ModuleUnfit(LifauditError):
    """A module cannot be added to an instrument."""

    title = "This module cannot be added"
    sentence = (
        "'{module}' does not fit '{main}': {why}. Nothing was changed. Choose another module, or "
        "make one of your own that fits."
    )


class UseUnfit(LifauditError):
    """An instrument was chosen for something it is not made for."""

    title = "This instrument is for something else"
    sentence = (
        "'{title}' cannot be what agencies return. Nothing was changed. Choose an instrument that "
        "is filled in for a return; modules are added to one."
    )


class InstrumentFixed(LifauditError):
    """Another instrument was to be chosen while agencies are recording."""

    title = "The audit has started with its instrument"
    sentence = (
        "What agencies answered belongs to it, so nothing was changed. To go on with another "
        "version, move the audit to it; every answer stays."
    )
