"""Every widget and field once, as a page to look at."""

from __future__ import annotations

from datetime import date

from domain.one_question import form_of, question, section
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from lifaudit.domain.casework import Evidence, Judgement
from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars
from lifaudit.domain.instrument import Descriptor, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits
from lifaudit.domain.scale import Point, Scale
from ui.fields.choice import ManyField, YesNoField
from ui.fields.date import DateField
from ui.fields.evidence import EvidenceField
from ui.fields.field import Field
from ui.fields.grade import GradeField, ScaleField
from ui.fields.make import field_of
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.models.rows import RIGHT, Column, Rows
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge, Marking, StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import danger, icon_button, nav, primary, quiet, secondary
from ui.widgets.cards import Card, Sheet
from ui.widgets.charts import ChartView
from ui.widgets.crumb import Crumb, Step
from ui.widgets.disclosure import Disclosure
from ui.widgets.empty import Empty
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.progress import ProgressLine
from ui.widgets.scroll import Scroll
from ui.widgets.stack import Flow, column, holder, row
from ui.widgets.table import Table

FOUR = Scale(
    "four",
    "Four grades",
    (
        Point("outstanding", "Outstanding", 4, "good-high", ""),
        Point("good", "Good", 3, "good", ""),
        Point("requires-improvement", "Requires improvement", 2, "weak", ""),
        Point("inadequate", "Inadequate", 1, "poor", ""),
        Point("not-enough", "Not enough evidence", None, "neutral", "", counts=False),
    ),
)
MET = Scale(
    "met",
    "How far it was evidenced",
    (
        Point("met", "Met", 3, "good", "Seen, and seen again"),
        Point("mostly", "Mostly met", 2, "good", "Seen, with gaps"),
        Point("partly", "Partly met", 1, "weak", "Seen once or late"),
        Point("not-met", "Not met", 0, "poor", "Looked for, not there"),
        Point("na", "Does not apply", None, "neutral", "Say why", counts=False),
    ),
)
VOICE = Section(
    "voice",
    "Voice and lived experience",
    "",
    (),
    graded=True,
    grade_guidance="Grade what practice did with what the child showed or said.",
    descriptors=(
        Descriptor(
            "outstanding",
            "The child was seen alone by someone they trust, in their own way of communicating, "
            "and the plan changed because of what they showed.",
        ),
        Descriptor(
            "good",
            "The child was seen alone at each stage; their words are recorded as theirs and "
            "weighed in decisions.",
        ),
        Descriptor(
            "requires-improvement",
            "The child was seen but seldom alone; the record tells us what adults think the "
            "child feels.",
        ),
        Descriptor(
            "inadequate",
            "The child was not seen, or was seen and not heard; decisions were made around them.",
        ),
        Descriptor("not-enough", "The records you could see do not let you judge."),
    ),
    notes=True,
)


def basics() -> QWidget:
    """Show words, buttons, badges, banners and cards."""
    buttons = Flow(
        primary("Record a return", "plus"),
        secondary("Open the board", "layout-grid"),
        quiet("Show history", "history"),
        danger("Remove the case", "trash"),
        icon_button("settings", "Settings"),
        _disabled(primary("Sign the report")),
        _disabled(secondary("Not yet")),
    )
    card = Card("DD26-07-03", "Neglect, under one. Five agencies expected.", _badges())
    crumb = Crumb([Step("Audits", lambda: None), Step("Neglect 2026", lambda: None)], "DD26-07-03")
    line = ProgressLine()
    line.begin()
    line.show_step(3, 8, "Drawing page 3 of 8")
    line.show()
    return _page(
        crumb,
        Heading("Neglect: a deep dive"),
        Hint("Multi-agency deep dive, 1 April to 30 June 2026."),
        buttons,
        card,
        notice("Recorded 10:42", "Everything typed here is on the disk already.", "success"),
        notice("Two agencies have not begun", "Health and the school.", "info"),
        notice("The grade has no reason", "Say why before you sign off.", "warning"),
        notice("The backup folder is full", "Nothing is lost. Choose another folder.", "danger"),
        line,
        Heading("Plain controls", 2),
        row(_checked(QCheckBox("Seen alone")), QCheckBox("With a parent")),
        row(_checked(QRadioButton("Random")), QRadioButton("Purposive")),
        Disclosure("What to look for", Hint("The record of each visit.")),
        None,
    )


