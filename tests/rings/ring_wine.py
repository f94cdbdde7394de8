"""What `make wine` made is installed, used, renewed and taken away, as on a laptop but under wine.

The tests follow each other as the days of a laptop do; each begins where the one before it ended.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from house.modules import ROOT
from rings.wine.screen import Screen, screen
from rings.wine.windows import Ran, Windows, seen_from_windows

HOME = Path(os.environ.get("WINE_HOME", ROOT / "build/wine")).resolve()
PROGRAMS = r"C:\Program Files\lifaudit"
WORDS = "tidal lantern copper meadow sevens"
BAR = 130  # megabytes
SIGNED = (".exe", ".dll", ".pyd")
REFUSED = 2
FATAL = 1603 % 256  # what msiexec ends with, as far as Linux keeps it
PIXELS = 150  # colours of a window with its letters; the empty screen has a handful
CHECK = r"Software\Classes\SystemFileAssociations\.pdf\shell\lifaudit.check\command"
OPEN = r"Software\Classes\lifaudit.pack\shell\open\command"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\lifaudit"
PATIENCE, SETTLING = 180, 20  # seconds for a window to come, and for a report to be checked
FROM = time.monotonic()


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop with nothing of ours on it yet, and what its IT department was given."""

    windows: Windows
    screen: Screen

    @property
    def programs(self) -> Path:
        """Where the program lies when it is installed for everybody."""
        return self.windows.drive / "Program Files/lifaudit"

    @property
    def own(self) -> Path:
        """Where the program lies when it is installed for one person."""
        return self.windows.person / "AppData/Local/Programs/lifaudit"

    @property
    def own_as_windows_says(self) -> str:
        """Return the same place as Windows names it."""
        return f"C:\\users\\{self.windows.person.name}\\AppData\\Local\\Programs\\lifaudit"

    @property
    def data(self) -> Path:
        """Where a person's vault lies if they do not choose another place."""
        return self.windows.person / "AppData/Local/lifaudit"

    @property
    def vault(self) -> Path:
        """The vault that must live through everything."""
        return self.data / "vault"

    def install(self, package: Path) -> Ran:
        """Install an MSI silently."""
        log = seen_from_windows(HOME / f"{package.stem}.log")
        asked = ["/i", seen_from_windows(package), "/qn", "/l*v", log]
        return self.windows.run("msiexec", *asked)

    def remove(self, package: Path) -> Ran:
        """Remove what an MSI installed, silently."""
        return self.windows.run("msiexec", "/x", seen_from_windows(package), "/qn")

    def cli(self, *said: str, programs: str = PROGRAMS) -> Ran:
        """Run the installed console program."""
        return self.windows.run(f"{programs}\\lifaudit-cli.exe", *said)

    def check(self, programs: str = PROGRAMS) -> Ran:
        """Open the vault with the installed program and read every page and link of it."""
        return self.cli(*self.checking, programs=programs)

    @property
    def checking(self) -> tuple[str, ...]:
        """What the console program is told, so that it opens the vault and reads all of it."""
        words = seen_from_windows(HOME / "words.txt")
        return "vault", "check", seen_from_windows(self.vault), "--passphrase-file", words

    def wait_for_a_window(self, started: subprocess.Popen[str]) -> None:
        """Wait until a program has drawn its window."""
        deadline = time.monotonic() + PATIENCE
        while self.screen.colours() < PIXELS:
            assert started.poll() is None, "the program ended before it had a window"
            assert time.monotonic() < deadline, "no window came"
            time.sleep(0.5)

    def asks(self, hive: str, key: str) -> str:
        """Return what the registry says under a key's own name, or under that of a value."""
        key, _, value = key.partition("|")
        which = ["/v", value] if value else ["/ve"]
        return self.windows.run("reg", "query", f"{hive}\\{key}", *which, "/reg:64").said


@pytest.fixture(scope="session")
def laptop() -> Iterator[Laptop]:
    with screen(HOME / "screen") as shown:
        windows = Windows(HOME, shown.name)
        (HOME / "words.txt").write_text(WORDS + "\n", "utf-8")
        made = Laptop(windows, shown)
        _clear(made)
        yield made
        windows.end()
    tell(f"the ring took {time.monotonic() - FROM:.0f} s")


