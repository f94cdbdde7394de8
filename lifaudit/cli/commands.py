"""Every command by its name: what belongs to it is loaded when it is called, and not before."""

# ruff: noqa: PLC0415 - a vault's parts, a report's and an instrument's are slow to load

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what the help says of it, and how its own parser is filled."""

    name: str
    summary: str
    add: Callable[[ArgumentParser], None]


def _demo(parser: ArgumentParser) -> None:
    from lifaudit.cli import demo

    demo.add(parser)


def _verify(parser: ArgumentParser) -> None:
    from lifaudit.cli import verify

    verify.add(parser)


def _form(parser: ArgumentParser) -> None:
    from lifaudit.cli import form

    form.add(parser)


def _day(parser: ArgumentParser) -> None:
    from lifaudit.cli import day

    day.add(parser)


def _report(parser: ArgumentParser) -> None:
    from lifaudit.cli import report

    report.add(parser)


def _pack(parser: ArgumentParser) -> None:
    from lifaudit.cli import pack

    pack.add(parser)


def _vault(parser: ArgumentParser) -> None:
    from lifaudit.cli import vault

    vault.add(parser)


def _join(parser: ArgumentParser) -> None:
    from lifaudit.cli import join

    join.add(parser)


def _policy(parser: ArgumentParser) -> None:
    from lifaudit.cli import policy

    policy.add(parser)


def _selftest(parser: ArgumentParser) -> None:
    from lifaudit.cli import selftest

    selftest.add(parser)


def _update(parser: ArgumentParser) -> None:
    from lifaudit.cli import update

    update.add(parser)


COMMANDS = (
    Command("demo", "play a whole audit with invented content", _demo),
    Command("verify", "check a signed report", _verify),
    Command("form", "instruments", _form),
    Command("day", "the audit day", _day),
    Command("report", "reports", _report),
    Command("pack", "packs between laptops", _pack),
    Command("vault", "vaults", _vault),
    Command("join", "joining a partnership", _join),
    Command("policy", "the organisation's policy", _policy),
    Command("update", "updates on a stick", _update),
    Command("selftest", "whether lifaudit works on this computer", _selftest),
)
