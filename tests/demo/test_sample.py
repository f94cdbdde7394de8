"""The sample is made once, says everywhere that it is one, and opens again by itself."""

from __future__ import annotations

from contextlib import closing

import pytest
from world import QUICK

from lifaudit.demo import sample
from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.policy import Policy
from lifaudit.domain.ports import silent
from lifaudit.security.means import Passphrase
from lifaudit.services import chosen, planning, register, samples
from lifaudit.services.clock import system_clock


@pytest.fixture(scope="module", autouse=True)
def quick():
    """Make the sample's passphrase cost little, as everywhere in the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sample, "Passphrase", lambda text: Passphrase(text, QUICK))
        yield


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Return a sample that was made once and opened again, in a folder of any letters."""
    folder = tmp_path_factory.mktemp("home") / "a person \u4e2d\u6587" / samples.FOLDER
    folder.parent.mkdir()
    sample.open_sample(folder, system_clock, silent).close()
    with closing(sample.open_sample(folder, system_clock, silent)) as vault:
        yield vault


def test_a_sample_has_an_audit_under_way(opened):
    with opened.unit() as unit:
        (audit,) = planning.audits(unit)
        cases = chosen.cases(unit, audit.audit)
    assert audit.returns_due >= system_clock().date()
    assert len(cases) == sample.CASES


def test_a_sample_says_so_in_its_folder_and_by_its_partnerships_name(opened):
    assert samples.is_sample(opened.folder.path)
    assert "no secret" in (opened.folder.path / samples.MARK).read_text("utf-8")
    with opened.unit() as unit:
        assert register.partnership(unit).name.startswith("Sample: ")


def test_a_sample_that_was_stopped_is_none(tmp_path):
    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sample.open_sample(tmp_path / samples.FOLDER, system_clock, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_sample_lies_where_vaults_must_lie(tmp_path, monkeypatch):
    assert samples.place_for(tmp_path) == tmp_path / samples.FOLDER
    allowed = Policy(vault_folder=str(tmp_path / "vaults"))
    monkeypatch.setattr(samples, "in_force", lambda: allowed)
    assert samples.place_for(tmp_path) == tmp_path / "vaults" / samples.FOLDER