def _clear(laptop: Laptop) -> None:
    """Take away what an earlier ring that was stopped has left."""
    for one in (*HOME.glob("out/*.msi"), *HOME.glob("older/*.msi")):
        laptop.remove(one)
    for one in (laptop.programs, laptop.own, laptop.data, HOME / "demo"):
        subprocess.run(["rm", "-rf", str(one)], check=True)
    keys = [r"Software\lifaudit", UNINSTALL, r"Software\Classes\lifaudit.pack"]
    for key in keys:
        for hive in ("HKLM", "HKCU"):
            laptop.windows.run("reg", "delete", f"{hive}\\{key}", "/f", "/reg:64")


@pytest.fixture(scope="session")
def package() -> Path:
    return only("out", "*.msi")


@pytest.fixture(scope="session")
def setup() -> Path:
    return only("out", "*setup*.exe")


def only(folder: str, pattern: str) -> Path:
    (found,) = (HOME / folder).glob(pattern)
    return found


def tell(words: str) -> None:
    """Say what was seen, for whoever runs the ring."""
    sys.stdout.write(f"\n{words}\n")


def signed_report() -> Path:
    """Return the last report of the audit that was played."""
    return next(one for one in (HOME / "demo").glob("*.pdf") if "version" not in one.name)


def source(*said: str) -> Ran:
    """Run the source tree on this Linux."""
    command = [sys.executable, "-m", "lifaudit", *said]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    return Ran(done.returncode, done.stdout + done.stderr)


def vault_is_whole(laptop: Laptop) -> bool:
    """Tell whether the vault opens on Linux, too, whatever became of the program."""
    words = str(HOME / "words.txt")
    return source("vault", "check", str(laptop.vault), "--passphrase-file", words).code == 0


def files_of(place: Path) -> set[str]:
    return {one.relative_to(place).as_posix() for one in place.rglob("*") if one.is_file()}


# what was made ------------------------------------------------------------------------------------


def test_the_bundle_has_not_grown():
    sizes = [one.stat().st_size for one in (HOME / "dist/lifaudit").rglob("*") if one.is_file()]
    installers = [f"{one.name} {one.stat().st_size / 1e6:.1f} MB" for one in HOME.glob("out/*.*")]
    whole = f"bundle {sum(sizes) / 1e6:.1f} MB in {len(sizes)} files (bar: {BAR} MB)"
    tell(f"{whole}; {', '.join(installers)}")
    assert sum(sizes) <= BAR * 1e6


def test_the_digests_are_those_of_what_is_handed_out(package, setup):
    listed = (HOME / "out/SHA256SUMS").read_text("utf-8")
    assert {package.name, setup.name} < {line.split("  ")[1] for line in listed.splitlines()}
    assert "policy/lifaudit.admx" in listed
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=HOME / "out", check=True)


def test_installers_and_launchers_carry_the_signature_of_the_slot(package, setup):
    tree = HOME / "dist/lifaudit"
    for one in (package, setup, tree / "lifaudit.exe", tree / "lifaudit-cli.exe"):
        ours = HOME / "signer/certificate.pem"
        command = ["osslsigncode", "verify", "-CAfile", str(ours), "-in", str(one)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-2000:]


def test_no_library_is_left_unsigned():
    tree = HOME / "dist/lifaudit"
    bare = []
    for one in (one for one in tree.rglob("*") if one.suffix in SIGNED):
        command = ["osslsigncode", "extract-signature", "-in", str(one), "-out", str(HOME / "s")]
        (HOME / "s").unlink(missing_ok=True)
        if subprocess.run(command, check=False, capture_output=True).returncode:
            bare.append(one.name)
    assert bare == []


# the MSI ------------------------------------------------------------------------------------------


def test_an_older_version_installs_silently(laptop):
    done = laptop.install(only("older", "*.msi"))
    assert done.code == 0, done.said
    assert files_of(laptop.programs) == files_of(HOME / "older-dist/lifaudit")
    assert "0.0.9" in laptop.asks("HKLM", r"Software\lifaudit|Version")


def test_a_vault_is_made_in_the_folder_that_is_offered(laptop):
    words = seen_from_windows(HOME / "words.txt")
    vault = seen_from_windows(laptop.vault)
    laptop.data.mkdir(parents=True)
    done = laptop.cli("vault", "new", vault, "--passphrase-file", words)
    assert done.code == 0, done.said
    assert vault_is_whole(laptop)


