"""The one stylesheet, written from tokens; widgets say what they are by dynamic properties."""

from __future__ import annotations

from functools import cache

from lifaudit.domain.places import resource
from ui.theme.tokens import FOCUS_WIDTH, TARGET, Letter, Look, Palette, Radius, Shade, Space, Theme

GRADES = ("good-high", "good", "weak", "poor", "neutral", "none")


@cache
def stylesheet(look: Look) -> str:
    """Return the stylesheet of a look."""
    rooms = (_ground, _text, _buttons, _ways, _options, _inputs, _patches, _lists, _chrome)
    return "\n".join(room(look, look.palette) for room in rooms)


def _ground(_look: Look, c: Palette) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {c.surface}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] {{ background: transparent;
  border: 0; }}
QScrollArea:focus, QLabel[kind="sight"]:focus {{ border: {FOCUS_WIDTH}px solid {c.focus}; }}
QFrame[kind="card"] {{ background: {c.raised}; border: 1px solid {c.line};
  border-radius: {Radius.CARD}px; }}
QFrame[kind="well"] {{ background: {c.sunken}; border: 1px solid {c.line};
  border-radius: {Radius.CARD}px; }}
QFrame[kind="rail"] {{ background: {c.sunken}; border: 0; border-right: 1px solid {c.line}; }}
QFrame[kind="bar"] {{ background: {c.raised}; border: 0; border-bottom: 1px solid {c.line}; }}
QFrame[kind="foot"] {{ background: {c.raised}; border: 0; border-top: 1px solid {c.line}; }}
QFrame[kind="step"] {{ background: transparent; border: 1px solid transparent; }}
QFrame[kind="rule"] {{ background: {c.line}; border: 0; }}
QFrame[kind="field"] {{ background: transparent; border: 0; border-left: 4px solid transparent; }}
QFrame[state="gap"] {{ border-left: 4px solid {c.warning.edge}; }}
QFrame[kind="field"][state="gap"] {{ border-left: 4px solid {c.warning.edge}; }}
QFrame[kind="field"][state="wrong"] {{ border-left: 4px solid {c.danger.edge}; }}
QToolTip {{ background: {c.text}; color: {c.surface}; border: 0; padding: {Space.S}px; }}
"""


def _text(look: Look, c: Palette) -> str:
    sizes = {
        "display": (Letter.DISPLAY, 700),
        "title": (Letter.TITLE, 700),
        "lead": (Letter.LEAD, 600),
        "body": (Letter.BODY, 400),
        "strong": (Letter.BODY, 600),
        "small": (Letter.SMALL, 400),
        "eyebrow": (Letter.SMALL, 600),
    }
    letters = "\n".join(
        f'QLabel[letter="{name}"] {{ font-size: {look.px(px)}px; font-weight: {weight}; }}'
        for name, (px, weight) in sizes.items()
    )
    tones = {
        "quiet": c.quiet,
        "accent": c.accent,
        "danger": c.danger.text,
        "warning": c.warning.text,
        "success": c.success.text,
    }
    colours = "\n".join(
        f'QLabel[tone="{name}"] {{ color: {colour}; }}' for name, colour in tones.items()
    )
    return f"QLabel {{ background: transparent; border: 0; }}\n{letters}\n{colours}"


def _shut(look: Look) -> str:
    """Return the line around what cannot be used: where all is black, only it can say so."""
    return "dashed" if look.theme is Theme.HIGH_CONTRAST else "solid"


def _buttons(look: Look, c: Palette) -> str:
    line, ring = _shut(look), FOCUS_WIDTH
    target = look.px(TARGET) - 2 * FOCUS_WIDTH
    return f"""
QPushButton {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge};
  border-radius: {Radius.CONTROL}px; padding: {Space.XS + 1}px {Space.L + 1}px;
  min-height: {target}px; font-weight: 600; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent};
  border-color: {c.accent}; }}
QPushButton[role="primary"]:hover {{ background: {c.accent_hover};
  border-color: {c.accent_hover}; }}
