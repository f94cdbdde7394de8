"""The house rules no linter sees: each reads one module and names its breaches."""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

from house.modules import FUNCTIONS, Module

LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

ONLY_IN = {
    "setStyleSheet": ("ui/theme/",),
    "takeAt": ("ui/widgets/stack", "ui/widgets/tiles", "ui/fields/form", "ui/pages/reflections"),
    "QMessageBox": ("ui/bridge/failures",),
    "ThreadPoolExecutor": ("ui/bridge/runner",),
    "ProcessPoolExecutor": (),
    "Thread": ("ui/bridge/runner",),
    "QThread": (),
    "QRunnable": (),
    "QThreadPool": (),
    "print": ("lifaudit/cli/",),
    "create_engine": ("lifaudit/store/",),
    "seal_pack": (
        *("lifaudit/exchange/", "lifaudit/services/pack_making", "lifaudit/services/backup_copies"),
        *("lifaudit/selftest/packs", "lifaudit/demo/forging"),  # theirs hold nothing
    ),
}
MADE_IN = {"Screened": ("lifaudit/domain/screening", "lifaudit/services/identifiers")}
"""What only one room may make; everybody else says it as a type: Screened[Dossier]."""
HOMES = {
    "PySide6": ("ui/",),
    "shiboken6": ("ui/",),
    "sqlalchemy": ("lifaudit/store/",),
    "sqlcipher3": ("lifaudit/store/",),
    "cryptography": ("lifaudit/security/",),
    "keyring": ("lifaudit/security/",),
    "pyrage": ("lifaudit/security/",),
    "zxcvbn": ("lifaudit/security/",),
    "reportlab": ("lifaudit/reports/",),
    "pikepdf": ("lifaudit/reports/",),
    "pyhanko": ("lifaudit/reports/",),
    "pyhanko_certvalidator": ("lifaudit/reports/",),
    "pypdfium2": ("lifaudit/reports/",),
    "docx": ("lifaudit/reports/",),
    "openpyxl": ("lifaudit/workbooks/", "lifaudit/instruments/", "lifaudit/reports/"),
    "pyxform": ("lifaudit/instruments/",),
    "xlrd": ("lifaudit/instruments/",),
    "defusedxml": ("lifaudit/instruments/",),
}
DOORS = ("lifaudit.services", "lifaudit.domain")
FRONT_DOOR = (*DOORS, "lifaudit.cli", "lifaudit.demo")  # one entry opens the window or the prompt
NETWORK = frozenset(
    {
        "socket",
        "socketserver",
        "ssl",
        "http",
        "urllib.request",
        "urllib3",
        "requests",
        "aiohttp",
        "httpx",
        "ftplib",
        "smtplib",
        "poplib",
        "imaplib",
        "telnetlib",
        "xmlrpc",
        "webbrowser",
        "PySide6.QtNetwork",
        "PySide6.QtWebSockets",
    }
)
LOCAL = {"ui/bridge/second_start.py": frozenset({"PySide6.QtNetwork"})}
"""Two starts of one person speak by a local name: no port, no address."""
BROAD = frozenset({"Exception", "BaseException"})
BROAD_ALLOWED = (
    *("ui/bridge/runner", "ui/bridge/failures", "lifaudit/cli/"),
    "lifaudit/reports/quarantine",  # docs/decisions/0011
    "lifaudit/selftest/run",  # it tells of whatever is missing from a frozen program
)
DRAWERS = frozenset(
    {"util", "utils", "helper", "helpers", "common", "misc", "manager", "controller"}
)
DRAWER_CLASS = re.compile(
    r"(Utils?|Helpers?|Manager|Controller|Mixin)$|^(Base|Abstract)\w*Page$|^PageBase$"
)
PROMISE = re.compile(r"\b(TODO|FIXME|HACK|XXX)\b(?! #\d+)")
WORKAROUND = re.compile(r"\bWORKAROUND\b(?! https?://)")
EXCUSE = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
NAMED_EXCUSE = re.compile(
    r"#\s*(?:noqa: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*"
    r"|type: ignore\[[\w-]+(?:, ?[\w-]+)*\])\s+[-#] ?\S"
)
ERRORS = frozenset(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
) | {"LifauditError"}


def size(module: Module) -> Iterator[str]:
    """Long modules and long functions are two ideas."""
    lines = module.text.count("\n")
    if lines > LONGEST_MODULE:
        yield f"{module.place}: {lines} lines; split this room"
    for node in ast.walk(module.tree):
        if isinstance(node, FUNCTIONS) and _length(node) > LONGEST_FUNCTION:
            yield f"{module.place}:{node.lineno}: {node.name} has {_length(node)} lines"


def purpose(module: Module) -> Iterator[str]:
    """Every module and class says what it is for."""
    if not ast.get_docstring(module.tree):
        yield f"{module.place}: say what this room is for"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node):
            yield f"{module.place}:{node.lineno}: say what {node.name} is for"


KEEPS_OUT = "lifaudit/reports/__init__.py"
"""The one front door with a keeper: whichever of its rooms is entered first, he was passed."""


def front_doors(module: Module) -> Iterator[str]:
    """Keep a package's `__init__` to one docstring."""
    if module.is_package and module.place != KEEPS_OUT and len(module.tree.body) != 1:
        yield f"{module.place}: more than a docstring"


def annotations(module: Module) -> Iterator[str]:
    """Shipped modules read their annotations late."""
    late = any(name == "__future__.annotations" for _, name in module.imports)
    if module.is_product and not module.is_package and not late:
        yield f"{module.place}: from __future__ import annotations is missing"


