"""One return while it is answered: what applies, is demanded, wrong, worked out and offered."""

from __future__ import annotations

from datetime import date

import pytest
from instruments.logic.forms import TEAMS, asked, form, section

from lifaudit.domain.kinds import Kind
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

TODAY = date(2026, 9, 14)


def live(*sections, answers=None, rows=None):
    made = Live(program_of(form(*sections)), TODAY)
    made.load(answers or {}, rows or {})
    return made


BASIC = section(
    "a",
    asked("a.known", Kind.ONE_OF, choices=TEAMS),
    asked("a.why", relevant="${a.known} = 'north'"),
    asked("a.more", relevant="${a.why} != ''"),
)


def test_a_question_applies_while_its_condition_holds():
    one = live(BASIC)
    assert one.worked.hidden == {"a.why", "a.more"}
    assert one.answer("a.known", "north") == {"a.why"}
    assert one.worked.hidden == {"a.more"}
    assert one.answer("a.why", "Because.") == {"a.more"}
    assert one.worked.hidden == frozenset()


def test_a_demand_that_reads_a_later_question_holds_as_soon_as_answers_are_loaded():
    early = asked("a.early", required="${a.late} = 'yes'")
    bound = asked("a.bound", constraint=". = ${a.late}", message="Not the same.")
    late = asked("a.late")
    one = live(section("a", early, bound, late), answers={"a.late": "yes", "a.bound": "no"})
    assert one.worked.required == {"a.early"}
    assert one.worked.wrong == {"a.bound": "Not the same."}


def test_what_stops_to_apply_counts_as_nothing_and_is_kept():
    one = live(BASIC)
    for path, value in (("a.known", "north"), ("a.why", "Because."), ("a.more", "More.")):
        one.answer(path, value)
    assert one.answer("a.known", "south") == {"a.why", "a.more"}
    one.answer("a.known", "north")
    assert one.worked.hidden == frozenset()


def test_what_does_not_apply_counts_as_an_answer_that_was_not_given():
    one = live(
        section("a", asked("a.x", relevant="${a.y} = 'on'"), asked("a.y")),
        section("b", asked("b.z", relevant="${a.x} != 'no' and ${a.x} = ''")),
        answers={"a.x": "no"},
    )
    assert one.worked.hidden == {"a.x"}
    assert one.answer("a.y", "on") == {"a.x", "b.z"}
    assert one.worked.hidden == {"b.z"}


def test_an_answer_in_a_row_that_does_not_stand_waits_until_it_does():
    one = live(GROUP, rows={"c.events": ["x"]})
    assert one.answer(path("y", "c.n"), "3") == frozenset()
    one.set_rows("c.events", ["x", "y"])
    assert one.worked.values["c.sum"] == "3"


def test_an_answer_that_changes_nothing_changes_nothing():
    one = live(BASIC)
    assert one.answer("a.known", "east") == frozenset()


def test_a_section_takes_its_questions_with_it():
    other = section("b", asked("b.one"), asked("b.two"), relevant="${a.known} = 'south'")
    one = live(BASIC, other)
    assert {"b", "b.one", "b.two"} <= one.worked.hidden
    assert one.answer("a.known", "south") == {"b", "b.one", "b.two"}
    assert not {"b", "b.one", "b.two"} & one.worked.hidden


def test_a_constraint_speaks_with_the_forms_own_words_and_is_checked_again_when_the_other_changes():
    first = asked("a.from", Kind.DATE)
    last = asked(
        "a.to", Kind.DATE, constraint=". >= ${a.from}", message="It ends before it begins."
    )
    one = live(section("a", first, last))
    one.answer("a.from", "2026-03-02")
    assert one.answer("a.to", "2026-03-01") == {"a.to"}
    assert one.worked.wrong == {"a.to": "It ends before it begins."}
    assert one.answer("a.from", "2026-02-01") == {"a.to"}
    assert one.worked.wrong == {}


def test_nothing_is_wrong_with_an_answer_that_was_not_given():
    one = live(section("a", asked("a.n", Kind.WHOLE, constraint=". > 3")))
    assert one.worked.wrong == {}
    one.answer("a.n", "2")
    assert one.worked.wrong == {"a.n": ""}
    one.answer("a.n", "")
    assert one.worked.wrong == {}


def test_an_answer_can_be_demanded_by_another():
    one = live(section("a", asked("a.n"), asked("a.why", required="${a.n} = 'na'")))
    assert one.answer("a.n", "na") == {"a.why"}
    assert one.worked.required == {"a.why"}
    one.answer("a.n", "met")
    assert one.worked.required == frozenset()


