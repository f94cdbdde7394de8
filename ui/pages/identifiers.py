"""Names and numbers: what could say who a child is, one after the other, before anything leaves."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.screening import MaskedAlready
from lifaudit.domain.screening import Glossary, Hit, LeftStanding, Screening
from lifaudit.services import identifiers
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.bound import Bound, Tie
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import column, row

WHAT = (
    "Before a pack, a report or a working copy leaves, every text is looked through for what could "
    "say who a child is. Decide about each; nobody is asked twice."
)
NONE = "No text of this audit holds anything that nobody has decided about."
MASKING = (
    "Masking writes what sort of thing it is in its place. What stood there stays in the history, "
    "for those who may read this text."
)
THEIRS = "Others wrote this, or the audit is signed: ask them to mask it, or let it stand."
NAMES = (
    "One on each line: the child, the family, a street, a nickname. They stay in this vault and "
    "are in no pack and no report."
)


def _names_in(text: str) -> tuple[str, ...]:
    """Return the names in some lines, as they are recorded: each once."""
    tidy = dict.fromkeys(" ".join(one.split()) for one in text.splitlines())
    return tuple(one for one in tidy if one)


LINES = Tie("\n".join, _names_in)


class IdentifiersPage(QWidget):
    """One thing at a time: what it is, its sentence, and two ways to decide."""

    def __init__(self, desk: Desk, route: at.Identifiers) -> None:
        super().__init__()
        self.setObjectName("identifiers")
        self._desk, self._route = desk, route
        self._all: tuple[Hit, ...] = ()
        self._at = 0
        self.head = AuditHead("Names and numbers", WHAT)
        self.told = Banner()
        self.count, self.found = Eyebrow(), Heading("", 3)
        self.where, self.sentence, self.hint = Hint(), PlainLabel(), Hint(MASKING)
        self.sentence.setObjectName("identifiers.sentence")
        self.cover = primary("Mask it", "shield-check").does(self._mask)
        self.cover.setObjectName("identifiers.mask")
        self.stand = secondary("Let it stand", "check").does(self._let_stand)
        self.stand.setObjectName("identifiers.stand")
        self.later = quiet("Decide later").does(self._skip)
        self.every = quiet("").does(self._let_all_stand)
        self.every.setObjectName("identifiers.every")
        self.card = Card("")
        self.names = LongTextField("Names to look for", NAMES, 3)
        self.names.setObjectName("identifiers.names")
        self._bound: Bound | None = None
        send = primary("Send the packs", "upload").does(lambda: desk.go(at.Send(route.audit)))
        self.none = Empty("circle-check", "Nothing to decide", NONE, send)
        self._lay_out()
        desk.runner.changed.connect(self._on_changed)
        desk.leaving.connect(lambda *_: self.names.flush())
        self._read()

    def focus_first(self) -> None:
        """Put the focus on what can be decided, or on the way on."""
        if not self._all:
            (self.none.action or self.names).setFocus()
        else:
            (self.cover if self.cover.isEnabled() else self.stand).setFocus()

    def _lay_out(self) -> None:
        said = column(self.count, self.found, self.where, gap=0)
        acts = row(self.cover, self.stand, self.later, self.every, None)
        self.card.room.addLayout(column(said, self.sentence, self.hint, acts, gap=Space.M))
        looked_for = FormCard("", "", self.names)
        fill_page(self, self.head, self.told, self.card, self.none, looked_for)
        self.card.hide()
        self.none.hide()

    def _read(self) -> None:
        self._desk.runner.read(identifiers.screening, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit or change.touches(Glossary, LeftStanding):
            self._read()

    def _show(self, screening: Screening) -> None:
        is_typing = self.names.box.hasFocus()  # asked first: what is hidden gives its focus away
        self.head.show_audit(screening.audit)
        self._all = screening.hits
        self._at = min(self._at, max(0, len(self._all) - 1))
        self.card.setVisible(bool(self._all))
        self.none.setVisible(not self._all)
        for part in (self.later, self.every):
            part.setVisible(len(self._all) > 1)
        self.every.setText(f"Let all {len(self._all)} stand")
        if self._all:
            self._show_one(self._all[self._at])
        if not is_typing:
            self.focus_first()
        self._show_names(screening)

    def _show_names(self, screening: Screening) -> None:
        """Show whom to look for; what is being written, or could not be recorded, stays."""
        if self._bound is None:
            self._bound = Bound(screening, self)
            self._bound.bind("names", self.names, LINES)
            self._bound.told.connect(self._look_for)
        self._bound.show(screening)

    def _show_one(self, one: Hit) -> None:
        kind = one.what.words
        self.count.setText(f"{self._at + 1} of {len(self._all)} \N{MIDDLE DOT} {kind}")
        self.found.setText(one.found)
        self.where.setText(one.where)
        self.sentence.setText(f"{one.before}{one.found}{one.behind}".strip())
        self.hint.setText(MASKING if one.may_mask else THEIRS)
        self.cover.setEnabled(one.may_mask)
        self.cover.setAccessibleDescription(f"Writes {one.what.mask} in its place")

    def _mask(self) -> None:
        self.told.hide()
        hit, audit = self._all[self._at], self._route.audit
        self._desk.runner.write(identifiers.mask, audit, hit, on_error=self._refuse)

    def _let_stand(self) -> None:
        self._leave([self._all[self._at]])

    def _let_all_stand(self) -> None:
        self._leave(self._all)

    def _leave(self, hits: list[Hit] | tuple[Hit, ...]) -> None:
        self.told.hide()
        audit = self._route.audit
        self._desk.runner.write(identifiers.let_stand, audit, hits, on_error=self._refuse)

    def _skip(self) -> None:
        self._at = (self._at + 1) % len(self._all)
        self._show_one(self._all[self._at])

    @Slot(object)
    def _look_for(self, screening: Screening) -> None:
        self._desk.runner.write(identifiers.look_for, self._route.audit, screening.names)

    def _refuse(self, error: LifauditError) -> None:
        self.told.say(error.title, error.advice, "danger")
        if isinstance(error, MaskedAlready):
            self._read()
