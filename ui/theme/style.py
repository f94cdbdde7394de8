"""Puts a look on the application: Fusion, one palette, one stylesheet made of tokens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.theme.fonts import body_font
from ui.theme.sheet import stylesheet
from ui.theme.tokens import Letter, Look, Palette, Theme

LOOK = "look"
STYLE, STYLED = "Fusion", "styled"
Role = QPalette.ColorRole


def apply(app: QApplication, theme: Theme, text_scale: float = 1.0) -> None:
    """Dress the whole application; every open window follows. `text_scale` is 1.0 to 2.0.

    What is worn already is not put on again: Qt would dress every widget anew for nothing.
    """
    worn = choose(app, theme, text_scale)
    sheet = stylesheet(worn)
    if app.styleSheet() == sheet:
        return
    if app.property(STYLED) != STYLE:
        app.setStyle(QStyleFactory.create(STYLE))
        app.setProperty(STYLED, STYLE)
    app.setPalette(qt_palette(worn.palette))
    app.setStyleSheet(sheet)


def styled(words: list[str]) -> QApplication:
    """Return a new application that begins in our style.

    Qt reads the name itself, so Python need not learn the hundreds of names a style has.
    """
    app = QApplication([*words, "-style", STYLE])
    app.setProperty(STYLED, STYLE)
    return app


def choose(app: QApplication, theme: Theme, text_scale: float = 1.0) -> Look:
    """Say what is going to be worn, and return it: parts that ask already know.

    What is made before `apply` is dressed once, when it is whole, and not at every step. Only the
    letters are put on at once: a part that was made in other letters keeps them here and there.
    """
    worn = Look(theme, min(max(text_scale, 1.0), 2.0))
    app.setProperty(LOOK, worn)
    app.setFont(body_font(worn.px(Letter.BODY)))
    return worn


def look() -> Look:
    """Return the look in force; it lives on the application beside its font and palette."""
    app = QCoreApplication.instance()
    worn = app.property(LOOK) if app else None
    return worn if isinstance(worn, Look) else Look()


def mark(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties such as `grade="good"` and let the stylesheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # Qt will dress it once, when it is first measured or shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def qt_palette(colours: Palette) -> QPalette:
    """Return the colours Fusion itself paints with: indicators, selections, placeholders."""
    palette = QPalette()
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def _roles(colours: Palette) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: colours.surface,
        Role.WindowText: colours.text,
        Role.Base: colours.raised,
        Role.AlternateBase: colours.sunken,
        Role.Text: colours.text,
        Role.Button: colours.raised,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.danger.text,
        Role.Highlight: colours.accent,
        Role.HighlightedText: colours.on_accent,
        Role.Accent: colours.accent,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.ToolTipBase: colours.text,
        Role.ToolTipText: colours.surface,
        Role.PlaceholderText: colours.quiet,
        Role.Light: colours.raised,
        Role.Midlight: colours.line,
        Role.Mid: colours.edge,
        Role.Dark: colours.edge,
        Role.Shadow: colours.edge,
    }
