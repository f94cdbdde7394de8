"""What stands inside the wheels is known, by version and licence, and its licences are at hand."""

from __future__ import annotations

import json
import mmap
import platform
import re
from importlib import metadata

import pikepdf
import pypdfium2.version
import pytest
import sqlcipher3.dbapi2
import uharfbuzz
from cryptography.hazmat.backends.openssl import backend
from house.inventory import (
    FREEZES,
    KNOWN,
    LICENCES,
    interpreter,
    inventory,
    parts,
    shipped,
    strangers,
)
from lxml import etree
from PIL import features
from PySide6.QtCore import qVersion


def pragma(name: str) -> str:
    """Ask SQLCipher about itself."""
    store = sqlcipher3.dbapi2.connect(":memory:")
    try:
        store.execute("PRAGMA key = 'no secret'")
        return str(store.execute(name).fetchone()[0])
    finally:
        store.close()


ASKED = {
    ("sqlcipher3", "OpenSSL"): lambda: pragma("PRAGMA cipher_provider_version"),
    ("sqlcipher3", "SQLCipher"): lambda: pragma("PRAGMA cipher_version"),
    ("sqlcipher3", "SQLite"): lambda: pragma("SELECT sqlite_version()"),
    ("cryptography", "OpenSSL"): backend.openssl_version_text,
    ("pyside6-essentials", "Qt"): qVersion,
    ("pikepdf", "qpdf"): lambda: pikepdf.__libqpdf_version__,
    ("pypdfium2", "PDFium"): lambda: str(pypdfium2.version.PDFIUM_INFO),
    ("lxml", "libxml2"): lambda: ".".join(map(str, etree.LIBXML_COMPILED_VERSION)),
    ("lxml", "libxslt"): lambda: ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)),
    ("uharfbuzz", "HarfBuzz"): uharfbuzz.version_string,
    ("pillow", "FreeType"): lambda: features.version("freetype2"),
    ("pillow", "libjpeg-turbo"): lambda: features.version("libjpeg_turbo"),
    ("pillow", "libtiff"): lambda: features.version("libtiff"),
    ("pillow", "libwebp"): lambda: features.version("webp"),
    ("pillow", "libavif"): lambda: features.version("avif"),
    ("pillow", "Raqm"): lambda: features.version("raqm"),
    ("pillow", "OpenJPEG"): lambda: features.version("jpg_2000"),
    ("pillow", "zlib-ng"): lambda: features.version("zlib_ng"),
    ("pillow", "Little CMS"): lambda: features.version("littlecms2"),
    ("pillow", "HarfBuzz (Pillow's)"): lambda: features.version("harfbuzz"),
}


@pytest.mark.parametrize("where", ASKED, ids="/".join)
def test_a_part_that_can_be_asked_is_of_the_version_in_the_list(where):
    (part,) = [one for one in parts() if (one.within, one.name) == where]
    found = re.search(r"\d+(\.\d+)+", ASKED[where]())
    assert found is not None
    assert found.group() == part.version


def test_every_openssl_is_asked_for_its_version():
    openssls = {(one.within, one.name) for one in parts() if one.name == "OpenSSL"}
    assert openssls <= set(ASKED)


OPENSSL = re.compile(rb"OpenSSL (\d+\.\d+\.\d+)[a-z]* +\d+ [A-Z][a-z]{2} \d{4}")


def openssls(name):
    """Yield the version of every OpenSSL whose bytes lie in the libraries of a distribution."""
    try:
        files = metadata.distribution(name).files or ()
    except metadata.PackageNotFoundError:
        return
    for file in (one for one in files if re.search(r"\.(so|pyd|dll)\b", one.name)):
        with file.locate().open("rb") as opened:
            whole = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            yield from (one.decode() for one in OPENSSL.findall(whole))


def test_no_wheel_holds_an_openssl_that_is_not_in_the_list():
    found = {(row.name, version) for row in shipped() for version in openssls(row.name)}
    listed = {(one.within, one.version) for one in parts() if one.name == "OpenSSL"}
    assert found == listed


@pytest.mark.parametrize("within", ["pikepdf", "pillow"])
def test_a_wheel_holds_no_library_that_nobody_knows(within):
    assert strangers(within) == []