def _badges() -> Flow:
    return Flow(
        *(GradeBadge(point.label, point.role) for point in FOUR.points),
        GradeBadge(),
        StateBadge("Not started"),
        StateBadge("In progress", "info"),
        StateBadge("3 gaps", "warning"),
        StateBadge("Complete", "success"),
        StateBadge("Overdue", "danger"),
    )


def fields() -> QWidget:
    """Show a field of each kind, some with gaps."""
    scale = ScaleField("Was the child seen alone at each stage?", MET)
    scale.set_value("mostly")
    many = ManyField("Who was spoken to?", [Option("child", "Child"), Option("carer", "Carer")])
    many.set_value("child")
    short = ShortTextField("Auditor's role")
    short.set_value("Named nurse")
    long = LongTextField("Strengths", "What helped, and how you know.")
    long.set_value("Health visitor saw the baby weekly.\nZdrowie dziecka \u2026 \u0628\u0686\u06c1")
    number = NumberField("Minutes spent")
    number.line.setText("twelve")
    number.flush()
    day = DateField("Date of the conversation")
    day.set_value("2026-07-03")
    evidence = EvidenceField()
    evidence.set_value((Evidence("Assessment", "Section 4, analysis", date(2026, 5, 12)),))
    yes = YesNoField("Practitioner spoken to?")
    yes.mark_gap("Still to answer.")
    return _page(scale, yes, many, short, number, day, long, evidence, None)


def kinds_empty() -> QWidget:
    """Show the fields of the kinds that come with an instrument of one's own, untouched."""
    return _page(*_kinds(), None)


def kinds_filled() -> QWidget:
    """Show the same fields with an answer each."""
    fields = _kinds()
    for field, value in zip(fields, KIND_VALUES, strict=True):
        field.set_value(value)
    return _page(*fields, None)


def kinds_wrong() -> QWidget:
    """Show what is wrong, objected to, needed now, or not offered any more."""
    share, wait, safe, safest, who, read, seen, sure, days = _kinds()
    share.line.enter("105")
    share.flush()
    wait.set_value("12")
    wait.object_to("The assessment took longer than the months since the referral.")
    safe.need("Needed now, because of another answer.")
    safe.mark_gap("Still to record.")
    safest.set_value("nan school home")
    safest.offer_only(("home", "nan", "friend"))
    who.set_value("Mrs Example")
    read.set_value("plan school")
    read.offer_only(("none", "plan", "visit"))
    seen.set_value("school")
    seen.offer_only(("nan", "home"))
    days.set_value("12")
    for field in (share, wait):
        field.set_editable(editable=field is share)
    return _page(share, wait, safe, safest, who, read, seen, sure, days, None)


KIND_VALUES = ("35", "12", "7", "nan school home friend", "Health visitor", "visit plan", "nan")
KIND_VALUES = (*KIND_VALUES, "yes", "2026-09-14")
PLACES = (
    Choice("home", "At home with a parent"),
    Choice("school", "At school"),
    Choice("nan", "At the grandmother's"),
    Choice("friend", "With a friend"),
)
RECORDS = (
    Choice("none", "No record was read", alone=True),
    Choice("visit", "Notes of home visits"),
    Choice("plan", "The child's plan and its reviews"),
    Choice("school", "School's log of concerns"),
)
ROLES = (Choice("hv", "Health visitor"), Choice("sw", "Social worker"), Choice("tea", "Teacher"))


def _kinds() -> tuple[Field, ...]:
    asked = (
        question(Kind.PERCENTAGE, text="What share of visits was kept?", limits=Limits(step=5)),
        question(Kind.DURATION, text="How long until it was assessed?", limits=WAIT),
        question(Kind.SCALING, text="How safe did the child say home was?", limits=SAFE),
        question(
            Kind.RANKING, text="Where was the child safest? The safest first.", choices=PLACES
        ),
        question(Kind.PERSON, text="Who knew the child best?", choices=ROLES),
        question(Kind.EVIDENCE, text="Which records were read?", choices=RECORDS),
        question(Kind.ONE_OF, text="Where was the child seen most often?", choices=PLACES),
        question(Kind.ACKNOWLEDGE, text="I have read the whole chronology."),
        question(Kind.CALCULATED, text="Working days from referral to the first visit"),
    )
    form = form_of(section("kinds", *asked))
    return tuple(field_of(each, form) for each in asked)


