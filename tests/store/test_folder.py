"""A vault's folder: found, made, held by one window, never on a network."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import pytest

from lifaudit.domain.errors.store import (
    FolderOnNetwork,
    FolderReadOnly,
    OpenElsewhere,
    StoreExists,
    StoreMissing,
)
from lifaudit.store.folder import Folder, is_share, refuse_network
from lifaudit.store.hold import Hold

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/share {here}/net\\040work nfs4 rw 0 0
/dev/sdb1 {here}/net\\040work/local ext4 rw 0 0
"""


def test_files_have_their_names(tmp_path):
    folder = Folder(tmp_path)
    names = [folder.keys.name, folder.store.name, folder.backups.name, folder.lock.name]
    assert names == ["keys.json", "store.db", "backups", "in-use.lock"]


def test_an_empty_folder_is_no_vault(tmp_path):
    with pytest.raises(StoreMissing):
        Folder(tmp_path).prove_vault()
    Folder(tmp_path).keys.write_text("{}")
    Folder(tmp_path).prove_vault()


def test_a_vault_is_made_in_an_empty_place_only(tmp_path):
    Folder(tmp_path / "deep" / "down").make()
    Folder(tmp_path / "deep" / "down").make()
    assert (tmp_path / "deep" / "down").stat().st_mode & 0o077 == 0
    with pytest.raises(StoreExists):
        Folder(tmp_path / "deep").make()


def test_a_vault_is_not_made_where_no_folder_can_be(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(FolderReadOnly):
        Folder(tmp_path / "file" / "vault").make()


def test_one_window_holds_a_vault_until_it_lets_go(tmp_path):
    first = Hold(Folder(tmp_path))
    with pytest.raises(OpenElsewhere):
        Hold(Folder(tmp_path))
    first.release()
    Hold(Folder(tmp_path)).release()


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path):
    with pytest.raises(FolderReadOnly):
        Hold(Folder(tmp_path / "none"))


@pytest.mark.skipif(os.name == "nt", reason="mounts are of POSIX systems")
@pytest.mark.parametrize(
    ("place", "remote"),
    [("here", False), ("net work/vault", True), ("net work/local/vault", False)],
)
def test_a_network_folder_is_refused(tmp_path, place, remote):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(here=tmp_path.resolve()))
    if remote:
        with pytest.raises(FolderOnNetwork):
            refuse_network(tmp_path / place, mounts)
    else:
        refuse_network(tmp_path / place, mounts)


def test_where_mounts_cannot_be_read_only_the_path_tells(tmp_path):
    refuse_network(tmp_path, tmp_path / "none")
    refuse_network(Path("/"))


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        (r"\\server\share\vault", True),
        ("//server/share/vault", True),
        (r"\\?\UNC\server\share\vault", True),
        (r"\\Żaneta\محفوظ\a vault", True),
        (r"\\?\C:\Users\Ada\vault", False),
        (r"C:\Users\Żaneta Łęcka\vault", False),
        ("vault", False),
    ],
)
def test_a_share_of_windows_is_told_from_a_long_path(place, remote):
    assert is_share(PureWindowsPath(place)) is remote
