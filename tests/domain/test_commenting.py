"""What was given out, said and answered: counted once, and nothing unanswered overlooked."""

from __future__ import annotations

from datetime import date

from lifaudit.domain.commenting import (
    Circulated,
    Comment,
    Counted,
    DraftFinding,
    Outcome,
    Response,
    Talk,
)


def said(finding="f1", agency="pol", person="p", **more):
    return Comment("a", "1", finding, agency, person, **more)


def answer(to, outcome, why="Because."):
    return Response(to.audit, to.round, to.finding, to.agency, to.person, outcome, why)


AGREES = said(agrees=True)
WORDS = said("f2", text="It was two visits.")
BOTH = said("f1", "hea", "q", agrees=True, text="And the nurse wrote it down.")
TAKEN_BACK = said("f3", "hea", "q", text="  ")


def test_an_agreement_without_words_is_owed_no_answer():
    talk = Talk(comments=(AGREES, WORDS, BOTH, TAKEN_BACK))
    assert talk.unanswered == (WORDS, BOTH)
    assert Talk(comments=(AGREES, TAKEN_BACK)).unanswered == ()


def test_an_answer_is_to_one_comment_and_counts_once_it_says_what_is_made_of_it():
    talk = Talk(
        comments=(WORDS, BOTH), responses=(answer(WORDS, Outcome.PARTLY), answer(BOTH, None))
    )
    assert talk.unanswered == (BOTH,)
    assert talk.response_to(WORDS).outcome is Outcome.PARTLY
    assert talk.response_to(BOTH) is None


def test_what_came_back_is_counted_by_what_became_of_it():
    talk = Talk(
        comments=(AGREES, WORDS, BOTH, TAKEN_BACK),
        responses=(answer(WORDS, Outcome.NOT_ACCEPTED), answer(BOTH, Outcome.ACCEPTED)),
    )
    assert talk.counted() == Counted(2, 1, 2, 1, 0, 1)
    assert Talk().counted() == Counted(0, 0, 0, 0, 0, 0)


def test_the_newest_round_is_the_one_with_the_highest_number():
    rounds = tuple(Circulated("a", str(one), until=date(2026, 12, 3)) for one in (9, 10, 2))
    talk = Talk(rounds, (DraftFinding("a", "9", "f1"), DraftFinding("a", "10", "f1", 1)))
    assert talk.newest.round == "10"
    assert [one.round for one in talk.newest_drafts] == ["10"]
    assert Talk(comments=(WORDS, AGREES)).about(DraftFinding("a", "1", "f2")) == (WORDS,)
    assert Talk().newest is None
    assert Talk().newest_drafts == ()
