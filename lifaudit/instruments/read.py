"""A TOML file becomes an Instrument, or a list of everything that is wrong with it, by line."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.domain.instrument import (
    BASES,
    SUBJECTS,
    USES,
    Cap,
    Changed,
    Descriptor,
    Instrument,
    Scoring,
    Section,
)
from lifaudit.domain.remark import Place, Remark
from lifaudit.domain.scale import ROLES, Point, Scale
from lifaudit.instruments.check import broken_rules
from lifaudit.instruments.findings import Findings
from lifaudit.instruments.read_question import question_in, weight_in
from lifaudit.instruments.scale_rules import broken_scales
from lifaudit.instruments.source import Source, open_source
from lifaudit.instruments.table import Table

_SECTION = (
    "title",
    "intro",
    "graded",
    "notes",
    "grade_guidance",
    "grades",
    "question",
    "relevant",
    "weight",
)


def read(path: Path, shared: tuple[Scale, ...] = ()) -> Instrument:
    """Read a form; `shared` are scales it may use besides its own. FormNotUsable lists problems."""
    instrument, findings = begin(open_source(path), shared)
    findings.refuse()
    return instrument


def read_scales(path: Path) -> tuple[Scale, ...]:
    """Read a file that holds only scales. FormNotUsable lists problems."""
    scales, findings = begin_scales(open_source(path))
    findings.refuse()
    return scales


def begin(source: Source, shared: tuple[Scale, ...]) -> tuple[Instrument, Findings]:
    """Read as much of a form as can be read, with everything that keeps it from being used."""
    findings = Findings(source.file, source.lines)
    _must_be_a_form(source, findings)
    instrument = _instrument(_top(source, findings), shared)
    findings.add_new(broken_rules(instrument, frozenset(scale.key for scale in shared)))
    return instrument, findings


def begin_scales(source: Source) -> tuple[tuple[Scale, ...], Findings]:
    """Read as much of a file of scales as can be read, with everything wrong with it."""
    findings = Findings(source.file, source.lines)
    top = _top(source, findings)
    top.only("scale")
    scales = _scales(top)
    findings.add_new(broken_scales(scales))
    return scales, findings


def holds_scales_only(source: Source) -> bool:
    """Whether the file is a set of scales rather than a form."""
    return source.tables.keys() == {"scale"}


def _must_be_a_form(source: Source, findings: Findings) -> None:
    """Stop at once at a file that is something else, rather than list all that it lacks."""
    if "form" not in source.tables:
        why = "It tells the form's name, version and purpose."
        findings.add(Remark((), "There is no [form] table.", why, "Begin the file with [form]."))
        raise FormNotReadable(findings.problems)


def _top(source: Source, findings: Findings) -> Table:
    start: Place = ()
    return Table(source.tables, start, findings)


def _instrument(top: Table, shared: tuple[Scale, ...]) -> Instrument:
    top.only("form", "scale", "section", "overall", "cap", "change")
    head = top.table("form")
    head.only(
        *("key", "version", "title", "subject", "use", "purpose", "minutes", "provenance"),
        *("statement", "grade_scale", "scoring", "retires", "adds_to"),
    )
    sections = tuple(_section(table) for table in top.tables("section"))
    overall = _overall(top.table("overall")) if top.has("overall") else None
    grade_scale = head.text_or("grade_scale", "") or None
    asked = sections if overall is None else (*sections, overall)
    return Instrument(
        key=head.text("key"),
        version=head.text("version"),
        title=head.text("title"),
        subject=head.one_of("subject", SUBJECTS),
        use=head.one_of("use", USES),
        purpose=head.text("purpose"),
        minutes=head.whole("minutes"),
        provenance=head.text("provenance"),
        statement=head.text_or("statement", ""),
        scales=_used(_scales(top), shared, _scale_keys(grade_scale, asked)),
        sections=sections,
        overall=overall,
        grade_scale=grade_scale,
        scoring=_scoring(top, head),
        changes=tuple(_changed(table) for table in top.tables("change")),
        retires=head.text_or("retires", ""),
        adds_to=head.texts("adds_to"),
    )


def _scoring(top: Table, head: Table) -> Scoring:
    basis = head.one_of("scoring", BASES) if head.has("scoring") else BASES[0]
    return Scoring(basis, tuple(_cap(table) for table in top.tables("cap")))


def _cap(table: Table) -> Cap:
    table.only("section", "at", "most")
    return Cap(table.text_or("section", ""), table.text("at"), table.text("most"))


def _changed(table: Table) -> Changed:
    table.only("version", "on", "what")
    return Changed(table.text("version"), table.text("on"), table.text("what"))


def _scale_keys(grade_scale: str | None, sections: tuple[Section, ...]) -> set[str | None]:
    questions = (each for section in sections for asked in section.questions for each in asked.each)
    return {grade_scale, *(asked.scale for asked in questions)}


def _used(
    own: tuple[Scale, ...], shared: tuple[Scale, ...], keys: set[str | None]
) -> tuple[Scale, ...]:
    """Keep a form's own scales and those shared ones it asks for and does not replace."""
    mine = {scale.key for scale in own}
    return (*own, *(scale for scale in shared if scale.key in keys and scale.key not in mine))


def _section(table: Table) -> Section:
    table.only("key", *_SECTION)
    return _filled_section(table, table.text("key"))


def _overall(table: Table) -> Section:
    table.only(*_SECTION)
    return _filled_section(table, "overall")


def _filled_section(table: Table, key: str) -> Section:
    graded = table.truth("graded", absent=True)
    grades = table.table("grades")
    return Section(
        key=key,
        title=table.text("title"),
        intro=table.text_or("intro", ""),
        questions=tuple(question_in(asked) for asked in table.tables("question")),
        graded=graded,
        grade_guidance=table.text("grade_guidance") if graded else "",
        descriptors=tuple(Descriptor(code, grades.text(code)) for code in grades.keys()),  # noqa: SIM118 - a Table is not a dict
        notes=table.truth("notes", absent=graded),
        relevant=table.text_or("relevant", ""),
        weight=weight_in(table),
    )


def _scales(top: Table) -> tuple[Scale, ...]:
    return tuple(_scale(table) for table in top.tables("scale"))


def _scale(table: Table) -> Scale:
    table.only("key", "title", "point")
    points = tuple(_point(point) for point in table.tables("point"))
    return Scale(table.text("key"), table.text("title"), points)


def _point(table: Table) -> Point:
    table.only("code", "label", "points", "role", "descriptor", "counts")
    return Point(
        code=table.text("code"),
        label=table.text("label"),
        points=table.number_or_none("points"),
        role=table.one_of("role", ROLES),
        descriptor=table.text("descriptor"),
        counts=table.truth("counts", absent=True),
    )
