"""What pyxform says of a form: whoever opens it with ODK or Kobo must be able to."""

from __future__ import annotations

import re
from typing import Any

from lifaudit.domain.errors.instrument import Spot
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entries, Entry
from lifaudit.instruments.xlsform.words import CHOICES, NAMESPACE, SETTINGS, SURVEY

_ROW = re.compile(r"\[row : (\d+|unknown)\]\s*")
_COLUMN = re.compile(r"the '([\w:-]+)' value")
_CODE = re.compile(r"^\[?[A-Z]+_\d+\]?:?\s*")
_WHY = "ODK and Kobo could not open the form."


def judged(desk: Desk, survey: Entries, choices: Entries, settings: Entry) -> None:
    """Note what pyxform objects to, if anything.

    It is handed the rows, not the file: opening a stranger's file is for rooms that guard it. Its
    validator, which is a program of its own, is never run.
    """
    from pyxform.builder import create_survey_element_from_dict  # noqa: PLC0415 - slow to load
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - as above
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415 - as above
    from pyxform.xls2json_backends import DefinitionData  # noqa: PLC0415 - as above

    definition = DefinitionData(**_definition(survey, choices, settings))
    try:
        create_survey_element_from_dict(workbook_to_json(definition, warnings=[])).validate()
    except PyXFormError as error:
        said = str(error)
        _note(desk, choices if "'choices' sheet" in said else survey, said)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        what = "ODK's own reader stops at this form without saying why."
        desk.flag(Spot(sheet=SURVEY), "", what, "Simplify the rows you changed last.", _WHY)


def _definition(survey: Entries, choices: Entries, settings: Entry) -> dict[str, Any]:
    sheets = {SURVEY: survey.rows, CHOICES: choices.rows, SETTINGS: (settings,)}
    found: dict[str, Any] = {"sheet_names": [name for name, rows in sheets.items() if rows]}
    for name, rows in sheets.items():
        plain = [dict(row.cells) for row in rows]
        found[name] = plain
        found[f"{name}_header"] = [dict.fromkeys(key for row in plain for key in row)]
    found[SETTINGS][0].setdefault("namespaces", NAMESPACE)
    found[SETTINGS][0].pop("default_language", None)
    found[f"{SETTINGS}_header"] = [dict.fromkeys(found[SETTINGS][0])]
    found["fallback_form_name"] = "Form"
    return found


def _note(desk: Desk, meant: Entries, said: str) -> None:
    found = _ROW.search(said)
    at = int(found[1]) - 2 if found and found[1].isdecimal() else -1
    spot = meant.rows[at].spot if 0 <= at < len(meant.rows) else Spot(sheet=SURVEY)
    column = _COLUMN.search(said)
    words = _CODE.sub("", _ROW.sub("", said)).strip().partition("\n")[0]
    what = f"ODK's own reader says: {words}"
    desk.flag(spot, column[1] if column else "", what, "Mend the row as it says.", _WHY)
