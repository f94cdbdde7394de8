"""Whatever is written, the linter answers in its own words and never falls over."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instruments.any_expression import expression
from instruments.any_instrument import instruments
from instruments.small_form import SMALL, file_with
from instruments.spoilt_logic import with_expressions

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.instruments.lint import lint_file, lint_instrument
from lifaudit.services import linting

PIECES = ("]", "[", '"', "=", "\n", "{", "'", "$", "group", "date", "0", "-", "[[section]]\n", "\\")
SLIP = st.tuples(st.integers(0, len(SMALL)), st.integers(0, 9), st.sampled_from(PIECES))


@settings(max_examples=60, deadline=None)
@given(instruments)
def test_any_instrument_gets_remarks_that_say_what_why_and_how(instrument):
    for remark in lint_instrument(instrument):
        assert remark.what
        assert remark.why
        assert remark.mend
        assert remark.place == () or remark.place[0] in {"form", "scale", "section", "overall"} | {
            "cap",
            "change",
        }


@settings(max_examples=15, deadline=None)
@given(instruments)
def test_in_the_window_problems_come_before_advice(instrument):
    stops = [remark.stops for remark in linting.remarks(instrument)]
    assert stops == sorted(stops, reverse=True)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(slips=st.lists(SLIP, min_size=1, max_size=4))
def test_a_spoilt_file_is_told_about_or_refused_in_words(tmp_path, slips):
    text = SMALL
    for at, lost, piece in slips:
        text = text[:at] + piece + text[at + lost :]
    path = file_with(tmp_path, text)
    try:
        said = lint_file(path)
    except FormNotReadable as error:
        said = error.problems
    assert all(str(problem).startswith("small.toml") for problem in said)


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_expressions_get_remarks_that_say_what_why_and_how(chance):
    for remark in lint_instrument(with_expressions([expression(chance) for _ in range(5)])):
        assert remark.what
        assert remark.why
        assert remark.mend
