"""Home: what needs me now, audit by audit, and what the vault itself asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.agenda import Care, Item, Next
from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.change import Change
from lifaudit.domain.learning import Finding
from lifaudit.domain.partnership import Agency, Partnership, Person
from lifaudit.domain.urgent import Urgent
from lifaudit.domain.words import words_of
from lifaudit.services import home
from lifaudit.services.home import HomeView
from lifaudit.services.urgent import Pressing
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.date import write_date
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, emptied, holder, row

TONES: dict[Status, str] = {
    Status.DRAFT: "quiet",
    Status.COLLECTING: "info",
    Status.REPORTING: "info",
    Status.SIGNED: "success",
}
STEPS: dict[Next, tuple[str, str, Callable[[str], at.Route]]] = {
    Next.PLAN: ("Finish the plan", "target", at.Plan),
    Next.DRAW: ("Draw the sample", "dice-5", at.Sample),
    Next.START: ("Open the plan", "target", at.Plan),
    Next.SEND: ("Send", "upload", at.Send),
    Next.COLLECT: ("Open the board", "layout-grid", at.Board),
    Next.DAY: ("Open the audit day", "clock", at.Day),
    Next.LEARN: ("Look across", "chart-bar", at.Across),
    Next.REPORT: ("Open the report", "certificate", at.Report),
    Next.DECIDE: ("Read and decide", "signature", lambda audit: at.Approve(audit=audit)),
    Next.WAIT: ("Open the board", "layout-grid", at.Board),
    Next.NOTHING: ("Open the report", "certificate", at.Report),
}
RESTS = (Next.WAIT, Next.NOTHING)
CARE: dict[Care, tuple[str, str, str, at.Route]] = {
    Care.RECOVERY: (
        "Nobody could open this vault if you forgot your passphrase",
        "Print a recovery sheet and keep it apart from the laptop. It takes two minutes.",
        "Make the recovery sheet",
        at.RecoverySheet(),
    ),
    Care.JOINING: (
        "This vault belongs to no partnership yet",
        "Join with the card that the lead of your partnership gives you.",
        "Join a partnership",
        at.Join(),
    ),
    Care.CANNOT_SIGN: (
        "You cannot sign at present",
        "Your certificate has run out or was withdrawn. What you signed before stays good.",
        "Open people",
        at.People(),
    ),
    Care.RUNS_OUT: (
        "Your certificate runs out within two months",
        "Have it renewed before then, so that you can go on signing.",
        "Open people",
        at.People(),
    ),
    Care.BACKUP: (
        "The newest backup is more than a week old",
        "Make one now; it is encrypted and proved before it counts.",
        "Open settings",
        at.Settings(),
    ),
    Care.SIGNING: (
        "You cannot sign reports in this vault yet",
        "Your certificate is not here. Ask the lead of your partnership for it.",
        "Open people",
        at.People(),
    ),
    Care.AGENCIES: (
        "Only your own agency is in the register",
        "Add the agencies that audit with you, so that they can be asked for returns.",
        "Add agencies",
        at.People(),
    ),
}
PRESSING = (Care.RECOVERY, Care.CANNOT_SIGN)
TEACH = (
    "An audit begins with a theme and a reason. You plan it, draw a sample of cases, record what "
    "each agency found, and end with a report that anybody can check."
)
JOIN = (
    "Audits come from the lead of your partnership, once you belong to it. Join with the card that "
    "the lead gives you: three files and one telephone call."
)
INVITED = (
    "The lead of your partnership sends you a pack for each audit. Take it in, and what your "
    "agency is asked for stands here."
)
SHOWN = (Audit, ExpectedAgency, Case, Return, Finding, Agency, Person, Partnership, Urgent)


class HomePage(QWidget):
    """One card per audit with its next step, the most pressing first."""

    def __init__(self, desk: Desk, _route: at.Home) -> None:
        super().__init__()
        self.setObjectName("home")
        self._desk = desk
        self.take_in = secondary("Take in a pack", "download").does(lambda: desk.go(at.TakeIn()))
        self.take_in.setObjectName("home.take-in")
        wear_tip(self.take_in, "Take in a pack (Ctrl+O)")
        self.head = PageHead("Home", "", self.take_in)
        self._care, self._audits = column(gap=Space.M), column(gap=Space.M)
        self.buttons: list[Button] = []
        self._cares = holder(self._care)
        fill_page(self, self.head, self._cares, holder(self._audits))
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the first thing to do."""
        if self.buttons:
            self.buttons[0].setFocus()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(*SHOWN):
            self._read()

    def _read(self) -> None:
        self._desk.runner.read(home.view, self._show, self._desk.vault)

    def _show(self, view: HomeView) -> None:
        self.head.above(view.partnership.name or "Your vault")
        self.head.hint.setText(_greeting(view, self._desk.clock()))
        for layout in (self._care, self._audits):
            emptied(layout)
        self.buttons = []
        for item in view.items:
            self._audits.addWidget(self._audit_card(item))
        if not view.items:
            self._audits.addWidget(self._teaching(view))
        self.take_in.setVisible(bool(view.items) or view.plans)
        for one in view.pressing:
            self._care.addWidget(self._pressing_card(one))
        taught = () if view.items else (Care.JOINING,)  # it is what the empty page says already
        care = [need for need in view.care if need not in taught]
        for need in care:
            self._care.addWidget(self._care_card(need))
        self._cares.setVisible(bool(care or view.pressing))

    def _audit_card(self, item: Item) -> Card:
        audit = item.standing.audit
        words, icon, way = STEPS[item.next]
        button = secondary if self.buttons else primary
        go = button(words, icon).does(lambda: self._desk.go(way(audit.audit)))
        go.setObjectName(f"home.{audit.code}")
        go.setAccessibleName(f"{words}: {audit.code} {audit.title}")
        self.buttons.append(go)
        state = StateBadge(words_of(audit.status), TONES[audit.status])
        badges = row(Eyebrow(audit.code), state, gap=Space.S)
        if item.overdue:
            badges.addWidget(StateBadge("Overdue", "danger"))
        if torn := item.standing.torn:
            word = "1 conflict" if torn == 1 else f"{torn} conflicts"
            badges.addWidget(StateBadge(f"{word} to decide", "warning"))
        badges.addStretch(1)
        card = Card()
        title = Heading(audit.title or "An audit without a title yet", 3)
        due = Hint(f"Due {write_date(item.due)}" if item.due else "")
        due.setVisible(bool(item.due))
        left = column(badges, title, PlainLabel(item.sentence), due, gap=Space.XS)
        line = row(left, go, gap=Space.XL)
        line.setStretch(0, 1)
        card.room.addLayout(line)
        return card

    def _pressing_card(self, one: Pressing) -> Card:
        go = secondary("Open the register", "alert-triangle")
        go.does(lambda: self._desk.go(at.Urgent(one.audit, one.case)))
        go.setObjectName(f"home.urgent.{one.code}")
        go.setAccessibleName(f"Open the register: {one.code}, {one.case}")
        self.buttons.append(go)
        title = PlainLabel(f"Urgent concern, {one.case}: {one.kind}").wear(letter="strong")
        due = f" An answer is due {_at(one.due)}." if one.due and not one.late else ""
        words = column(title, Hint(f"{one.waits_for}.{due}"), gap=2)
        tone = "danger" if one.late else "warning"
        icon = "alert-circle" if one.late else "alert-triangle"
        line = row(Picture(icon, tone, 24), words, go, gap=Space.L)
        line.setStretch(1, 1)
        card = Card()
        card.room.addLayout(line)
        return card

    def _care_card(self, need: Care) -> Card:
        title, sentence, offer, to = CARE[need]
        go = secondary(offer).does(lambda: self._desk.go(to))
        go.setObjectName(f"home.{need.value}")
        self.buttons.append(go)
        words = column(PlainLabel(title).wear(letter="strong"), Hint(sentence), gap=2)
        presses = need in PRESSING
        tone, icon = ("warning", "alert-triangle") if presses else ("info", "info-circle")
        line = row(Picture(icon, tone, 24), words, go, gap=Space.L)
        line.setStretch(1, 1)
        card = Card()
        card.room.addLayout(line)
        return card

    def _teaching(self, view: HomeView) -> Empty:
        """Teach a lead to plan, and everybody else where audits come from."""
        go, told = self._first_step(view)
        self.buttons.append(go)
        return Empty("clipboard", "No audits yet", told, go)

    def _first_step(self, view: HomeView) -> tuple[Button, str]:
        desk = self._desk
        if not view.belongs:
            join = primary("Join a partnership", "users")
            return join.does(lambda: desk.go(at.Join())), JOIN
        if view.plans:
            plan = primary("Plan your first audit", "plus")
            return plan.does(lambda: desk.go(at.Audits())), TEACH
        take_in = primary("Take in a pack", "download")
        return take_in.does(lambda: desk.go(at.TakeIn())), INVITED


def _at(when: datetime) -> str:
    here = when.astimezone()
    return f"{write_date(here.date())}, {here:%H:%M}"


def _greeting(view: HomeView, now: datetime) -> str:
    day = write_date(now.date())
    who = f"{view.person.name}, " if view.person else ""
    waiting = sum(item.next not in RESTS for item in view.items)
    cared = len(view.care)
    if not view.items:
        return f"{who}{day}."
    audits = "1 audit waits" if waiting == 1 else f"{waiting} audits wait"
    if waiting:
        return f"{who}{day}. {audits} for a next step."
    vault = "one thing" if cared == 1 else f"{cared} things"
    return f"{who}{day}. The vault asks for {vault}." if cared else f"{who}{day}. Nothing waits."
