"""The demo's moderation: a third look at a drawn share, and how far everybody agreed in the end."""

from __future__ import annotations

from lifaudit.demo.stage import Stage
from lifaudit.domain.agreement import percent
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement
from lifaudit.domain.casework import Stage as Of
from lifaudit.services import across, moderating
from lifaudit.services.moderating import Share
from lifaudit.store.unit import Unit

SHARE = Share(25, "exampleshire-third-look")
STRICTER = {"outstanding": "good", "good": "requires-improvement"}
CONFIRMED = "The reasons carry the grade; another reader of the same pages came to it as well."
LOWERED = (
    "Good work is described here, and little of it reached the child before the review. By the "
    "descriptors that is the lower of the two grades."
)


def moderate(stage: Stage, audit: str) -> None:
    """Draw what is moderated and grade it: one grade is lowered, the others are confirmed."""
    with stage.lead.vault.unit() as unit:
        moderating.draw_moderation(unit, audit, SHARE)
        codes = [one.subject.case for one in moderating.moderation(unit, audit).items]
        before = {code: _agreed(unit, audit, code) for code in codes}
        lowered = next((code for code in codes if before[code] in STRICTER), "")
        for code in codes:
            _moderate(unit, (audit, code), before[code], lowered=code == lowered)
    done = f"the grade of {lowered} was lowered" if lowered else "no grade was changed"
    stage.tell(f"Moderation looked at {len(codes)} of the cases for a third time: {done}.")


def tell_agreement(stage: Stage, audit: str) -> None:
    """Say how far the agencies agreed with what stands in the end."""
    with stage.lead.vault.unit() as unit:
        whole = across.across(unit, audit).agreement.whole
    stage.tell(
        f"Agreement over {whole.pairs} grades: {percent(whole.same, whole.pairs)} the same, "
        f"{percent(whole.same + whole.one_apart, whole.pairs)} at most one apart; "
        f"weighted kappa {whole.kappa_words}; AC1 {whole.ac1_words}."
    )


def _agreed(unit: Unit, audit: str, code: str) -> str:
    """Return the panel's overall grade of a case."""
    (stands,) = unit.where(Grade, audit=audit, case=code, stage=Of.PANEL.value, domain=OVERALL)
    assert stands.judgement is not None  # noqa: S101 - the panel graded every case
    return stands.judgement.value


def _moderate(unit: Unit, place: tuple[str, str], before: str, *, lowered: bool) -> None:
    judged = Judgement(STRICTER[before], LOWERED) if lowered else Judgement(before, CONFIRMED)
    moderating.grade_moderated(unit, Grade(*place, PANEL, Of.MODERATED.value, OVERALL, judged))
