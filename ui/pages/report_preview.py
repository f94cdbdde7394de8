"""The report as it will be printed: one page at a time, drawn when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from lifaudit.services import reporting
from lifaudit.services.reporting import PageImage
from ui.bridge.runner import Runner
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column, row

PAGE_POINTS = 595.28
"""The width of an A4 page at scale 1."""
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
FIT = 2
WIDEST = 900
"""A page that fits its room is drawn no wider than this: longer lines cannot be read."""
PATIENCE = 120
KEYS = "Page Up and Page Down turn pages, Home and End go to the first and last, + and - zoom."


class Sight(QScrollArea):
    """Where the page lies; its picture holds the focus, and keys turn pages."""

    turned = Signal(int)
    jumped = Signal(int)
    zoomed = Signal(int)

    def __init__(self, picture: QLabel) -> None:
        super().__init__()
        self.setWidget(picture)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a screen reader knows it for an image
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(picture)
        self.setObjectName("report.sight")
        mark(self, kind="well")
        mark(picture, kind="sight")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in turns:
            self.turned.emit(turns[key])
        elif key in ends:
            self.jumped.emit(ends[key])
        elif key in steps:
            self.zoomed.emit(steps[key])
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """Shows a PDF; a page is drawn beside the store and only if it is still wanted."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._pdf = b""
        self._drawn: tuple[int, float] = (0, 0.0)
        self._zoom = FIT
        self.number, self.total = 1, 0
        self._pixmap = QPixmap()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sight = Sight(self._picture)
        self.where = PlainLabel()
        self._settle = QTimer(self, singleShot=True, interval=PATIENCE)
        self._settle.timeout.connect(self._draw)
        self._lay_out()
        self._say()

    def show_pdf(self, pdf: bytes) -> None:
        """Show another file, on the page that was looked at where it has one."""
        if pdf != self._pdf:
            self._pdf, self._drawn = pdf, (0, 0.0)
            self._runner.work(reporting.pages_in, self._on_counted, pdf)

    def _lay_out(self) -> None:
        self.sight.turned.connect(self.turn)
        self.sight.jumped.connect(self._on_jumped)
        self.sight.zoomed.connect(self._on_zoomed)
        self.back = icon_button("chevron-left", "Page before").does(lambda: self.turn(-1))
        self.on = icon_button("chevron-right", "Page after").does(lambda: self.turn(1))
        self.out = icon_button("circle-minus", "Smaller").does(lambda: self._on_zoomed(-1))
        self.into = icon_button("plus", "Larger").does(lambda: self._on_zoomed(1))
        for name, button in zip(("back", "on", "out", "into"), self._buttons(), strict=True):
            button.setObjectName(f"report.{name}")
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self.turn(by))
        self.where.setWordWrap(False)
        bar = row(self.back, self.where, self.on, None, self.out, self.into, gap=Space.S)
        inside = column(bar, self.sight, Hint(KEYS), gap=Space.S)
        inside.setStretch(1, 1)
        self.setLayout(inside)

    def _buttons(self) -> tuple[QWidget, ...]:
        return self.back, self.on, self.out, self.into

    def turn(self, by: int) -> None:
        """Go some pages on or back, and to the top of that page."""
        wanted = min(max(1, self.number + by), max(1, self.total))
        if wanted != self.number:
            self.number = wanted
            self.sight.verticalScrollBar().setValue(0)
            self._draw()

    def _on_jumped(self, end: int) -> None:
        self.turn(self.total if end else -self.total)

    def _on_zoomed(self, by: int) -> None:
        self._zoom = min(max(0, self._zoom + by), len(ZOOMS) - 1)
        self._draw()

    def _on_counted(self, total: int) -> None:
        self.total = total
        self.number = min(self.number, total)
        self._draw()

    def _scale(self) -> float:
        room = min(self.sight.viewport().width() - 2 * Space.M, WIDEST)
        return max(0.2, room / PAGE_POINTS) * ZOOMS[self._zoom] * self.devicePixelRatioF()

    def _draw(self) -> None:
        self._say()
        wanted = (self.number, round(self._scale(), 3))
        if self.total and wanted != self._drawn:
            self._drawn = wanted
            job = reporting.picture_of
            self._runner.work(job, lambda image: self._show(wanted, image), self._pdf, *wanted)

    def _show(self, wanted: tuple[int, float], image: PageImage) -> None:
        if wanted != self._drawn:
            return
        bits = QImage.Format.Format_RGBA8888
        whole = QImage(image.rgba, image.width, image.height, 4 * image.width, bits).copy()
        self._pixmap = QPixmap.fromImage(whole)
        self._pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(self._pixmap)
        self._picture.setMinimumSize(self._pixmap.deviceIndependentSize().toSize())

    def _say(self) -> None:
        words = f"Page {self.number} of {self.total}" if self.total else "No page yet"
        self.where.setText(f"{words}, {round(100 * ZOOMS[self._zoom])} %")
        self._picture.setAccessibleName(f"Report, {words.lower()}")
        self._picture.setAccessibleDescription(KEYS)
        self.back.setEnabled(self.number > 1)
        self.on.setEnabled(self.number < self.total)
        self.out.setEnabled(self._zoom > 0)
        self.into.setEnabled(self._zoom < len(ZOOMS) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle.start()

    def minimumSizeHint(self) -> QSize:
        return QSize(Space.HUGE * 6, Space.HUGE * 5)
