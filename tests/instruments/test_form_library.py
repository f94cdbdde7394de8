"""The shipped forms are found by name, and a form of one's own is read beside them."""

from __future__ import annotations

import pytest
from instruments.small_form import SMALL, file_with, spoilt

from lifaudit.domain.errors.instrument import FormNotFound
from lifaudit.instruments import library
from lifaudit.instruments.lint import lint_file


def test_every_shipped_form_has_its_own_name():
    keys = [form.key for form in library.shipped()]
    assert len(keys) == len(set(keys)) > 3


def test_every_shipped_form_stands_in_a_file_of_its_name():
    assert library.keys() == {form.key for form in library.shipped()}


def test_a_form_is_found_by_key_and_by_key_and_version():
    assert library.form("panel-sheet") == library.form("panel-sheet@1.0")


def test_a_form_is_read_once():
    assert library.form("panel-sheet") is library.form("panel-sheet")
    assert library.shared_scales() is library.shared_scales()


@pytest.mark.parametrize("wanted", ["panel", "panel-sheet@", "panel-sheet@1.0+neglect@1.0", ""])
def test_a_form_is_not_found_by_part_of_its_name(wanted):
    with pytest.raises(FormNotFound):
        library.form(wanted)


def test_an_unknown_form_is_told_with_the_known_ones():
    with pytest.raises(FormNotFound, match="panel-sheet"):
        library.form("panel-sheet@9.9")


def test_a_form_of_ones_own_may_use_the_shared_scales(tmp_path):
    path = file_with(tmp_path, spoilt('"three"\nguidance', '"met-4"\nguidance'))
    assert lint_file(path) == ()
    assert library.read_form(path).scale("met-4").title == "How far this was done"


def test_a_file_of_scales_is_checked_as_such(tmp_path):
    scales = SMALL[SMALL.index("[[scale]]") : SMALL.index("[[section]]")]
    assert lint_file(file_with(tmp_path, scales)) == ()


def test_a_misspelt_shared_scale_is_offered_by_its_right_name(tmp_path):
    (only,) = lint_file(file_with(tmp_path, spoilt('"three"\nguidance', '"met4"\nguidance')))
    assert only.mend == "Did you mean 'met-4'?"