def test_what_is_worked_out_is_seen_by_what_depends_on_it():
    one = live(
        section(
            "a",
            asked("a.risk", Kind.CALCULATED, calculation="${a.s} * ${a.l}"),
            asked("a.s", Kind.WHOLE),
            asked("a.l", Kind.WHOLE),
            asked("a.act", relevant="${a.risk} >= 8"),
        )
    )
    assert one.worked.values == {"a.risk": ""}
    one.answer("a.s", "4")
    assert one.answer("a.l", "2") == {"a.risk", "a.act"}
    assert one.worked.values == {"a.risk": "8"}
    assert one.worked.hidden == frozenset()


def test_a_day_that_is_worked_out_reads_as_a_day():
    due = asked("a.due", Kind.CALCULATED, calculation="add-working-days(${a.told}, 15)")
    one = live(section("a", asked("a.told", Kind.DATE), due))
    one.answer("a.told", "2026-12-18")
    assert one.worked.values == {"a.due": "2027-01-13"}


def test_a_filter_leaves_the_choices_that_fit():
    team = asked("a.team", Kind.ONE_OF, choices=TEAMS, filter="area = ${a.area}")
    one = live(section("a", asked("a.area"), team))
    assert one.worked.offered == {"a.team": ()}
    assert one.answer("a.area", "down") == {"a.team"}
    assert one.worked.offered == {"a.team": ("south", "east")}


GROUP = section(
    "c",
    asked("c.limit", Kind.WHOLE),
    asked(
        "c.events",
        Kind.GROUP,
        questions=(
            asked("c.n", Kind.WHOLE, constraint=". <= ${c.limit}"),
            asked("c.why", relevant="${c.n} > 2"),
            asked("c.place", Kind.CALCULATED, calculation="position(..)"),
            asked(
                "c.before",
                Kind.CALCULATED,
                calculation="indexed-repeat(${c.n}, ${c.events}, position(..) - 1)",
            ),
        ),
    ),
    asked("c.sum", Kind.CALCULATED, calculation="sum(${c.n})"),
    asked("c.count", Kind.CALCULATED, calculation="count(${c.events})"),
)


def path(row, key):
    return f"c.events/{row}/{key}"


def test_in_a_row_a_question_means_the_one_of_that_row():
    one = live(GROUP, rows={"c.events": ["x", "y"]})
    assert one.worked.hidden == {path("x", "c.why"), path("y", "c.why")}
    changed = one.answer(path("x", "c.n"), "3")
    assert path("x", "c.why") in changed
    assert path("y", "c.why") not in changed
    assert one.worked.hidden == {path("y", "c.why")}


def test_outside_its_group_a_question_means_all_its_rows():
    one = live(GROUP, rows={"c.events": ["x", "y"]})
    one.answer(path("x", "c.n"), "3")
    assert "c.sum" in one.answer(path("y", "c.n"), "4")
    assert one.worked.values["c.sum"] == "7"
    assert one.worked.values["c.count"] == "2"


def test_rows_know_their_place_and_what_stands_before_them():
    one = live(GROUP, rows={"c.events": ["x", "y"]}, answers={path("x", "c.n"): "3"})
    assert one.worked.values[path("x", "c.place")] == "1"
    assert one.worked.values[path("y", "c.before")] == "3"
    changed = one.set_rows("c.events", ["y", "x"])
    assert {path("x", "c.place"), path("y", "c.place"), path("y", "c.before")} <= changed
    assert one.worked.values[path("x", "c.place")] == "2"
    assert one.worked.values[path("y", "c.before")] == ""


def test_a_row_may_be_held_against_the_one_before_it():
    ever = "position(..) = 1 or . >= indexed-repeat(${d.on}, ${d.g}, position(..) - 1)"
    on = asked("d.on", Kind.DATE, constraint=ever, message="Earlier than the row above.")
    one = live(section("d", asked("d.g", Kind.GROUP, questions=(on,))), rows={"d.g": ["x", "y"]})
    one.answer("d.g/x/d.on", "2026-03-01")
    one.answer("d.g/y/d.on", "2026-03-02")
    assert one.worked.wrong == {}
    assert one.answer("d.g/x/d.on", "2026-03-03") == {"d.g/y/d.on"}
    assert one.worked.wrong == {"d.g/y/d.on": "Earlier than the row above."}


def test_a_row_that_is_taken_out_counts_no_more_and_comes_back_whole():
    answers = {path("x", "c.n"): "3", path("y", "c.n"): "4"}
    one = live(GROUP, rows={"c.events": ["x", "y"]}, answers=answers)
    assert {"c.sum", "c.count"} <= one.set_rows("c.events", ["y"])
    assert (one.worked.values["c.sum"], one.worked.values["c.count"]) == ("4", "1")
    assert path("x", "c.place") not in one.worked.values
    one.set_rows("c.events", ["x", "y"])
    assert one.worked.values["c.sum"] == "7"
    assert one.worked.hidden == frozenset()


