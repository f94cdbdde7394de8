"""What belongs into a frozen tree, and that the list of resources is the one the program reads."""

from __future__ import annotations

import re

import pytest
from house.modules import ROOT, modules

from resources.installer.tree import FOR_BUILDERS, belongs, is_run, is_used, resources

WHEELS = "/opt/env/lib/python3.11/site-packages"
READ = re.compile(r"""\bresource\(\s*"([a-z]+)"|"resources" / "([a-z]+)\"""")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\platforms\\qoffscreen.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/plugins/imageformats/qico.dll",
        "docx/templates/default.docx",
        "PySide6/QtNetwork.abi3.so",
        "sqlcipher3/_sqlite3.cp312-win_amd64.pyd",
        "resources/fonts/NotoSans-Bold.ttf",
    ],
)
def test_what_is_used_belongs(place):
    assert belongs(place, f"{WHEELS}/{place}")


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/translations/qtbase_de.qm",
        "PySide6\\translations\\qtbase_de.qm",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/opengl32sw.dll",
        "libssl-3.dll",
        "libcrypto-3.dll",
        "docx/templates/default-docx-template/word/styles.xml",
        "dateutil\\zoneinfo\\dateutil-zoneinfo.tar.gz",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "pyxform/validators/odk_validate/bin/ODK_Validate.jar",
    ],
)
def test_what_is_not_used_does_not_belong(place):
    assert not belongs(place, f"{WHEELS}/{place}")


@pytest.mark.parametrize(
    ("place", "source", "does"),
    [
        ("libgtk-3.so.0", "/lib/x86_64-linux-gnu/libgtk-3.so.0", False),
        ("libcrypto.so.3", "/usr/lib/x86_64-linux-gnu/libcrypto.so.3", False),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("libqpdf-781b0270.so.30.4.2", f"{WHEELS}/pikepdf.libs/libqpdf-781b0270.so.30", True),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", True),
        ("python3.11/lib-dynload/_bz2.so", "/usr/lib/python3.11/lib-dynload/_bz2.so", True),
        ("libffi-8.dll", "C:\\Python312\\DLLs\\libffi-8.dll", True),
    ],
)
def test_a_library_of_the_linux_system_is_left_to_it(place, source, does):
    assert belongs(place, source) is does


def test_every_folder_that_the_program_reads_is_taken_along():
    found = (READ.findall(one.text) for one in modules() if one.is_product)
    read = {first or second for each in found for first, second in each}
    assert read >= {"fonts", "icons", "profiles", "demo"}
    assert read <= set(resources(ROOT))


def test_what_is_only_for_builders_stays_behind():
    assert set(FOR_BUILDERS).isdisjoint(resources(ROOT))
    assert [one for one in FOR_BUILDERS if not (ROOT / "resources" / one).is_dir()] == []


def test_of_the_holidays_only_one_country_goes_along():
    assert is_used("holidays.countries.united_kingdom")
    assert is_used("holidays.countries")
    assert is_used("holidays.registry")
    assert not is_used("holidays.countries.germany")


def test_of_what_a_launcher_could_run_only_the_program_is_run():
    assert is_run("__main__")
    assert is_run("pyiboot01_bootstrap")
    assert not is_run("pyi_rth_pyside6")
    assert not is_run("pyi_rth_inspect")
