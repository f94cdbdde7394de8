"""Telling what a log entry says in words: which field of what, and values as people say them."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

from lifaudit.domain.asked import read_path
from lifaudit.domain.audit import ExpectedAgency, PinnedInstrument
from lifaudit.domain.casework import PANEL, Evidence, Judgement, Row, Stage
from lifaudit.domain.codec import decoders_of
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.history import Entry
from lifaudit.domain.instrument import Cap, Changed, Descriptor, Instrument, Scoring
from lifaudit.domain.learning import Finding, Recommendation
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.question import Choice, Limits, Logic, Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.record import key_fields, read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.routes import Mapping
from lifaudit.domain.scale import Point
from lifaudit.domain.values import written
from lifaudit.domain.words import day_of, words_of
from lifaudit.services.instruments import pinned
from lifaudit.store.unit import Unit

SUBJECTS = {
    "Joining": "Joining request",
    "MemberList": "List of members",
    "Revoked": "Certificate withdrawn",
    "KeyConfirmed": "Changed key",
    "HandedOn": "Partnership handed on",
    "TurnTaken": "Partnership taken over",
    "PackSeen": "Pack received",
    "PackSent": "Pack made",
    "Vouched": "Voucher",
    "SectionNotes": "Section notes",
    "MatchKey": "Match key",
    "PinnedInstrument": "Instrument",
    "ExpectedAgency": "Agency asked",
    "SealedReport": "Signed report",
    "Decided": "Decision on a report",
    "Representative": "Who approves",
    "Circulated": "Draft findings given out",
    "DraftFinding": "Draft finding",
    "Response": "Answer to a comment",
    "Voice": "The child's voice",
    "Audit": "Plan",
    "Draw": "Sample",
    "DraftInstrument": "Draft",
    "PublishedInstrument": "Published instrument",
    "Moved": "Move to another version",
    "EarlierAnswer": "Earlier answer",
    "EarlierGrade": "Earlier grade",
    "CaseDay": "Audit day",
    "DayStep": "Step of the audit day",
    "CaseCalled": "Case called",
    "Released": "Grades released",
    "NotRevealed": "Grades not revealed",
    "CaseOpened": "Grades opened",
    "KeyBox": "Keys under eight words",
    "TypedHere": "Eight words typed",
    "Urgent": "Urgent concern",
    "Handover": "Matter handed over",
    "Moderation": "Choice for moderation",
    "PracticeCase": "Practice case",
    "Glossary": "Names to look for",
    "LeftStanding": "Looked at, and stands",
}
GRADES = frozenset({"Grade", "PracticeGrade"})
PARTS = {"DraftScale": "Scale", "DraftSection": "Section", "DraftQuestion": "Question"}
FIELDS = {
    "why": "why",
    "agency": "agency",
    "involvement_note": "what is known of the child",
    "records_seen": "records seen",
    "minutes_spent": "minutes spent",
    "practitioner_spoken": "practitioner spoken with",
    "practitioner_role": "practitioner's role",
    "practitioner_on": "date of the conversation",
    "practitioner_why_not": "why no practitioner was spoken with",
    "signed_off_by": "signed off by",
    "signed_off_at": "signed off at",
    "development": "areas for development",
    "heard": "how the child was heard",
    "words": "what was said or seen",
    "influenced": "influenced decisions",
    "influence": "how it influenced them",
    "communication_need": "communication need",
    "so_what": "so what for the child",
    "now_what": "now what",
    "seen_in": "seen in cases",
    "may_quote": "may be quoted",
    "on": "date",
    "statement_read": "statement read",
    "position": "place",
    "removed": "taken out",
    "begun_at": "began",
    "called_at": "called",
    "closed_at": "closed",
    "held_at": "held up",
    "ended_at": "ended",
    "on_paper": "paper sheet of",
    "rested": "seconds of rest",
    "decided_at": "decided at",
    "said": "what was said",
    "again": "to be signed again",
    "newest": "newest copy",
}
ITSELF = frozenset(
    {("Answer", "value"), ("Reflection", "text"), ("Feedback", "value"), ("Feedback", "text")}
)
PERSONS = frozenset(
    {
        *("auditor", "signed_off_by", "lead", "certified_by", "person"),
        *("called_by", "raised_by", "closed_by", "sender"),
    }
)
AGENCIES = frozenset({"agency", "owner"})
APART = frozenset({"MatchKey", "Frame", "Exclusion", "Urgent", "Handover", "Glossary"})
KEPT_APART = "Kept apart"
FOR_LAPTOPS = frozenset(
    {
        ("PackSeen", "number"),
        *(("PackSeen", "pack"), ("PackSeen", "about"), ("PackSeen", "heads")),
        *(("PackSent", "about"), ("PackSent", "spans"), ("Vouched", "said")),
        ("Response", "answered"),
    }
)
NOTED = "Noted"
UNWRITTEN = "Nothing written yet"
WHOLE = frozenset(
    {
        *(("PinnedInstrument", "content"), ("PublishedInstrument", "content")),
        *(("Moved", "form"), ("Moved", "panel_form")),
    }
)


@dataclass(frozen=True, slots=True)
class Names:
    """The names and forms behind the ids that one audit's entries hold."""

    people: dict[str, str] = field(repr=False)
    agencies: dict[str, str]
    forms: Instruments | None
    rows: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    learned: dict[str, str] = field(default_factory=dict, repr=False)

    def person(self, key: str) -> str:
        """Return a person's name."""
        return self.people.get(key, "someone not in the register") if key else ""

    def agency(self, key: str) -> str:
        """Return an agency's short name."""
        return "Panel" if key == PANEL else self.agencies.get(key, key)

    def learning(self, key: str) -> str:
        """Return the words of a finding or a recommendation as they stand now."""
        return self.learned.get(key, "") or UNWRITTEN if key else ""