WAIT = Limits(least=0, most=26, unit="weeks")
SAFE = Limits(low="Not safe at all", high="As safe as can be")


def grading() -> QWidget:
    """Show the grade picker as it stands at the end of a domain."""
    field = GradeField("Voice and lived experience", FOUR, VOICE)
    field.set_value(Judgement("good", ""))
    return _page(Eyebrow("Domain 6 of 11"), Heading("Voice and lived experience", 2), field, None)


def listing() -> QWidget:
    """Show a table, a rail and an empty page."""
    table = _returns()
    places = [nav("Home", "home"), nav("Audits", "clipboard"), nav("Findings", "bulb")]
    places[1].setChecked(True)
    rail = Sheet("rail")
    rail.setLayout(column(*places, None, gap=Space.XS, margin=Space.S))
    empty = Empty(
        "clipboard",
        "No audits yet",
        "An audit begins with a theme and a reason. Plan one, sample its cases, and send each "
        "agency its pack.",
        primary("Plan an audit", "plus"),
    )
    right = column(Marking("Official-Sensitive"), PlainLabel("Returns"), table, empty)
    return _framed(rail, holder(right))


def _returns() -> Table:
    model: Rows[tuple[str, str, str, int]] = Rows(
        [
            Column("Case", lambda case: case[0], icon=lambda _: "file-text"),
            Column("Agency", lambda case: case[1]),
            Column("Overall", lambda case: case[2], role=_role),
            Column("Gaps", lambda case: str(case[3]), sort=lambda case: case[3], align=RIGHT),
        ]
    )
    model.show(
        [
            ("DD26-07-01", "Police", "Good", 0),
            ("DD26-07-02", "Health", "Requires improvement", 4),
            ("DD26-07-03", "Children's social care", "Inadequate", 11),
        ]
    )
    model.setParent(table := Table(model, "Returns"))
    table.setMinimumHeight(220)
    table.selectRow(1)
    return table


def _role(case: tuple[str, str, str, int]) -> str:
    return {"Good": "good", "Requires improvement": "weak"}.get(case[2], "poor")


def _page(*items: object) -> QWidget:
    inside = column(*items, gap=Space.L, margin=Space.XL)  # type: ignore[arg-type]  # mixed items
    scroll = Scroll(inside)
    return _shell(column(scroll))


def _framed(rail: QWidget, rest: QWidget) -> QWidget:
    line = row(rail, rest, gap=Space.L)
    line.setStretch(1, 1)
    return _shell(line)


def _shell(layout: object) -> QWidget:
    page = QWidget()
    page.setLayout(layout)  # type: ignore[arg-type]  # any layout
    mark(page, kind="page")
    return page


def _disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def _checked(button: QCheckBox | QRadioButton) -> QWidget:
    button.setChecked(True)
    return button


def charts() -> QWidget:
    """Show a chart of each kind."""
    words = {
        "G": ("Good", "good"),
        "R": ("Requires improvement", "weak"),
        "I": ("Inadequate", "poor"),
    }
    words |= {"O": ("Outstanding", "good-high"), "N": ("Not enough evidence", "none")}
    cells = tuple(tuple(Cell(*words[code]) for code in line) for line in ("GRIG", "GGRO", "NRGG"))
    names = ("Identification and recognition", "Voice and lived experience", "Recording")
    across = ("Police", "Health", "Children's social care", "School")
    series = (Series("Good", "good"), Series("Requires improvement", "weak"))
    stacked = (Bar("Police", (6, 2)), Bar("Health", (3, 5)), Bar("School", (8, 0)))
    heard = (Bar("Police", (40,)), Bar("Health", (85,)))
    views = (
        ChartView(Heatmap("Grades by domain and agency", names, across, cells, "Domain")),
        ChartView(StackedBars("Grades by agency", series, stacked, "Agency")),
        ChartView(Bars("Voice evidenced", heard, "%", top=100)),
    )
    return _page(*(Card("", "", view) for view in views), None)
