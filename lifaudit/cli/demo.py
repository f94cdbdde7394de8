"""`lifaudit demo`: play a whole audit and say where everything is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from lifaudit.cli.streams import OK, REFUSED, Streams
from lifaudit.cli.window import Window
from lifaudit.demo.play import Played, Wanted, play
from lifaudit.demo.story import WORDS
from lifaudit.domain.signing import State


def add(parser: ArgumentParser) -> None:
    """Add what it takes."""
    parser.add_argument("--out", type=Path, default=Path("demo"), metavar="DIR")
    parser.add_argument("--cases", type=int, default=8, metavar="N")
    parser.add_argument("--agencies", type=int, default=5, metavar="N", choices=range(2, 7))
    parser.set_defaults(run=run)


def run(args: Namespace, streams: Streams) -> int:
    """Exit 0 when the report is intact and trusted, 1 when it is not."""
    played = play(Wanted(args.out, args.cases, args.agencies), streams.say)
    streams.say("")
    streams.say(played.ended.verdict.headline)
    pictures = _pictures(args.window, played, args.out / "pictures")
    _where(played, pictures, args.out, streams)
    if args.window is not None and args.window.has_display and streams.is_watched:
        args.window.show(played.vault)
    return OK if played.ended.verdict.state is State.INTACT_TRUSTED else REFUSED


def _pictures(window: Window | None, played: Played, folder: Path) -> tuple[Path, ...]:
    if window is None:
        return ()
    return window.take_pictures(played.vault, WORDS, folder)


def _where(played: Played, pictures: tuple[Path, ...], out: Path, streams: Streams) -> None:
    streams.say("")
    streams.say("Everything is invented; everything is under:")
    streams.say(f"  {out.resolve()}")
    ended = played.ended
    rows = [
        ("Signed report", ended.report),
        ("Trust file", ended.trust),
        ("Working copies", ended.exports[0].parent),
        ("Lead's vault", played.vault),
        ("Other vaults", ", ".join(one.name for one in played.vaults[1:])),
        ("Packs and cards", played.exchange),
        ("What happened", played.happened),
        ("Backup", played.backup),
    ]
    if ended.superseded is not None:
        rows.insert(1, ("Version 1", ended.superseded))
    if pictures:
        rows.append(("Pictures", pictures[0].parent))
    for name, path in rows:
        streams.say(f"  {name:16} {path}")
    streams.say(f"  {'Passphrase':16} {WORDS}")
    streams.say("")
    streams.say(f'Check it: lifaudit verify "{ended.report}" --trust "{ended.trust}"')
