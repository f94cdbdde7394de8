"""The reveal in the room: who has released, one button for one's own, and why somebody does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lifaudit.domain.day_sheet import DaySheet
from lifaudit.domain.panel import PanelSheet
from lifaudit.domain.reveal import AgencyPart, Part
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.pages.words_said import OwnWords, Say, hearing_card
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import primary
from ui.widgets.cards import Card
from ui.widgets.cards import Sheet as Well
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.stack import column, holder, row
from ui.widgets.tiles import Tiles

TILE = 210
TONES = {
    Part.WAITED: "warning",
    Part.RELEASED: "info",
    Part.OPEN: "success",
    Part.NOT_REVEALED: "quiet",
}
OURS = (
    "One sealed file for everybody in the audit goes into this folder: a share, or a stick that is "
    "handed round. It cannot be taken back."
)
WHY_NOT = "Only if they cannot: with a reason nobody waits for them. They can still release later."
LATE = "Not what was committed when the case was called"
WHERE = "Error: choose a folder first"


@dataclass(frozen=True, slots=True)
class Revealing:
    """What is done in the room of a reveal."""

    release: Callable[[Path], None]
    say: Say
    hear: Callable[[str, str], None]
    leave_sealed: Callable[[str, str], None]


def reveal_cards(sheet: DaySheet, acts: Revealing) -> tuple[QWidget, ...]:
    """Return the cards of a reveal that is not over here; none where there is nothing to do."""
    reveal = sheet.reveal
    if reveal.is_over:
        return ()
    cards: list[QWidget] = [_state(sheet)]
    if reveal.may_release:
        cards.append(release_card(sheet, acts))
    others = [one for one in reveal.parts if one.part in (Part.WAITED, Part.NOT_REVEALED)]
    here = {one.agency for one in reveal.owed}
    if theirs := [one for one in (*others, *reveal.late) if one.agency not in here]:
        cards.append(hearing_card(theirs, acts.hear))
    if sheet.may_record and others:
        cards.append(FormCard("Somebody cannot release?", WHY_NOT, *_reasons(others, acts)))
    return tuple(cards)


def late_notice(panel: PanelSheet) -> QWidget:
    """Say which of the grades that stand here are not what their agency had committed."""
    return notice(LATE, told_late(panel), "warning")


def told_late(panel: PanelSheet) -> str:
    """Say of each such grade what was committed and what stands now, a line each."""
    return "\n".join(one.sentence for one in panel.late)


def _state(sheet: DaySheet) -> Card:
    card = Card("The reveal", sheet.reveal.sentence)
    card.setObjectName("day.reveal")
    card.room.addWidget(holder(Tiles([_seat(one) for one in sheet.reveal.parts], TILE, Space.M)))
    for told in (sheet.reveal.told_late, sheet.reveal.told_absent):
        if told:
            card.room.addWidget(Hint(told))
    return card


def _seat(one: AgencyPart) -> Well:
    made = Well("well")
    state = row(StateBadge(one.part.words, TONES[one.part]), None)
    why = [PlainLabel(one.why)] if one.why else []
    made.setLayout(column(Heading(one.name, 3), state, *why, None, gap=Space.S, margin=Space.M))
    made.setAccessibleName(f"{one.name}: {one.part.words}")
    return made


def release_card(sheet: DaySheet, acts: Revealing) -> FormCard:
    """Return the card in which what lies here is released."""
    folder = FolderField("Folder for the file", OURS)
    folder.setObjectName("day.release.folder")
    own = sheet.reveal.releases_own
    go = primary("Release our grades" if own else "Release these grades", "lock-open")
    go.does(partial(_release, folder, acts))
    go.setObjectName("day.release")
    folder.line.returnPressed.connect(partial(_release, folder, acts))
    title, whose = ("Your agency", "") if own else ("Recorded here", _for_whom(sheet.reveal.owed))
    return FormCard(title, whose, folder, row(go, None), OwnWords(sheet.case.case, acts.say))


def _for_whom(owed: tuple[AgencyPart, ...]) -> str:
    return (
        f"For {', '.join(one.name for one in owed)}: what opens these grades lies on this laptop."
    )


def _release(folder: FolderField, acts: Revealing) -> None:
    if folder.value:
        acts.release(folder.path)
        return
    folder.mark_wrong(WHERE)
    folder.focus_first()


def _reasons(parts: list[AgencyPart], acts: Revealing) -> list[ShortTextField]:
    fields = []
    for one in parts:
        field = ShortTextField(f"Why {one.name} is not revealed")
        field.set_value(one.why)
        field.committed.connect(partial(_leave, one.agency, acts))
        fields.append(field)
    return fields


def _leave(agency: str, acts: Revealing, why: object) -> None:
    acts.leave_sealed(agency, str(why or ""))
