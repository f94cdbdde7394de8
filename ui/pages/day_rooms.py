"""What the recorder has before them in each step of a case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lifaudit.domain.arrived import counted
from lifaudit.domain.day_sheet import Attendance, DaySheet, Ready, apart_first
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.panel import PanelSheet
from lifaudit.domain.running_order import Shows
from lifaudit.domain.side_by_side import Compared, Said
from lifaudit.domain.urgent import NOW
from lifaudit.domain.words import words_of
from ui.fields.date import DateField
from ui.fields.form import FormCard
from ui.pages.day_reveal import Revealing, late_notice, release_card, reveal_cards
from ui.pages.words_said import HEARS
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge, StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import Button, danger, primary, secondary
from ui.widgets.cards import Card, rule
from ui.widgets.cards import Sheet as Well
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.stack import Flow, column, holder, row
from ui.widgets.tiles import Tiles

TILE, WIDE = 170, 220
WHOLE = 3
"""So many differences are shown with every reason; the others in one line."""
TONES = {Attendance.READY: "success", Attendance.NOT_IN: "danger"}
SEALED = (
    "Nobody sees a grade before the case is called. Then all of them show at once; what is sealed, "
    "as soon as every agency in the room has released its own."
)
MISSING = "Not every agency is ready. You can call the case all the same; what is missing is shown."
NO_FINDINGS = (
    "Nothing is written down yet. Press Alt+S for a strength or Alt+A for something to improve, "
    "wherever you are, and type it as it is said."
)
LATER = "They open here when the agency releases them; nobody waits for it."
PAPER = (
    "Then type it in here, step by step as on the day. Everything recorded for this case says that "
    "it comes from paper. The case counts as called."
)
NO_VOICE = "No agency has recorded how this child was heard. That is a finding, too."
CONDUCT = (
    "Anything about one person's conduct goes to their employer. Here it is only noted that it was "
    "handed over, to whom and on which day."
)


@dataclass(frozen=True, slots=True)
class Acts:
    """What the buttons of a room do."""

    call: Callable[[], None]
    urgent: Callable[[], None]
    findings: Callable[[], None]
    paper: Callable[[date | None], None]
    revealing: Revealing


def room_of(sheet: DaySheet, acts: Acts) -> QWidget:
    """Return the room of the step that is on; the panel's own room is made elsewhere."""
    step = sheet.here
    if step is None:
        return _outside(sheet, acts)
    made = {
        Shows.CASE: _case,
        Shows.AGENCIES: _agencies,
        Shows.VOICE: _voice,
        Shows.PRACTITIONERS: _practitioners,
    }.get(step.shows)
    if made:
        return made(sheet)
    if step.shows is Shows.URGENT:
        return _urgent(sheet, acts)
    if step.shows is Shows.FINDINGS:
        return _findings(sheet, acts)
    if sheet.panel is None:
        shut = sheet.reveal.is_shut
        return _stack(*reveal_cards(sheet, acts.revealing)) if shut else _call(sheet, acts)
    return _graded(sheet, sheet.panel, acts)


def _graded(sheet: DaySheet, panel: PanelSheet, acts: Acts) -> QWidget:
    """Show the grades, and above them what came late or is still to be released here."""
    gives = sheet.here is not None and sheet.here.shows is Shows.GRADES
    room = _side_by_side(panel) if gives else _differences(sheet, panel.compared.rows)
    first: list[QWidget] = []
    if sheet.reveal.may_release:
        first.append(release_card(sheet, acts.revealing))
    if panel.late:
        first.append(late_notice(panel))
    if (told := sheet.reveal.told_late) and not sheet.reveal.may_release:
        first.append(notice(told, LATER, "info"))
    return _stack(*first, room) if first else room


def _outside(sheet: DaySheet, acts: Acts) -> QWidget:
    cards = reveal_cards(sheet, acts.revealing)
    if sheet.day.closed_at:
        done = notice("This case has been looked at", _spent(sheet), "success")
        return _stack(done, *cards, _heard(sheet.findings), _paper(sheet, acts))
    return _stack(*cards, _ready(sheet), _why(sheet), _paper(sheet, acts))


