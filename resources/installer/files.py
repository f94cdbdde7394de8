"""The files of a frozen tree as both installers list them, the same for the same tree.

Windows counts who uses a component by its GUID, so a file keeps its own from version to version.
The setup takes away what it brought, file by file, and never a folder with something else in it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

COMPONENTS = uuid.UUID("7e1c8a46-2a3f-5d0d-8a5b-61f0c9d3b7e2")
NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
LIST = """<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="{namespace}">
 <Fragment><DirectoryRef Id="INSTALLDIR">
{inside}
 </DirectoryRef></Fragment>
 <Fragment><ComponentGroup Id="Files">
{references}
 </ComponentGroup></Fragment>
</Wix>
"""


def components(tree: Path) -> str:
    """List the files for the package: one component each, in the folders they lie in."""
    inside = "\n".join(_folder(tree, tree, "   "))
    names = [_name("c", tree, one) for one in files_of(tree)]
    references = "\n".join(f'  <ComponentRef Id="{name}"/>' for name in names)
    return LIST.format(namespace=NAMESPACE, inside=inside, references=references)


def coming_and_going(tree: Path) -> str:
    """Say for the setup how each file comes and, the innermost first, how each goes."""
    folders = [one for one in sorted(tree.rglob("*")) if one.is_dir()]
    coming = [f"SetOutPath {_placed(tree, tree)}", *_coming(tree, tree)]
    for folder in folders:
        coming += [f"SetOutPath {_placed(tree, folder)}", *_coming(tree, folder)]
    going = [f"Delete {_placed(tree, one)}" for one in files_of(tree)]
    going += [f"RMDir {_placed(tree, one)}" for one in reversed(folders)]
    parts = (("Come", coming), ("Go", going))
    return "".join(_macro(name, lines) for name, lines in parts)


def files_of(tree: Path) -> list[Path]:
    """Return every file of a tree in an order that does not depend on the disk."""
    found = (one for one in tree.rglob("*") if one.is_file())
    return sorted(found, key=lambda one: one.relative_to(tree).as_posix())


def component(place: str) -> str:
    """Return the GUID that a file keeps in every version."""
    return str(uuid.uuid5(COMPONENTS, place)).upper()


def _folder(tree: Path, folder: Path, indent: str) -> Iterator[str]:
    for one in sorted(folder.iterdir()):
        if one.is_dir():
            yield f'{indent}<Directory Id="{_name("d", tree, one)}" Name={quoteattr(one.name)}>'
            yield from _folder(tree, one, indent + " ")
            yield f"{indent}</Directory>"
        else:
            place = one.relative_to(tree).as_posix()
            name, guid = _name("c", tree, one), component(place)
            file, source = _name("f", tree, one), quoteattr(f"$(var.Tree)/{place}")
            yield f'{indent}<Component Id="{name}" Guid="{guid}" Win64="yes">'
            yield f'{indent} <File Id="{file}" KeyPath="yes" Source={source}/>'
            yield f"{indent}</Component>"


def _name(kind: str, tree: Path, one: Path) -> str:
    """Return an identifier that the package allows, whatever the file is called."""
    place = one.relative_to(tree).as_posix()
    return kind + hashlib.sha256(place.encode()).hexdigest()[:32].upper()


def _coming(tree: Path, folder: Path) -> list[str]:
    inside = sorted(one for one in folder.iterdir() if one.is_file())
    return [f'File "${{TREE}}/{one.relative_to(tree).as_posix()}"' for one in inside]


def _placed(tree: Path, one: Path) -> str:
    """Name the place on the computer it is installed on."""
    inside = "".join(f"\\{part}" for part in one.relative_to(tree).parts)
    return f'"$INSTDIR{inside}"'


def _macro(name: str, lines: list[str]) -> str:
    return f"!macro {name}\n" + "".join(f"  {line}\n" for line in lines) + "!macroend\n"
