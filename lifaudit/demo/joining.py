"""The demo's colleagues join: the card out, a request in, seven words by telephone, the answer."""

from __future__ import annotations

from lifaudit.demo.stage import Laptop, Stage
from lifaudit.domain.joining import Admission
from lifaudit.domain.partnership import Person
from lifaudit.domain.ports import silent
from lifaudit.services import admitting, joining
from lifaudit.services.joining import Waiting
from lifaudit.services.joining_files import ANSWER, CARD, REQUEST, give, name_for, take


def join_all(stage: Stage) -> None:
    """Let every agency's auditor join the partnership, each by files in the folder."""
    lead, card = stage.lead.vault, stage.folder / name_for(stage.story.area, CARD)
    with lead.unit() as unit:
        give(admitting.card(unit, lead.keys), card, silent)
    for laptop in stage.agencies:
        asked = _ask(stage, laptop)
        _admit(stage, laptop, asked.words)
        _accept(stage, laptop)
        stage.tell(
            f"{laptop.called} joined; the seven words were the same on both ends of the "
            f"telephone: {' '.join(asked.words)}."
        )


def _ask(stage: Stage, laptop: Laptop) -> Waiting:
    card = take(stage.folder / name_for(stage.story.area, CARD), silent)
    me = Person("", laptop.member.name, job=laptop.member.job)
    with laptop.vault.unit() as unit:
        joining.request(unit, laptop.vault.keys, card, me)
        asked = joining.waiting(unit)
    assert asked is not None  # noqa: S101 - it was asked just now
    give(asked.request, stage.folder / name_for(laptop.called, REQUEST), silent)
    return asked


def _admit(stage: Stage, laptop: Laptop, heard: tuple[str, ...]) -> None:
    """Let the lead compare the words that were read out with those on the screen, and answer."""
    lead, member = stage.lead.vault, laptop.member
    request = take(stage.folder / name_for(laptop.called, REQUEST), silent)
    with lead.unit() as unit:
        newcomer = admitting.read_request(unit, request)
        decided = Admission(member.role, member.agency, heard)
        admitting.admit(unit, lead.keys, request, decided)
        answer = admitting.answer(unit, lead.keys, newcomer.person.person)
    give(answer, stage.folder / name_for(laptop.called, ANSWER), silent)


def _accept(stage: Stage, laptop: Laptop) -> None:
    answer = take(stage.folder / name_for(laptop.called, ANSWER), silent)
    with laptop.vault.unit() as unit:
        joining.accept(unit, laptop.vault.keys, answer)
