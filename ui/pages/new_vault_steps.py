"""The three steps of the wizard that ask something, each a small form."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.synced import keeper_of
from ui.bridge.founding import Founding, Missing
from ui.fields.choice import ChoiceField
from ui.fields.field import Field
from ui.fields.folder import FolderField
from ui.fields.form import set_in
from ui.fields.passphrase import NewPassphraseField
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.models.words import AGENCY_TYPE_CHOICES
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.labels import Eyebrow
from ui.widgets.options import Option
from ui.widgets.stack import column, holder

FOUND, JOIN = "found", "join"
COPIED = "This folder is copied elsewhere by {keeper}"
MEND = (
    "The vault stays encrypted there, but it leaves this laptop, and a copy taken while it is open "
    "may not open. A folder of this laptop alone is better."
)
WAYS = (
    Option(FOUND, "I lead it", "It is founded in this vault, and you admit the others."),
    Option(JOIN, "I join it", "Its lead gives you a card; you open it once the vault is made."),
)


class StepForm(QWidget):
    """Fields by the name of what they answer."""

    def __init__(self, **fields: Field) -> None:
        super().__init__()
        self.fields = fields
        for name, field in fields.items():
            field.setObjectName(f"new-vault.{name}")

    def answers(self) -> dict[str, Any]:
        """Return what was answered, by name."""
        return {name: str(field.value).strip() for name, field in self.fields.items()}

    def prove(self, missing: Sequence[Missing]) -> bool:
        """Say beside each field what is missing; tell whether nothing is."""
        said = {one.name: one.sentence for one in missing}
        for name, field in self.fields.items():
            field.mark_wrong(said.get(name, ""))
        for name, field in self.fields.items():
            if name in said:
                field.focus_first()
                break
        return not said

    def refuse(self, sentence: str) -> None:
        """Say beside the first field why its answer cannot be used."""
        first = next(iter(self.fields.values()))
        first.mark_wrong(sentence)
        first.focus_first()

    def know(self, *words: str) -> None:
        """Hear which names are no good in a passphrase; only one step minds."""

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        next(iter(self.fields.values())).focus_first()


class WhereStep(StepForm):
    """Which folder."""

    def __init__(self, asked: Founding) -> None:
        super().__init__(
            folder=FolderField(
                "Folder",
                "An empty folder, or one that is not there yet. Not a network drive or a folder "
                "that another program keeps in step.",
            )
        )
        self.kept = notice("")
        self.kept.hide()
        self.setLayout(column(*self.fields.values(), self.kept))
        self.fields["folder"].committed.connect(lambda *_: self.look())
        self.fields["folder"].set_value(asked.folder)
        self.look()

    def look(self) -> None:
        """Warn of a folder that another program copies elsewhere; it is the person's to decide."""
        keeper = keeper_of(Path(str(self.fields["folder"].value)), os.environ)
        if keeper:
            self.kept.say(COPIED.format(keeper=keeper), MEND, "warning")
        else:
            self.kept.hide()


class WhoStep(StepForm):
    """Who audits, for which partnership and agency; who joins one is asked for less."""

    def __init__(self, way: str = FOUND) -> None:
        self.way = ChoiceField("Your partnership", WAYS)
        super().__init__(
            name=ShortTextField("Your name", "As it should stand on signed reports."),
            job=ShortTextField("Your job", "Such as quality assurance lead."),
            partnership=ShortTextField("Partnership", "Its full name."),
            area=ShortTextField("Area", "The local authority area, or areas."),
            agency=ShortTextField("Your agency", "The organisation that employs you."),
            agency_type=SelectField("What your agency does", AGENCY_TYPE_CHOICES),
        )
        fields = list(self.fields.values())
        self.way.setObjectName("new-vault.way")
        self.way.set_value(way)
        self.way.committed.connect(lambda *_: self._show_ours())
        self._ours = holder(column(*fields[2:], gap=Space.S))
        if way == JOIN:
            self._ours.hide()
        you = set_in(Eyebrow("You"))
        self.setLayout(column(you, *fields[:2], self.way, self._ours, gap=Space.S))

    def answers(self) -> dict[str, Any]:
        told = super().answers()
        kind = told["agency_type"]
        joins = self.way.value == JOIN
        return told | {"agency_type": AgencyType(kind) if kind else None, "joins": joins}

    def _show_ours(self) -> None:
        self._ours.setVisible(self.way.value != JOIN)


class PassphraseStep(StepForm):
    """What opens the vault."""

    def __init__(self) -> None:
        self.passphrase = NewPassphraseField()
        super().__init__(passphrase=self.passphrase)
        self.setLayout(column(self.passphrase))

    def answers(self) -> dict[str, Any]:
        return {"passphrase": self.passphrase.value}

    def know(self, *words: str) -> None:
        """Let names of people and places count for nothing."""
        self.passphrase.known = tuple(word for word in words if word)

    def prove(self, missing: Sequence[Missing]) -> bool:  # noqa: ARG002 - the field says it better
        return self.passphrase.prove()
