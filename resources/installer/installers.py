"""Make what IT installs of a frozen tree: the MSI, the setup, the policy template, the digests.

    SOURCE_DATE_EPOCH=<time of the commit> installers.py TREE OUT [VERSION]

It needs Debian's wixl, msitools, nsis and faketime. The same tree and time give the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import struct
import subprocess
import sys
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT)]

from resources.installer import files, signing  # noqa: E402 - run as a program
from resources.installer.version import numbers, of_project  # noqa: E402 - likewise

ICON = ROOT / "resources/mark/lifaudit.ico"
PRODUCTS = uuid.UUID("b4d0a3f2-6d43-5c1e-9a52-8c0d1f7e2b63")
LEAST_MSI = 1_000_000  # wixl may write a package without its files, and end well
MARK = 0x0E, 0x55, 0x63  # the ground of our mark, in resources/mark
BRITISH, UTF_8 = "x64;2057", "utf-8"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is made: of which tree, where, as which version, at what time."""

    tree: Path
    out: Path
    version: str
    time: int

    @property
    def mark(self) -> str:
        """Say in a file's name when nobody signed it."""
        return "" if signing.command() else "-unsigned"


def make(wanted: Wanted) -> tuple[Path, ...]:
    """Make everything; returns the files."""
    if strange := [one for one in files.files_of(wanted.tree) if "$" in one.name]:
        sys.exit(f"Both installers would take a part of this name for something else: {strange[0]}")
    wanted.out.mkdir(parents=True, exist_ok=True)
    made = (_msi(wanted), _setup(wanted), *_policy(wanted))
    lines = [f"{digest(one)}  {one.relative_to(wanted.out).as_posix()}\n" for one in made]
    (wanted.out / "SHA256SUMS").write_text("".join(lines), UTF_8)
    return made


def even_out(wanted: Wanted) -> None:
    """Give every file the time of the commit: both installers keep it."""
    for one in (wanted.tree, *wanted.tree.rglob("*")):
        os.utime(one, (wanted.time, wanted.time))


def digest(file: Path) -> str:
    """Return a file's SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _msi(wanted: Wanted) -> Path:
    made = wanted.out / f"lifaudit-{wanted.version}{wanted.mark}.msi"
    listed = wanted.out / "files.wxs"
    listed.write_text(files.components(wanted.tree), UTF_8)
    product = str(uuid.uuid5(PRODUCTS, wanted.version)).upper()
    said = {
        "Tree": wanted.tree.name,  # wixl 0.101 finds files by a relative path only
        "Version": wanted.version,
        "Product": product,
        "Icon": os.path.relpath(ICON, wanted.tree.parent),
    }
    defined = [word for name, value in said.items() for word in ("-D", f"{name}={value}")]
    sources = [str(HERE / "lifaudit.wxs"), str(listed)]
    then = ["faketime", "-f", f"{datetime.fromtimestamp(wanted.time, UTC):%Y-%m-%d %H:%M:%S}"]
    _run(*then, "wixl", "-a", "x64", *defined, "-o", str(made), *sources, folder=wanted.tree.parent)
    if made.stat().st_size < LEAST_MSI:
        sys.exit("The package is empty: wixl did not find the files")
    package = uuid.uuid5(PRODUCTS, product + _digest_of(wanted.tree))
    title = f"lifaudit {wanted.version}"
    summary = ["-s", title, "lifaudit project", BRITISH, f"{{{str(package).upper()}}}"]
    _run(*then, "msibuild", str(made), *summary, folder=wanted.out)
    listed.unlink()
    signing.sign(made)
    return made


def _setup(wanted: Wanted) -> Path:
    made = wanted.out / f"lifaudit-{wanted.version}-setup{wanted.mark}.exe"
    listed, licences = wanted.out / "files.nsh", wanted.out / "licences.txt"
    side = wanted.out / "side.bmp"
    listed.write_text("\ufeff" + files.coming_and_going(wanted.tree), UTF_8)
    licences.write_text("\ufeff" + _licences().replace("\n", "\r\n"), UTF_8, newline="")
    side.write_bytes(_picture_of(MARK))
    os.utime(side, (wanted.time, wanted.time))  # what lies in the setup keeps its time there
    said = {
        "TREE": str(wanted.tree),
        "FILES": str(listed),
        "LICENCES": str(licences),
        "SIDE": str(side),
        "ICON": str(ICON),
        "VERSION": wanted.version,
        "VERSION4": ".".join(map(str, numbers(wanted.version))),
        "KILOBYTES": str(_size(wanted.tree) // 1024),
        "OUT": str(made),
    }
    if signing.command():
        said["SIGN"] = signing.command()
    defined = [f"-D{name}={value}" for name, value in said.items()]
    _run("makensis", "-V2", "-WX", *defined, str(HERE / "lifaudit.nsi"), folder=wanted.out)
    for one in (listed, licences, side):
        one.unlink()
    signing.sign(made)
    return made


def _policy(wanted: Wanted) -> tuple[Path, ...]:
    """Lay the policy template beside the installers, as PolicyDefinitions wants it."""
    source = HERE / "policy"
    place = wanted.out / "policy"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(source, place)
    return tuple(files.files_of(place))


def _licences() -> str:
    """Return what the setup shows: our own licence, and what each part inside stands under."""
    ours = (ROOT / "LICENSE").read_text(UTF_8)
    table = (ROOT / "docs/licences.md").read_text(UTF_8).splitlines()
    rows = [line.strip("| ").split(" | ") for line in table if line.startswith("| ")][1:]
    inside = "\n".join(f"{name} {version}: {licence}" for name, version, licence in rows)
    return f"{ours}\n\nWhat others made and is inside, and under which licence:\n\n{inside}\n"


def _picture_of(colour: tuple[int, int, int]) -> bytes:
    """Return a bitmap of one point in a colour; the setup draws it as large as it has to be."""
    red, green, blue = colour
    header = struct.pack("<2sIHHI", b"BM", 58, 0, 0, 54)
    return header + struct.pack(
        "<IiiHHIIiiII4B", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0, blue, green, red, 0
    )


def _digest_of(tree: Path) -> str:
    said = "".join(f"{digest(one)} {one.relative_to(tree)}\n" for one in files.files_of(tree))
    return hashlib.sha256(said.encode()).hexdigest()


def _size(tree: Path) -> int:
    return sum(one.stat().st_size for one in files.files_of(tree))


def _run(*command: str, folder: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the tools that are named above
        command, cwd=folder, check=False, text=True, capture_output=True
    )
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


def main() -> None:
    """Sign a frozen tree, if there is something to sign with, and make its installers."""
    tree, out, *version = sys.argv[1:]
    wanted = Wanted(
        Path(tree).resolve(),
        Path(out).resolve(),
        version[0] if version else of_project(ROOT),
        int(os.environ["SOURCE_DATE_EPOCH"]),
    )
    signing.sign_tree(wanted.tree)
    even_out(wanted)
    for one in make(wanted):
        sys.stdout.write(f"{one}\n")


if __name__ == "__main__":
    main()
