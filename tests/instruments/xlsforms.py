"""XLSForms as people write them, and ways to make a workbook of one."""

from __future__ import annotations

import io

from openpyxl import Workbook

from lifaudit.domain.errors.instrument import FormNotUsable
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.xlsform.read import import_workbook

SURVEY = (
    ("type", "name", "label", "hint", "relevant", "required"),
    ("start", "start", "", "", "", ""),
    ("text", "who", "Who is asked?", "By role.", "", "yes"),
    ("begin_group", "Home_Visit", "Home visit", "", "", ""),
    ("select_one yn", "seen", "Was the child seen?", "", "", "yes"),
    ("integer", "times", "How often?", "", "${seen} = 'yes'", "${seen} = 'yes'"),
    ("end_group", "", "", "", "", ""),
)
CHOICES = (
    ("list_name", "name", "label"),
    ("yn", "yes", "Yes"),
    ("yn", "no", "No"),
)
SETTINGS = (("form_title", "form_id", "version"), ("A visit", "a_visit", "2.1"))


def sheets(survey=SURVEY, choices=CHOICES, settings=SETTINGS):
    """Return the three sheets, each by its name."""
    return {"survey": survey, "choices": choices, "settings": settings}


def with_rows(*rows, head=SURVEY[0], choices=CHOICES):
    """Return a form that asks just these rows."""
    return sheets((head, *rows), choices)


def workbook(tables, spoil=None):
    """Return the bytes of a workbook with these sheets; `spoil` may change it first."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if spoil:
        spoil(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def saved(folder, content, name="visit.xlsx"):
    """Write a file, from bytes, text or sheets, and return its path."""
    path = folder / name
    raw = workbook(content) if isinstance(content, dict) else content
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return path


def taken(folder, tables):
    """Import a form that is meant to be good."""
    return import_workbook(saved(folder, tables))


def refused(folder, content, name="visit.xlsx"):
    """Return everything that keeps a file from being used."""
    path = saved(folder, content, name)
    try:
        return tuple(problem for problem in lint_file(path) if problem.stops)
    except FormNotUsable as error:
        return error.problems