def names_of(unit: Unit, audit: str) -> Names:
    """Gather the names one audit's entries need; an empty audit means the vault's own."""
    agencies = {one.agency: one.short or one.name for one in unit.where(Agency)}
    agencies |= {
        one.agency: one.short or one.name for one in unit.where(ExpectedAgency, audit=audit)
    }
    people = {one.person: one.name for one in unit.where(Person)}
    has_form = unit.one(PinnedInstrument, audit=audit, use="return") is not None
    forms = pinned(unit, audit) if has_form else None
    rows = _places(unit.where(Row, audit=audit))
    return Names(people, agencies, forms, rows, _learned(unit, audit))


def _learned(unit: Unit, audit: str) -> dict[str, str]:
    """Return the words of every finding and recommendation, those withdrawn too, by id."""
    words = {one.finding: one.what for one in unit.where(Finding, audit=audit)}
    return words | {one.recommendation: one.text for one in unit.where(Recommendation, audit=audit)}


def _places(rows: list[Row]) -> dict[tuple[str, str, str, str], int]:
    """Return the number of every row as the rows of its group stand, from 1."""
    numbers: Counter[tuple[str, str, str]] = Counter()
    found = {}
    for one in sorted(rows, key=lambda row: (row.position, row.row)):
        if not one.removed:
            group = (one.case, one.agency, one.group)
            numbers[group] += 1
            found[*group, one.row] = numbers[group]
    return found


def where_of(entry: Entry, names: Names) -> str:
    """Say which case and agency an entry is about, as far as it is about one."""
    parts = parts_of(entry)
    agency = names.agency(parts["agency"]) if "agency" in parts else ""
    return ", ".join(one for one in (parts.get("case", ""), agency) if one)


def what_of(entry: Entry, names: Names) -> str:
    """Say in words which field of what an entry filled."""
    said = FIELDS.get(entry.field_name, entry.field_name.replace("_", " "))
    subject = _subject(entry, names)
    if entry.kind in GRADES or (entry.kind, entry.field_name) in ITSELF:
        return subject
    return f"{subject}: {said}" if subject else said.capitalize()


def said_of(entry: Entry, value: Any, names: Names) -> str:
    """Say a recorded value as people say it; nothing for nothing."""
    instead = _instead(entry)
    if instead:
        return instead if value else ""
    kind = BY_NAME.get(entry.kind)
    read = decoders_of(kind).get(entry.field_name) if kind else None
    known = read(value) if read and value is not None else value
    if isinstance(known, Judgement):
        return _judged(entry, known, names)
    if (entry.kind, entry.field_name) == ("PackSent", "recipients"):
        return "\n".join(map(names.person, known or ()))
    if (entry.kind, entry.field_name) == ("Recommendation", "findings"):
        return "\n".join(map(names.learning, known or ()))
    return _text(entry, known, names) if isinstance(known, str) else word_of(known)


def _instead(entry: Entry) -> str:
    """Return what is said in place of a value that people do not read in a history."""
    if entry.kind in APART:
        return KEPT_APART
    if (entry.kind, entry.field_name) in WHOLE:
        return "The whole form"
    return NOTED if (entry.kind, entry.field_name) in FOR_LAPTOPS else ""


def word_of(value: Any) -> str:
    """Say any value that needs no names: dates, yes and no, evidence, lists of these."""
    if value is None:
        return ""
    for kind, said in SAYINGS:
        if isinstance(value, kind):
            return said(value)
    return str(value)


def parts_of(entry: Entry) -> dict[str, str]:
    """Return the key fields of the record an entry is about, by name."""
    kind = BY_NAME.get(entry.kind)
    return dict(zip(key_fields(kind), read_key(entry.key), strict=True)) if kind else {}