QPushButton[role="danger"] {{ color: {c.danger.text}; border-color: {c.danger.edge}; }}
QPushButton[role="danger"]:hover {{ background: {c.danger.back}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent;
  color: {c.accent}; padding: {Space.XS + 1}px {Space.S + 1}px; }}
QPushButton[role="disclosure"] {{ background: transparent; border-color: transparent;
  color: {c.accent}; padding: {Space.XS + 1}px {Space.S + 1}px {Space.XS + 1}px 1px; }}
QPushButton[role="disclosure"]:hover {{ background: {c.hover}; }}
QPushButton[role="icon"] {{ background: transparent; border-color: transparent;
  padding: {Space.XS + 1}px; min-width: {target}px; }}
QPushButton[role="quiet"]:hover, QPushButton[role="icon"]:hover {{ background: {c.hover}; }}
QPushButton:disabled, QPushButton[role="primary"]:disabled, QPushButton[role="danger"]:disabled {{
  background: {c.sunken}; color: {c.quiet}; border: 1px {line} {c.line}; }}
QPushButton[role="quiet"]:disabled, QPushButton[role="icon"]:disabled {{
  background: transparent; border-color: transparent; }}
QPushButton:focus {{ border: {ring}px solid {c.focus}; padding: {Space.XS}px {Space.L}px; }}
QPushButton[role="primary"]:focus, QPushButton[role="danger"]:focus {{
  border: {ring}px solid {c.focus}; padding: {Space.XS}px {Space.L}px; }}
QPushButton[role="disclosure"]:focus {{ border: {ring}px solid {c.focus};
  padding: {Space.XS}px {Space.S}px {Space.XS}px 0; }}
QPushButton[role="quiet"]:focus {{ border: {ring}px solid {c.focus};
  padding: {Space.XS}px {Space.S}px; }}
QPushButton[role="icon"]:focus {{ border: {ring}px solid {c.focus}; padding: {Space.XS}px; }}
"""


def _ways(_look: Look, c: Palette) -> str:
    """Dress the buttons that lead elsewhere: a line that leaps, a place on the rail."""
    ring = FOCUS_WIDTH
    return f"""
QPushButton[role="leap"] {{ background: transparent; border: {ring}px solid transparent;
  font-weight: 400; text-align: left; padding: 0; }}
QPushButton[role="leap"]:hover {{ background: {c.hover}; }}
QPushButton[role="leap"]:focus {{ border-color: {c.focus}; padding: 0; }}
QPushButton[role="nav"] {{ background: transparent; text-align: left; font-weight: 400;
  padding: {Space.S}px {Space.M}px; border: {ring}px solid transparent;
  border-left: {Space.XS}px solid transparent;
  border-top-left-radius: 0; border-bottom-left-radius: 0; }}
QPushButton[role="nav"]:hover {{ background: {c.hover}; }}
QPushButton[role="nav"]:checked {{ background: {c.chosen};
  border-left: {Space.XS}px solid {c.accent}; }}
QPushButton[role="nav"]:focus {{ border-color: {c.focus}; padding: {Space.S}px {Space.M}px;
  border-left: {Space.XS}px solid {c.focus}; }}
"""


def _options(look: Look, c: Palette) -> str:
    ring = FOCUS_WIDTH
    caps = "\n".join(
        f'QLabel[kind="key"][grade="{role}"] {{ background: {shade.back}; color: {shade.text};'
        f" border: 1px solid {shade.edge}; }}"
        for role, shade in ((name, c.grades.of(name)) for name in GRADES)
    )
    graded = "\n".join(
        f'QPushButton[role="option"][grade="{role}"]:checked {{ background: {shade.back};'
        f" border-color: {shade.edge}; }}"
        for role, shade in ((name, c.grades.of(name)) for name in GRADES)
    )
    return f"""
QPushButton[role="option"] {{ background: {c.raised}; border: {ring}px solid {c.line};
  text-align: left; font-weight: 400; padding: 0; }}
QPushButton[role="option"]:hover {{ border-color: {c.edge}; }}
QPushButton[role="option"]:disabled:!checked {{ background: {c.sunken};
  border-style: {_shut(look)}; }}
