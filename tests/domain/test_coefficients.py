"""Coefficients of agreement against published worked examples, and what must hold of any table."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.coefficients import (
    Coefficient,
    alike,
    gwet,
    kappa,
    linear,
    table_of,
)

# Answers of married couples: Hout, Duncan and Sobel, Sociological Methodology 17 (1987), 145-184,
# as the data set SexualFun of the R package vcd; its documentation prints the figures below.
COUPLES = ((7, 7, 2, 3), (2, 8, 3, 7), (1, 5, 4, 9), (2, 8, 9, 14))
# Two neurologists on the certainty of multiple sclerosis: Landis and Koch, Biometrics 33 (1977),
# 159-174, as the data set MSPatients of the same package.
WINNIPEG = ((38, 5, 0, 1), (33, 11, 3, 0), (10, 14, 5, 6), (3, 7, 3, 10))
NEW_ORLEANS = ((5, 3, 0, 0), (3, 11, 4, 0), (2, 13, 3, 4), (1, 2, 4, 14))
# A printout of SAS PROC FREQ with AGREE, linear weights, kept in the tests of statsmodels.
SAS = ((0, 4, 1), (0, 8, 0), (0, 1, 5))
# Two abstractors of patient records: Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014),
# as the data set cont3x3abstractors of the R package irrCAC; its overview prints the figures below.
ABSTRACTORS = ((13, 0, 0), (0, 20, 7), (0, 4, 56))


@pytest.mark.parametrize(
    ("table", "weights", "value", "error"),
    [
        (COUPLES, alike, 0.1293, 0.06860),
        (COUPLES, linear, 0.2374, 0.07832),
        (WINNIPEG, alike, 0.2079, 0.05046),
        (WINNIPEG, linear, 0.3797, 0.05167),
        (NEW_ORLEANS, alike, 0.2965, 0.07850),
        (NEW_ORLEANS, linear, 0.4773, 0.07303),
        (SAS, alike, 0.4842, 0.1380),
        (SAS, linear, 0.4701, 0.1457),
        (ABSTRACTORS, alike, 0.7964094, 0.05891072),
    ],
)
def test_kappa_and_its_error_are_those_that_are_printed(table, weights, value, error):
    found = kappa(table, weights(len(table)))
    assert found.value == pytest.approx(value, abs=5.1e-5)
    assert found.error == pytest.approx(error, abs=5.1e-5)


def test_the_interval_of_weighted_kappa_is_the_one_that_is_printed():
    sas, couples = kappa(SAS, linear(3)), kappa(COUPLES, linear(4))
    assert (round(sas.low, 4), round(sas.high, 4)) == (0.1845, 0.7558)
    assert couples.low == pytest.approx(0.083883432, abs=1e-8)
    assert couples.high == pytest.approx(0.3908778, abs=1e-7)
    assert sas.words == "0.47 (0.18 to 0.76)"


def test_ac1_and_its_error_are_those_that_are_printed():
    found = gwet(ABSTRACTORS, alike(3))
    assert found.value == pytest.approx(0.8493305, abs=5e-8)
    assert found.error == pytest.approx(0.04321747, abs=5e-9)


def test_ac2_with_linear_weights_is_what_irrcac_for_python_works_out():
    found = gwet(COUPLES, linear(4))
    assert found.value == pytest.approx(0.2730031, abs=5e-8)
    assert found.error == pytest.approx(0.0724875, abs=5e-8)


def test_where_nearly_everything_has_one_grade_kappa_falls_and_ac1_does_not():
    # Both sides the same in 85 of 100, 80 of them in one grade: the first paradox of Feinstein and
    # Cicchetti, Journal of Clinical Epidemiology 43 (1990), 543-549.
    balanced, leaning = ((40, 9), (6, 45)), ((80, 10), (5, 5))
    assert round(kappa(balanced, alike(2)).value, 2) == 0.70
    assert round(kappa(leaning, alike(2)).value, 2) == 0.32
    assert gwet(leaning, alike(2)).value > 0.8


@st.composite
def tables(draw):
    points = draw(st.integers(2, 5))
    place = st.integers(0, points - 1)
    return table_of(draw(st.lists(st.tuples(place, place), min_size=1, max_size=60)), points)


WAYS = pytest.mark.parametrize("way", [alike, linear], ids=["alike", "linear"])
FEW = settings(max_examples=25)
COEFFICIENTS = pytest.mark.parametrize("of", [kappa, gwet])


def same(one, other):
    if one is None or other is None:
        return one is other
    near = {"rel_tol": 1e-9, "abs_tol": 1e-6}
    return isclose(one.value, other.value, **near) and isclose(one.error, other.error, **near)


@WAYS
@COEFFICIENTS
@FEW
@given(tables())
def test_who_is_named_first_makes_no_difference(of, way, table):
    turned = tuple(zip(*table, strict=True))
    assert same(of(table, way(len(table))), of(turned, way(len(table))))


@WAYS
@COEFFICIENTS
@FEW
@given(tables())
def test_reading_the_scale_from_its_other_end_makes_no_difference(of, way, table):
    upside_down = tuple(row[::-1] for row in table[::-1])
    assert same(of(table, way(len(table))), of(upside_down, way(len(table))))


@COEFFICIENTS
@FEW
@given(tables(), st.randoms())
def test_without_weights_the_order_of_the_points_makes_no_difference(of, table, dice):
    order = list(range(len(table)))
    dice.shuffle(order)
    shuffled = tuple(tuple(table[i][j] for j in order) for i in order)
    assert same(of(table, alike(len(table))), of(shuffled, alike(len(table))))


@WAYS
@COEFFICIENTS
@FEW
@given(tables(), st.integers(2, 9))
def test_a_coefficient_and_its_interval_stay_in_their_bounds(of, way, table, times):
    found = of(table, way(len(table)))
    if found is None:
        return
    assert -1 - 1e-9 <= found.value <= 1 + 1e-9
    assert -1 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1
    more = of(tuple(tuple(times * one for one in row) for row in table), way(len(table)))
    assert isclose(more.value, found.value, abs_tol=1e-9)
    assert isclose(more.error, found.error / times**0.5, rel_tol=1e-6, abs_tol=1e-6)


@WAYS
@FEW
@given(st.lists(st.integers(1, 9), min_size=2, max_size=5))
def test_where_both_sides_always_agree_every_coefficient_is_one(way, counts):
    size = len(counts)
    table = tuple(tuple(counts[i] * (i == j) for j in range(size)) for i in range(size))
    for of in (kappa, gwet):
        found = of(table, way(size))
        assert found.value == pytest.approx(1)
        assert found.words == "1.00"


@FEW
@given(tables())
def test_two_points_are_either_the_same_or_not_so_that_weights_say_nothing_new(table):
    small = tuple(row[:2] for row in table[:2])
    assert same(kappa(small, alike(2)), kappa(small, linear(2)))
    assert same(gwet(small, alike(2)), gwet(small, linear(2)))


def test_where_nothing_can_be_said_nothing_is_said():
    nothing, one_point = table_of((), 4), table_of([(1, 1)] * 9, 4)
    assert kappa(nothing, linear(4)) is None
    assert gwet(nothing, alike(4)) is None
    assert kappa(one_point, linear(4)) is None
    assert kappa(((3, 0, 2), (0, 0, 4), (1, 0, 0)), linear(3)) is not None
    assert kappa(((3, 0, 0), (4, 0, 0), (1, 0, 0)), linear(3)) is None
    assert gwet(one_point, alike(4)).value == 1
    assert kappa(((5,),), linear(1)) is None
    assert Coefficient(-0.001, 0.1).words == "0.00 (-0.20 to 0.19)"