def test_a_question_outside_concerns_every_row():
    answers = {path("x", "c.n"): "3", path("y", "c.n"): "4", "c.limit": "5"}
    one = live(GROUP, rows={"c.events": ["x", "y"]}, answers=answers)
    assert one.worked.wrong == {}
    assert one.answer("c.limit", "3") == {path("y", "c.n")}
    assert one.worked.wrong == {path("y", "c.n"): ""}


def test_what_a_hidden_question_would_demand_waits_until_it_applies():
    one = live(
        section(
            "a",
            asked("a.x"),
            asked("a.y", relevant="${a.x} = 'on'", required="${a.z} = 'on'"),
            asked("a.z"),
        )
    )
    assert one.answer("a.z", "on") == frozenset()
    assert one.worked.required == frozenset()
    assert one.answer("a.x", "on") == {"a.y"}
    assert one.worked.required == {"a.y"}


def test_labels_properties_and_the_day_can_be_asked_for():
    team = asked("a.team", Kind.ONE_OF, choices=TEAMS, filter="label != 'East' and name != 'south'")
    named = asked("a.named", Kind.CALCULATED, calculation="jr:choice-name(${a.team}, '${a.team}')")
    lost = asked("a.lost", Kind.CALCULATED, calculation="jr:choice-name('x', 'a.gone')")
    day = asked("a.day", Kind.CALCULATED, calculation="today()")
    now = asked("a.now", Kind.CALCULATED, calculation="now()")
    odd = asked("a.odd", Kind.CALCULATED, calculation="concat(area, position(..))")
    one = live(section("a", team, named, lost, day, now, odd))
    one.answer("a.team", "north")
    assert one.worked.offered == {"a.team": ("north",)}
    assert one.worked.values == {
        "a.named": "North",
        "a.lost": "",
        "a.day": "2026-09-14",
        "a.now": "2026-09-14",
        "a.odd": "0",
    }


def test_outside_a_group_its_questions_are_seen_in_every_row_that_applies():
    inner = (asked("d.n"), asked("d.m", relevant="${d.n} = 'on'"))
    whole = section(
        "d",
        asked("d.g", Kind.GROUP, questions=inner),
        asked("d.all", Kind.CALCULATED, calculation="join('-', ${d.m})"),
        asked("d.second", Kind.CALCULATED, calculation="indexed-repeat(${d.m}, ${d.g}, 2)"),
    )
    answers = {"d.g/x/d.n": "on", "d.g/x/d.m": "1", "d.g/y/d.m": "2"}
    one = live(whole, rows={"d.g": ["x", "y"]}, answers=answers)
    assert one.worked.values["d.all"] == "1"
    assert one.worked.values["d.second"] == ""
    one.answer("d.g/y/d.n", "on")
    assert one.worked.values["d.all"] == "1-2"
    assert one.worked.values["d.second"] == "2"


def test_rows_of_a_group_the_form_does_not_know_change_nothing():
    assert live(BASIC).set_rows("z.gone", ["x"]) == frozenset()


def test_the_same_instrument_is_compiled_once_and_an_equal_one_again():
    one, other = form(BASIC), form(BASIC)
    assert program_of(one) is program_of(one)
    assert program_of(one) is not program_of(other)


def test_an_answer_to_nothing_the_form_asks_is_let_be():
    assert live(BASIC).answer("z.gone", "1") == frozenset()


@pytest.mark.parametrize("text", ["${a.b} + ", "nothing(1)", "${a.gone} = 1", "position(1)"])
def test_what_does_not_compile_is_listed_and_counts_as_not_written(text):
    program = program_of(form(section("a", asked("a.b"), asked("a.c", relevant=text))))
    assert [one.written.key for one in program.mistakes] == ["a.c"]
    assert Live(program, TODAY).worked.hidden == frozenset()


def test_what_runs_in_a_circle_is_named_and_counts_as_not_written():
    circle = form(
        section(
            "a",
            asked("a.x", Kind.CALCULATED, calculation="${a.y} + 1"),
            asked("a.y", Kind.CALCULATED, calculation="${a.x} + 1"),
            asked("a.z", Kind.CALCULATED, calculation="${a.x} + 1"),
        )
    )
    program = program_of(circle)
    assert {"a.x", "a.y"} <= set(program.cycle)
    assert "a.z" not in program.cycle
    assert Live(program, TODAY).worked.hidden == frozenset()


def test_an_instrument_without_logic_has_an_empty_program():
    assert program_of(form(section("a", asked("a.x")))).is_empty
    assert not program_of(form(BASIC)).is_empty
