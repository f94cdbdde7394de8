"""Both installers list the same files, by names that stay the same from version to version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from house.modules import ROOT

from resources.installer import files

INSTALLER = ROOT / "resources/installer"
TREE = ("lifaudit.exe", "_internal/Qt6Core.dll", "_internal/a & b/<\u0142>.txt", "_internal/a/z.py")
NAMES = {"w": files.NAMESPACE}


@pytest.fixture
def tree(tmp_path):
    return lay(tmp_path / "tree", TREE)


def lay(tree: Path, places) -> Path:
    for place in places:
        file = tree / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(place, "utf-8")
    return tree


def guids(tree: Path) -> dict[str, str]:
    """Return the GUID of every file by its place, as the package will have them."""
    read = fromstring(files.components(tree))
    found = read.iterfind(".//w:Component", NAMES)
    return {one.find("w:File", NAMES).get("Source"): one.get("Guid") for one in found}


def test_every_file_is_a_component_of_the_package_and_in_its_feature(tree):
    assert {one.removeprefix("$(var.Tree)/") for one in guids(tree)} == set(TREE)
    read = fromstring(files.components(tree))
    made = [one.get("Id") for one in read.iterfind(".//w:Component", NAMES)]
    assert sorted(made) == sorted(
        one.get("Id") for one in read.iterfind(".//w:ComponentRef", NAMES)
    )
    assert len(set(made)) == len(TREE)


def test_a_file_keeps_its_guid_in_a_newer_version(tree, tmp_path):
    newer = lay(tmp_path / "newer", ("_internal/new.dll", *TREE))
    assert guids(tree).items() < guids(newer).items()


def test_the_guids_that_were_handed_out_are_never_handed_out_anew():
    assert files.component("lifaudit.exe") == "98C82993-CC04-5C1C-84D4-8CC3D8FAA1E7"


def test_the_same_tree_is_listed_the_same_in_whatever_order_it_was_written(tree, tmp_path):
    other = lay(tmp_path / "other", reversed(TREE))
    assert files.components(tree) == files.components(other)
    assert files.coming_and_going(tree) == files.coming_and_going(other)


def test_the_setup_takes_away_every_file_that_it_brings_and_no_folder_with_something_in_it(tree):
    text = files.coming_and_going(tree)
    came = re.findall(r'^  File "\$\{TREE\}/(.+)"$', text, re.MULTILINE)
    went = re.findall(r'^  Delete "\$INSTDIR\\(.+)"$', text, re.MULTILINE)
    assert sorted(came) == sorted(one.replace("\\", "/") for one in went) == sorted(TREE)
    folders = re.findall(r"^  RMDir (.+)$", text, re.MULTILINE)
    assert folders == [
        '"$INSTDIR\\_internal\\a & b"',
        '"$INSTDIR\\_internal\\a"',
        '"$INSTDIR\\_internal"',
    ]


def test_each_file_comes_into_its_own_folder(tree):
    lines = [line.strip() for line in files.coming_and_going(tree).splitlines()]
    at = lines.index('File "${TREE}/_internal/a/z.py"')
    assert lines[at - 1] == 'SetOutPath "$INSTDIR\\_internal\\a"'


def test_the_upgrade_code_is_for_ever():
    text = (INSTALLER / "lifaudit.wxs").read_text("utf-8")
    assert 'UpgradeCode="7B1D3A52-5C0E-4B0B-9C53-3F5B0E1D7A64"' in text


def test_no_installer_takes_a_folder_away_with_what_is_in_it():
    text = (INSTALLER / "lifaudit.nsi").read_text("utf-8")
    assert not re.search(r"RMDir\s+/r", text, re.IGNORECASE)
    assert "RemoveFolderEx" not in (INSTALLER / "lifaudit.wxs").read_text("utf-8")


def test_both_installers_tell_the_explorer_the_same():
    package = (INSTALLER / "lifaudit.wxs").read_text("utf-8").replace("&quot;", '"')
    setup = (INSTALLER / "lifaudit.nsi").read_text("utf-8")
    for said in (
        r"Software\Classes\.lifpack",
        r"Software\Classes\lifaudit.pack\shell\open\command",
        r"Software\Classes\SystemFileAssociations\.pdf\shell\lifaudit.check",
        "Check with lifaudit",
        'lifaudit.exe" "%1"',
    ):
        assert said in package
        assert said in setup