QPushButton[role="option"]:checked {{ background: {c.chosen}; border-color: {c.accent}; }}
{graded}
QPushButton[role="option"]:focus, QPushButton[role="option"]:checked:focus {{
  border: {ring + 1}px solid {c.focus}; padding: 0; }}
QPushButton[role="mark"] {{ padding: {Space.XS + ring}px 0; border: 1px solid {c.edge}; }}
QPushButton[role="mark"]:checked {{ background: {c.accent}; color: {c.on_accent};
  border: {ring + 1}px solid {c.text}; padding: {Space.XS}px 0; font-weight: 700;
  text-decoration: underline; }}
QPushButton[role="mark"]:focus {{ border: {ring + 1}px solid {c.focus}; padding: {Space.XS}px 0; }}
QPushButton[role="mark"]:disabled:checked {{ background: {c.quiet}; color: {c.raised}; }}
QLabel[kind="key"] {{ background: {c.sunken}; color: {c.text}; border: 1px solid {c.edge};
  border-radius: {Radius.SMALL}px; font-size: {look.px(Letter.SMALL)}px; font-weight: 600; }}
{caps}
"""


def _inputs(look: Look, c: Palette) -> str:
    ring, height = FOCUS_WIDTH, look.px(TARGET) - 2 * FOCUS_WIDTH
    kinds = ("QLineEdit", "QPlainTextEdit", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QComboBox")

    def each(state: str = "") -> str:
        return ", ".join(kind + state for kind in kinds)

    return f"""
{each()} {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.edge};
  border-radius: {Radius.CONTROL}px; padding: {Space.XS + 1}px {Space.S + 1}px;
  min-height: {height}px; placeholder-text-color: {c.quiet};
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
{each(":disabled")} {{ background: {c.sunken}; color: {c.quiet}; border: 1px solid {c.line}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.sunken};
  border-color: {c.line}; }}
{each('[state="wrong"]')} {{ border: {ring}px solid {c.danger.edge};
  padding: {Space.XS}px {Space.S}px; }}
{each(":focus")} {{ border: {ring}px solid {c.focus}; padding: {Space.XS}px {Space.S}px; }}
QComboBox::drop-down {{ border: 0; width: {look.px(28)}px; }}
QComboBox::down-arrow {{ image: url("{_control("caret", look)}");
  width: {look.px(16)}px; height: {look.px(16)}px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.edge};
  selection-background-color: {c.chosen}; selection-color: {c.text}; outline: 0; }}
{_indicators(look, c)}
"""


def _indicators(look: Look, c: Palette) -> str:
    size, ring = look.px(18), FOCUS_WIDTH
    return f"""
QCheckBox, QRadioButton {{ background: transparent; border: {ring}px solid transparent;
  border-radius: {Radius.CONTROL}px; padding: {Space.XS}px; spacing: {Space.S}px;
  min-height: {look.px(20)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.focus}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {size}px; height: {size}px;
  background: {c.raised}; border: 1px solid {c.edge}; }}
QCheckBox::indicator {{ border-radius: {Radius.SMALL}px; }}
QRadioButton::indicator {{ border-radius: {(size + 2) // 2}px; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
  image: url("{_control("check", look)}"); }}
QRadioButton::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
  image: url("{_control("dot", look)}"); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {c.sunken}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{
  background: {c.quiet}; border-color: {c.quiet}; }}
"""


def _control(name: str, look: Look) -> str:
    """Return the address of a drawn mark; a stylesheet can only name files, so each is shipped."""
    return resource("icons", "controls", f"{name}-{look.theme.value}.svg").as_posix()


def _patches(look: Look, c: Palette) -> str:
    def patch(selector: str, shade: Shade) -> str:
        return (
            f"{selector} {{ background: {shade.back}; color: {shade.text};"
            f" border: 1px solid {shade.edge}; }}"
        )

    tones = {"info": c.info, "success": c.success, "warning": c.warning, "danger": c.danger}
    rules = [patch(f'QLabel[kind="badge"][grade="{role}"]', c.grades.of(role)) for role in GRADES]
    for name, shade in tones.items():
        rules.append(patch(f'QLabel[kind="badge"][tone="{name}"]', shade))
        rules.append(patch(f'QFrame[kind="banner"][tone="{name}"]', shade))
        rules.append(f'QFrame[kind="banner"][tone="{name}"] QLabel {{ color: {shade.text}; }}')
    rules.append(patch('QLabel[kind="badge"][tone="quiet"]', c.grades.neutral))
    return f"""
