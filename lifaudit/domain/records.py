"""Every kind of record the log holds, in the order a reader meets them."""

from __future__ import annotations

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument
from lifaudit.domain.by_words import KeyBox, TypedHere
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case, Draw, Exclusion, Frame, MatchKey
from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    Row,
    SectionNotes,
    Voice,
)
from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Response
from lifaudit.domain.drafted import DraftInstrument, DraftQuestion, DraftScale, DraftSection
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade, Moved
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.library import PublishedInstrument, Retirement
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.partnership import (
    Agency,
    Device,
    Formerly,
    HandedOn,
    Joining,
    KeyConfirmed,
    MemberList,
    Partnership,
    Person,
    Revoked,
    TurnTaken,
)
from lifaudit.domain.post import PackSeen, PackSent, Vouched
from lifaudit.domain.record import Record, kind_of
from lifaudit.domain.reveal import CaseCalled, CaseOpened, NotRevealed, Released
from lifaudit.domain.running_order import CaseDay, DayStep, Recorder
from lifaudit.domain.screening import Glossary, LeftStanding
from lifaudit.domain.sign_off import Approval, Decided, Representative
from lifaudit.domain.urgent import Handover, Urgent

RECORDS: tuple[type[Record], ...] = (
    Partnership,
    Agency,
    Person,
    Formerly,
    Device,
    Joining,
    MemberList,
    Revoked,
    KeyConfirmed,
    HandedOn,
    TurnTaken,
    PackSeen,
    PackSent,
    Vouched,
    Decided,
    Glossary,
    LeftStanding,
    DraftInstrument,
    DraftScale,
    DraftSection,
    DraftQuestion,
    PublishedInstrument,
    Retirement,
    Audit,
    ExpectedAgency,
    Representative,
    PinnedInstrument,
    Frame,
    Exclusion,
    Draw,
    Case,
    MatchKey,
    Return,
    Row,
    Answer,
    SectionNotes,
    Grade,
    Voice,
    Reflector,
    Reflection,
    Feedback,
    Moderation,
    PracticeCase,
    PracticeGrade,
    Moved,
    EarlierAnswer,
    EarlierGrade,
    Finding,
    Recommendation,
    Action,
    Summary,
    Circulated,
    DraftFinding,
    Comment,
    Response,
    SealedReport,
    Recorder,
    CaseDay,
    DayStep,
    CaseCalled,
    Released,
    NotRevealed,
    CaseOpened,
    KeyBox,
    TypedHere,
    Urgent,
    Handover,
    Approval,
)
BY_NAME: dict[str, type[Record]] = {kind_of(one): one for one in RECORDS}
