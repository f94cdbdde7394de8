"""Writing an instrument: its parts, what is chosen, how it looks, and what is to be mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from lifaudit.domain.arranging import copied, shifted, taken_out
from lifaudit.domain.change import Change
from lifaudit.domain.drafted import DraftInstrument, DraftQuestion, DraftScale, DraftSection
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.library import DraftMissing, DraftPublished
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.library import PublishedInstrument
from lifaudit.domain.ports import Progress
from lifaudit.domain.remark import Remark
from lifaudit.domain.scale import Scale
from lifaudit.domain.spots import HEAD, Part, Spot, every_spot, field_at, holds, read_spot, spot_at
from lifaudit.services import drafting
from lifaudit.services.drafting import Proposal
from lifaudit.services.editing import DraftView, draft_view
from lifaudit.services.linting import remarks
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.dialogs.publish import PublishDialog
from ui.fields.bound import Bound
from ui.models.instruments import DOT, title_of
from ui.pages.editor_add import Added, add_question, add_scale, add_section, not_there
from ui.pages.editor_drop import landed
from ui.pages.editor_left import Left
from ui.pages.editor_room import Room
from ui.pages.editor_rooms import room_for
from ui.pages.editor_side import Side
from ui.theme.style import look, mark
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.pagehead import PageHead
from ui.widgets.saved import Saved
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, row

WRITTEN = (DraftInstrument, DraftScale, DraftSection, DraftQuestion)
LEFT, SIDE, NARROW, LOW = 240, 310, 940, 440
ABOUT = "Everything you write is recorded. Nobody is asked anything until you publish it."
NONE: frozenset[str] = frozenset()
PUT_AWAY = "Discarded a draft"
AWAY = "Put this draft away; on the Instruments page it can be brought back"
MEND, MEND_FIRST = (
    "It cannot be published yet",
    "What has to be mended first is listed at the right.",
)
SHUT = "This draft was published or put away, so it can be read and not changed."


class EditorPage(QWidget):
    """The tree at the left, one part to write in the middle, its preview at the right."""

    def __init__(self, desk: Desk, route: at.Editor) -> None:
        super().__init__()
        self.setObjectName("editor")
        self._desk, self._draft, self._sent = desk, route.draft, 0
        self._published, self._is_refused = "", False
        self.view: DraftView | None = None
        self.spot = read_spot(route.focus)
        self.left, self.side, self.saved = Left(), Side(), Saved()
        self.room: Room | None = None
        self._inside = column(gap=0)
        self._lay_out()
        self._listen()
        mark(self, kind="page")
        self._read()

    @property
    def form(self) -> Instrument:
        """The instrument as it now reads."""
        assert self.view is not None  # noqa: S101 - nothing is written before it was read
        return self.view.instrument

    def _lay_out(self) -> None:
        self.look = secondary("Preview", "eye").does(self._change_sides)
        self.look.setObjectName("editor.preview")
        self.look.setCheckable(True)
        self.publish = primary("Publish", "certificate").does(self._publish)
        self.publish.setObjectName("editor.publish")
        self.away = quiet("Put away", "trash").does(self._discard)
        wear_tip(self.away, AWAY)
        beside = (self.saved, self.away, self.look, self.publish)
        self.head = PageHead("Instrument", ABOUT, *beside)
        self.banner = Banner()
        self._shut = notice("It cannot be changed", SHUT, "info")
        self._shut.hide()
        self._scroll = Scroll(self._inside)
        body = row(self.left, self._scroll, self.side, gap=Space.L)
        body.setStretch(1, 1)
        self.setLayout(
            column(self.head, self.banner, self._shut, body, gap=Space.L, margin=Space.XL)
        )

    def _listen(self) -> None:
        tree = self.left.tree
        tree.chosen.connect(self._on_chosen)
        tree.entered.connect(self._enter)
        tree.shifted.connect(lambda spot, by: self._arrange(shifted(self.form, spot, by), spot))
        tree.dropped.connect(self._on_dropped)
        tree.copied.connect(lambda spot: self._arrange(*copied(self.form, spot)))
        tree.removed.connect(self._take_out)
        tree.added.connect(self._add_question)
        self.left.question_wanted.connect(self._add_question)
        self.left.section_wanted.connect(lambda: self._add(add_section(self.form, self.spot)))
        self.left.scale_wanted.connect(self._add_scale)
        self.side.wanted.connect(self._go_to)
        self._desk.runner.changed.connect(self._on_changed)
        self._desk.leaving.connect(self._flush)

    def focus_first(self) -> None:
        """Put the focus on the tree."""
        self.left.tree.setFocus()

    # reading

    def _read(self) -> None:
        self._desk.runner.read(draft_view, partial(self._show, self._sent), self._draft)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(PublishedInstrument):
            self._desk.go(at.Library(self._published or self.form.identity))
        elif change.label == PUT_AWAY:
            self._desk.go(at.Library())
        elif change.touches(*WRITTEN):
            self.saved.say(self._desk.clock())
            self._read()

    def _show(self, sent: int, view: DraftView) -> None:
        if self._is_refused:  # what was read would take the words that wait to be recorded
            return
        if sent != self._sent:  # more was written meanwhile: what was read is old already
            self._read()
            return
        same = self.view is not None and self.view.instrument == view.instrument
        self.view = view
        self._shut.setVisible(not view.is_open)
        self.publish.setEnabled(view.is_open)
        self.left.allow(editable=view.is_open)
        if not same:
            self._show_form()
            self._open()

    def _show_form(self) -> None:
        """Show everything around the part that is being written."""
        form = self.form
        self.head.above(DOT.join((f"Draft of version {form.version}", form.key)))
        self.head.heading.setText(title_of(form))
        self.left.offer_scales(not_there(form, self.view.scales if self.view else ()))
        self.spot = self.spot if holds(form, self.spot) else HEAD
        self.left.tree.show_form(form, self.spot)
        self._preview()
        self._desk.runner.work(_linted, partial(self._show_remarks, form), form)

    def _preview(self) -> None:
        if self.view and self.side.isVisibleTo(self):
            self.side.show_preview(self.form, self.spot, self.view.today)

    def _show_remarks(self, form: Instrument, found: tuple[Remark, ...]) -> None:
        if form is not self.form:  # it reads otherwise already
            return
        self.side.show_remarks(form, found)
        stops = Counter(spot_at(form, one.place) for one in found if one.stops)
        self.left.tree.mark_problems(stops)

    # one part at a time

    @Slot()
    def _enter(self) -> None:
        if self.room is not None:
            self.room.focus_first()

    def _open(self) -> None:
        held = None if self.room is None else self.room.named_at(QApplication.focusWidget())
        is_same = self.room is not None and self.room.spot == self.spot
        unfinished = self.room.unfinished() if self.room is not None and is_same else {}
        emptied(self._inside)
        self.room = room = room_for(self.form, self.spot, self.view.fixed if self.view else NONE)
        room.go_on_with(unfinished)
        room.changed.connect(self._on_written)
        room.regrown.connect(self._open)
        room.setEnabled(self.view is not None and self.view.is_open)
        self._inside.addWidget(room)
        self._inside.addStretch(1)
        room.show()
        if held is None:
            self._scroll.verticalScrollBar().setValue(0)
        else:
            room.focus_on(held)

    @Slot(object)
    def _on_chosen(self, spot: Spot) -> None:
        if spot != self.spot:
            self._flush()
            self.spot = spot
            self._open()
            self._preview()

    @Slot()
    def _flush(self) -> None:
        if self.room is not None:
            self.room.flush()

    def _go_to(self, remark: Remark) -> None:
        self.left.tree.choose(spot_at(self.form, remark.place))
        if self.look.isChecked():
            self.look.click()
        if self.room is not None:
            self.room.focus_on(field_at(remark.place))

    # writing

    @Slot(object)
    def _on_written(self, form: Instrument) -> None:
        if self.room is not None:
            self.spot = self.room.spot
            for bound in self.room.findChildren(Bound):
                bound.show(bound.record)  # the page holds what is not recorded yet, as a whole
        self._tell(form)

    def _tell(self, form: Instrument) -> None:
        if self.view is None or form == self.form:
            return
        self._sent += 1
        self.view = replace(self.view, instrument=form)
        self._show_form()
        self.tell_again()

    @property
    def is_unkept(self) -> bool:
        """The draft as it reads here could not be recorded."""
        return self._is_refused

    def tell_again(self) -> None:
        """Record the draft as it reads here."""
        self._is_refused = False
        write = self._desk.runner.write
        write(drafting.save, self._draft, self.form, on_error=self._on_refused)

    def _on_refused(self, error: LifauditError) -> None:
        """Keep what is written, unless the draft can be written no more."""
        self._desk.runner.failed.emit(error)
        self._is_refused = not isinstance(error, DraftMissing | DraftPublished)
        self._read()

    def _arrange(self, form: Instrument, spot: Spot) -> None:
        """Record another order, and stay with the thing that was moved."""
        moved = spot != self.spot
        self.spot = spot
        self._tell(form)
        if moved:
            self._open()
            self._preview()
        elif self.room is not None:
            self.room.take(self.form)
        self.left.tree.setFocus()

    def _on_dropped(self, spot: Spot, onto: Spot, below: int) -> None:
        self._arrange(landed(self.form, spot, onto, below), spot)

    def _take_out(self, spot: Spot) -> None:
        if spot.part is Part.HEAD:
            return
        spots = every_spot(self.form)
        before = spots[max(0, spots.index(spot) - 1)]
        self._arrange(taken_out(self.form, spot), before)

    def _add_question(self) -> None:
        self._add(add_question(self.form, self.spot))

    def _add_scale(self, scale: Scale) -> None:
        self._add(add_scale(self.form, scale))

    def _add(self, added: Added) -> None:
        self._arrange(*added)
        self._enter()

    def _publish(self) -> None:
        self._flush()
        if self.side.problems:
            self.banner.say(MEND, MEND_FIRST, "warning")
            self.side.remarks[0].setFocus()
        else:
            self.banner.hide()
            self._desk.runner.read(drafting.proposal, self._ask, self._draft)

    def _ask(self, proposal: Proposal) -> None:
        ask = PublishDialog(self, proposal)
        ask.then(self._desk.runner, partial(self._publish_as, ask))

    def _publish_as(self, ask: PublishDialog, version: str, what: str) -> None:
        self._published = replace(self.form, version=version).identity
        run, told = self._desk.runner.write, (self._draft, version, what)
        run(drafting.publish, *told, on_kept=ask.accept, on_error=ask.refuse)

    def _discard(self) -> None:
        self._flush()
        self._desk.runner.write(drafting.discard, self._draft)

    # the width

    def _change_sides(self) -> None:
        self._fit()
        self._preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Show the preview beside what is written, or instead of it where there is no room."""
        narrow, low = self.width() < look().px(NARROW), self.height() < look().px(LOW)
        for words in (self.head.kicker, self.head.hint, self.left.keys):
            words.setHidden(low)
        was = self.side.isVisibleTo(self)
        self.look.setVisible(narrow)
        self._scroll.setVisible(not (narrow and self.look.isChecked()))
        self.side.setVisible(not narrow or self.look.isChecked())
        self.left.setFixedWidth(min(look().px(LEFT), self.width() // 3))
        self.side.setMinimumWidth(0 if narrow else look().px(SIDE))
        self.side.setMaximumWidth(self.width() if narrow else look().px(SIDE))
        if not was:
            self._preview()


def _linted(form: Instrument, _progress: Progress) -> tuple[Remark, ...]:
    return remarks(form)
