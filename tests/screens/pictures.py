"""Approved pictures: what a page looked like when somebody last looked and was content.

A test hands `approve` a maker of its widget and a name. The widget is made and painted and
compared with `approved/<name>.<theme>.<size>.png`. When they differ, the three pictures actual,
expected and difference are left in `failed/`. LIFAUDIT_APPROVE=1 replaces the approved ones: look
at them before you commit them.

There are six of each: three themes at two text sizes. Every run compares three of them, in which
each theme and each size is met; `make pictures` compares all.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coverage import Coverage
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.style import apply
from ui.theme.tokens import Theme

APPROVE, WHOLE = "LIFAUDIT_APPROVE", "LIFAUDIT_PICTURES"
HERE = Path(__file__).parent
APPROVED, FAILED = HERE / "approved", HERE / "failed"
ALL = tuple((theme, scale) for theme in Theme for scale in (1.0, 1.5))
SOME = ((Theme.LIGHT, 1.0), (Theme.DARK, 1.5), (Theme.HIGH_CONTRAST, 1.0))
NEAR = 40  # how far one channel may be off before a pixel counts as different
FEW = 0.001  # the share of pixels that may differ
SIZE = QSize(1180, 820)
Maker = Callable[[], QWidget]


def approve_in(app: QApplication, make: Maker, name: str, size: QSize = SIZE) -> None:
    """Compare what a maker makes with its approved pictures."""
    first, *others = ALL if os.environ.keys() & {APPROVE, WHOLE} else SOME

    def differs(theme: Theme, scale: float) -> str:
        apply(app, theme, scale)
        full = f"{name}.{theme.value}.{round(scale * 100)}"
        return "" if _is_approved(full, _painted(app, make, size)) else full

    found = [differs(*first)]
    with untraced():
        found += [differs(*other) for other in others]
    different = [full for full in found if full]
    assert not different, f"look in {FAILED} at: {', '.join(different)}"


@contextmanager
def untraced() -> Iterator[None]:
    """Trace no line: the first picture went the same way, and tracing doubles the time."""
    tracer = Coverage.current()
    if tracer is not None:
        tracer.stop()
    try:
        yield
    finally:
        if tracer is not None:
            tracer.start()


def _painted(app: QApplication, make: Maker, size: QSize) -> Image.Image:
    widget = make()
    widget.resize(size)
    held = widget.focusWidget()
    widget.show()
    for _ in range(3):
        app.processEvents()
    if (taken := widget.focusWidget()) and taken is not held:
        taken.clearFocus()  # in the window a page says itself where it begins
        app.processEvents()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    widget.grab().save(buffer, "PNG")
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    with Image.open(io.BytesIO(buffer.data().data())) as image:
        return image.convert("RGB")


def _is_approved(name: str, actual: Image.Image) -> bool:
    file = APPROVED / f"{name}.png"
    if os.environ.get(APPROVE) == "1":
        APPROVED.mkdir(exist_ok=True)
        few = Image.Quantize.MAXCOVERAGE
        actual.quantize(255, method=few, dither=Image.Dither.NONE).save(file, optimize=True)
        return True
    if not file.exists():
        _leave(name, actual, actual)
        return False
    with Image.open(file) as expected:
        if alike(actual, expected):
            return True
        _leave(name, actual, expected)
    return False


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures differ in no more than a few pixels."""
    if one.size != other.size:
        return False
    apart = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    far = sum(apart.histogram()[NEAR:])
    return far <= FEW * one.width * one.height


def _leave(name: str, actual: Image.Image, expected: Image.Image) -> None:
    FAILED.mkdir(exist_ok=True)
    first, second = actual.convert("RGB"), expected.convert("RGB").resize(actual.size)
    apart = ImageChops.difference(first, second).point(lambda value: min(255, value * 4))
    sheet = Image.new("RGB", (actual.width * 3, actual.height))
    for at, picture in enumerate((first, second, apart)):
        sheet.paste(picture, (at * actual.width, 0))
    sheet.save(FAILED / f"{name}.png")
