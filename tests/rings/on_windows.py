"""The installed product on a real Windows: `on_windows.py INSTALLERS SEEN`.

It is installed, tests itself, plays an audit, is used through UI Automation as a screen reader
uses it, and is removed; the vault stays. Nothing of the sources takes part. Pictures and the
tests of the program by itself are left in SEEN. It was never run: docs/windows.md.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import winreg
from dataclasses import dataclass
from pathlib import Path

from pywinauto.application import Application, WindowSpecification

WORDS = "tidal lantern copper meadow sevens"
FOR_ALL = Path(os.environ["PROGRAMFILES"]) / "lifaudit"
LOCAL = Path(os.environ["LOCALAPPDATA"])
FOR_ONE = LOCAL / "Programs/lifaudit"
VAULT = LOCAL / "lifaudit/vault"
CLASSES = r"Software\Classes"
OPEN = rf"{CLASSES}\lifaudit.pack\shell\open\command"
CHECK = rf"{CLASSES}\SystemFileAssociations\.pdf\shell\lifaudit.check\command"
OUTCOMES = {"pass", "not available here"}
NAMED = ("Button", "Edit", "CheckBox", "RadioButton", "ComboBox", "Hyperlink", "ListItem")
PATIENCE, LONG = 60, 600  # seconds for a page, and for a sample or an audit


@dataclass(frozen=True, slots=True)
class Ring:
    """What is tried, and where what was seen is left."""

    installers: Path
    seen: Path

    def only(self, pattern: str) -> Path:
        """Return the one installer of a kind."""
        (found,) = self.installers.glob(pattern)
        return found.resolve()

    def picture(self, window: WindowSpecification, name: str) -> None:
        """Leave a picture of a window."""
        window.capture_as_image().save(self.seen / f"{name}.png")


def main() -> None:
    """Go through the days of a laptop; the first thing that is wrong ends it."""
    ring = Ring(*map(Path, sys.argv[1:]))
    ring.seen.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        sys.stdout.write(f"{step.__name__.replace('_', ' ')}\n")
        step(ring)


def what_was_handed_out_is_what_was_made(ring: Ring) -> None:
    """Compare every file with its digest."""
    for line in (ring.installers / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((ring.installers / name).read_bytes()).hexdigest() == digest, name


def it_installs_silently_for_all(ring: Ring) -> None:
    """Install the MSI, and look for what the Explorer is told."""
    log = ring.seen.resolve() / "msi.log"
    run("msiexec", "/i", ring.only("*.msi"), "/qn", "/l*v", log)
    command = f'"{FOR_ALL / "lifaudit.exe"}" "%1"'
    assert entry(winreg.HKEY_LOCAL_MACHINE, OPEN) == command
    assert entry(winreg.HKEY_LOCAL_MACHINE, CHECK) == command
    assert entry(winreg.HKEY_LOCAL_MACHINE, rf"{CLASSES}\.lifpack") == "lifaudit.pack"


def both_programs_pass_their_own_test(ring: Ring) -> None:
    """Let each of the two launchers look at itself."""
    for name in ("lifaudit", "lifaudit-cli"):
        test_itself(FOR_ALL / f"{name}.exe", ring.seen / f"selftest {name}.json")


def a_vault_is_made_and_a_whole_audit_played(ring: Ring) -> None:
    """Make the vault that must live through everything, and end an audit with a signed report."""
    words = ring.seen.resolve() / "words.txt"
    words.write_text(WORDS + "\n", "utf-8")
    VAULT.parent.mkdir(parents=True, exist_ok=True)
    cli = FOR_ALL / "lifaudit-cli.exe"
    run(cli, "vault", "new", VAULT, "--passphrase-file", words)
    demo = ring.seen.resolve() / "demo"
    run(cli, "demo", "--out", demo, "--cases", "2", "--agencies", "2")
    (report,) = (one for one in demo.glob("*.pdf") if "version" not in one.name)
    run(cli, "verify", report, "--trust", demo / "trust.pem")


def the_window_is_used_through_ui_automation(ring: Ring) -> None:
    """Open the sample by its button, go about by keys, and find a name on every control."""
    program = Application(backend="uia").start(f'"{FOR_ALL / "lifaudit.exe"}"')
    door = standing(program, ".*lifaudit")
    every_control_has_a_name(door)
    ring.picture(door, "door")
    door.child_window(title="Learn on a sample", control_type="Button", found_index=0).invoke()
    home = standing(program, "Home .*lifaudit", LONG)
    every_control_has_a_name(home)
    ring.picture(home, "home")
    for keys, name in (("{F1}", "Help"), ("%2", "Audits"), ("%3", "Instruments"), ("%1", "Home")):
        program.top_window().type_keys(keys)
        page = standing(program, f"{name} .*lifaudit")
        every_control_has_a_name(page)
        ring.picture(page, name.lower())
    program.top_window().close()
    program.wait_for_process_exit(timeout=PATIENCE)


def removing_it_leaves_the_vault(ring: Ring) -> None:
    """Remove what the MSI brought; nobody's record goes with it."""
    run("msiexec", "/x", ring.only("*.msi"), "/qn")
    assert not (FOR_ALL / "lifaudit.exe").exists()
    assert (VAULT / "keys.json").is_file()


