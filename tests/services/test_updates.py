"""An update file says whether it leads forward, and whether what lies beside it was released."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from released import CONTENT, MSI, UPDATE, Stick, of, stick

from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.update import (
    ReleaseKeyMissing,
    ReleaseKeyUnreadable,
    UpdateForged,
    UpdateNotRead,
    UpdateTooLarge,
)
from lifaudit.domain.ports import silent
from lifaudit.domain.program import VERSION
from lifaudit.domain.update import Advice, Beside, Checked, Standing
from lifaudit.exchange.update_file import LARGEST
from lifaudit.services import updates
from lifaudit.services.updates import check_update

__all__ = ["stick"]
ALTERED = b"MZ an INSTALLER"


def checked(stick: Stick, **how: object) -> Checked:
    return check_update(stick.put(**how), silent)


def test_a_newer_release_with_its_installer_is_ready(stick):
    found = checked(stick)
    assert found.update == UPDATE
    assert found.advice is Advice.READY
    assert found.headline == f"Version 0.2.0 is newer than {VERSION}, which runs here."


@pytest.mark.parametrize(
    ("version", "standing", "advice"),
    [
        ("0.1.1", Standing.NEWER, Advice.READY),
        ("0.10.0", Standing.NEWER, Advice.READY),
        (VERSION, Standing.SAME, Advice.CURRENT),
        ("0.0.9", Standing.OLDER, Advice.OLDER),
    ],
)
def test_versions_are_compared_as_numbers(stick, version, standing, advice):
    found = checked(stick, update=of(version))
    assert (found.standing, found.advice) == (standing, advice)


def test_an_installer_of_another_content_or_length_is_called_out(stick):
    for content in (ALTERED, CONTENT + b"!", b""):
        found = checked(stick, content=content)
        assert found.installers[0].beside is Beside.DIFFERS
        assert found.advice is Advice.ALTERED


def test_an_altered_installer_weighs_more_than_an_older_version(stick):
    assert checked(stick, update=of("0.0.9"), content=ALTERED).advice is Advice.ALTERED


def test_one_altered_installer_spoils_the_others(stick):
    (stick.folder / "setup.exe").write_bytes(ALTERED)
    both = replace(UPDATE, installers=(MSI, replace(MSI, name="setup.exe")))
    found = checked(stick, update=both)
    assert [one.beside for one in found.installers] == [Beside.MATCHES, Beside.DIFFERS]
    assert found.advice is Advice.ALTERED


def test_alone_it_is_only_half_a_proof(stick):
    found = checked(stick, content=None)
    assert found.installers[0].beside is Beside.ABSENT
    assert found.advice is Advice.ALONE


def test_a_folder_under_the_name_is_no_installer(stick):
    (stick.folder / MSI.name).mkdir()
    assert checked(stick, content=None).advice is Advice.ALTERED


def test_an_installer_that_cannot_be_read_is_not_believed(stick, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(updates, "_digest", refuse)
    found = checked(stick)
    assert found.installers[0].beside is Beside.UNREAD
    assert found.advice is Advice.ALTERED


def test_a_check_can_be_stopped_while_an_installer_is_read(stick):
    def stop(_done: int, _total: int, text: str = "") -> None:
        if text.startswith("Reading"):
            raise Cancelled

    with pytest.raises(Cancelled):
        check_update(stick.put(), stop)


def test_files_that_cannot_be_opened_are_named(stick):
    for file in (stick.folder, stick.folder / "gone.lifupdate", stick.folder / "a\0b"):
        with pytest.raises(UpdateNotRead):
            check_update(file, silent)


def test_a_large_file_is_read_no_further_than_one_may_go(stick):
    file = stick.folder / "large.lifupdate"
    with file.open("wb") as opened:
        os.truncate(opened.fileno(), 100 * LARGEST)
    with pytest.raises(UpdateTooLarge):
        check_update(file, silent)


def test_a_build_without_a_key_says_so_of_every_file(stick, monkeypatch):
    file = stick.put()
    monkeypatch.setattr(updates, "KEYS", stick.folder / "none.pem")
    with pytest.raises(ReleaseKeyMissing):
        check_update(file, silent)


def test_a_damaged_key_is_told_apart_from_a_forged_file(stick):
    file = stick.put()
    file.write_bytes(file.read_bytes().replace(b"0.2.0", b"0.3.0", 1))
    with pytest.raises(UpdateForged):
        check_update(file, silent)
    updates.KEYS.write_text("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "utf-8")
    with pytest.raises(ReleaseKeyUnreadable):
        check_update(file, silent)
