"""`lifaudit demo`: play a whole audit and say where everything is."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.cli.window import Window
from lifaudit.demo.play import WORDS, Played, Wanted, play
from lifaudit.domain.signing import State


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser("demo", help="play a whole audit with invented content")
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--cases", type=int, default=8, metavar="N")
    parser.add_argument("--agencies", type=int, default=5, metavar="N", choices=range(1, 7))
    parser.set_defaults(run=run)


def run(args: Namespace, streams: Streams) -> int:
    """Exit 0 when the report is intact and trusted, 1 when it is not."""
    played = play(Wanted(args.out, args.cases, args.agencies), streams.say)
    streams.say("")
    streams.say(played.verdict.headline)
    pictures = _pictures(args.window, played, args.out / "pictures")
    _where(played, pictures, args.out, streams)
    if args.window is not None and args.window.has_display and streams.is_watched:
        args.window.show(played.vault)
    return OK if played.verdict.state is State.INTACT_TRUSTED else REFUSED


def _pictures(window: Window | None, played: Played, folder: Path) -> tuple[Path, ...]:
    if window is None:
        return ()
    return window.take_pictures(played.vault, WORDS, folder)


def _where(played: Played, pictures: tuple[Path, ...], out: Path, streams: Streams) -> None:
    streams.say("")
    streams.say("Everything is invented; everything is under:")
    streams.say(f"  {out.resolve()}")
    rows = [
        ("Signed report", played.report),
        ("Trust file", played.trust),
        ("Working copies", played.exports[0].parent),
        ("Vault", played.vault),
        ("Backup", played.backup),
    ]
    if pictures:
        rows.append(("Pictures", pictures[0].parent))
    for name, path in rows:
        streams.say(f"  {name:16} {path}")
    streams.say(f"  {'Passphrase':16} {WORDS}")
    streams.say("")
    streams.say(f'Check it: lifaudit verify "{played.report}" --trust "{played.trust}"')
