"""Every chart can be read without seeing it: as a sentence and as a table of its numbers."""

from __future__ import annotations

import pytest

from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars

GOOD, WEAK = Cell("Good", "good"), Cell("Weak", "weak")
GRADES = Heatmap("Grades", ("Voice", "Plan"), ("Police", "Health"), ((GOOD, WEAK), (GOOD, GOOD)))
PARTS = StackedBars(
    "Returns",
    (Series("signed off", "good"), Series("in progress", "weak")),
    (Bar("Police", (6, 2)), Bar("Health", (3, 5))),
    "Agency",
)
HEARD = Bars("Voice heard", (Bar("Police", (40,)), Bar("Health", (85,))), "%", corner="Agency")


@pytest.mark.parametrize(
    ("chart", "sentence"),
    [
        (GRADES, "Grades: 4 cells; Good 3, Weak 1."),
        (Heatmap("Grades", (), (), ()), "Grades: no cells."),
        (Heatmap("Grades", (), (), (), told="Mostly good."), "Mostly good."),
        (PARTS, "Returns: signed off 9, in progress 7; 16 altogether."),
        (StackedBars("Returns", (), (), told="All are in."), "All are in."),
        (HEARD, "Voice heard: from 40 % (Police) to 85 % (Health)."),
        (Bars("Voice heard", (), "%"), "Voice heard: nothing to show."),
        (Bars("Voice heard", (), "%", told="Everywhere."), "Everywhere."),
    ],
)
def test_a_chart_says_what_it_shows_or_what_it_was_told(chart, sentence):
    assert chart.sentence == sentence


def test_a_table_repeats_every_word_and_number():
    assert GRADES.table.header == ("", "Police", "Health")
    assert GRADES.table.rows == (("Voice", "Good", "Weak"), ("Plan", "Good", "Good"))
    assert PARTS.table.header == ("Agency", "signed off", "in progress", "Total")
    assert PARTS.table.rows == (("Police", "6", "2", "8"), ("Health", "3", "5", "8"))
    assert HEARD.table.rows == (("Police", "40"), ("Health", "85"))


def test_a_share_says_out_of_how_many_it_was_counted():
    shares = Bars("Heard", (Bar("Police", (40,), "2 of 5"),), "%", corner="Agency").table
    assert shares.header == ("Agency", "Counted", "%")
    assert shares.rows == (("Police", "2 of 5", "40"),)
