"""The words of an XLSForm: sheets, headings, and what our own kinds are called there."""

from __future__ import annotations

import re

from lifaudit.domain.kinds import Kind

NAMESPACE = 'lif="urn:lifaudit:form:1"'
ROOT = "Form"  # a name that no key can be, for ODK wants one for the form as well

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
GRADES, CAPS, CHANGES = "lif_grades", "lif_caps", "lif_changes"
OWN_SHEETS = (GRADES, CAPS, CHANGES)

TYPES = {
    Kind.WHOLE: "integer",
    Kind.NUMBER: "decimal",
    Kind.PERCENTAGE: "decimal",
    Kind.DATE: "date",
    Kind.DURATION: "decimal",
    Kind.SHORT_TEXT: "text",
    Kind.LONG_TEXT: "text",
    Kind.SCALING: "range",
    Kind.PERSON: "text",
    Kind.NOTE: "note",
    Kind.ACKNOWLEDGE: "acknowledge",
    Kind.CALCULATED: "calculate",
}
LISTS = {Kind.MANY_OF: "select_multiple", Kind.EVIDENCE: "select_multiple", Kind.RANKING: "rank"}
LIKE_OURS = {
    "text": Kind.SHORT_TEXT,
    "string": Kind.SHORT_TEXT,
    "integer": Kind.WHOLE,
    "int": Kind.WHOLE,
    "decimal": Kind.NUMBER,
    "date": Kind.DATE,
    "note": Kind.NOTE,
    "calculate": Kind.CALCULATED,
    "acknowledge": Kind.ACKNOWLEDGE,
    "trigger": Kind.ACKNOWLEDGE,
    "range": Kind.NUMBER,
    "select_one": Kind.ONE_OF,
    "select_multiple": Kind.MANY_OF,
    "rank": Kind.RANKING,
}
METADATA = frozenset(
    {
        "start",
        "end",
        "today",
        "deviceid",
        "username",
        "phonenumber",
        "email",
        "audit",
        "simserial",
        "subscriberid",
        "start-geopoint",
    }
)

LIF = "bind::lif:"
POINT = ("points", "role", "counts", "descriptor", "alone", "scale")
HEADED = ("list_name", "name", "label")

# Where in a row each part of a question, a section, a choice or the form stands.
COLUMNS = {
    "key": "name",
    "text": "label",
    "title": "label",
    "label": "label",
    "code": "name",
    "kind": "type",
    "scale": "type",
    "choices": "type",
    "guidance": "hint",
    "required": "required",
    "required_if": "required",
    "relevant": "relevant",
    "constraint": "constraint",
    "message": "constraint_message",
    "calculation": "calculation",
    "filter": "choice_filter",
    **{
        name: LIF + name
        for name in ("least", "most", "step", "unit", "low", "high", "weight", "evidence_least")
    },
    **{name: LIF + name for name in ("tags", "agencies", "evidence", "intro", "graded", "notes")},
    "grade_guidance": LIF + "grade_guidance",
    **{name: name for name in ("points", "role", "counts", "descriptor", "alone")},
}
FORM_COLUMNS = {"title": "form_title", "key": "form_id", "version": "version"}
FORM_WORDS = (
    *("subject", "use", "minutes", "grade_scale", "scoring", "retires", "adds_to"),
    *("purpose", "provenance", "statement"),
)
OWN_SETTING = "lif_"

REFERENCE = re.compile(r"\$\{\s*([^{}\s]+)\s*\}")
LEGAL = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
RESERVED = frozenset({"meta"})
YES, NO = "yes", "no"


def joined(texts: tuple[str, ...]) -> str:
    """Write several texts into one cell, one a line."""
    return "\n".join(text.replace("\\", "\\\\").replace("\n", "\\n") for text in texts)


def parted(cell: str) -> tuple[str, ...]:
    """Read back what `joined` wrote."""
    lines = (line.strip() for line in cell.split("\n"))
    return tuple(re.sub(r"\\(.)", _unescaped, line) for line in lines if line)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]
