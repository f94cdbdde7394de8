"""Where pages end: what stays together, what may be cut, and that no line is lost or doubled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich_dossier import WHEN

from lifaudit.domain.chart import Cell, Heatmap
from lifaudit.reports.boxes import Turn
from lifaudit.reports.canvas import Landmark, TaggedCanvas
from lifaudit.reports.flow import Column
from lifaudit.reports.layout import Layout, text_block
from lifaudit.reports.metadata import Facts
from lifaudit.reports.outline import outline
from lifaudit.reports.structure import Element
from lifaudit.reports.style import BODY, BOTTOM, CAPTION, MEASURE, PAGE_HEIGHT, TOP
from lifaudit.reports.tables import TableBlock
from lifaudit.reports.tabling import heatmap_blocks, table_block
from lifaudit.reports.tree import Heading, KeyFacts, Paragraph, Plain, Section, Table, plain

FACTS = Facts("Trial", "Exampleshire", "Trial", "OFFICIAL", "en-GB", WHEN)
PAGE = PAGE_HEIGHT - TOP - BOTTOM
LINE = BODY.leading


def furnish(canvas):
    """Draw nothing on a page but what makes it one."""
    canvas.drawString(0, 0, "")


@dataclass
class Brick:
    """A block of a height that knows on which pages it came to lie, and how high."""

    height: float
    clings: bool = False
    trails: bool = False
    least: float = 0
    before: float = 0
    after: float = 0
    at: tuple[tuple[int, float], ...] = ()

    def __post_init__(self):
        self.least = self.least or self.height

    def cut(self, _room):
        return None

    def draw(self, canvas, _x, top):
        self.at = (*self.at, (canvas.getPageNumber(), top))


def laid(*bricks):
    """Lay bricks into columns and return the page of each."""
    Column(TaggedCanvas(FACTS), furnish).fill(bricks)
    return [one.at[0][0] for one in bricks if isinstance(one, Brick)]


heights = st.lists(st.floats(10, PAGE), min_size=1, max_size=8)


@given(heights)
def test_every_block_is_drawn_once_in_its_order_and_within_its_page(some):
    bricks = [Brick(height) for height in some]
    pages = laid(*bricks)
    assert pages == sorted(pages)
    for one in bricks:
        ((_, top),) = one.at
        assert top <= PAGE_HEIGHT - TOP + 0.01
        assert top - one.height >= BOTTOM - 0.01


@given(heights)
def test_no_page_is_left_empty(some):
    pages = laid(*(Brick(height) for height in some))
    assert set(pages) == set(range(1, pages[-1] + 1))


def test_what_clings_goes_along_with_what_follows():
    most = Brick(PAGE - 60)
    heading, text = Brick(30, clings=True), Brick(40)
    assert laid(most, heading, text) == [1, 2, 2]
    assert laid(Brick(PAGE - 80), Brick(30, clings=True), Brick(40)) == [1, 1, 1]


def test_several_headings_in_a_row_all_go_along():
    bricks = (Brick(PAGE - 90), Brick(30, clings=True), Brick(30, clings=True), Brick(40))
    assert laid(*bricks) == [1, 2, 2, 2]


def test_what_may_be_cut_needs_only_its_least_below_a_heading():
    assert laid(Brick(PAGE - 90), Brick(30, clings=True), Brick(50, least=20)) == [1, 1, 1]


def test_what_trails_never_begins_a_page_without_what_it_is_about():
    for most, heights, pages in (
        (PAGE - 60, (50,), [1, 2, 2]),
        (PAGE - 80, (50,), [1, 1, 1]),
        (PAGE - 90, (30, 50), [1, 2, 2, 2]),
        (PAGE - 10, (PAGE,), [1, 2, 3]),
    ):
        bricks = [Brick(height, clings=height == 30) for height in heights]
        assert laid(Brick(most), *bricks, Brick(20, trails=True)) == pages


def test_a_caption_takes_rows_of_its_table_along():
    rows = tuple((f"R{number}", "word") for number in range(20))
    made = table_block(Element("Sect"), Table(("Name", "Said"), rows))
    words = text_block(Element("P"), plain("Table 1."), CAPTION)
    for trails in (True, False):
        after = Brick(1)
        laid(Brick(PAGE - made.height - 20), made, replace(words, trails=trails), after)
        page, top = after.at[0]
        assert (page, top < PAGE_HEIGHT - TOP - 3 * LINE) == (2, trails)


def test_a_turn_ends_a_page_once_and_never_makes_an_empty_one():
    assert laid(Turn(), Turn(), Brick(10), Turn(), Turn(), Brick(10), Turn()) == [1, 2]


@given(st.floats(0, 40), st.floats(0, 40))
def test_of_two_spaces_between_blocks_the_larger_counts(after, before):
    first, second = Brick(20, after=after), Brick(20, before=before)
    laid(first, second)
    gap = first.at[0][1] - first.height - second.at[0][1]
    assert gap == pytest.approx(max(after, before))


def test_a_page_does_not_begin_with_space():
    first, second = Brick(20, before=30), Brick(20, before=30)
    laid(first, Turn(), second)
    assert first.at[0][1] == second.at[0][1] == PAGE_HEIGHT - TOP


def text(lines):
    """Return a block of so many lines."""
    return text_block(Element("P"), plain("\n".join(f"Line {n}" for n in range(lines))), BODY)


def shown(*blocks):
    return [
        "".join(p.text for s in line.stretches for p in s.pieces)
        for b in blocks
        for line in b.lines
    ]


@given(st.integers(1, 30), st.floats(0, 500))
def test_a_text_is_cut_into_two_lines_at_least_on_either_page_and_loses_none(lines, room):
    block = text(lines)
    parts = block.cut(room)
    if parts is None:
        assert lines < 4 or room < 2 * LINE
        return
    head, tail = parts
    assert min(len(head.lines), len(tail.lines)) >= 2
    assert head.height <= room
    assert shown(head, tail) == shown(block)


@given(st.integers(1, 12))
def test_a_text_of_three_lines_is_never_begun_where_it_does_not_fit(lines):
    block = text(lines)
    assert block.least == (block.height if lines < 4 else 2 * LINE)


def table(rows, tall=1):
    cell = "\n".join(["word"] * tall)
    return table_block(
        Element("Sect"), Table(("Name", "Said"), tuple((f"R{n}", cell) for n in range(rows)))
    )


def names(block):
    return [
        "".join(p.text for s in row.cells[0].lines[0].stretches for p in s.pieces)
        for row in block.rows
        if row.cells[0].lines
    ]


@given(st.integers(1, 40), st.floats(20, PAGE))
def test_a_table_is_cut_between_rows_and_every_row_comes_once(rows, room):
    whole = table(rows)
    parts = whole.cut(room)
    if parts is None:
        assert whole.height <= room or room < whole.header.height + whole.rows[0].height
        return
    head, tail = parts
    assert head.height <= room
    assert names(head) + names(tail) == names(whole)
    assert not head.begun
    assert tail.begun


def test_a_small_table_is_not_parted_and_a_large_one_is_begun_with_its_first_rows():
    small, large = table(5), table(60)
    assert small.least == small.height
    assert large.least == large.header.height + sum(row.height for row in large.rows[:2])
    assert replace(small, begun=True).least < small.height


def test_a_row_taller_than_a_hand_is_cut_within_and_no_line_of_it_is_lost():
    whole = table(1, tall=60)
    head, tail = whole.cut(400)
    assert head.height <= 400
    assert len(head.rows[0].cells[1].lines) + len(tail.rows[0].cells[1].lines) == 60
    assert head.rows[0].element is tail.rows[0].element


def test_a_short_row_moves_whole_to_the_next_page():
    whole = table(2, tall=10)
    head, tail = whole.cut(whole.header.height + whole.rows[0].height + 50)
    assert (len(head.rows), len(tail.rows)) == (1, 1)
    assert len(tail.rows[0].cells[1].lines) == 10


def test_no_row_goes_to_the_next_page_alone_where_another_can_go_with_it():
    whole = table(20)
    head, tail = whole.cut(whole.height - 1)
    assert (len(head.rows), len(tail.rows)) == (18, 2)


def test_a_picture_stays_whole_where_a_table_of_words_is_parted():
    words = Table(("Name", "Said"), tuple((f"R{n}", "word") for n in range(9)))
    colours = replace(words, rows=tuple((name, Cell("Good", "good")) for name, _ in words.rows))
    parted, whole = table_block(Element("Sect"), words), table_block(Element("Sect"), colours)
    assert parted.height == whole.height == whole.least > parted.least


def test_the_rest_of_a_table_keeps_its_header_for_the_next_page():
    _, tail = table(40).cut(300)
    assert isinstance(tail, TableBlock)
    assert tail.header.cells[0].lines


@pytest.mark.parametrize("row", [("only",), ("a", "b", "c", "d"), ()])
def test_every_row_has_as_many_cells_as_the_header(row):
    made = table_block(Element("Sect"), Table(("A", "B"), (row, ("x", "y"))))
    assert [len(one.cells) for one in made.rows] == [2, 2]


@given(st.lists(st.floats(0.1, 9), min_size=2, max_size=7))
def test_columns_share_the_whole_measure_as_their_shares_say(shares):
    header = tuple(f"C{n}" for n in range(len(shares)))
    made = table_block(Element("Sect"), Table(header, (), tuple(shares)))
    assert sum(made.widths) == pytest.approx(MEASURE)
    assert made.widths[0] / made.widths[1] == pytest.approx(shares[0] / shares[1])
    even = table_block(Element("Sect"), Table(header, ()))
    assert max(even.widths) == pytest.approx(min(even.widths))


def test_the_first_column_names_the_rows_and_headers_say_what_they_head():
    made = table_block(Element("Sect"), Table(("A", "B"), (("x", Cell("Good", "good")),)))
    assert [cell.element.tag for cell in made.header.cells] == ["TH", "TH"]
    assert [cell.element.tag for cell in made.rows[0].cells] == ["TH", "TD"]
    scopes = [
        str(cell.element.attributes["Scope"])
        for cell in (*made.header.cells, made.rows[0].cells[0])
    ]
    assert scopes == ["/Column", "/Column", "/Row"]
    assert made.rows[0].cells[0].paint is None
    assert made.rows[0].cells[1].paint is not None


def heat(rows, columns):
    cells = tuple(tuple(Cell(f"{r}.{c}", "good") for c in range(columns)) for r in range(rows))
    return Heatmap(
        "Heat",
        tuple(f"R{n}" for n in range(rows)),
        tuple(f"C{n}" for n in range(columns)),
        cells,
        "Domain",
        "",
    )


@given(st.integers(1, 12), st.integers(1, 20))
def test_a_heatmap_of_any_shape_shows_every_crossing_once(rows, columns):
    words = [
        "".join(p.text for line in cell.lines for s in line.stretches for p in s.pieces)
        for block in heatmap_blocks(Element("Sect"), heat(rows, columns))
        for row in block.rows
        for cell in row.cells[1:]
    ]
    wanted = sorted(f"{r}.{c}" for r in range(rows) for c in range(columns))
    assert sorted(words) == wanted


@given(st.integers(1, 12), st.integers(1, 20))
def test_no_table_of_a_heatmap_is_wider_than_a_page_can_be_read(rows, columns):
    for block in heatmap_blocks(Element("Sect"), heat(rows, columns)):
        assert len(block.widths) <= 8
        assert sum(block.widths) == pytest.approx(MEASURE)


def marks(*numbers):
    """Return a section for each number, with so many headings under it."""
    page = 0
    for at, number in enumerate(numbers):
        page += 1
        yield Landmark(1, f"S{at}", f"s{at}", page)
        for kid in range(number):
            page += 1
            yield Landmark(2, f"H{at}.{kid}", f"h{at}-{kid}", page)
            yield Landmark(3, "Deeper", "", page)


def leaves(entries):
    return [leaf for one in entries for leaf in (leaves(one.kids) if one.kids else [one.title])]


@given(st.lists(st.integers(0, 70), max_size=4))
def test_every_heading_of_two_levels_is_in_the_outline_once_and_in_order(numbers):
    found = outline(marks(*numbers))
    wanted = [
        name
        for at, number in enumerate(numbers)
        for name in ([f"H{at}.{kid}" for kid in range(number)] or [f"S{at}"])
    ]
    assert leaves(found) == wanted
    assert all(len(one.kids) <= 24 for one in found)


def test_a_crowd_of_headings_is_gathered_under_its_first_and_last():
    (one,) = outline(marks(45))
    assert [kid.title for kid in one.kids] == ["H0.0 to H0.19", "H0.20 to H0.39", "H0.40 to H0.44"]
    assert one.kids[1].page == one.kids[1].kids[0].page
    (few,) = outline(marks(24))
    assert all(not kid.kids for kid in few.kids)


def test_a_heading_before_any_section_is_in_no_outline():
    assert outline([Landmark(2, "Lost", "x", 1)]) == ()
    assert Plain("x").text == "x"


def test_a_column_narrower_than_its_margins_is_set_all_the_same():
    made = table_block(Element("Sect"), Table(("A", "Name"), (("x", "y"),), (99, 0.1)))
    assert made.widths[1] < 12
    assert all(cell.lines for cell in made.rows[0].cells)


def test_a_sentence_that_leads_to_a_table_goes_with_it():
    rows = Table(("A", "B"), (("x", "y"),))
    blocks = (Heading(2, "Evidence"), Paragraph(plain("By kind.")), rows)
    _, _, *boxes = Layout(Element("Document")).section(Section("Whole", blocks))
    assert [one.clings for one in boxes] == [True, True, False]
    _, _, *apart = Layout(Element("Document")).section(Section("Whole", blocks[1:]))
    assert [one.clings for one in apart] == [False, False]


def test_a_tall_heatmap_is_set_with_less_space_and_a_small_one_is_not():
    cells = tuple((Cell("Requires improvement", "weak"),) * 6 for _ in range(12))
    rows, columns = tuple(f"Row {n}" for n in range(12)), tuple(f"C{n}" for n in range(6))
    (tall,) = heatmap_blocks(Element("Sect"), Heatmap("H", rows, columns, cells))
    (small,) = heatmap_blocks(Element("Sect"), Heatmap("H", rows[:4], columns, cells[:4]))
    assert tall.rows[0].height < small.rows[0].height
    assert tall.header.height == small.header.height


def test_the_last_of_several_facts_is_not_alone_on_a_page():
    facts = KeyFacts((("Drawn on", "7 May"), ("Seed", "autumn"), ("Digest", "c161")))
    _, _, *boxes = Layout(Element("Document")).section(Section("Whole", (facts,)))
    assert [one.trails for one in boxes] == [False, False, True]
    _, _, one = Layout(Element("Document")).section(Section("Whole", (KeyFacts(facts.pairs[:1]),)))
    assert not one.trails