def _paper(sheet: DaySheet, acts: Acts) -> QWidget:
    """Offer to type in what was written on the paper sheets when the laptop could not be used."""
    field = DateField("Date of the paper sheet", PAPER)
    field.set_value(sheet.day.on_paper.isoformat() if sheet.day.on_paper else "")
    field.set_editable(editable=sheet.may_record)
    field.committed.connect(lambda iso: acts.paper(date.fromisoformat(str(iso)) if iso else None))
    return FormCard("Recorded on paper?", "", field)


def _spent(sheet: DaySheet) -> str:
    seconds = sum(one.spent(sheet.taken_at) for one in sheet.steps)
    spent = counted(max(seconds // 60, 1), "minute")
    return f"The room spent {spent} on it. Back opens the last step again."


def _case(sheet: DaySheet) -> QWidget:
    return _stack(_why(sheet), _ready(sheet))


def _why(sheet: DaySheet) -> QWidget:
    told = sheet.case.why or "No reason is recorded for choosing it."
    facts = ", ".join(one for one in (sheet.case.age_band, sheet.case.plan_status) if one)
    return Card("Why this one", facts, PlainLabel(told))


def _agencies(sheet: DaySheet) -> QWidget:
    return _stack(_ready(sheet))


def _ready(sheet: DaySheet) -> Card:
    card = Card("Agencies")
    card.room.addWidget(holder(Tiles([_seat(one) for one in sheet.agencies], TILE, Space.M)))
    return card


def _seat(one: Ready) -> Well:
    made = Well("well")
    state = StateBadge(one.attendance.words, TONES.get(one.attendance, "quiet"))
    words = Heading(one.name, 3)
    made.setLayout(column(words, row(state, None), gap=Space.S, margin=Space.M))
    made.setAccessibleName(f"{one.name}: {one.attendance.words}")
    return made


def _call(sheet: DaySheet, acts: Acts) -> QWidget:
    go = primary("Call the case (F5)", "flag").does(acts.call)
    go.setObjectName("day.call")
    go.setEnabled(sheet.may_record)
    missing = any(one.attendance is Attendance.NOT_IN for one in sheet.agencies)
    words: list[PlainLabel] = [Hint(SEALED)]
    if missing:
        words.append(PlainLabel(MISSING).wear(tone="warning"))
    card = Card("Ready?", "", *words, row(go, None))
    return _stack(_ready(sheet), card)


def _side_by_side(panel: PanelSheet) -> QWidget:
    """Return every domain with every grade, the furthest apart first; it wraps and never hides."""
    card = Card()
    for one in apart_first(panel.compared.rows):
        title = PlainLabel(one.domain.title).wear(letter="strong")
        grades = Flow(*(_named(each) for each in one.said), gap=Space.M)
        told = row(title, _points(one), gap=Space.S)
        told.setStretch(0, 1)
        card.room.addLayout(column(told, holder(grades), gap=Space.XS))
        card.room.addWidget(rule())
    return _stack(card)


def _named(said: Said) -> QWidget:
    name = PlainLabel(said.name).wear(letter="small", tone="quiet")
    name.setWordWrap(False)
    badge = GradeBadge(said.text, said.role)
    made = holder(row(name, badge, gap=Space.XS))
    made.setAccessibleName(f"{said.name}: {said.text}")
    return made


def _differences(sheet: DaySheet, rows: tuple[Compared, ...]) -> QWidget:
    apart = sheet.apart
    parts: list[QWidget] = [_difference(one) for one in apart[:WHOLE]]
    rest = apart[WHOLE:]
    if rest:
        lines = [row(PlainLabel(one.domain.title), _points(one), None) for one in rest]
        parts.append(Card("Less far apart", "", *lines))
    if sheet.alike:
        told = ", ".join(one.domain.title for one in sheet.alike)
        parts.append(Card("Seen alike", "", PlainLabel(told)))
    if not apart:
        graded = any(one.is_grade for each in rows for one in each.said)
        sentence = "No two agencies differ in any domain." if graded else "No agency has graded."
        parts.insert(0, notice("Nothing to reconcile", sentence, "info"))
    return _stack(*parts)


def _points(one: Compared) -> StateBadge:
    return StateBadge(one.spread_words, "warning" if one.is_far_apart else "quiet")


def _difference(one: Compared) -> Card:
    head = row(Heading(one.domain.title, 3), _points(one), gap=Space.M)
    head.setStretch(0, 1)
    views = Tiles([_view(each) for each in one.said if each.is_grade], WIDE, Space.M)
    card = Card()
    card.room.addLayout(head)
    card.room.addWidget(holder(views))
    card.setAccessibleName(f"{one.domain.title}: {one.spread_words}")
    return card


def _view(said: Said) -> Well:
    made = Well("well")
    reason = PlainLabel(said.reason or "No reason is recorded.")
    reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    name, grade = PlainLabel(said.name).wear(letter="strong"), GradeBadge(said.text, said.role)
    made.setLayout(column(name, row(grade, None), reason, None, gap=Space.S, margin=Space.M))
    made.setAccessibleName(f"{said.name}: {said.text}. {said.reason}")
    return made


def _practitioners(sheet: DaySheet) -> QWidget:
    asked = sheet.panel.instrument.statement if sheet.panel else ""
    card = Card("Welcome them", "", PlainLabel(asked or (sheet.here.about if sheet.here else "")))
    return _stack(card, _heard(sheet.findings))


def _voice(sheet: DaySheet) -> QWidget:
    cards: list[QWidget] = []
    for one in sheet.voices:
        how = words_of(one.heard) if one.heard else "How is not recorded"
        words = PlainLabel(one.words or "No words are recorded.").wear(letter="lead")
        if not one.words:
            words.wear(letter="body", tone="quiet")
        cards.append(Card(one.name, how, words))
    return _stack(*(cards or [notice("Not heard", NO_VOICE, "warning")]))


def _urgent(sheet: DaySheet, acts: Acts) -> QWidget:
    go = danger("Raise an urgent concern (Alt+U)", "alert-triangle").does(acts.urgent)
    go.setObjectName("day.urgent")
    open_now = sheet.urgent
    many = f"{open_now} urgent concern{' is' if open_now == 1 else 's are'} open for this case."
    told = notice(NOW, many, "danger") if open_now else Hint("None is open for this case.")
    ask = "Is there a worry about this child, or another, that cannot wait until this evening?"
    card = Card("A worry about a child today?", ask, told, row(go, None))
    over = secondary("Note that it was handed over", "arrow-right").does(acts.urgent)
    return _stack(card, Card("A matter about one person's conduct?", CONDUCT, row(over, None)))


def _findings(sheet: DaySheet, acts: Acts) -> QWidget:
    go = secondary("Open findings", "bulb").does(acts.findings)
    return _stack(_heard(sheet.findings), holder(row(go, None)))


def _heard(findings: tuple[Finding, ...]) -> Card:
    lines = [
        row(StateBadge(words_of(one.polarity), _tone(one)), PlainLabel(one.what), gap=Space.M)
        for one in findings
    ]
    for line in lines:
        line.setStretch(1, 1)
    return Card("Written down so far", "" if lines else NO_FINDINGS, *lines)


def _tone(one: Finding) -> str:
    return "success" if one.polarity is Polarity.STRENGTH else "warning"


def _stack(*parts: QWidget) -> QWidget:
    return holder(column(*parts, None, gap=Space.L))


def first_button(room: QWidget) -> Button | None:
    """Return the button a room is for, if it has one: not one that something is typed for first."""
    found = (one for one in room.findChildren(Button) if one.isEnabled() and one.objectName())
    return next((one for one in found if one.objectName() != HEARS), None)