def test_an_upgrade_takes_the_older_files_away_and_opens_the_vault(laptop, package):
    done = laptop.install(package)
    assert done.code == 0, done.said
    assert files_of(laptop.programs) == files_of(HOME / "dist/lifaudit")
    assert "0.0.9" not in laptop.asks("HKLM", r"Software\lifaudit|Version")
    assert laptop.check().code == 0


def test_a_vault_that_one_process_holds_is_refused_to_another_until_the_first_is_killed(laptop):
    holder = laptop.windows.begin(f"{PROGRAMS}\\lifaudit-cli.exe", *laptop.checking)
    written_beside = laptop.vault / "store.db-wal"
    while not written_beside.exists():
        assert holder.poll() is None, "it was over before it could be held up"
        time.sleep(0.001)
    holder.send_signal(signal.SIGSTOP)  # it stands still while the vault is open in it
    refused = laptop.check()
    assert written_beside.exists()
    holder.kill()
    holder.communicate()
    assert (refused.code, "The vault is open in another window." in refused.said) == (1, True)
    assert laptop.check().code == 0


def test_the_older_version_does_not_go_over_the_newer_one(laptop):
    assert laptop.install(only("older", "*.msi")).code != 0
    assert "0.0.9" not in laptop.asks("HKLM", r"Software\lifaudit|Version")
    assert laptop.check().code == 0


def test_the_installed_program_passes_its_own_test(laptop):
    out = HOME / "selftest.json"
    out.unlink(missing_ok=True)
    done = laptop.cli("--selftest", "--json", "--out", seen_from_windows(out))
    found = json.loads(out.read_text("utf-8"))
    tell("".join(f"\n  {one['outcome']:4} {one['name']}: {one['said']}" for one in found["lines"]))
    assert done.code == 0, done.said
    assert {one["outcome"] for one in found["lines"]} == {"pass"}


def test_the_explorer_knows_packs_and_offers_to_check_a_report(laptop):
    command = f'"{PROGRAMS}\\lifaudit.exe" "%1"'
    assert command in laptop.asks("HKLM", OPEN)
    assert command in laptop.asks("HKLM", CHECK)
    assert "lifaudit.pack" in laptop.asks("HKLM", r"Software\Classes\.lifpack")
    # wine puts what is for everybody into the menu of whoever installs it
    assert any(laptop.windows.drive.rglob("Start Menu/Programs/lifaudit.lnk"))


def test_a_whole_audit_played_there_ends_in_a_report_that_linux_finds_intact(laptop):
    asked = ["demo", "--out", seen_from_windows(HOME / "demo"), "--cases", "2", "--agencies", "2"]
    done = laptop.cli(*asked)
    assert done.code == 0, done.said[-3000:]
    report, trust = signed_report(), HOME / "demo/trust.pem"
    verdict = source("verify", str(report), "--trust", str(trust), "--json")
    assert json.loads(verdict.said)["state"] == "intact_trusted"
    there = laptop.cli("verify", seen_from_windows(report), "--trust", seen_from_windows(trust))
    assert there.code == 0, there.said


def test_the_installed_window_stands(laptop):
    report = signed_report()
    for name, file in (("window", []), ("report", [seen_from_windows(report)])):
        started = laptop.windows.begin(f"{PROGRAMS}\\lifaudit.exe", *file)
        laptop.wait_for_a_window(started)
        time.sleep(SETTLING if file else 3)
        laptop.screen.picture().save(HOME / f"{name}.png")
        tell(f"a picture: {HOME / name}.png")
        laptop.windows.end()
        started.communicate()


def test_removing_it_takes_the_program_and_leaves_the_vault(laptop, package):
    assert laptop.remove(package).code == 0
    assert not laptop.programs.exists() or files_of(laptop.programs) == set()
    for key in (OPEN, CHECK, r"Software\lifaudit|Version", r"Software\Classes\.lifpack"):
        assert "lifaudit" not in laptop.asks("HKLM", key).replace(key, "").casefold()
    assert vault_is_whole(laptop)


