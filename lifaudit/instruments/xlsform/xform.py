"""Sheets out of plain XForm XML, as far as pyxform can take it apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.instruments.xlsform.sheets import Row, Sheet, tidy
from lifaudit.instruments.xlsform.words import CHOICES, LIF, SETTINGS, SURVEY
from lifaudit.workbooks.book import NOT_A_WORKBOOK
from lifaudit.workbooks.text import decoded

LONGEST = 1024 * 1024
MOST_QUESTIONS = 2000
OURS = "{urn:lifaudit:form:1}"
HOLDERS = ("group", "repeat")
BINDS = {
    "relevant": "relevant",
    "required": "required",
    "constraint": "constraint",
    "jr:constraintMsg": "constraint_message",
    "calculate": "calculation",
    "readonly": "read_only",
}
_PATH = re.compile(r" ?/[\w.-]+(?:/[\w.-]+)*/([\w.-]+) ?")

Cells = dict[str, str]


def sheets_of(file: str, raw: bytes) -> tuple[Sheet, ...]:
    """Read an XForm as the sheets it could have been made from. Raises WorkbookUnfit."""
    found = _taken_apart(decoded(raw))
    try:
        survey = list(_rows(found["children"]))
        choices = list(_choices(found.get("choices", {})))
    except NOT_A_WORKBOOK as error:
        raise _unfit() from error
    settings = {"form_title": _text(found["title"]), "form_id": _text(found["id_string"])}
    return (
        _sheet(file, SURVEY, survey),
        _sheet(file, CHOICES, choices),
        _sheet(file, SETTINGS, [settings]),
    )


def _taken_apart(text: str) -> dict[str, Any]:
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - rarely needed
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415 - as above
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - as above
    from pyxform.xform2json import XFormToDictBuilder  # noqa: PLC0415 - as above

    if len(text) > LONGEST or text.count("<bind") > MOST_QUESTIONS:
        raise WorkbookUnfit("The XForm is longer than any form lifaudit can ask.")
    try:
        # Before pyxform sees it: what is not well-formed it would take for the name of a file.
        fromstring(text.encode("utf-8"), forbid_dtd=True)
        found: dict[str, Any] = XFormToDictBuilder(text).new_doc
    except DefusedXmlException as error:
        raise WorkbookUnfit("The XForm declares document types, which no form needs.") from error
    except (*NOT_A_WORKBOOK, PyXFormError) as error:
        raise _unfit() from error
    return found


def _unfit() -> WorkbookUnfit:
    return WorkbookUnfit(
        "The file is no XForm that can be taken apart. Bring its workbook instead."
    )


def _rows(children: list[Any]) -> Iterator[Cells]:
    for child in children:
        if child.get("name") == "meta":
            continue
        cells = dict(_cells(child))
        if cells["type"] in HOLDERS:
            yield cells | {"type": f"begin_{cells['type']}"}
            yield from _rows(child.get("children", []))
            yield {"type": f"end_{cells['type']}"}
        else:
            yield cells


def _cells(child: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    bind = child.get("bind", {})
    yield "type", _type(child)
    yield "name", _text(child.get("name", ""))
    for heading in ("label", "hint"):
        yield from _spoken(heading, child.get(heading, ""))
    for ours, heading in BINDS.items():
        yield heading, _PATH.sub(r"${\1}", _text(bind.get(ours, "")))
    for name, value in child.items():
        if name.startswith(OURS):
            yield LIF + name.removeprefix(OURS), _text(value)


def _type(child: Mapping[str, Any]) -> str:
    kind, offered = _text(child.get("type", "")), child.get("list_name") or child.get("itemset")
    return f"{kind} {_text(offered)}" if kind.startswith("select") and offered else kind


def _spoken(heading: str, said: Any) -> Iterator[tuple[str, str]]:
    """Give a text under its heading, or each of its languages under one of its own."""
    if isinstance(said, Mapping):
        yield from ((f"{heading}::{language}", _text(text)) for language, text in said.items())
    else:
        yield heading, _text(said)


def _choices(lists: Mapping[str, Any]) -> Iterator[Cells]:
    for name, items in lists.items():
        for item in items:
            label = dict(_spoken("label", item.get("label", "")))
            rest = {key: _text(value) for key, value in item.items() if key != "label"}
            yield {"list_name": name, **rest, **label}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _sheet(file: str, name: str, rows: list[Cells]) -> Sheet:
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    spots = (Spot(sheet=name, row=number) for number in range(2, len(rows) + 2))
    return Sheet(
        name,
        Row(Spot(sheet=name, row=1), headings),
        tuple(
            Row(spot, tuple(tidy(file, spot, row.get(heading, "")) for heading in headings))
            for spot, row in zip(spots, rows, strict=True)
        ),
    )
