"""One draft finding with what was said to it: a box for whoever comments, answers by the lead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.commenting import Comment, DraftFinding, Outcome, Response
from lifaudit.domain.words import words_of
from lifaudit.services.commenting import Room
from ui.fields.bound import STRIPPED, Bound, Tie, code_of
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.form import FormCard, set_in
from ui.fields.plain import LongTextField
from ui.theme.tokens import Space
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.stack import column, emptied

AGREES = Option("agrees", "We agree with this finding as it stands")
AGREED = Tie(lambda agrees: AGREES.code if agrees else "", bool)
OUTCOMES = [Option(one.value, words_of(one)) for one in Outcome]
WHY = "They read this. Both stay in the record; the report prints only how many there were."
NOTHING = "Nobody has said anything to it yet."
OPEN = "No answer yet."
ANSWER = "The lead's answer"


class DraftCard(FormCard):
    """`commented` carries the draft, the words and the agreement; `responded` an answer."""

    commented = Signal(object, str, bool)
    responded = Signal(object, object, str)

    def __init__(self, draft: DraftFinding, room: Room) -> None:
        super().__init__(f"{draft.number}. {words_of(draft.polarity)}")
        self.draft = draft
        self.setObjectName(f"comments.{draft.number}")
        for words in (draft.what, draft.so_what, draft.now_what):
            if words.strip():
                self.hold(PlainLabel(words))
        self.agrees = ManyField("Your agency", [AGREES])
        self.agrees.hint.hide()
        self.text = LongTextField("Comment", "What should be different, and why.", 2)
        self._blank = Comment(draft.audit, draft.round, draft.finding, "", room.me)
        self._bound = Bound(self._blank, self)
        self._bound.told.connect(self._comment)
        self._bound.bind("agrees", self.agrees, AGREED)
        self._bound.bind("text", self.text, STRIPPED)
        self.answers: dict[tuple[str, str], Answers] = {}
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.L)
        self._none = Hint(NOTHING)
        for item in (self.agrees, self.text, self._none):
            self.hold(item)
        self.room.addLayout(self._lines)
        self.show_room(room)

    def show_room(self, room: Room) -> None:
        """Take what now stands; what somebody is writing is left alone."""
        said = room.talk.about(self.draft)
        mine = next((one for one in said if one.person == room.me), None)
        others = [one for one in said if room.is_lead or (one is mine and one.asks_for_answer)]
        speaks = not room.is_lead
        for field in (self.agrees, self.text):
            field.setVisible(speaks)
        if speaks:
            self._bound.show(mine or self._blank)
        self._bound.allow(editable=room.can_speak)
        self._none.setVisible(room.is_lead and not others)
        if set(self.answers) != {(one.agency, one.person) for one in others}:
            self._build(others)
        names = {one.agency: one.short or one.name for one in room.agencies}
        for one in others:
            part = self.answers[one.agency, one.person]
            said_by = (one.role, names.get(one.agency, "")) if room.is_lead else ()
            who = ", ".join(each for each in said_by if each)
            part.show_comment(one, who, room.talk.response_to(one))
            part.allow(answering=room.is_lead and room.can_speak and one.asks_for_answer)

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        self._bound.flush()
        for one in self.answers.values():
            one.flush()

    def _build(self, said: list[Comment]) -> None:
        emptied(self._lines)
        self.answers = {(one.agency, one.person): Answers(one) for one in said}
        for part in self.answers.values():
            part.answered.connect(self.responded)
            self._lines.addWidget(part)

    def _comment(self, said: Comment) -> None:
        self.commented.emit(self.draft, said.text, said.agrees)


class Answers(QWidget):
    """Who said what, and what the lead makes of it."""

    answered = Signal(object, object, str)

    def __init__(self, to: Comment) -> None:
        super().__init__()
        self._comment = to
        self._blank = Response(*(to.audit, to.round, to.finding, to.agency, to.person))
        self._bound = Bound(self._blank, self)
        self._bound.told.connect(self._answer)
        self.who = PlainLabel().wear(letter="strong")
        self.words = PlainLabel()
        self.told = Hint()
        self.outcome = ChoiceField(ANSWER, OUTCOMES)
        self.why = LongTextField("Why", WHY, 2)
        self._bound.bind("outcome", self.outcome, code_of(Outcome))
        self._bound.bind("why", self.why, STRIPPED)
        words = set_in(column(self.who, self.words, self.told, gap=Space.XS))
        self.setLayout(column(words, self.outcome, self.why, gap=Space.XS))

    def show_comment(self, one: Comment, who: str, answer: Response | None) -> None:
        """Show a comment under who said it, or, to its author, only its answer.

        What was answered to other words than it says now is not shown as an answer to these.
        """
        self._comment = one
        self.who.setText(who or ANSWER)
        self.words.setVisible(bool(who))
        agrees = "Agrees. " if one.agrees else ""
        self.words.setText(f"{agrees}{one.text}".strip())
        told = f"{words_of(answer.outcome)}: {answer.why}" if answer and answer.outcome else OPEN
        self.told.setText(told)
        self._bound.show(answer or self._blank)

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        self._bound.flush()

    def allow(self, *, answering: bool) -> None:
        """Let the lead answer, or everybody read what was answered."""
        self.outcome.setVisible(answering)
        self.why.setVisible(answering)
        self.told.setVisible(not answering and self._comment.asks_for_answer)

    def _answer(self, said: Response) -> None:
        """Record an answer once it says both what and why."""
        is_whole = said.outcome and said.why
        self.why.mark_gap("" if is_whole or not said.outcome else "Say why.")
        if is_whole:
            self.answered.emit(self._comment, said.outcome, said.why)
