"""The test of the program by itself passes where all is well, and each part of it can fail."""

from __future__ import annotations

import io
import json
import socket
import sys
from dataclasses import replace

import pytest

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.vault import KeyringMissing
from lifaudit.domain.selftest import Check, Outcome
from lifaudit.security.argon import Cost
from lifaudit.security.recipients import AgeIdentity, new_identity
from lifaudit.selftest import keys, packs, reports, run, shipped, store
from lifaudit.services import checking, policy

NAMES = [*(one.name for one in run.CHECKS), "Window", "Network"]


class Ring:
    """A keyring that lives as long as a test."""

    def __init__(self):
        self.kept, self.forgets = {}, True

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.forgets:
            del self.kept[service, username]


@pytest.fixture
def ring(monkeypatch):
    made = Ring()
    monkeypatch.setattr(keys.credentials, "system_keyring", lambda: made)
    return made


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    monkeypatch.setattr(keys, "PRODUCTION", Cost(1, 64, 1))


def line(name):
    """Make one of the checks."""
    return run.made(next(one for one in run.CHECKS if one.name == name))


def test_everything_passes_and_is_told_for_programs(ring):
    out = io.StringIO()
    assert main(["selftest", "--json"], Streams(out, out, str)) == 0
    told = json.loads(out.getvalue())
    assert [one["name"] for one in told["lines"]] == NAMES
    outcomes = {one["name"]: one["outcome"] for one in told["lines"]}
    assert outcomes.pop("Window") == "not available here"
    assert set(outcomes.values()) == {"pass"}
    assert "OpenSSL in SQLCipher" in [one["name"] for one in told["embedded"]]
    assert ring.kept == {}


def test_a_failure_is_told_in_words_into_a_file_and_by_the_exit_code(monkeypatch, tmp_path):
    monkeypatch.setattr(run, "CHECKS", (Check("Store", lambda _: 1 / 0),))
    out = io.StringIO()
    file = tmp_path / "selftest.txt"
    assert main(["selftest", "--out", str(file)], Streams(out, out, str)) == 1
    assert out.getvalue() == ""
    said = file.read_text("utf-8").splitlines()
    assert said[0] == "fail                Store: ZeroDivisionError: division by zero"
    assert said[-1] == "Do not work with this program."


def test_an_error_of_ours_is_told_by_its_title():
    def look(_folder):
        raise AuditMissing

    assert run.made(Check("Audit", look)).said == AuditMissing.title


def test_a_computer_without_a_keyring_is_no_failure(monkeypatch):
    def none():
        raise KeyringMissing

    monkeypatch.setattr(keys.credentials, "system_keyring", none)
    assert line("Keyring").outcome is Outcome.ABSENT


def test_a_program_that_left_out_what_speaks_to_keyrings_fails(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    found = line("Keyring")
    assert found.outcome is Outcome.FAIL
    assert found.said == "What speaks to keyrings does not ship with this program"


def test_a_keyring_that_never_forgets_fails(ring):
    ring.forgets = False
    assert line("Keyring").said == "The keyring keeps what it was told to forget"


def test_a_policy_that_keeps_vaults_elsewhere_is_told(monkeypatch, tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text(f"VaultFolder = '{tmp_path / 'vaults'}'\n", "utf-8")
    monkeypatch.setattr(policy, "FILE", file)
    found = line("Reports")
    assert (found.outcome, found.said) == (
        Outcome.ABSENT,
        "Your organisation keeps vaults elsewhere",
    )


def test_a_policy_without_working_copies_is_told(monkeypatch, tmp_path):
    file = tmp_path / "policy.toml"
    file.write_text("Exports = 0\n", "utf-8")
    monkeypatch.setattr(policy, "FILE", file)
    found = line("Reports")
    assert found.outcome is Outcome.PASS
    assert found.said.endswith("The policy allows no working copies.")


def test_a_store_in_which_damage_is_not_noticed_fails(monkeypatch):
    monkeypatch.setattr(store, "_flip", lambda _path: None)
    assert line("Encrypted store").said == "A changed page of a store is not noticed"


def test_another_argon2_fails(monkeypatch):
    monkeypatch.setattr(keys, "KNOWN", "00")
    assert line("Argon2id").outcome is Outcome.FAIL


def test_a_pack_that_a_stranger_opens_fails(monkeypatch):
    everybody: AgeIdentity = new_identity()
    monkeypatch.setattr(packs, "new_identity", lambda: everybody)
    assert line("Packs").said == "A stranger opens a pack"


def test_a_report_whose_change_is_not_noticed_fails(monkeypatch):
    def blind(pdf, chain, *, real=checking.check_bytes):
        return replace(real(pdf, chain), state=reports.State.INTACT_TRUSTED)

    monkeypatch.setattr(checking, "check_bytes", blind)
    assert line("Reports").said == "A changed report passes for whole"


def test_a_program_without_its_instruments_fails(monkeypatch):
    monkeypatch.setattr(shipped, "shipped", tuple)
    assert line("Instruments").said == "No instrument ships with this program"


@pytest.mark.parametrize(
    ("host", "outcome"), [("192.0.2.1", Outcome.FAIL), ("127.0.0.1", Outcome.PASS)]
)
def test_what_leaves_this_computer_is_heard_and_what_stays_is_not(host, outcome):
    def reach(_folder):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
            made.connect_ex((host, 9))
        return ""

    found = run.run([Check("Reach", reach)])
    assert found.lines[-1].outcome is outcome


def test_a_name_that_is_looked_up_is_heard_and_a_socket_of_files_is_not(tmp_path):
    def look(_folder):
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(tmp_path / "here"))
        with pytest.raises(OSError, match=r"."):
            socket.getaddrinfo("lifaudit.invalid", 9)
        return ""

    found = run.run([Check("Look", look)])
    assert found.lines[-1].said == "Used: socket.getaddrinfo"
    assert not found.holds
