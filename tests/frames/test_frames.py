"""Lists that people bring: read as they are, however their program wrote them."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from frames import files
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.case import Line
from lifaudit.domain.errors.sampling import FrameRefused
from lifaudit.frames.delimited import read_delimited
from lifaudit.frames.proof import Column, problems_of
from lifaudit.frames.read import read_frame

EXPECTED = (
    Line("LA-00412", ("Under 1", "North")),
    Line("LA-00413", ("1 to 4", "South")),
    Line("LA-00420", ("Under 1", "Not recorded")),
)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_is_read_whatever_parts_it_and_whatever_its_letters(tmp_path, separator, code):
    content = files.text(files.HEAD, *files.ROWS, sep=separator).encode(code)
    draft = read_frame(files.write(tmp_path, content))
    assert draft.lines == EXPECTED
    assert draft.columns == ("Age band", "Area")
    assert draft.source == "list.csv"
    assert draft.findings == ("Groups that were empty are called Not recorded.",)


def test_windows_letters_and_other_scripts_come_in_whole(tmp_path):
    rows = [("C1", "Café"), ("C2", "\u0141\xf3d\u017a"), ("C3", "\u0644\u0627\u06c1\u0648\u0631")]
    draft = read_frame(files.write(tmp_path, files.text(("Code", "Area"), *rows)))
    assert [one.strata[0] for one in draft.lines] == [area for _, area in rows]
    windows = files.write(tmp_path, files.text(("Code", "Area"), rows[0]).encode("cp1252"))
    assert read_frame(windows).lines[0].strata == ("Café",)


def test_spaces_quotes_and_empty_rows_do_not_matter(tmp_path):
    content = 'Code , Area\r\n\r\n" C-1 ","North,  east"\r\nC-2,\xa0South\r\n\r\n'
    draft = read_frame(files.write(tmp_path, content))
    assert draft.lines == (Line("C-1", ("North, east",)), Line("C-2", ("South",)))
    assert draft.findings == ("1 empty rows were left out.",)


def test_a_list_of_codes_alone_is_a_frame(tmp_path):
    draft = read_frame(files.write(tmp_path, "Code\nC-1\nC-2\n"))
    assert (draft.columns, draft.lines) == ((), (Line("C-1"), Line("C-2")))


def test_a_workbook_is_read_by_its_values(tmp_path):
    raw = files.workbook(files.HEAD, *files.ROWS)
    assert read_frame(files.write(tmp_path, raw, "list.xlsx")).lines == EXPECTED


def test_whole_numbers_of_a_workbook_have_no_point(tmp_path):
    raw = files.workbook(("Code", "Agencies"), (1001, 3.0), (1002, 2.5))
    draft = read_frame(files.write(tmp_path, raw, "list.xlsx"))
    assert draft.lines == (Line("1001", ("3",)), Line("1002", ("2.5",)))


def test_a_picture_in_a_workbook_is_no_reason_to_refuse_it(tmp_path):
    raw = io.BytesIO(files.workbook(files.HEAD, *files.ROWS))
    with zipfile.ZipFile(raw, "a") as parcel:
        parcel.writestr("xl/media/logo.png", b"\x89PNG")
    assert read_frame(files.write(tmp_path, raw.getvalue(), "list.xlsx")).lines == EXPECTED


def test_a_large_number_is_read_as_people_see_it(tmp_path):
    raw = files.workbook(("Code", "Agencies"), (1001, 2e16), (1002, 3))
    (first, _) = read_frame(files.write(tmp_path, raw, "list.xlsx")).lines
    assert first == Line("1001", ("20000000000000000",))


def test_a_file_is_known_by_what_it_is_and_not_by_its_name(tmp_path):
    raw = files.workbook(files.HEAD, *files.ROWS)
    assert read_frame(files.write(tmp_path, raw, "list.csv")).lines == EXPECTED


def test_hidden_and_further_sheets_are_not_read_and_that_is_said(tmp_path):
    def add(book):
        book.create_sheet("secret", 0).append(("Jane Smith",))
        book.worksheets[0].sheet_state = "hidden"
        book.active = 1
        book.create_sheet("more").append(("x",))

    raw = files.workbook(files.HEAD, *files.ROWS, change=add)
    draft = read_frame(files.write(tmp_path, raw, "list.xlsx"))
    assert draft.lines == EXPECTED
    assert "Hidden sheets were not read." in draft.findings
    assert "The workbook has several sheets; the first was read." in draft.findings


def test_the_digest_follows_every_cell_and_the_order(tmp_path):
    draft = read_frame(files.write(tmp_path, files.text(files.HEAD, *files.ROWS)))
    turned = read_frame(files.write(tmp_path, files.text(files.HEAD, *files.ROWS[::-1])))
    other = files.text(files.HEAD, *files.ROWS[:2], ("LA-00420", "Under 1", "East"))
    digests = {draft.digest, turned.digest, read_frame(files.write(tmp_path, other)).digest}
    assert len(digests) == 3


GROUPS = st.sampled_from(
    ["Under 1", "1 to 4", "Child in need", "Child protection plan", "White British", "North Team"]
)


@given(st.lists(GROUPS, min_size=1, max_size=60))
def test_groups_as_partnerships_use_them_are_never_refused(groups):
    rows = tuple(enumerate([*groups, *groups], 2))
    assert list(problems_of(Column(1, "Group", rows), is_reference=False)) == []


@given(st.lists(st.integers(0, 99_999), min_size=1, max_size=40, unique=True))
def test_codes_as_agencies_use_them_are_never_refused(numbers):
    for shape in ("LA-{:05d}", "{:05d}", "C{:06d}/2", "MOS {:d}"):
        rows = tuple((row, shape.format(number)) for row, number in enumerate(numbers, 2))
        assert list(problems_of(Column(0, "Case code", rows), is_reference=True)) == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_reason(raw):
    with contextlib.suppress(FrameRefused):
        assert all(len(row.cells) <= 20 for row in read_delimited(raw).rows)
