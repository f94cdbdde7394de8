"""A form file that is broken, hostile or not there is refused with its line and without harm."""

from __future__ import annotations

import pytest
from instruments.small_form import SMALL, spoilt

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.instruments.lint import lint_file

SYNTAX = [
    ("text without quotes", "minutes = 5", "minutes = five", 8, "double quotation marks"),
    ("an open quotation mark", '"A small form"', '"A small form', 4, "Close the quotation marks"),
    ("a key twice", 'version = "1.0"', 'key = "again"', 3, "Keep one of them"),
    ("a table twice", "[[section]]", "[form]\n[[section]]", 34, "opened before"),
    ("no equals sign", "minutes = 5", "minutes 5", 8, "an equals sign"),
    ("a lone backslash", '"Our own."', '"C:\\Forms"', 9, "backslash twice"),
    ("a list left open", '["Dates of visits"]', '["Dates of visits"', 49, "Close the list"),
    ("two on one line", "minutes = 5", "minutes = 5 a = 6", 8, "docs/instruments.md"),
]


def lint(folder, raw: bytes):
    path = folder / "form.toml"
    path.write_bytes(raw)
    return said_of(path)


def said_of(path):
    try:
        return lint_file(path)
    except FormNotReadable as error:
        return error.problems


@pytest.mark.parametrize(
    ("old", "new", "line", "mend"),
    [pytest.param(*mistake[1:], id=mistake[0]) for mistake in SYNTAX],
)
def test_a_slip_of_the_pen_is_told_with_its_line(tmp_path, old, new, line, mend):
    (only,) = lint(tmp_path, spoilt(old, new).encode())
    assert only.line == line, str(only)
    assert only.what.startswith("This line is not valid TOML: ")
    assert "at line" not in only.what
    assert mend in only.mend


def test_text_left_open_to_the_end_is_told_on_the_last_line(tmp_path):
    (only,) = lint(tmp_path, b'[form]\ntitle = """\nA form\n')
    assert only.line == 3


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path):
    (only,) = lint(tmp_path, b'[form]\ntitle = "caf\xe9"\n')
    assert (only.line, only.what) == (2, "This line is not UTF-8 text.")


def test_a_byte_order_mark_from_a_windows_editor_does_no_harm(tmp_path):
    assert lint(tmp_path, b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()) == ()


def test_a_missing_file_is_told(tmp_path):
    (only,) = said_of(tmp_path / "gone.toml")
    assert only.line == 0
    assert str(only).startswith("gone.toml: The file cannot be read: ")


def test_a_folder_is_not_a_form(tmp_path):
    (only,) = said_of(tmp_path)
    assert "cannot be read" in only.what


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    (only,) = lint(tmp_path, b"# " + b"x" * 1024 * 1024)
    assert "larger than 1 MiB" in only.what


@pytest.mark.parametrize("opening", [b"[", b"{a=", b"[{a="])
def test_endless_nesting_is_refused(tmp_path, opening):
    (only,) = lint(tmp_path, b"a = " + opening * 100_000)
    assert "nested too deeply" in only.what


@pytest.mark.parametrize(
    "key",
    [b"a." * 100_000, b"[" + b"a      .  " * 50_000, b'"a b" . ' * 50_000, b"x={" + b"a." * 9_000],
    ids=["dots", "spaces", "quotes", "inline"],
)
def test_an_endless_key_is_refused_before_it_costs_memory(tmp_path, key):
    (only,) = lint(tmp_path, b'# one\ntext = """a""""\n' + key + b"a = 1\n")
    assert only.what == "A key here has too many parts."
    assert only.line == 3


def test_many_full_stops_in_a_text_are_no_endless_key(tmp_path):
    dotted = "word. " * 500 + "....................... a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s"
    text = spoilt('"How the child was heard."', f'"""\n{dotted}\n"""')
    assert lint(tmp_path, text.encode()) == ()
