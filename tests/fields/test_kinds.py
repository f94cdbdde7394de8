"""What is put in order, ticked, confirmed, named by role or worked out, by keyboard."""

from __future__ import annotations

from fields.answering import press, shown, write
from PySide6.QtCore import Qt

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits

__all__ = ["shown"]

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
THREE = (Choice("home", "At home"), Choice("school", "At school"), Choice("nan", "At nan's"))

# in an order -------------------------------------------------------------------------------------


def spoken(field):
    role = Qt.ItemDataRole.AccessibleTextRole
    return [field.list.item(at).data(role) for at in range(field.list.count())]


def test_nothing_is_ranked_until_somebody_does(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    assert field.value == ""
    assert spoken(field)[0] == "At home, not ranked yet"
    assert field.state.text().startswith("Not ranked yet.")
    press(qtbot, Key.Key_Down)
    assert heard == []
    press(qtbot, Key.Key_Up, modifier=Alt)
    assert heard == ["school home nan"]
    assert spoken(field)[0] == "At school, place 1 of 3"
    assert not field.keep.isVisible()


def test_alt_and_an_arrow_carry_a_line_and_the_cursor_goes_along(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    field.set_value("home school nan")
    press(qtbot, Key.Key_Down, Key.Key_Down, modifier=Alt)
    assert heard == ["school home nan", "school nan home"]
    assert field.list.currentRow() == 2
    press(qtbot, Key.Key_Down, modifier=Alt)
    assert len(heard) == 2


def test_a_number_key_puts_a_line_at_that_place(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    press(qtbot, Key.Key_3, Key.Key_9)
    assert heard == ["school nan home"]
    assert field.value == "school nan home"


def test_the_order_as_it_stands_can_be_kept(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    press(qtbot, Key.Key_Tab, Key.Key_Return)
    assert heard == ["home school nan"]
    assert field.list.hasFocus()


def test_delete_takes_the_ranking_back(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    field.set_value("nan home school")
    press(qtbot, Key.Key_Delete, Key.Key_Delete)
    assert heard == [""]
    assert field.state.text().startswith("Not ranked yet.")


def test_what_is_only_partly_ranked_says_so(shown):
    field, _ = shown(Kind.RANKING, choices=THREE)
    field.set_value("nan")
    assert spoken(field) == [
        *("At nan's, place 1 of 3", "At home, not ranked yet", "At school, not ranked yet")
    ]
    assert field.state.text().startswith("Some are not ranked yet.")
    assert field.value == "nan"


def test_only_what_is_offered_is_to_be_ranked(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    field.offer_only(("home", "nan"))
    assert field.list.codes() == ("home", "nan")
    press(qtbot, Key.Key_2)
    assert heard == ["nan home"]
    field.offer_only(None)
    assert field.list.codes() == ("nan", "home", "school")


def test_a_line_that_was_dragged_is_told_when_it_has_landed(qtbot, shown):
    field, heard = shown(Kind.RANKING, choices=THREE)
    model = field.list.model()
    model.moveRow(field.list.rootIndex(), 0, field.list.rootIndex(), 3)
    qtbot.waitUntil(lambda: heard == ["school nan home"])


# a person ----------------------------------------------------------------------------------------


def test_an_offered_role_is_taken_by_its_button(qtbot, shown):
    field, heard = shown(Kind.PERSON, choices=(Choice("hv", "Health visitor"),))
    assert field.buttons[0].accessibleName() == "What of it?: Health visitor"
    field.buttons[0].setFocus()
    press(qtbot, Key.Key_Return)
    assert (heard, field.value, field.missing) == (["Health visitor"], "Health visitor", "")


def test_words_of_ones_own_are_taken_and_a_name_is_hinted_at(qtbot, shown):
    field, heard = shown(Kind.PERSON)
    write(qtbot, "Mrs Example")
    press(qtbot, Key.Key_Tab)
    assert heard == ["Mrs Example"]
    assert field.missing.startswith("This looks like a name.")
    field.focus_first()
    field.line.selectAll()
    write(qtbot, "Class teacher")
    field.flush()
    assert (heard[-1], field.missing) == ("Class teacher", "")


# ticks -------------------------------------------------------------------------------------------


NONE = Choice("none", "Nothing", alone=True)


def test_what_stands_alone_takes_the_others_back(qtbot, shown):
    _, heard = shown(Kind.MANY_OF, choices=(*THREE, NONE))
    press(qtbot, Key.Key_Space, Key.Key_Down, Key.Key_Space)
    press(qtbot, Key.Key_Up, Key.Key_Up, Key.Key_Space)
    assert heard == ["home", "home school", "none"]
    press(qtbot, Key.Key_Down, Key.Key_Space)
    assert heard[-1] == "home"


def test_records_that_were_read_are_ticked(qtbot, shown):
    field, heard = shown(Kind.EVIDENCE, choices=THREE)
    press(qtbot, Key.Key_Down, Key.Key_Space)
    assert heard == ["school"]
    assert "never attached" in field.hint.text()


def test_one_box_confirms_and_takes_it_back(qtbot, shown):
    field, heard = shown(Kind.ACKNOWLEDGE)
    press(qtbot, Key.Key_Space)
    assert (heard, field.value) == (["yes"], "yes")
    press(qtbot, Key.Key_Space)
    assert (heard, field.value) == (["yes", ""], "")
    field.set_value("yes")
    assert field.value == "yes"


# what is offered ---------------------------------------------------------------------------------


def test_only_what_is_offered_is_shown_and_keys_follow(qtbot, shown):
    field, heard = shown(Kind.ONE_OF, choices=THREE)
    field.offer_only(("school", "nan"))
    assert [one.option.code for one in field.options.seen] == ["school", "nan"]
    press(qtbot, Key.Key_Tab)
    field.focus_first()
    press(qtbot, Key.Key_1)
    assert heard == ["school"]
    press(qtbot, Key.Key_3)
    assert heard == ["school"]


def test_a_choice_that_is_not_offered_any_more_stays_in_sight_and_says_so(qtbot, shown):
    field, heard = shown(Kind.ONE_OF, choices=THREE)
    field.set_value("home")
    field.offer_only(("school",))
    chosen = field.options.buttons[0]
    assert chosen.isVisible()
    assert chosen.accessibleDescription() == "Not offered any more"
    press(qtbot, Key.Key_2)
    assert heard == ["school"]
    assert not chosen.isVisible()
    field.offer_only(None)
    assert chosen.isVisible()
    assert chosen.accessibleDescription() == ""


def test_a_tick_that_is_not_offered_any_more_stays_until_it_is_taken_back(qtbot, shown):
    field, heard = shown(Kind.MANY_OF, choices=THREE)
    field.set_value("home nan")
    field.offer_only(("school", "nan"))
    first = field.boxes.each[0]
    assert first.text() == "At home (not offered any more)"
    field.focus_first()
    press(qtbot, Key.Key_Space)
    assert heard == ["nan"]
    assert first.isVisible()
    field.set_value("nan")
    press(qtbot, Key.Key_Down)
    field.set_value("nan")
    assert [box.objectName() for box in field.boxes.seen()] == ["school", "nan"]


def test_where_nothing_is_offered_at_all_the_keys_do_nothing(qtbot, shown):
    field, heard = shown(Kind.ONE_OF, choices=THREE)
    field.offer_only(())
    qtbot.keyClick(field.options, Key.Key_1)
    qtbot.keyClick(field.options, Key.Key_Down)
    assert (heard, field.options.seen) == ([], [])


# what is worked out ------------------------------------------------------------------------------


def test_what_is_worked_out_is_read_in_words_and_never_typed(shown):
    field, heard = shown(Kind.CALCULATED, limits=Limits(unit="working-days"))
    assert field.said.text() == "Nothing to work out yet"
    field.set_value("1")
    assert (field.value, field.said.text()) == ("1", "1 working day")
    assert field.said.accessibleName() == "What of it?: 1 working day"
    field.set_editable(editable=False)
    assert field.said.isEnabled()
    field.set_value("")
    assert field.said.text() == "Nothing to work out yet"
    assert heard == []


# what the form says of an answer -----------------------------------------------------------------


def test_what_was_typed_wrong_is_told_before_what_the_form_objects_to(qtbot, shown):
    field, _ = shown(Kind.WHOLE)
    field.object_to("More visits than days.")
    assert field.missing == "More visits than days."
    write(qtbot, "x")
    field.flush()
    assert field.missing.startswith("Error: write a number")
    field.set_value("3")
    assert field.missing == "More visits than days."
    field.object_to("")
    assert field.missing == ""


def test_an_objection_is_told_before_a_gap(shown):
    field, _ = shown(Kind.WHOLE)
    field.mark_gap("Still to record.")
    field.object_to("More visits than days.")
    assert field.missing == "More visits than days."
    field.object_to("")
    assert field.missing == "Still to record."


def test_what_is_needed_now_is_said_and_read_aloud(shown):
    field, _ = shown(Kind.WHOLE)
    field.need("Needed now.")
    assert field.accessibleDescription() == "Needed now. A whole number."
    field.need("")
    assert field.accessibleDescription() == "A whole number."
