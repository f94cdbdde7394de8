"""A folder that another program copies elsewhere is known by its name."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from lifaudit.domain.synced import keeper_of

WINDOWS = {
    "OneDrive": r"C:\Users\ada\OneDrive - Exampleshire Council",
    "APPDATA": r"C:\Users\ada\AppData\Roaming",
}


@pytest.mark.parametrize(
    ("folder", "keeper"),
    [
        (PureWindowsPath(r"C:\Users\ada\OneDrive - Exampleshire Council\Documents"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ada\AppData\Roaming\lifaudit"), "the roaming profile"),
        (PureWindowsPath(r"C:\Users\ada\AppData\Local\lifaudit\vault"), ""),
        (PureWindowsPath(r"D:\OneDrive\vault"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ada\Dropbox (Personal)\vault"), "Dropbox"),
        (PurePosixPath("/data/ada/Nextcloud/vault"), "Nextcloud"),
        (PurePosixPath("/data/ada/boxes/vault"), ""),
        (PurePosixPath("/data/\u4e2d\u6587/vault"), ""),
    ],
)
def test_a_folder_kept_in_step_is_known(folder, keeper):
    assert keeper_of(folder, WINDOWS) == keeper


def test_without_what_the_system_says_the_name_decides():
    assert keeper_of(PureWindowsPath(r"C:\Users\ada\OneDrive\vault"), {}) == "OneDrive"
