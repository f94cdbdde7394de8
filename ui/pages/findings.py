"""Findings: what the audit teaches, what is recommended, who acts, and the words at the top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.learning import Action, Finding, Polarity, Recommendation, Summary
from lifaudit.domain.record import read_key
from lifaudit.domain.running_order import Recorder
from lifaudit.domain.seeds import Seed
from lifaudit.services import findings, history
from lifaudit.services import learning as reading
from lifaudit.services.history import Line
from lifaudit.services.learning import LearningView
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.fields.bound import Bound
from ui.pages.findings_editor import FindingEditor
from ui.pages.findings_list import START, Contents, Entry, Kind
from ui.pages.findings_plan import RecommendationEditor
from ui.pages.findings_start import StartRoom
from ui.pages.findings_words import SummaryEditor
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import secondary
from ui.widgets.history import HistoryPanel
from ui.widgets.labels import Hint
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder, row

LEARNED = (Finding, Recommendation, Action, Summary)
AROUND = (Audit, Case, ExpectedAgency, Recorder, SectionNotes)
ADDED = {"Added finding": Kind.FINDING, "Added recommendation": Kind.RECOMMENDATION}
LIST, HISTORY = 270, 330
ABOUT = "What the audit teaches, what is recommended, and who acts."
KEYS = "F9 history \N{MIDDLE DOT} Alt+Up, Alt+Down move"
SIGNED = "The report is certified, so findings can be read and not changed."
THEIRS = (
    "They are written by {writers}. Tell them what should stand here; once they name you as the "
    "recorder, on the page of the audit day, you can write it yourself."
)
ASIDE = (
    "{authors} wrote here too and neither leads this audit nor records for the room. It is kept in "
    "the history. To let it count, name them as the recorder, on the page of the audit day."
)
Room = StartRoom | FindingEditor | RecommendationEditor | SummaryEditor
Item = Finding | Recommendation | Action


class FindingsPage(QWidget):
    """The list at the left, one thing to write at the right; everything records itself."""

    def __init__(self, desk: Desk, route: routes.Findings) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._view: LearningView | None = None
        self._entry, self._sent, self._focus_new = START, 0, False
        self.list, self.saved, self.history = Contents(), Saved(), HistoryPanel()
        self.room: Room | None = None
        self._aside: dict[Entry, Room] = {}
        self._inside = column(gap=0)
        self._lay_out()
        self._listen()
        self.setObjectName("findings")
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.menu = QMenu(self)
        self.adds = (
            self._adder("Strength", partial(self._add_finding, Polarity.STRENGTH), "Alt+S"),
            self._adder(
                "Area for improvement", partial(self._add_finding, Polarity.IMPROVEMENT), "Alt+A"
            ),
            self._adder("Recommendation", self._add_recommendation, "Alt+R"),
        )
        self.shut = notice("", "", "info")
        self.shut.hide()
        look_across = secondary("Look across", "chart-bar").does(self._to_across)
        comments = secondary("Comments", "message").does(self._to_comments)
        comments.setObjectName("findings.comments")
        beside = (self.saved, comments, look_across)
        self.head = AuditHead("Findings", ABOUT, *beside)
        keys = Hint(KEYS).wear(letter="small", tone="quiet")
        self.add = secondary("Add", "plus").does(self._offer)
        self.add.setObjectName("findings.add")
        self._left = holder(column(self.add, self.list, keys, gap=Space.S))
        self._scroll = Scroll(self._inside)
        self.history.hide()
        body = row(self._left, self._scroll, self.history, gap=Space.XL)
        body.setStretch(1, 1)
        self.setLayout(column(self.head, self.shut, body, gap=Space.L, margin=Space.XL))

    def _adder(self, word: str, act: Callable[[], None], keys: str) -> QAction:
        made = QAction(word, self)
        made.setShortcut(keys)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda *_: act())
        self.addAction(made)
        self.menu.addAction(made)
        return made

    def _offer(self) -> None:
        self.menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Grow the sides with the letters, and leave most of the width to what is written."""
        self._left.setFixedWidth(min(look().px(LIST), self.width() // 3))
        self.history.setFixedWidth(min(look().px(HISTORY), self.width() // 2))

    def _listen(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._on_entered)
        self.history.closed.connect(self._close_history)
        self.history.restored.connect(self._restore)
        self._desk.runner.changed.connect(self._on_changed)
        self._desk.leaving.connect(self._flush)
        acts = {
            "F9": self._show_history,
            "Alt+Up": lambda: self._shift(-1),
            "Alt+Down": lambda: self._shift(1),
        }
        for keys, act in acts.items():
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(act)

    # reading

    def _read(self) -> None:
        show = partial(self._show, self._sent)
        self._desk.runner.read(reading.learning, show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit != self._route.audit or not change.touches(*LEARNED, *AROUND):
            return
        if change.touches(*LEARNED):
            self.saved.say(self._desk.clock())
        if kind := ADDED.get(change.label):
            self._entry = Entry(kind, read_key(next(iter(change.keys)))[1])
            self._focus_new = True
        self._read()
        if self.history.isVisible():
            self._show_history()

    def _show(self, sent: int, view: LearningView) -> None:
        if sent != self._sent:  # more was written meanwhile: what was read is old already
            self._read()
            return
        same, first = self._is_same_ground(view), self._view is None
        self._view = view
        self.head.show_audit(view.audit)
        self.head.hint.setText(_summary(view))
        self._say_shut(view)
        self.add.setVisible(view.is_open)
        for one in self.adds:
            one.setEnabled(view.is_open)
        if first and self._entry == START and view.findings:
            self._entry = _first(view)
        self.list.show_view(view, self._entry)
        if self.list.entry != self._entry:
            self._entry = START
            self.list.show_view(view, START)
        self._show_aside(view)
        if same and self.room and self._shown == self._entry:
            self.room.show_view(view)
        else:
            self._open(view)
        if first:
            self.list.setFocus()

    def _say_shut(self, view: LearningView) -> None:
        if view.audit.is_signed:
            self.shut.say("This audit is signed", SIGNED)
        elif view.writers:
            writers = " and ".join(view.writers)
            self.shut.say("Others write the findings", THEIRS.format(writers=writers))
        elif view.aside:
            authors = " and ".join(view.aside)
            self.shut.say("Something here does not count", ASIDE.format(authors=authors))
        else:
            self.shut.hide()

    def _is_same_ground(self, view: LearningView) -> bool:
        """Tell whether what can be ticked and chosen is the same as before."""
        before = self._view
        if before is None:
            return False
        titles = [(one.finding.finding, one.finding.what) for one in before.findings]
        now = [(one.finding.finding, one.finding.what) for one in view.findings]
        ground = (before.cases, before.domains, before.agencies)
        writes = self._entry.kind is Kind.FINDING
        return ground == (view.cases, view.domains, view.agencies) and (writes or titles == now)

    # one room at a time

    def _open(self, view: LearningView) -> None:
        focus = QApplication.focusWidget()
        had_focus = self.room is not None and focus is not None and self.room.isAncestorOf(focus)
        self._leave_room()
        self._shown = self._entry
        self.room = self._aside.pop(self._entry, None) or self._room_for(view, self._entry)
        self._inside.addWidget(self.room)
        self.room.show()  # a layout shows it later, and what is not shown takes no focus
        self._scroll.verticalScrollBar().setValue(0)
        if self._focus_new or had_focus:
            self.room.focus_first()
        self._focus_new = False

    def _leave_room(self) -> None:
        """Take the room away; one that holds what could not be recorded is only laid aside."""
        room = self.room
        if room is not None:
            room.hide()
        if room is not None and _is_unkept(room):
            self._inside.removeWidget(room)
            self._aside[self._shown] = room
        emptied(self._inside)

    def _show_aside(self, view: LearningView) -> None:
        for entry, room in tuple(self._aside.items()):
            room.show_view(view)
            if not _is_unkept(room):
                self._aside.pop(entry).deleteLater()

    def _room_for(self, view: LearningView, entry: Entry) -> Room:
        if entry.kind is Kind.FINDING and (found := view.found(entry.key)):
            return self._finding(FindingEditor(view, found))
        if entry.kind is Kind.RECOMMENDATION and (item := view.recommended(entry.key)):
            return self._recommendation(RecommendationEditor(view, item))
        if entry.kind is Kind.SUMMARY:
            summary = SummaryEditor(view)
            summary.told.connect(partial(self._tell, findings.save_summary))
            return summary
        start = StartRoom(view)
        start.planted.connect(self._plant)
        self._desk.runner.read(reading.suggestions, start.show_seeds, self._route.audit)
        return start

    def _finding(self, room: FindingEditor) -> FindingEditor:
        room.told.connect(partial(self._tell, findings.save_finding))
        room.head.moved.connect(self._shift)
        room.head.withdrawn.connect(lambda why: self._withdraw(room.bound.record, why))
        return room

    def _recommendation(self, room: RecommendationEditor) -> RecommendationEditor:
        room.told.connect(self._tell_plan)
        room.added.connect(partial(self._tell, findings.add_action))
        room.head.moved.connect(self._shift)
        room.head.withdrawn.connect(lambda why: self._withdraw(room.bound.record, why))
        room.action_moved.connect(self._move)
        room.action_withdrawn.connect(self._withdraw)
        return room

    @Slot(object)
    def _on_chosen(self, entry: Entry) -> None:
        if self._view is None or entry == self._shown:
            return
        self._flush()
        self._entry = entry
        self.list.choose(entry)
        self._open(self._view)
        self._close_history()

    @Slot()
    def _flush(self) -> None:
        if self.room:
            self.room.flush()

    @Slot()
    def _on_entered(self) -> None:
        if self.room:
            self.room.focus_first()

    # writing

    def _tell(self, use_case: Callable[..., Change], *given: object) -> None:
        self._sent += 1
        self._desk.runner.write(use_case, *given, on_error=self._on_refused)

    def _on_refused(self, error: LifauditError) -> None:
        self._desk.runner.failed.emit(error)
        self._read()

    def _tell_plan(self, item: Recommendation | Action) -> None:
        is_action = isinstance(item, Action)
        self._tell(findings.save_action if is_action else findings.save_recommendation, item)

    def _add_finding(self, polarity: Polarity) -> None:
        self._tell(findings.add_finding, Finding(self._route.audit, "", polarity=polarity))

    def _add_recommendation(self) -> None:
        self._tell(findings.add_recommendation, Recommendation(self._route.audit, ""))

    def _plant(self, seed: Seed) -> None:
        self._tell(findings.plant, self._route.audit, seed)

    def _shift(self, step: int) -> None:
        if isinstance(self.room, FindingEditor | RecommendationEditor):
            self._move(self.room.bound.record, step)

    def _move(self, item: Item, step: int) -> None:
        self._tell(findings.move_up if step < 0 else findings.move_down, item)

    def _withdraw(self, item: Item, reason: str) -> None:
        self._tell(findings.withdraw, item, reason)

    # history

    @Slot()
    def _show_history(self) -> None:
        if self.room is None or isinstance(self.room, StartRoom):
            return
        kind, key = self.room.subject
        self._desk.runner.read(history.of_record, self._show_lines, kind, *key)

    def _show_lines(self, lines: list[Line]) -> None:
        self.history.show_lines("What was recorded here, the newest first.", lines)
        self.history.show()
        self._left.hide()  # side by side the three would be too narrow to write in
        self.history.away.setFocus()

    @Slot()
    def _close_history(self) -> None:
        if self.history.isVisible():
            self.history.hide()
            self._left.show()
            self.list.setFocus()

    @Slot(str)
    def _restore(self, step: str) -> None:
        self._tell(history.undo, step)

    def _to_comments(self) -> None:
        self._desk.go(routes.Comments(self._route.audit))

    def _to_across(self) -> None:
        self._desk.go(routes.Across(self._route.audit))


def _is_unkept(room: Room) -> bool:
    return any(one.is_unkept for one in room.findChildren(Bound))


def _first(view: LearningView) -> Entry:
    """Return the finding to begin with: the first that lacks something, or the first of all."""
    ordered = [*view.of(Polarity.STRENGTH), *view.of(Polarity.IMPROVEMENT)]
    found = next((one for one in ordered if one.lacks), ordered[0])
    return Entry(Kind.FINDING, found.finding.finding)


def _summary(view: LearningView) -> str:
    strengths, gaps = len(view.of(Polarity.STRENGTH)), len(view.of(Polarity.IMPROVEMENT))
    actions = sum(len(one.actions) for one in view.recommendations)
    told = (
        f"{_many(strengths, 'strength')}, {_many(gaps, 'area')} for improvement, "
        f"{_many(len(view.recommendations), 'recommendation')}, {_many(actions, 'action')}"
    )
    left = f"{_many(view.left, 'thing')} still to say" if view.left else "complete"
    return f"{told}; {left}."


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
