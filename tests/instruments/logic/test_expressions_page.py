"""The page on expressions is true: each example gives what it says, and no function is left out."""

from __future__ import annotations

import re

import pytest
from house.modules import ROOT
from instruments.logic.evaluating import TODAY, Given

from lifaudit.instruments.logic.compile import compiled
from lifaudit.instruments.logic.language import BY_CHANCE, FUNCTIONS
from lifaudit.instruments.logic.parse import DEEPEST, MOST_SIGNS, parse
from lifaudit.instruments.logic.tokens import LONGEST
from lifaudit.instruments.logic.values import to_string

PAGE = (ROOT / "docs/expressions.md").read_text("utf-8")
BAR = re.compile(r"(?<!\\)\|")
WRITTEN = re.compile(r'^ {4}(?:relevant|constraint|filter|calculation) = "(.+)"$', re.MULTILINE)


class Page(Given):
    """A scope that holds what an example is given; whatever it is not given was not answered."""

    def nodes(self, key):
        return super().nodes(key) if key in self.answers else Given({key: ("",)}).nodes(key)


def examples():
    """Give every row of the tables of examples: what is written, what is given, what comes out."""
    inside = False
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in BAR.split(line)[1:-1]]
        if cells == ["example", "with", "gives"]:
            inside = True
        elif inside and len(cells) == 3 and not cells[0].startswith("---"):
            yield cells[0].strip("`").replace("\\|", "|"), cells[1], cells[2]
        elif not cells:
            inside = False


def answers(given):
    """Read what is given: answers of rows are parted by commas."""
    pairs = (one.partition(":") for one in given.split(";") if one)
    return {
        key.strip(): tuple(value.strip() for value in said.split(",")) for key, _, said in pairs
    }


@pytest.mark.parametrize(("text", "given", "gives"), list(examples()))
def test_an_example_gives_what_the_page_says(text, given, gives):
    scope = Page(answers(given), now=TODAY)
    assert to_string(compiled(parse(text))(scope)) == gives


@pytest.mark.parametrize("text", WRITTEN.findall(PAGE))
def test_what_the_page_writes_into_a_form_can_be_read(text):
    assert compiled(parse(text))


@pytest.mark.parametrize("name", sorted({*FUNCTIONS, *BY_CHANCE} - {"randomize"}))
def test_every_function_is_on_the_page(name):
    assert f"{name}(" in PAGE


@pytest.mark.parametrize("limit", [f"{LONGEST:,} characters", f"{MOST_SIGNS} op", f"{DEEPEST} br"])
def test_the_limits_on_the_page_are_those_that_are_kept(limit):
    assert limit in PAGE
