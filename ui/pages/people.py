"""People: the partnership, the agencies that audit together, and who does what in them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.membership import Standing
from lifaudit.domain.partnership import (
    Agency,
    HandedOn,
    MemberList,
    Partnership,
    Person,
    Revoked,
    TurnTaken,
)
from lifaudit.services import admitting, members, register
from lifaudit.services.members import PeopleView
from ui.bridge.desk import Desk
from ui.bridge.route import Admit, Join, People
from ui.dialogs.member import AgencyDialog, PersonDialog
from ui.dialogs.reason import ReasonDialog
from ui.fields.bound import STRIPPED, Bound
from ui.fields.date import write_date
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.models.rows import Column, Rows
from ui.models.words import AGENCY_TYPES, ROLES
from ui.pages.handing import Handing
from ui.pages.people_joining import ChosenMember, Colleagues
from ui.pages.people_signing import TONES, in_full, in_short
from ui.pages.people_succession import Succession
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Hint
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, holder, row
from ui.widgets.table import Table

WHAT = (
    "Those who plan, audit, moderate and sign. Never a child, a parent or a practitioner whose "
    "work is looked at."
)
ROWS_SHOWN = 7
OPEN = "Enter opens the line."
NOT_YET = "This vault belongs to no partnership yet"
NOT_YET_WHY = (
    "Its lead gives you a card. With it you ask to join, compare seven words by telephone and open "
    "the answer. Then everybody who takes part stands here."
)
RENEWED = "Save the answer and send it, or let it travel with your next pack."
GONE = (
    "From now on nothing they sign counts; what they signed before stays good. Everybody learns of "
    "it with your next pack."
)


OWN = (
    "The newest list here, number {number}, is your own, signed on {day}; but this vault keeps it "
    "no more. If you handed the partnership on, you learn who keeps it with their next pack. If "
    "not, open the file by which you took it over once more, or restore a newer backup."
)
SHOWN = (Partnership, Agency, Person, Revoked, MemberList, HandedOn, TurnTaken)
AGENCY_COLUMNS: tuple[Column[Agency], ...] = (
    Column("Agency", lambda one: one.name),
    Column("Short", lambda one: one.short),
    Column("What it does", lambda one: AGENCY_TYPES[one.type]),
    Column(
        "State",
        lambda one: "Takes part" if one.active else "Left",
        tone=lambda one: "success" if one.active else "quiet",
    ),
)
PERSON_COLUMNS: tuple[Column[Standing], ...] = (
    Column("Name", lambda one: one.person.name),
    Column("Role", lambda one: ROLES[one.person.role]),
    Column("Agency", lambda one: one.agency),
    Column("Job", lambda one: one.person.job),
    Column(
        "Signing",
        in_short,
        tone=lambda one: TONES[one.signing],
        sort=lambda one: one.until.isoformat() if one.until else "",
        tip=in_full,
    ),
    Column(
        "State",
        lambda one: "Takes part" if one.person.active else "Left",
        tone=lambda one: "success" if one.person.active else "quiet",
    ),
)


class PeoplePage(QWidget):
    """Two tables and the partnership's own name; who keeps the partnership changes them."""

    def __init__(self, desk: Desk, _route: People) -> None:
        super().__init__()
        self.setObjectName("people")
        self._desk = desk
        self._ours = Partnership(register.OURS)
        self._agencies: list[Agency] = []
        self._keeps = False
        self.banner = Banner()
        self._handing = Handing(self, desk, self.banner)
        self.succession = Succession(self, desk, self.banner)
        self.name = ShortTextField("Partnership", "Its name as it stands on reports.")
        self.area = ShortTextField("Area")
        self._named = Bound(self._ours, self)
        self._named.told.connect(self._save_partnership)
        for field, name in ((self.name, "name"), (self.area, "area")):
            self._named.bind(name, field, STRIPPED)
        self.agency_rows: Rows[Agency] = Rows(AGENCY_COLUMNS, self)
        self.person_rows: Rows[Standing] = Rows(PERSON_COLUMNS, self)
        self.agencies = _table(self.agency_rows, "Agencies")
        self.people = _table(self.person_rows, "People")
        self.add_agency = secondary("Add an agency", "plus").does(self._new_agency)
        self.add_person = secondary("Add a person", "plus").does(self._new_person)
        self.joining, self.member = Colleagues(), ChosenMember()
        self._lay_out()
        self._listen()
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the list that is used most."""
        if self._body.isHidden():
            self.join.setFocus()
        else:
            self.agencies.setFocus()

    def _lay_out(self) -> None:
        self.join = primary("Join a partnership", "users").does(lambda: self._desk.go(Join()))
        self.empty = Empty("users", NOT_YET, NOT_YET_WHY, self.join)
        self.list_of = Hint()
        self.opens = (Hint(OPEN), Hint(OPEN))
        of_agencies, of_people = self.opens
        agencies = Card("Agencies", "", of_agencies, self.agencies, row(self.add_agency, None))
        people = Card("People", "", of_people, self.people, self.member, row(self.add_person, None))
        ours = FormCard("Partnership", "", self.name, self.area)
        cards = (self.list_of, self.succession, self.joining, agencies, people, ours)
        self._body = holder(column(*cards, gap=Space.XL))
        fill_page(self, PageHead("People", WHAT), self.banner, self.empty, self._body)
        self.empty.hide()

    def _listen(self) -> None:
        self.agencies.opened.connect(self.edit_agency)
        self.people.opened.connect(lambda one: self.edit_person(one.person))
        self.people.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.joining.card_wanted.connect(lambda: self._handing.card(self._ours.name))
        self.joining.admit_wanted.connect(lambda: self._desk.go(Admit()))
        self.member.renewed.connect(self.renew)
        self.member.withdrawn.connect(self.withdraw)
        self.member.answered.connect(self._answer)
        self.member.handed_on.connect(self.succession.hand_on)
        self.member.taken_over.connect(self.succession.take_over)
        self.succession.taken.connect(self._read)
        self.member.updated.connect(lambda: self._desk.go(Join()))
        self._desk.runner.changed.connect(self._on_changed)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(*SHOWN):
            self._read()

    def _read(self) -> None:
        self._desk.runner.read(members.view, self._show)

    def _show(self, found: PeopleView) -> None:
        whole, self._keeps = found.register, found.is_issuer
        self._ours, self._agencies = whole.partnership, list(whole.agencies)
        self._named.show(self._ours)
        self._named.allow(editable=found.is_issuer)
        self.agency_rows.show(whole.agencies)
        self.person_rows.show(found.standings)
        for table in (self.agencies, self.people):
            _fit(table)
        for part in (self.joining, self.add_agency, self.add_person, *self.opens):
            part.setVisible(found.is_issuer)
        self.list_of.setText(_list_of(found))
        self.list_of.setVisible(bool(found.issued) and found.expected is None)
        self.succession.show_expected(found.expected)
        self.empty.setHidden(found.has_joined)
        self._body.setVisible(found.has_joined)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.people.chosen()
        self.member.show_member(chosen if isinstance(chosen, Standing) else None, self._keeps)

    @Slot(object)
    def _save_partnership(self, ours: Partnership) -> None:
        self.name.mark_gap("" if ours.name else "A partnership needs a name.")
        if ours.name:
            self._desk.runner.write(register.rename_partnership, ours)

    def edit_agency(self, agency: Agency) -> None:
        """Open an agency's own dialog, where this vault keeps the register."""
        if not self._keeps:
            return
        AgencyDialog(self, agency).record(self._desk.runner, register.save_agency)

    def edit_person(self, person: Person) -> None:
        """Open a person's own dialog, where this vault keeps the register."""
        if not self._keeps:
            return
        ask = PersonDialog(self, person, self._agencies)
        ask.record(self._desk.runner, register.save_person)

    def renew(self, one: Standing) -> None:
        """Give a member a new certificate for the key they have."""
        keys, person = self._desk.vault.keys, one.person.person
        who = "You have" if one.is_me else f"{one.person.name} has"
        told = "You can sign with it now." if one.is_me else RENEWED
        self.banner.announce(f"{who} a new certificate", told, "success")
        self._desk.runner.write(admitting.renew, keys, person, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        self.banner.announce(error.title, error.advice, "danger")

    def withdraw(self, one: Standing) -> None:
        """Ask why, and withdraw a member's certificate."""
        title = f"Withdraw the certificate of {one.person.name}"
        ask = ReasonDialog(self, title, GONE, "Withdraw it")
        ask.record(self._desk.runner, admitting.revoke, one.person.person)

    def _answer(self, one: Standing) -> None:
        self._handing.answer(one.person.person, one.person.name)

    def _new_agency(self) -> None:
        AgencyDialog(self, Agency("")).record(self._desk.runner, register.add_agency)

    def _new_person(self) -> None:
        ask = PersonDialog(self, Person(""), self._agencies)
        ask.record(self._desk.runner, register.add_person)


def _table(rows: Rows[Agency] | Rows[Standing], name: str) -> Table:
    made = Table(rows, name)
    made.setObjectName(f"people.{name.lower()}")
    return made


def _fit(table: Table) -> None:
    """Let a short list be short, and a long one scroll."""
    table.show_lines(min(max(table.model().rowCount(), 1), ROWS_SHOWN))
    if not table.currentIndex().isValid():
        table.selectRow(0)


def _list_of(found: PeopleView) -> str:
    if found.issued is None:
        return ""
    day = write_date(found.issued.date())
    if found.is_own:
        return OWN.format(number=found.number, day=day)
    return f"{found.lead} keeps this list. You have number {found.number}, signed on {day}."