def test_an_upgrade_that_is_killed_half_way_leaves_the_vault_whole_and_can_be_made_again(
    laptop, package
):
    assert laptop.install(only("older", "*.msi")).code == 0
    before = files_of(laptop.programs)
    started = laptop.windows.begin("msiexec", "/i", seen_from_windows(package), "/qn")
    deadline = time.monotonic() + PATIENCE
    while files_of(laptop.programs) == before and time.monotonic() < deadline:
        assert started.poll() is None, "the upgrade was over before it could be killed"
    laptop.windows.end()
    started.communicate()
    left = files_of(laptop.programs)
    tell(f"killed with {len(left)} files there: {len(before)} were, {len(left - before)} are new")
    assert left not in (before, files_of(HOME / "dist/lifaudit"))
    assert vault_is_whole(laptop)
    assert laptop.install(package).code == 0
    assert files_of(laptop.programs) >= files_of(HOME / "dist/lifaudit")
    assert laptop.check().code == 0
    assert laptop.remove(package).code == 0
    assert vault_is_whole(laptop)


def test_an_upgrade_that_fails_half_way_leaves_nothing_of_itself_and_the_vault_whole(
    laptop, package
):
    older, put = only("older", "*.msi"), "_internal/PySide6/QtCore.pyd/where a file belongs.txt"
    assert laptop.install(older).code == 0
    before = files_of(laptop.programs)
    (laptop.programs / put).parent.mkdir(parents=True)
    (laptop.programs / put).write_text("kept", "utf-8")
    for what in ("an upgrade", "an installation where nothing was"):
        assert laptop.install(package).code == FATAL
        left = files_of(laptop.programs) - {put}
        tell(f"{what} failed: {len(left)} files are there, {len(before)} were")
        assert left in (before, set())  # a Windows takes the older one back, wine does not
        assert "0.1.0" not in laptop.asks("HKLM", r"Software\lifaudit|Version")
        assert (laptop.programs / put).read_text("utf-8") == "kept"
        assert vault_is_whole(laptop)
    shutil.rmtree((laptop.programs / put).parent)
    for one, tree in ((older, "older-dist"), (package, "dist")):
        assert laptop.install(one).code == 0
        assert files_of(laptop.programs) == files_of(HOME / tree / "lifaudit")
        assert laptop.check().code == 0
    assert laptop.remove(package).code == 0
    assert vault_is_whole(laptop)


# the setup ----------------------------------------------------------------------------------------


def test_the_setup_installs_for_one_person_and_renews_itself(laptop, setup):
    own = laptop.own_as_windows_says
    for one, tree in ((only("older", "*setup*.exe"), "older-dist"), (setup, "dist")):
        done = laptop.windows.run(seen_from_windows(one), "/S")
        assert done.code == 0, done.said
        assert files_of(laptop.own) == files_of(HOME / tree / "lifaudit") | {"uninstall.exe"}
    assert "0.0.9" not in laptop.asks("HKCU", f"{UNINSTALL}|DisplayVersion")
    assert f'"{own}\\lifaudit.exe" "%1"' in laptop.asks("HKCU", OPEN)
    assert laptop.check(own).code == 0


def test_the_setup_puts_no_older_version_over_a_newer_one(laptop):
    older = laptop.windows.run(seen_from_windows(only("older", "*setup*.exe")), "/S")
    assert older.code == REFUSED
    assert "0.0.9" not in laptop.asks("HKCU", f"{UNINSTALL}|DisplayVersion")


def test_while_it_is_open_it_is_neither_renewed_nor_taken_away(laptop, setup):
    own = laptop.own_as_windows_says
    open_one = laptop.windows.begin(f"{own}\\lifaudit.exe")
    laptop.wait_for_a_window(open_one)
    uninstall = [f"{own}\\uninstall.exe", "/S", "/CurrentUser", f"_?={own}"]
    for command in ([seen_from_windows(setup), "/S"], uninstall):
        assert laptop.windows.run(*command).code == REFUSED
    laptop.windows.end()
    open_one.communicate()
    assert files_of(laptop.own) == files_of(HOME / "dist/lifaudit") | {"uninstall.exe"}


def test_the_uninstaller_takes_what_came_and_nothing_else(laptop):
    kept = laptop.own / "_internal/put here by somebody.txt"
    kept.write_text("kept", "utf-8")
    own = laptop.own_as_windows_says
    laptop.windows.run(f"{own}\\uninstall.exe", "/S", "/CurrentUser", f"_?={own}")
    assert files_of(laptop.own) <= {"_internal/put here by somebody.txt", "uninstall.exe"}
    assert kept.read_text("utf-8") == "kept"
    for key in (OPEN, CHECK, f"{UNINSTALL}|DisplayVersion"):
        assert "lifaudit" not in laptop.asks("HKCU", key).replace(key, "").casefold()
    assert vault_is_whole(laptop)
