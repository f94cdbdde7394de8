"""What goes into the frozen tree, and what of PyInstaller's finds stays out: read by build.spec."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

FOR_BUILDERS = ("installer", "locks")
"""The folders below `resources` that the program does not read; every other one is taken along."""

PLUGINS = {
    "platforms": ("windows", "offscreen", "xcb"),
    "styles": ("modernwindowsstyle",),
    "iconengines": ("svgicon",),
    "imageformats": ("svg", "ico"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platformthemes": ("xdgdesktopportal",),
    "xcbglintegrations": ("xcb-glx-integration", "xcb-egl-integration"),
}
"""The plugins of Qt that are used, by kind; another one is not shipped."""

UNUSED = (
    *("sqlite3", "_sqlite3"),  # the only way to a database is the encrypted one
    # With it PyInstaller lets a launcher run code from its arguments, past every list of programs.
    *("multiprocessing", "_multiprocessing", "pypdfium2_cli"),
    *("tkinter", "_tkinter", "curses", "readline", "turtle", "idlelib", "lib2to3", "doctest"),
    *("pip", "ensurepip", "setuptools", "pkg_resources", "wheel", "test", "pytest", "numpy"),
    *("sqlalchemy.testing", "sqlalchemy.orm", "sqlalchemy.ext", "greenlet"),
    *(f"sqlalchemy.dialects.{one}" for one in ("mysql", "postgresql", "oracle", "mssql")),
    *("lxml.objectify", "lxml.isoschematron", "lxml.html"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL._avif", "PIL._webp", "PIL._imagingcms", "PIL.ImageCms"),
    *("IPython", "matplotlib", "attr", "attrs"),
    *("pydoc", "pydoc_data", "unittest", "xmlrpc"),
    *(f"PySide6.Qt{one}" for one in ("Qml", "Quick", "QuickWidgets", "Sql", "OpenGL", "Test")),
)
"""Modules that somebody's library could use and ours does not."""

NETWORK = (
    *("aiohttp", "aiosignal", "aiohappyeyeballs", "frozenlist", "multidict", "propcache", "yarl"),
    *("requests", "urllib3", "certifi", "charset_normalizer", "idna", "httpx", "h11"),
    *("ssl", "_ssl", "ftplib", "http.server", "socketserver", "smtplib"),
)
"""What would speak to a network: the libraries for signatures can, and here nothing is to."""

PYTHONS_OPENSSL = ("_hashlib",)
"""Python has digests of its own, slower ones (SHA-256: 4.5 ms a megabyte, not 0.9). Only this has
scrypt and PBKDF2; nothing asks for them here, and the vault and the keys carry an OpenSSL each."""

BALLAST = re.compile(
    r"^(lib)?(opengl32sw|d3dcompiler_47|ssl-3|crypto-3|"
    r"Qt6(Qml|Quick|VirtualKeyboard|Pdf|Wayland|WlShell|Egl|Sql))"
)

UNREAD = ("docx/templates/default-docx-template/", "dateutil/zoneinfo/")
"""Folders whose data nobody reads: a template unpacked, and time zones that tzdata has."""


def resources(root: Path) -> tuple[str, ...]:
    """Name the folders below `resources` that are taken along."""
    every = {one.name for one in (root / "resources").iterdir() if one.is_dir()}
    return tuple(sorted(every - {*FOR_BUILDERS, "__pycache__"}))


def is_used(module: str) -> bool:
    """Tell whether a module that PyInstaller found goes along: of holidays, one country's."""
    country = module.removeprefix("holidays.countries.")
    return country in (module, "united_kingdom")


def is_run(script: str) -> bool:
    """Tell whether a launcher runs a script that PyInstaller found.

    Its hooks for the start load QtCore, inspect and zipfile before anything is asked for, to find
    sources and modules that nobody looks for here, and for a Qt that does not know where it lies.
    """
    return not script.startswith("pyi_rth_")


def belongs(place: str, source: str) -> bool:
    """Tell whether a file that PyInstaller found at `source` goes to this place of the tree."""
    path = PurePosixPath(place.replace("\\", "/"))
    if _is_of_linux(path, PurePosixPath(source)):
        return False
    if "PySide6" in path.parts and "translations" in path.parts:
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _is_used(path)
    if path.as_posix().startswith(UNREAD):
        return False
    return not BALLAST.match(path.name) and path.suffix != ".jar"


def _is_of_linux(path: PurePosixPath, source: PurePosixPath) -> bool:
    """Tell whether a library is one of the system's own, which the sources take from it as well."""
    at_top = len(path.parts) == 1 and source.is_absolute()
    ours = "site-packages" in source.parts or path.name.startswith("libpython")
    return at_top and ".so" in path.suffixes and not ours


def _is_used(plugin: PurePosixPath) -> bool:
    """Tell whether a plugin of Qt is on the list; Linux puts `lib` before the `q` of its name."""
    name = plugin.stem.removeprefix("lib").removeprefix("q")
    return name in PLUGINS.get(plugin.parent.name, ())
