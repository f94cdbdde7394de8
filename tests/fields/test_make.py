"""Every kind of question has its field, and this is decided in one place."""

from __future__ import annotations

import pytest
from screens.gallery import MET

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from ui.fields.acknowledge import AcknowledgeField
from ui.fields.calculated import CalculatedField
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.date import DateField
from ui.fields.grade import ScaleField
from ui.fields.make import field_of
from ui.fields.note import NoteField
from ui.fields.person import PersonField
from ui.fields.plain import LongTextField, ShortTextField
from ui.fields.quantity import QuantityField
from ui.fields.ranking import RankingField
from ui.fields.rows import RowsField
from ui.fields.scaling import ScalingField
from ui.widgets.disclosure import Disclosure

EXPECTED = {
    Kind.GRADE: (ScaleField, "mostly"),
    Kind.YES_NO: (ScaleField, "met"),
    Kind.ONE_OF: (ChoiceField, "b"),
    Kind.MANY_OF: (ManyField, "a b"),
    Kind.NUMBER: (QuantityField, "3"),
    Kind.DATE: (DateField, "2026-07-03"),
    Kind.SHORT_TEXT: (ShortTextField, "words"),
    Kind.LONG_TEXT: (LongTextField, "more\nwords"),
    Kind.NOTE: (NoteField, ""),
    Kind.WHOLE: (QuantityField, "3"),
    Kind.PERCENTAGE: (QuantityField, "35"),
    Kind.DURATION: (QuantityField, "2.5"),
    Kind.SCALING: (ScalingField, "7"),
    Kind.RANKING: (RankingField, "a b"),
    Kind.PERSON: (PersonField, "Health visitor"),
    Kind.EVIDENCE: (ManyField, "a b"),
    Kind.ACKNOWLEDGE: (AcknowledgeField, "yes"),
    Kind.CALCULATED: (CalculatedField, "12"),
    Kind.GROUP: (RowsField, ()),
}


def question(kind: Kind, guidance: str = "Look at the visits.") -> Question:
    return Question(
        key="voice.seen-alone",
        text="Was the child seen alone?",
        kind=kind,
        guidance=guidance,
        evidence_prompts=("Visit notes",) if guidance else (),
        scale="met",
        choices=(Choice("a", "Alpha"), Choice("b", "Beta")),
        required=True,
        tags=frozenset(),
        agencies=frozenset(),
    )


def instrument(asked: Question) -> Instrument:
    section = Section("voice", "Voice", "", (asked,), False, "", (), False)  # noqa: FBT003 - a value
    return Instrument(
        "i", "1.0", "I", "case", "return", "", 1, "", "", (MET,), (section,), None, None
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_question_has_its_field(qtbot, kind):
    wanted, value = EXPECTED[kind]
    field = field_of(asked := question(kind), instrument(asked))
    qtbot.addWidget(field)
    assert type(field) is wanted
    assert field.objectName() == "voice.seen-alone"
    assert field.accessibleName() == asked.text
    field.set_value(value)
    assert field.value == value


def test_guidance_and_what_to_look_for_are_at_hand(qtbot):
    asked = question(Kind.LONG_TEXT)
    field = field_of(asked, instrument(asked))
    qtbot.addWidget(field)
    disclosure = field.findChild(Disclosure)
    told = [label.text() for label in disclosure.inside.findChildren(type(field.label))]
    assert told == ["Look at the visits.", "\N{BULLET} Visit notes"]


def test_without_guidance_nothing_is_in_the_way(qtbot):
    asked = question(Kind.LONG_TEXT, guidance="")
    field = field_of(asked, instrument(asked))
    qtbot.addWidget(field)
    assert field.findChild(Disclosure) is None