def the_setup_installs_for_one_person_and_goes_again(ring: Ring) -> None:
    """Do without an administrator what the MSI does with one; the vault opens with it."""
    run(ring.only("*setup*.exe"), "/S", "/CurrentUser")
    test_itself(FOR_ONE / "lifaudit-cli.exe", ring.seen / "selftest for one.json")
    words = ring.seen.resolve() / "words.txt"
    run(FOR_ONE / "lifaudit-cli.exe", "vault", "check", VAULT, "--passphrase-file", words)
    run(FOR_ONE / "uninstall.exe", "/S", "/CurrentUser", f"_?={FOR_ONE}")
    assert not (FOR_ONE / "lifaudit.exe").exists()
    assert (VAULT / "keys.json").is_file()


STEPS = (
    what_was_handed_out_is_what_was_made,
    it_installs_silently_for_all,
    both_programs_pass_their_own_test,
    a_vault_is_made_and_a_whole_audit_played,
    the_window_is_used_through_ui_automation,
    removing_it_leaves_the_vault,
    the_setup_installs_for_one_person_and_goes_again,
)


def run(*command: object) -> None:
    """Run a program to its end, which must be a good one."""
    done = subprocess.run(
        [str(one) for one in command], check=False, timeout=LONG, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"


def test_itself(program: Path, out: Path) -> None:
    """Let a program test itself, and read what it says."""
    run(program, "--selftest", "--json", "--out", out.resolve())
    lines = json.loads(out.read_text("utf-8"))["lines"]
    for line in lines:
        sys.stdout.write(f"  {line['outcome']}: {line['name']}: {line['said']}\n")
    assert {line["outcome"] for line in lines} <= OUTCOMES


def entry(hive: int, key: str) -> str:
    """Return what the registry says under a key's own name."""
    with winreg.OpenKey(hive, key, access=winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as opened:
        return str(winreg.QueryValueEx(opened, "")[0])


def standing(program: Application, title: str, seconds: float = PATIENCE) -> WindowSpecification:
    """Return the window of a title once it can be used."""
    window = program.window(title_re=title)
    window.wait("visible enabled", timeout=seconds)
    return window


def every_control_has_a_name(window: WindowSpecification) -> None:
    """Find what a screen reader could not name."""
    nameless = [
        one.element_info.automation_id or one.element_info.control_type
        for one in window.descendants()
        if one.element_info.control_type in NAMED and not re.search(r"\w", one.window_text())
    ]
    assert nameless == [], nameless


if __name__ == "__main__":
    main()
