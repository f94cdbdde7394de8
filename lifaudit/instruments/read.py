"""A TOML file becomes an Instrument, or a list of everything that is wrong with it, by line."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.instrument import (
    ROLES,
    SUBJECTS,
    USES,
    Choice,
    Descriptor,
    Instrument,
    Kind,
    Point,
    Question,
    Scale,
    Section,
)
from lifaudit.instruments.check import broken_rules
from lifaudit.instruments.findings import Breach, Findings
from lifaudit.instruments.lines import Place
from lifaudit.instruments.scale_rules import broken_scales
from lifaudit.instruments.source import Source, open_source
from lifaudit.instruments.table import Table

_KINDS = tuple(kind.value for kind in Kind)


def read(path: Path, shared: tuple[Scale, ...] = ()) -> Instrument:
    """Read a form; `shared` are scales it may use besides its own. FormNotUsable lists problems."""
    source = open_source(path)
    findings = Findings(source.file, source.lines)
    _must_be_a_form(source, findings)
    instrument = _instrument(_top(source, findings), shared)
    findings.add_new(broken_rules(instrument, frozenset(scale.key for scale in shared)))
    findings.refuse()
    return instrument


def read_scales(path: Path) -> tuple[Scale, ...]:
    """Read a file that holds only scales. FormNotUsable lists problems."""
    source = open_source(path)
    findings = Findings(source.file, source.lines)
    top = _top(source, findings)
    top.only("scale")
    scales = _scales(top)
    findings.add_new(broken_scales(scales))
    findings.refuse()
    return scales


def holds_scales_only(path: Path) -> bool:
    """Whether the file is a set of scales rather than a form. FormNotUsable when it is neither."""
    return open_source(path).tables.keys() == {"scale"}


def _must_be_a_form(source: Source, findings: Findings) -> None:
    """Stop at once at a file that is something else, rather than list all that it lacks."""
    if "form" not in source.tables:
        why = "It tells the form's name, version and purpose."
        findings.add(Breach((), "There is no [form] table.", why, "Begin the file with [form]."))
        findings.refuse()


def _top(source: Source, findings: Findings) -> Table:
    start: Place = ()
    return Table(source.tables, start, findings)


def _instrument(top: Table, shared: tuple[Scale, ...]) -> Instrument:
    top.only("form", "scale", "section", "overall")
    head = top.table("form")
    head.only(
        *("key", "version", "title", "subject", "use", "purpose", "minutes"),
        *("provenance", "statement", "grade_scale"),
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
    )


def _scale_keys(grade_scale: str | None, sections: tuple[Section, ...]) -> set[str | None]:
    return {grade_scale, *(asked.scale for section in sections for asked in section.questions)}


def _used(
    own: tuple[Scale, ...], shared: tuple[Scale, ...], keys: set[str | None]
) -> tuple[Scale, ...]:
    """Keep a form's own scales and those shared ones it asks for and does not replace."""
    mine = {scale.key for scale in own}
    return (*own, *(scale for scale in shared if scale.key in keys and scale.key not in mine))


def _section(table: Table) -> Section:
    table.only("key", "title", "intro", "graded", "notes", "grade_guidance", "grades", "question")
    return _filled_section(table, table.text("key"))


def _overall(table: Table) -> Section:
    table.only("title", "intro", "graded", "notes", "grade_guidance", "grades", "question")
    return _filled_section(table, "overall")


def _filled_section(table: Table, key: str) -> Section:
    graded = table.truth("graded", absent=True)
    grades = table.table("grades")
    return Section(
        key=key,
        title=table.text("title"),
        intro=table.text("intro"),
        questions=tuple(_question(asked) for asked in table.tables("question")),
        graded=graded,
        grade_guidance=table.text("grade_guidance") if graded else "",
        descriptors=tuple(Descriptor(code, grades.text(code)) for code in grades.keys()),  # noqa: SIM118 - a Table is not a dict
        notes=table.truth("notes", absent=graded),
    )


def _question(table: Table) -> Question:
    table.only(
        *("key", "text", "kind", "guidance", "evidence", "scale", "choices"),
        *("required", "tags", "agencies"),
    )
    word = table.one_of("kind", _KINDS)
    kind = Kind(word) if word in _KINDS else Kind.NOTE
    return Question(
        key=table.text("key"),
        text=table.text("text"),
        kind=kind,
        guidance=table.text("guidance") if kind.answered else table.text_or("guidance", ""),
        evidence_prompts=table.texts("evidence"),
        scale=table.text_or("scale", "") or None,
        choices=tuple(_choice(choice) for choice in table.tables("choices")),
        required=table.truth("required", absent=kind.answered),
        tags=frozenset(table.texts("tags")),
        agencies=frozenset(table.texts("agencies")),
    )


def _choice(table: Table) -> Choice:
    table.only("code", "label")
    return Choice(table.text("code"), table.text("label"))


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
