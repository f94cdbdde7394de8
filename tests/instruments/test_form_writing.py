"""What the application writes, people can read, and the reader reads the same."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from instruments.small_form import SMALL, file_with
from instruments.sound_instrument import sound_instruments

from lifaudit.instruments.library import read_form, shared_scales, shipped
from lifaudit.instruments.read import read
from lifaudit.instruments.write import write

GOLDEN = Path(__file__).with_name("golden")


@settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
@given(one=sound_instruments())
def test_reading_what_was_written_gives_the_same_instrument(tmp_path_factory, one):
    path = tmp_path_factory.mktemp("written") / "form.toml"
    path.write_text(write(one), "utf-8")
    assert read(path) == one


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.key)
def test_every_shipped_form_is_written_with_the_scales_it_shares_left_out(tmp_path, one):
    path = file_with(tmp_path, write(one, shared_scales()))
    assert read_form(path) == one
    assert "scale" not in tomllib.loads(path.read_text("utf-8"))


def test_a_form_that_changed_a_shared_scale_keeps_its_own(tmp_path):
    form = next(one for one in shipped() if one.scales)
    own = replace(form.scales[0], title="Ours")
    changed = replace(form, scales=(own, *form.scales[1:]))
    path = file_with(tmp_path, write(changed, shared_scales()))
    assert read_form(path) == changed


def test_long_text_runs_over_several_lines_and_its_paragraphs_stay_apart(tmp_path):
    purpose = "word " * 30 + 'and "C:\\temp"\n\nA second paragraph.'
    form = replace(read(file_with(tmp_path, SMALL)), purpose=purpose)
    written = write(form)
    assert max(map(len, written.splitlines())) <= 100
    assert read(file_with(tmp_path, written)) == form


@pytest.mark.parametrize("odd", ["a  b " * 30, 'three """ marks ' * 10, "a\ttab " * 20, "\x7f"])
def test_a_text_that_cannot_be_wrapped_stays_on_its_line(tmp_path, odd):
    form = replace(read(file_with(tmp_path, SMALL)), purpose=odd.strip())
    written = write(form)
    assert tomllib.loads(written)["form"]["purpose"] == odd.strip()


def test_a_small_form_is_written_as_it_always_was(tmp_path):
    form = read(file_with(tmp_path, SMALL))
    assert write(form) == (GOLDEN / "small.toml").read_text("utf-8")