QLabel[kind="badge"] {{ border-radius: {Radius.SMALL}px; padding: 2px {Space.S}px;
  font-size: {look.px(Letter.SMALL)}px; font-weight: 600; }}
QFrame[kind="banner"] {{ border-radius: {Radius.CONTROL}px; }}
{chr(10).join(rules)}
QLabel[kind="marking"] {{ background: {c.marking.back}; color: {c.marking.text};
  padding: {Space.XS}px {Space.M}px; font-size: {look.px(Letter.SMALL)}px; font-weight: 700; }}
"""


def _lists(look: Look, c: Palette) -> str:
    return f"""
QAbstractItemView {{ background: {c.raised}; border: {FOCUS_WIDTH}px solid {c.line};
  border-radius: {Radius.CONTROL}px; outline: 0; selection-background-color: {c.chosen};
  selection-color: {c.text}; }}
QAbstractItemView:focus {{ border-color: {c.focus}; }}
QTreeView::item {{ padding: {Space.XS}px {Space.S}px; border: 0; }}
QTableView::item, QListView::item {{ padding: {Space.XS}px {Space.M}px; border: 0;
  border-bottom: 1px solid {c.line}; }}
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {{
  background: {c.chosen}; color: {c.text}; }}
QTableView::item:focus {{ border: {FOCUS_WIDTH}px solid {c.focus};
  padding: {Space.XS - FOCUS_WIDTH}px {Space.M - FOCUS_WIDTH}px; }}
QHeaderView {{ background: {c.raised}; border: 0; }}
QHeaderView::section {{ background: {c.raised}; color: {c.quiet}; border: 0;
  border-bottom: 1px solid {c.edge}; padding: {Space.S}px {Space.M + 3}px;
  font-size: {look.px(Letter.SMALL)}px; font-weight: 600; }}
QTableView[kind="grid"] {{ border-color: {c.line}; }}
QTableView[kind="grid"]:focus {{ border-color: {c.edge}; }}
QTableView[kind="grid"] QHeaderView::section {{ border: 0; color: {c.text};
  padding: {Space.S}px {Space.M}px; }}
QTableCornerButton::section {{ background: {c.raised}; border: 0; }}
"""


def _chrome(_look: Look, c: Palette) -> str:
    thick = Space.M
    return f"""
QScrollBar:vertical {{ background: transparent; width: {thick}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {thick}px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 3px;
  min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {c.sunken}; border: 1px solid {c.edge}; border-radius: {Radius.SMALL}px;
  min-height: {Space.S}px; max-height: {Space.S}px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {Radius.SMALL}px; }}
QMenu, QMenuBar {{ background: {c.raised}; color: {c.text}; }}
QMenu {{ border: 1px solid {c.edge}; padding: {Space.XS}px; }}
QMenu::item {{ padding: {Space.S}px {Space.L}px; border-radius: {Radius.SMALL}px; }}
QMenu::item:selected, QMenuBar::item:selected {{ background: {c.chosen}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.quiet}; }}
QMenuBar::item {{ padding: {Space.XS}px {Space.M}px; background: transparent; }}
QStatusBar {{ background: {c.raised}; border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: transparent; }}
QTabWidget::pane {{ border: 0; }}
QTabBar::tab {{ background: transparent; color: {c.quiet}; padding: {Space.S}px {Space.L}px;
  border: {FOCUS_WIDTH}px solid transparent; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom: 3px solid {c.accent}; }}
QTabBar::tab:focus {{ border-color: {c.focus}; }}
"""
