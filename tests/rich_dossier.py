"""A whole audit as values, of any size and with any words: what reports are made from."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

from eventful import DAY, EVENTS, WHAT, every_kind
from world import AGENCIES, START

from lifaudit.domain.audit import Audit, ExpectedAgency, Status, Trigger
from lifaudit.domain.case import Case, CaseStatus, Draw, Method
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Answer,
    Evidence,
    Feedback,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Reflection,
    Reflector,
    Return,
    Row,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.dossier import Dossier, Instruments, Learned
from lifaudit.domain.kinds import Kind
from lifaudit.domain.learning import (
    Action,
    Factor,
    Finding,
    Level,
    MeasureType,
    Polarity,
    Recommendation,
    Summary,
)
from lifaudit.domain.partnership import Agency, AgencyType, Partnership, Person, Role
from lifaudit.domain.screening import Screened
from lifaudit.domain.worked import Worked
from lifaudit.instruments.library import form

AUDIT = "neglect"
WHEN = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
LEAD = "lead"
SECRET_NAMES = ("Bartholomew Finch", "Wilhelmina Stoat")
SENTENCES = (
    "The health visitor saw the same cold bedroom three times and wrote it down each time.",
    "Nobody asked the older brother what mornings were like.",
    "The school rang the social worker on the day, and the plan changed that week.",
    "Supervision named drift in May; the next date was set and kept.",
    "The chronology begins with the referral and leaves out the two years before.",
    "Father was spoken of in every meeting and spoken with in none.",
    "The interpreter was a cousin, and what was said at home was not said.",
    "The plan says which services attend, not what should be different for the child.",
    "Police shared the call-out the next morning, with what the officer saw in the kitchen.",
    "The child's drawing was kept on the file and nobody wrote what it showed.",
)
SAYINGS = (
    "I like it when my nan comes because then there is tea.",
    "You ask Mum and then you go.",
    "I told Miss about the shouting and she did something.",
    "My bed is in the room with the boxes.",
    "He came back like he said he would.",
)
WEIGHTS = (10, 42, 30, 8, 6, 4, 3, 2)


class Author:
    """Writes the same believable text at every run, or the words it was given."""

    def __init__(self, seed=7, words=""):
        self.dice = random.Random(seed)  # noqa: S311 - invented text, not a secret
        self.words = words

    def prose(self, count=1):
        return self.words or " ".join(self.dice.choice(SENTENCES) for _ in range(count))

    def saying(self):
        return self.words or self.dice.choice(SAYINGS)


def looked_through(whole):
    """Return an audit of invented words as one that may leave."""
    return Screened(whole, ())


def rich(cases=8, agencies=5, seed=7, words=""):
    """Return a dossier with everything recorded; `words` stand wherever people type."""
    author = Author(seed, words)
    asked = tuple(_asked(agencies))
    codes = tuple(f"DD26-07-{number:02d}" for number in range(1, cases + 1))
    pairs = tuple(product(codes, asked))
    forms = Instruments(*(form(name) for name in FORMS))
    away = {
        pair for at, pair in enumerate((code, one.agency) for code, one in pairs) if at % 11 == 7
    }
    here = tuple((code, one) for code, one in pairs if (code, one.agency) not in away)
    return Dossier(
        partnership=Partnership("ours", "Exampleshire Safeguarding Children Partnership"),
        people=_people(),
        audit=_audit(author),
        instruments=forms,
        agencies=asked,
        draw=_draw(cases),
        excluded=("Open court proceedings",) * 2 + ("Already part of a review",),
        cases=tuple(_case(author, code) for code in codes),
        replaced=(_replaced(author),) if cases else (),
        returns=tuple(_returns(pairs, away)),
        answers=tuple(_answers(author, forms, here)),
        notes=tuple(_notes(author, forms, here)),
        grades=tuple(_grades(author, forms, here)),
        voices=tuple(_voices(author, here)),
        reflectors=tuple(Reflector(AUDIT, c, a.agency, SECRET_NAMES[0]) for c, a in here[:6]),
        reflections=tuple(_reflections(author, here[:6])),
        feedback=tuple(_feedback(author, here[:6])),
        learned=_learned(author, codes, asked) if cases else Learned(),
        sealed=(),
        anchor="5f" * 32,
        taken_at=START,
    )


FORMS = (
    *("multi-agency-deep-dive", "panel-sheet"),
    *("practitioner-reflection", "child-and-parent-feedback"),
)


def _asked(agencies):
    more = Agency("hou", "Exampleshire Housing", "Housing", AgencyType.HOUSING)
    for one in (*AGENCIES, more)[:agencies]:
        yield ExpectedAgency(AUDIT, one.agency, one.name, one.short, one.type)


def _people():
    lead = Person(LEAD, "Ada Quill", Role.LEAD, "Quality assurance lead", "csc")
    others = (Person(f"p{n}", name) for n, name in enumerate(SECRET_NAMES))
    return (lead, *others)


def _audit(author):
    return Audit(
        AUDIT,
        "DD26-07",
        title="Neglect under five: seen early, changed soon?",
        theme="Neglect in children under five",
        trigger=Trigger.PRIORITY,
        why=author.prose(3),
        linked_to="Business plan 2026, priority 2",
        questions="Do we see neglect early, and does what we do change the child's day?",
        proportionality=author.prose(2),
        period_from=date(2026, 3, 1),
        period_to=date(2026, 8, 31),
        returns_due=date(2026, 9, 30),
        audit_day=date(2026, 10, 14),
        report_due=date(2026, 11, 30),
        lead=LEAD,
        dpia="DPIA 2026-14",
        sharing_agreement="Information sharing agreement, version 4",
        status=Status.REPORTING,
    )


def _draw(cases):
    return Draw(
        AUDIT,
        Method.STRATIFIED,
        "orchard-2026",
        cases,
        3,
        "Plan",
        (("Child in need", cases // 2), ("Child protection", cases - cases // 2)),
        3,
        "ab" * 32,
        212,
        date(2026, 9, 1),
    )


def _case(author, code):
    chosen = author.dice.choice
    return Case(
        AUDIT,
        code,
        age_band=chosen(("under-1", "1-4", "1-4", "1-4")),
        gender=chosen(("female", "male")),
        ethnicity=chosen(("white", "white", "asian", "mixed")),
        needs=chosen(("", "Hearing")),
        plan_status=chosen(("child-in-need", "child-protection")),
    )


def _replaced(author):
    gone = Case(AUDIT, "DD26-07-90", CaseStatus.REPLACED, replaced_reason="The family moved away")
    return gone if not author.words else replace(gone, replaced_reason=author.words)


def _returns(pairs, away):
    for code, one in pairs:
        key = (AUDIT, code, one.agency)
        if (code, one.agency) in away:
            yield Return(*key, involvement=Involvement.NOT_KNOWN)
            continue
        yield Return(
            *key,
            auditor="p0",
            involvement=Involvement.INVOLVED,
            records_seen="Case file and visit notes",
            practitioner_spoken=code[-1] != "3",
            practitioner_role=SECRET_NAMES[1],
            practitioner_on=date(2026, 9, 20),
            signed_off_by="p0",
            signed_off_at=START,
        )


def _answers(author, forms, here):
    day = date(2026, 3, 2)
    kinds = ("Case recording", "Visit notes", "Strategy discussion", "Chronology", "Supervision")
    for code, one in here:
        for asked in forms.main.questions:
            if asked.kind.takes_scale:
                points = forms.main.scale(asked.scale or "").points
                value = author.dice.choices(points, WEIGHTS[: len(points)])[0].code
                on = day + timedelta(author.dice.randrange(180))
                seen = Evidence(author.words or author.dice.choice(kinds), "Sheet 12", on)
                note = author.prose() if author.dice.random() < 0.2 else ""
                yield Answer(AUDIT, code, one.agency, asked.key, value, note, (seen,))


def _notes(author, forms, here):
    for code, one in here:
        for section in author.dice.sample(forms.main.sections, 4):
            texts = (author.prose(2), author.prose(), author.prose() if one.agency == "pol" else "")
            yield SectionNotes(AUDIT, code, one.agency, section.key, *texts)


def _grades(author, forms, here):
    points = forms.main.scale(forms.main.grade_scale).points
    domains = [one.key for one in forms.main.sections if one.graded] + [OVERALL]
    for code, one in here:
        for domain in domains:
            value = author.dice.choices(points, WEIGHTS[: len(points)])[0].code
            judged = Judgement(value, author.prose())
            yield Grade(AUDIT, code, one.agency, Stage.AGENCY.value, domain, judged)
    for code in dict.fromkeys(code for code, _ in here):
        for domain in domains:
            value = author.dice.choices(points, (4, 30, 26, 4, 0, 0, 0, 0)[: len(points)])[0].code
            judged = Judgement(value, author.prose())
            yield Grade(AUDIT, code, PANEL, Stage.PANEL.value, domain, judged)


def _voices(author, here):
    for at, (code, one) in enumerate(here):
        heard = (Heard.SPOKEN, Heard.OBSERVED, Heard.NOT_EVIDENCED, Heard.WRITTEN)[at % 4]
        said = author.saying() if heard is Heard.SPOKEN else ""
        changed = at % 3 == 0 if heard is not Heard.NOT_EVIDENCED else None
        what = author.prose() if changed else ""
        yield Voice(AUDIT, code, one.agency, heard, "", said, changed, what)


def _reflections(author, here):
    form_ = form("practitioner-reflection")
    offered = next(one for one in form_.questions if one.kind is Kind.MANY_OF)
    codes = [one.code for one in offered.choices]
    for code, one in here:
        key = (AUDIT, code, one.agency)
        yield Reflection(*key, offered.key, " ".join(author.dice.sample(codes[:5], 2)))
        yield Reflection(*key, "experience.your-part", f"{SECRET_NAMES[0]} said it in confidence")


def _feedback(author, here):
    for at, (code, one) in enumerate(here):
        key = (AUDIT, code, one.agency, "child")
        scale = form("child-and-parent-feedback")
        heard = scale.question("listening.heard")
        points = scale.scale(heard.scale or "").points
        yield Feedback(*key, heard.key, points[at % len(points)].code)
        may = at % 2 == 0
        text = author.saying() if may else f"Do not quote {SECRET_NAMES[1]}"
        yield Feedback(*key, "difference.best-thing", "", text, may)


def _learned(author, codes, asked):
    wanted = tuple(
        Recommendation(
            AUDIT, f"r{at}", at, author.prose(), author.prose(), (f"f{at * 2}", f"f{at * 2 + 1}")
        )
        for at in range(3)
    )
    points = tuple(author.prose() for _ in range(3))
    said = Summary(AUDIT, author.prose(), points, LIMITS, 1, 1)
    found, actions = _findings(author, codes, asked), _actions(author, asked)
    return Learned(tuple(found), wanted, tuple(actions), said)


def _findings(author, codes, asked):
    for at, section in enumerate(("voice", "voice", "joint-working", "planning", "oversight", "")):
        yield Finding(
            AUDIT,
            f"f{at}",
            at,
            Polarity.STRENGTH if at % 2 == 0 else Polarity.IMPROVEMENT,
            (Level.MULTI_AGENCY, Level.AGENCY, Level.SYSTEM)[at % 3],
            section,
            asked[at % len(asked)].agency if at % 3 == 1 else "",
            author.prose(2),
            author.prose(2),
            (Factor.INTER_AGENCY, Factor.CONDITIONS, Factor.CULTURE)[at % 3],
            author.prose(),
            author.prose(),
            codes[: 1 + at * 2],
        )


def _actions(author, asked):
    kinds = (MeasureType.OUTCOME, MeasureType.QUALITY, MeasureType.QUANTITY)
    for at in range(7):
        due, owner = date(2027, 3, 31), asked[at % len(asked)].agency
        said = (author.prose(), owner, "Head of service", due, author.prose(), kinds[at % 3])
        yield Action(AUDIT, f"a{at}", at, f"r{at % 3}", *said)


LIMITS = "Housing was asked too late to take part. Two schools could not free their staff."


def eventful_dossier(cases=3, agencies=3, words=""):
    """Return a dossier whose instrument asks every kind of question, all of them answered."""
    author = Author(11, words)
    whole = rich(cases, agencies, words=words)
    form_ = every_kind()
    forms = Instruments(form_, None, whole.instruments.reflection, whole.instruments.feedback)
    pairs = [(case.case, one.agency) for case in whole.cases for one in whole.agencies]
    rows = [Row(AUDIT, *pair, EVENTS, f"r{at}", at) for pair in pairs for at in (1, 2)]
    return replace(
        whole,
        instruments=forms,
        answers=tuple(
            Answer(AUDIT, *pair, path, value, "", seen)
            for at, pair in enumerate(pairs)
            for path, value, seen in _eventful(author, at)
        ),
        grades=tuple(
            Grade(AUDIT, *pair, Stage.AGENCY.value, domain, Judgement(code, author.prose()))
            for at, pair in enumerate(pairs)
            for domain, code in (("kinds", ("no", "yes", "partly")[at % 3]), (OVERALL, "yes"))
        ),
        notes=(),
        rows=tuple(rows),
        worked={
            pair: Worked(
                hidden=frozenset({"kinds.number"} if at % 3 == 2 else ()),
                values={"kinds.calculated": str(3 + 4 * at)},
            )
            for at, pair in enumerate(pairs)
        },
    )


def _eventful(author, at):
    """Yield path, value and evidence of everything one return answers."""
    seen = (Evidence(author.words or "Case recording", "Sheet 12", date(2026, 5, 4)),)
    days = [date(2026, 5, 4) + timedelta(9 * at + step) for step in (0, 6)]
    order = ("home school street", "school home street", "street home school")
    values = {
        "yes-no": ("yes", "partly", "no", "na")[at % 4],
        "one-of": ("home", "school", "street")[at % 3],
        "many-of": ("home school", "nowhere")[at % 2],
        "whole-number": str(at + 2),
        "number": f"{at + 1}.5",
        "date": days[1].isoformat(),
        "short-text": author.words or "Little bear",
        "long-text": author.prose(2),
        "person": author.words or ("Health visitor", "Class teacher")[at % 2],
        "evidence": ("home", "home school")[at % 2],
        "acknowledge": "yes",
        "percentage": str(40 + 5 * at),
        "duration": str(at + 1),
        "scaling": str(at % 11),
        "ranking": order[at % 3],
    }
    for name, value in values.items():
        yield f"kinds.{name}", value, seen
    for number, day in enumerate(days, 1):
        yield f"{EVENTS}/r{number}/{DAY}", day.isoformat(), ()
        yield f"{EVENTS}/r{number}/{WHAT}", author.prose(), seen
        yield f"{EVENTS}/r{number}/events.done", ("agreed", "held told")[number % 2], ()
