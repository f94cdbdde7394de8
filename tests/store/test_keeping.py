"""Files and sealed keys are kept whole inside the store, and filled cells are counted."""

from __future__ import annotations

from store.replica import answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.store.counting import filled
from lifaudit.store.keeping import document, keep_document, keep_secret, secret


def test_a_signed_file_is_found_by_its_digest(laptop):
    with laptop.store.unit() as unit:
        digest = keep_document(unit, "report.pdf", b"%PDF signed")
        assert keep_document(unit, "again.pdf", b"%PDF signed") == digest
    with laptop.store.unit() as unit:
        assert document(unit, digest) == b"%PDF signed"
        assert document(unit, "0" * 64) is None


def test_a_newer_secret_takes_the_place_of_the_old(laptop):
    with laptop.store.unit() as unit:
        keep_secret(unit, "signing", b"old")
        keep_secret(unit, "signing", b"new")
    with laptop.store.unit() as unit:
        assert secret(unit, "signing") == b"new"
        assert secret(unit, "none") is None


def test_records_are_counted_when_every_cell_says_something(laptop):
    graded = Judgement("good", "seen alone"), Judgement("good", ""), None
    grades = [
        Grade("a1", "DD26-07-03", "pol", "agency", domain, judgement)
        for domain, judgement in zip("DEF", graded, strict=True)
    ]
    laptop.record(answer("Q1", "yes"), answer("Q2", note="only a note"), *grades)
    with laptop.store.unit() as unit:
        assert filled(unit, Answer, ["agency"], ["value"]) == {("pol",): 1}
        whole = ["judgement.value", "judgement.reason"]
        assert filled(unit, Grade, ["case", "agency"], whole, stage="agency") == {
            ("DD26-07-03", "pol"): 1
        }
        assert filled(unit, Grade, ["case"], whole[:1], domain=("D", "E")) == {("DD26-07-03",): 2}
        assert filled(unit, Grade, ["case"], whole, domain=()) == {}
