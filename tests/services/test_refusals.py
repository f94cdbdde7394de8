"""Each way in which a vault does not open has its own sentence, in the window and in a shell."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import text
from world import QUICK, WORDS, SteppingClock

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.domain.errors import store as faults
from lifaudit.domain.errors import vault as ways
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import silent
from lifaudit.security.means import Passphrase
from lifaudit.services import register, upkeep, vault

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
OTHER = Passphrase("some other words altogether", QUICK)
HOLDER = """\
import sys
from pathlib import Path
from lifaudit.services import vault
from lifaudit.services.clock import system_clock
from lifaudit.services.keys import Passphrase
open = vault.unlock(Path(sys.argv[1]), Passphrase(sys.argv[2]), system_clock)
print("open", flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True)
class Made:
    """A closed vault with something in it, and another one beside it with the same passphrase."""

    path: Path
    sibling: Path

    @property
    def store(self) -> Path:
        return self.path / "store.db"

    @property
    def keys(self) -> Path:
        return self.path / "keys.json"


def fill(path: Path, clock: SteppingClock) -> Path:
    ours = vault.create(path, WORDS, clock)
    with ours.unit() as unit:
        for number in range(40):
            register.add_agency(unit, Agency("", f"Agency {number}"))
    ours.close()
    return path


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place, clock = tmp_path_factory.mktemp("originals"), SteppingClock()
    return Made(fill(place / "vault", clock), fill(place / "sibling", clock))


@pytest.fixture
def made(originals: Made, tmp_path: Path) -> Made:
    copies = [
        shutil.copytree(one, tmp_path / one.name) for one in (originals.path, originals.sibling)
    ]
    return Made(*copies)


def unlock(path: Path, words: Passphrase = WORDS) -> vault.Vault:
    return vault.unlock(path, words, SteppingClock())


def in_a_shell(path: Path, words: str = WORDS.text) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    streams = Streams(out, err, lambda _question: words)
    return main(["vault", "check", str(path)], streams), err.getvalue()