def rooms(module: Module) -> Iterator[str]:
    """Keep some names to their one room."""
    if not module.is_product:
        return
    for line, name in module.names:
        if name in ONLY_IN and not module.place.startswith(ONLY_IN[name]):
            yield f"{module.place}:{line}: {name} does not belong here"


def makers(module: Module) -> Iterator[str]:
    """Let only its room make what proves something by being there."""
    if not module.is_product:
        return
    typed = set(_typed(module))
    for node in ast.walk(module.tree):
        name = _dotless(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        renamed = isinstance(node, ast.alias) and node.asname and node.name.rpartition(".")[2]
        for one in {name, renamed} & MADE_IN.keys():
            if node not in typed and not module.place.startswith(MADE_IN[one]):
                yield f"{module.place}:{node.lineno}: {one} is not made here"


def homes(module: Module) -> Iterator[str]:
    """Each library has one home; the domain needs none."""
    if not module.is_product:
        return
    for line, name in module.imports:
        top = name.partition(".")[0]
        if top in HOMES and not module.place.startswith(HOMES[top]):
            yield f"{module.place}:{line}: {top} lives in {' and '.join(HOMES[top])}"
        own = top in sys.stdlib_module_names or top == "lifaudit"
        if module.place.startswith("lifaudit/domain/") and not own:
            yield f"{module.place}:{line}: the domain knows only the standard library, not {top}"


def doors(module: Module) -> Iterator[str]:
    """Let the window enter the house by services and domain only."""
    for line, name in module.imports:
        seen = FRONT_DOOR if module.place == "ui/__main__.py" else DOORS
        below = name.startswith("lifaudit.") and not name.startswith(seen)
        if module.place.startswith("ui/") and below:
            yield f"{module.place}:{line}: the window does not see {name}"


def network(module: Module) -> Iterator[str]:
    """Never speak to a network."""
    for line, name in module.imports:
        parts = name.split(".")
        reached = {".".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
        met = reached & NETWORK - LOCAL.get(module.place, frozenset())
        if module.is_product and met:
            yield f"{module.place}:{line}: {name} speaks to the network"


def broad_excepts(module: Module) -> Iterator[str]:
    """Only the edges may catch everything."""
    if not module.is_product or module.place.startswith(BROAD_ALLOWED):
        return
    for node in ast.walk(module.tree):
        caught = isinstance(node, ast.ExceptHandler) and _is_broad(node)
        if caught or (isinstance(node, ast.Call) and _suppresses_all(node)):
            yield f"{module.place}:{node.lineno}: catch what you can name"


def one_tree(module: Module) -> Iterator[str]:
    """Errors are leaves of one tree, and the tree stands in one place."""
    if not module.is_product or module.place.startswith("lifaudit/domain/errors/"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and ERRORS & {_dotless(base) for base in node.bases}:
            yield f"{module.place}:{node.lineno}: {node.name} belongs in lifaudit/domain/errors"


def drawers(module: Module) -> Iterator[str]:
    """Find drawers for everything: each is a missing room."""
    path = PurePosixPath(module.place)
    if DRAWERS & {part.removesuffix(".py") for part in path.parts}:
        yield f"{module.place}: a room is missing, or the idea is two ideas"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and DRAWER_CLASS.search(node.name):
            yield f"{module.place}:{node.lineno}: {node.name} is a drawer, not a thing"


def values(module: Module) -> Iterator[str]:
    """Dataclasses are values: frozen, with slots."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and module.is_product:
            for decorator in node.decorator_list:
                if "dataclass" in ast.unparse(decorator).split("(")[0] and not _is_value(decorator):
                    yield f"{module.place}:{node.lineno}: {node.name} must be frozen, with slots"


def comments(module: Module) -> Iterator[str]:
    """Give a promise its issue number, an exemption its rule and its reason."""
    for line, comment in module.comments:
        if PROMISE.search(comment):
            yield f"{module.place}:{line}: a promise needs its issue number, such as #12"
        if WORKAROUND.search(comment):
            yield f"{module.place}:{line}: say at which address the fault of others is known"
        if EXCUSE.search(comment) and not NAMED_EXCUSE.search(comment):
            yield f"{module.place}:{line}: name the rule and say why"


ALL = (
    size,
    purpose,
    front_doors,
    annotations,
    rooms,
    makers,
    homes,
    doors,
    network,
    broad_excepts,
    one_tree,
    drawers,
    values,
    comments,
)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _dotless(node: ast.expr | None) -> str:
    return ast.unparse(node).rpartition(".")[2] if node else ""


def _typed(module: Module) -> Iterator[ast.expr]:
    """Yield what is said with brackets and not called, as a type is."""
    called = {node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Subscript) and node not in called:
            yield node.value


def _is_broad(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if _dotless(handler.type) == "BaseException" and isinstance(last, ast.Raise) and not last.exc:
        return False  # tidying up before passing everything on swallows nothing
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(node is None or _dotless(node) in BROAD for node in caught)


def _suppresses_all(call: ast.Call) -> bool:
    return _dotless(call.func) == "suppress" and any(_dotless(one) in BROAD for one in call.args)


def _is_value(decorator: ast.expr) -> bool:
    said = {
        word.arg: ast.unparse(word.value)
        for word in (decorator.keywords if isinstance(decorator, ast.Call) else [])
    }
    return said.get("frozen") == "True" and said.get("slots") == "True"
