"""A record and its fields say the same, and nobody's typing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject

from lifaudit.domain.casework import Involvement, Return
from ui.fields.bound import DAY, TRUTH, WHOLE, Bound, code_of
from ui.fields.choice import ChoiceField, YesNoField
from ui.fields.date import DateField
from ui.fields.plain import LongTextField, NumberField
from ui.widgets.options import Option

WHOLE_RECORD = Return(
    *("a", "c", "g"),
    involvement=Involvement.INVOLVED,
    records_seen="Visit notes",
    minutes_spent=90,
    practitioner_spoken=False,
    practitioner_on=date(2026, 9, 1),
)
EMPTY = Return("a", "c", "g")


@pytest.fixture
def made(qtbot):
    owner = QObject()
    bound = Bound(EMPTY, owner)
    options = [Option(one.value, one.name) for one in Involvement]
    fields = {
        "involvement": (ChoiceField("Involved?", options), code_of(Involvement)),
        "minutes_spent": (NumberField("Minutes"), WHOLE),
        "practitioner_spoken": (YesNoField("Spoken?"), TRUTH),
        "practitioner_on": (DateField("When"), DAY),
    }
    for name, (field, tie) in fields.items():
        qtbot.addWidget(bound.bind(name, field, tie))
    words = LongTextField("Seen")
    qtbot.addWidget(bound.bind("records_seen", words))
    heard = []
    bound.told.connect(heard.append)
    yield bound, {name: field for name, (field, _) in fields.items()} | {"words": words}, heard
    owner.deleteLater()


def test_every_kind_of_cell_is_shown_and_read_back_the_same(made):
    bound, fields, heard = made
    bound.show(WHOLE_RECORD)
    for field in fields.values():
        field.commit()
    assert (bound.record, heard) == (WHOLE_RECORD, [])
    bound.show(EMPTY)
    for field in fields.values():
        field.commit()
    assert (bound.record, heard) == (EMPTY, [])


def test_what_is_committed_is_told_as_the_whole_record(made):
    bound, fields, heard = made
    bound.show(WHOLE_RECORD)
    fields["minutes_spent"].line.setText("45")
    bound.flush()
    assert heard == [replace(WHOLE_RECORD, minutes_spent=45)]


def test_two_fields_in_a_row_do_not_undo_each_other(made):
    _, fields, heard = made
    fields["practitioner_spoken"].options.buttons[0].click()
    fields["involvement"].options.buttons[0].click()
    assert heard[-1].practitioner_spoken is True
    assert heard[-1].involvement is Involvement.INVOLVED


def test_words_being_written_are_left_alone_when_the_rest_changes(made):
    bound, fields, heard = made
    fields["words"].box.setPlainText("Half a sen")
    bound.show(replace(EMPTY, minutes_spent=5))
    assert fields["words"].value == "Half a sen"
    bound.flush()
    assert heard[-1] == replace(EMPTY, minutes_spent=5, records_seen="Half a sen")


def test_it_knows_what_is_inside_and_can_be_closed(made):
    bound, fields, _ = made
    assert bound.holds(fields["words"].box)
    assert not bound.holds(None)
    bound.allow(editable=False)
    assert fields["words"].box.isReadOnly()


def test_words_that_were_refused_stay_while_the_rest_of_the_record_is_read_again(made):
    bound, fields, heard = made
    fields["words"].box.setPlainText("Seen at home")
    bound.flush()
    bound.show(replace(EMPTY, minutes_spent=30))
    assert fields["words"].value == "Seen at home"
    assert fields["minutes_spent"].value == "30"
    fields["practitioner_spoken"].options.buttons[0].click()
    assert (heard[-1].records_seen, heard[-1].minutes_spent) == ("Seen at home", 30)


def test_what_was_taken_back_goes_from_the_field_as_it_came(made):
    bound, fields, _ = made
    fields["words"].box.setPlainText("Seen at home")
    bound.flush()
    bound.show(replace(EMPTY, records_seen="Seen at home"))
    bound.show(EMPTY)
    assert fields["words"].value == ""
    assert bound.record == EMPTY


def test_what_can_no_longer_be_recorded_is_not_shown_as_if_it_were(made):
    bound, fields, heard = made
    fields["practitioner_spoken"].options.buttons[0].click()
    bound.allow(editable=False)
    assert (fields["practitioner_spoken"].value, bound.record) == ("", EMPTY)
    bound.allow(editable=True)
    fields["practitioner_spoken"].options.buttons[0].click()
    assert heard[-1].practitioner_spoken is True


def test_what_somebody_else_wrote_in_the_same_place_is_shown(made):
    bound, fields, _ = made
    fields["words"].box.setPlainText("Seen at home")
    bound.flush()
    bound.show(replace(EMPTY, records_seen="Seen at school"))
    assert fields["words"].value == "Seen at school"
    assert bound.record.records_seen == "Seen at school"