def refused(path: Path, fault: type[LifauditError], words: Passphrase = WORDS) -> None:
    """Prove that both doors say exactly this, and that nobody touched the files."""
    before = {
        one: one.read_bytes() for one in (path / "store.db", path / "keys.json") if one.exists()
    }
    with pytest.raises(LifauditError) as caught:
        unlock(path, words)
    assert type(caught.value) is fault
    code, told = in_a_shell(path, words.text)
    assert code == 1
    assert told == f"{caught.value}\n"
    assert told.startswith(fault.title)
    assert words.text not in told
    assert {one: one.read_bytes() for one in before} == before


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def overwrite(path: Path, start: int, end: int) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:start] + bytes(end - start) + raw[end:])


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def plain(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as one:
        one.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    one.close()


def folder_of_keys(path: Path) -> None:
    path.unlink()
    path.mkdir()


def renew(made: Made) -> None:
    ours = unlock(made.path)
    with ours.unit() as unit:
        unit.connection.execute(text("UPDATE meta SET value = '99' WHERE name = 'schema'"))
    ours.close()


def number_anew(made: Made) -> None:
    made.keys.write_text(made.keys.read_text().replace('"version": 1', '"version": 9'))


HARMS: dict[str, tuple[Callable[[Made], object], type[LifauditError]]] = {
    "key file damaged": (lambda m: flip(m.keys, 200), ways.KeysDamaged),
    "key file empty": (lambda m: cut(m.keys, 0), ways.KeysDamaged),
    "key file gone": (lambda m: m.keys.unlink(), ways.KeysMissing),
    "key file a folder": (lambda m: folder_of_keys(m.keys), ways.KeysDamaged),
    "key file newer": (number_anew, ways.NewerVersion),
    "store gone": (lambda m: m.store.unlink(), faults.StoreGone),
    "store empty": (lambda m: cut(m.store, 0), faults.StoreTooShort),
    "store cut short": (lambda m: cut(m.store, 300), faults.StoreTooShort),
    "store cut in half": (lambda m: cut(m.store, 40 * 1024), faults.StoreDamaged),
    "store with a bit turned over": (lambda m: flip(m.store, -2000), faults.StoreDamaged),
    "store without its first page": (lambda m: overwrite(m.store, 0, 4096), faults.StoreDamaged),
    "store with a broken salt": (lambda m: flip(m.store, 3), faults.StoreDamaged),
    "store not encrypted": (lambda m: plain(m.store), faults.StoreNotPlain),
    "store newer": (renew, faults.StoreNewer),
    "another's store": (
        lambda m: shutil.copyfile(m.sibling / "store.db", m.store),
        faults.StoreSwapped,
    ),
    "another's keys": (
        lambda m: shutil.copyfile(m.sibling / "keys.json", m.keys),
        faults.StoreSwapped,
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_harmed_is_named(made: Made, harm: str) -> None:
    act, fault = HARMS[harm]
    act(made)
    if made.keys.is_dir():
        with pytest.raises(fault):
            unlock(made.path)
        return
    refused(made.path, fault)


def test_every_refusal_has_its_own_words() -> None:
    leaves = {fault for _, fault in HARMS.values()} | {
        ways.WrongPassphrase,
        faults.OpenElsewhere,
        faults.FolderReadOnly,
        faults.FolderOnNetwork,
        faults.StoreRolledBack,
        faults.DiskFull,
        faults.StoreMissing,
    }
    assert (
        len({one.title for one in leaves}) == len({one.sentence for one in leaves}) == len(leaves)
    )


def test_a_wrong_passphrase_is_no_damage(made: Made) -> None:
    refused(made.path, ways.WrongPassphrase, OTHER)
    unlock(made.path).close()


def test_an_empty_folder_is_no_vault(tmp_path: Path) -> None:
    refused(tmp_path, faults.StoreMissing)


def test_a_vault_that_another_program_has_open_is_left_to_it(made: Made) -> None:
    command = [sys.executable, "-c", HOLDER, str(made.path), WORDS.text]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        refused(made.path, faults.OpenElsewhere)
        holder.kill()
    unlock(made.path).close()


def test_a_vault_on_a_network_is_refused(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = made.path.parent / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {made.path.parent} cifs rw 0 0\n")
    monkeypatch.setattr("lifaudit.store.folder.MOUNTS", mounts)
    refused(made.path, faults.FolderOnNetwork)
    with pytest.raises(faults.FolderOnNetwork):
        vault.create(made.path.parent / "new", WORDS, SteppingClock())
    assert not (made.path.parent / "new").exists()


def test_an_older_store_put_back_beside_a_newer_backup_is_refused(made: Made) -> None:
    older = made.store.read_bytes()
    ours = unlock(made.path)
    with ours.unit() as unit:
        register.add_agency(unit, Agency("", "One more"))
    upkeep.back_up(ours, silent)
    ours.close()
    made.store.write_bytes(older)
    refused(made.path, faults.StoreRolledBack)


@pytest.mark.parametrize("spoilt", ["manifest.sealed", "store.db"])
def test_a_damaged_backup_keeps_nobody_out(made: Made, spoilt: str) -> None:
    ours = unlock(made.path)
    first, second = upkeep.back_up(ours, silent), upkeep.back_up(ours, silent)
    flip(second / spoilt, -20)
    ours.close()
    again = unlock(made.path)
    known = [one.folder for one in upkeep.generations(again)]
    assert known == ([first] if spoilt == "manifest.sealed" else [second, first])
    upkeep.put_away(again)
    for harm in ("keys.json", spoilt):
        flip(second / harm, 100)
        with pytest.raises(faults.BackupBroken):
            vault.restore(second, made.path.parent / "restored", WORDS, SteppingClock())
    assert not (made.path.parent / "restored").exists()


@contextmanager
def somebody_else() -> Iterator[None]:
    """Be a user who may not write everywhere: the administrator may."""
    if os.geteuid():
        yield
        return
    import_module("lifaudit.cli.vault")  # they may not read where the administrator's Python lies
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def readable(originals: Made) -> Iterator[Made]:
    """Make a vault that everybody may read and nobody may change."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)
        shutil.copytree(originals.path, place / "vault")
        (place / "vault" / "in-use.lock").touch()
        for one in (place / "vault").iterdir():
            one.chmod(0o444)
        (place / "vault").chmod(0o555)
        yield Made(place / "vault", place)
        (place / "vault").chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="rights are of POSIX systems")
@pytest.mark.parametrize("what", ["all", "store.db", "keys.json"])
def test_where_we_may_not_write_we_say_so(readable: Made, what: str) -> None:
    if what != "all":
        readable.path.chmod(0o777)
        for one in readable.path.iterdir():
            one.chmod(0o666)
        (readable.path / what).chmod(0o444 if what == "store.db" else 0)
    with somebody_else():
        with pytest.raises(faults.FolderReadOnly):
            unlock(readable.path)
        code, told = in_a_shell(readable.path)
    assert (code, told.split(".")[0]) == (1, faults.FolderReadOnly.title)


@pytest.mark.skipif(os.name == "nt", reason="rights are of POSIX systems")
def test_a_new_vault_is_not_made_where_we_may_not_write(readable: Made) -> None:
    with somebody_else(), pytest.raises(faults.FolderReadOnly):
        vault.create(readable.path / "new", WORDS, SteppingClock())


def test_a_full_disk_loses_nothing_and_opens_again(small_disk: Path) -> None:
    ours = vault.create(small_disk / "vault", WORDS, SteppingClock())
    kept = fill_up(ours, small_disk)
    with pytest.raises(faults.BackupNotWritten):
        upkeep.back_up(ours, silent)
    ours.close()
    with pytest.raises(faults.VaultNotMade):
        vault.create(small_disk / "second", WORDS, SteppingClock())
    assert not (small_disk / "second").exists()
    again = unlock(small_disk / "vault")
    with again.unit() as unit:
        assert {one.name for one in register.agencies(unit)} == kept
    (small_disk / "ballast").unlink()
    with again.unit() as unit:
        register.add_agency(unit, Agency("", "after making room"))
    assert upkeep.check(again, silent).is_whole
    again.close()


def fill_up(ours: vault.Vault, disk: Path) -> set[str]:
    """Record until the disk is full to the last byte; return what was acknowledged."""
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while shutil.disk_usage(disk).free > 256 * 1024:
            ballast.write(bytes(64 * 1024))
    kept: set[str] = set()
    with pytest.raises(faults.DiskFull):
        record_for_ever(ours, kept)
    assert kept
    return kept


def record_for_ever(ours: vault.Vault, kept: set[str]) -> None:
    for number in range(1000):
        name = f"{number} " + "x" * 8000
        with ours.unit() as unit:
            register.add_agency(unit, Agency("", name))
        kept.add(name)