def test_pillow_holds_nothing_under_the_gpl():
    assert not features.check("libimagequant")


def test_every_part_is_in_a_wheel_that_ships_under_a_licence_that_was_read():
    assert {one.within for one in parts()} <= {FREEZES, *(row.name for row in shipped())}
    assert [one for one in parts() if not one.is_known] == []


def test_every_text_that_is_named_is_there():
    named = {one.text for one in parts() if one.text}
    assert {one for one in named if not (LICENCES / one).is_file()} == set()


def test_the_texts_that_qt_asks_for_are_whole():
    lesser, general = (
        (LICENCES / f"{name}-3.0.txt").read_text("utf-8") for name in ("LGPL", "GPL")
    )
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser
    assert "6. Revised Versions of the GNU Lesser General Public License." in lesser
    assert "17. Interpretation of Sections 15 and 16." in general


def test_the_inventory_is_the_same_each_time_and_names_every_part():
    made = inventory()
    assert json.dumps(made) == json.dumps(inventory())
    wheels = {f"pkg:pypi/{row.name}@{row.version}" for row in shipped()}
    held = [one["name"] for each in made["components"] for one in each.get("components", ())]
    held += [one["name"] for one in made["components"] if one["bom-ref"] not in wheels]
    assert sorted(held) == sorted(one.name for one in (*parts(), *interpreter()))


def test_the_inventory_names_the_python_that_froze_the_program_and_what_it_carries():
    (python,) = [one for one in inventory()["components"] if one["name"] == "CPython"]
    assert python["version"] == platform.python_version()
    versions = {one["name"]: one.get("version", "") for one in python["components"]}
    assert not [name for name in versions if "OpenSSL" in name]  # no part of it is in the tree
    assert versions["Expat"]
    assert all(one.is_known for one in interpreter())
    assert (LICENCES / interpreter()[0].text).exists()


def test_the_loader_is_that_of_the_lock_and_its_exception_is_at_hand():
    locked = (LICENCES.parent / "locks/requirements-build.txt").read_text("utf-8")
    loaders = [one for one in parts() if one.within == FREEZES]
    assert loaders
    assert all(f"\n{FREEZES}=={one.version} " in locked for one in loaders)
    text = (LICENCES / loaders[0].text).read_text("utf-8")
    assert "unlimited permission to link or embed compiled bootloader" in text


def test_no_embedded_licence_that_was_read_reaches_our_own_code():
    excepted = "GPL-2.0-or-later WITH Bootloader-exception"
    assert {one for one in KNOWN if "GPL" in one} == {"LGPL-3.0-only", excepted}


def components(within):
    """Yield every component, those inside others too."""
    for one in within.get("components", ()):
        yield one
        yield from components(one)


PURL = re.compile(r"pkg:(pypi|generic)/[a-z0-9.-]+@[A-Za-z0-9.+-]+")
DIGEST = re.compile(r"[0-9a-f]{64}")


def test_each_component_is_named_once_and_licensed():
    found = list(components(inventory()))
    names = [one["bom-ref"] for one in found]
    assert len(names) == len(set(names))
    for one in found:
        assert one["type"] == "library"
        assert one["name"]
        assert [list(each["license"]) for each in one["licenses"]] == [["name"]]
        assert PURL.fullmatch(one.get("purl", "pkg:generic/left-out@1"))
        assert ("purl" in one) == ("version" in one)


def test_every_distribution_has_its_address_and_the_digests_of_the_lock():
    lock = (LICENCES.parent / "locks/requirements.txt").read_text("utf-8")
    listed, distributions = [], inventory()["components"][: len(shipped())]
    for row, one in zip(shipped(), distributions, strict=True):
        assert one["purl"] == f"pkg:pypi/{row.name}@{row.version}"
        (files,) = one["externalReferences"]
        assert files["type"] == "distribution"
        assert {each["alg"] for each in files["hashes"]} == {"SHA-256"}
        listed += [each["content"] for each in files["hashes"]]
    assert all(DIGEST.fullmatch(one) for one in listed)
    assert listed == re.findall(r"--hash=sha256:(\S+)", lock)


def test_what_qt_took_from_others_is_inside_it():
    (qt,) = [one for one in components(inventory()) if one["name"] == "Qt"]
    assert len(qt["components"]) > 30