def _subject(entry: Entry, names: Names) -> str:
    parts = parts_of(entry)
    if entry.kind in GRADES:
        stage = words_of(Stage(parts["stage"])) if "stage" in parts else "Practice grade"
        return f"{stage}: {_section(names, parts['domain'])}"
    if entry.kind == "SectionNotes":
        return _section(names, parts["section"])
    if entry.kind == "Row":
        return _row(names, parts, form_of(entry, names))
    if entry.kind in ("Answer", "Reflection", "Feedback"):
        prompt = parts.get("question") or parts["prompt"]
        asked = _question(form_of(entry, names), prompt)
        inside = _row(names, parts, form_of(entry, names)) if read_path(prompt).group else ""
        return ", ".join(one for one in (inside, asked.text if asked else prompt) if one)
    if entry.kind in PARTS:
        return f"{PARTS[entry.kind]} {parts['part']}"
    return SUBJECTS.get(entry.kind, entry.kind)


def _text(entry: Entry, text: str, names: Names) -> str:
    """Say a text: names for ids, words for the codes of answers, and anything else as it is."""
    if entry.field_name in PERSONS:
        return names.person(text)
    if entry.field_name in AGENCIES:
        return names.agency(text)
    if (entry.kind, entry.field_name) == ("Finding", "section"):
        return _section(names, text)
    if (entry.kind, entry.field_name) == ("Action", "recommendation"):
        return names.learning(text)
    if entry.field_name != "value":
        return text
    form = form_of(entry, names)
    asked = asked_by(entry, form)
    return in_words(form, asked, text) if asked and form else text


def _judged(entry: Entry, judgement: Judgement, names: Names) -> str:
    form = form_of(entry, names)
    word = judgement.value
    if form and form.grade_scale and word:
        try:
            word = form.scale(form.grade_scale).point(word).label
        except NotInForm:
            word = judgement.value
    return "\n".join(one for one in (word, judgement.reason) if one)


def form_of(entry: Entry, names: Names) -> Instrument | None:
    """Return the form an entry answers: the panel, reflection and feedback have their own."""
    if names.forms is None:
        return None
    if entry.kind in ("Grade", "Answer", "Row") and parts_of(entry)["agency"] == PANEL:
        return names.forms.panel or names.forms.main
    own = {"Reflection": names.forms.reflection, "Feedback": names.forms.feedback}
    return own.get(entry.kind, names.forms.main)


def asked_by(entry: Entry, form: Instrument | None) -> Question | None:
    """Return the question an entry answers, if it answers one of this form."""
    parts = parts_of(entry)
    return _question(form, parts.get("question") or parts.get("prompt", ""))


def _row(names: Names, parts: dict[str, str], form: Instrument | None) -> str:
    """Name a row by its group and its place as the rows stand now; one taken out has none."""
    path = read_path(parts.get("question", ""))
    group, row = path.group or parts.get("group", ""), path.row or parts.get("row", "")
    asked = _question(form, group)
    place = names.rows.get((parts["case"], parts["agency"], group, row), 0)
    said = asked.text if asked else group
    return f"{said}, row {place}" if place else f"{said}, a row that was taken out"


def _question(form: Instrument | None, path: str) -> Question | None:
    try:
        return form.question(read_path(path).question) if form else None
    except NotInForm:
        return None


def _section(names: Names, key: str) -> str:
    sections = names.forms.main.all_sections if names.forms else ()
    return next((one.title for one in sections if one.key == key), key)


def _moment(value: datetime) -> str:
    here = value.astimezone()
    return f"{day_of(here)}, {here:%H:%M}"


def _evidence(value: Evidence) -> str:
    return ", ".join(one for one in (value.type, value.where, word_of(value.on)) if one)


def _listed(value: Any) -> str:
    """Say every property that says something, each under its name."""
    said = ((one.name.replace("_", " "), getattr(value, one.name)) for one in fields(value))
    return "\n".join(f"{name}: {word_of(one)}" for name, one in said if one not in ("", None, ()))


SAYINGS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (bool, lambda value: "Yes" if value else "No"),
    (float, written),
    (enum.Enum, words_of),
    (datetime, _moment),
    (date, day_of),
    (Evidence, _evidence),
    ((Choice, Point), lambda value: value.label),
    (Descriptor, lambda value: f"{value.code}: {value.text}"),
    (Changed, lambda value: f"{value.version}: {value.what}"),
    ((Logic, Limits, Scoring, Cap), _listed),
    (Mapping, lambda value: f"{len(value.questions)} questions"),
    ((tuple, list, frozenset), lambda value: "\n".join(word_of(one) for one in value)),
)
"""How each kind of value is said; a date and time is a date too, so it comes first."""
