"""Every place in the window: its name, its icon, and the page that shows it.

This room loads every page, so the window loads it only once the first page stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.pages.across import AcrossPage
from ui.pages.admit import AdmitPage
from ui.pages.approve import ApprovePage
from ui.pages.audits import AuditsPage
from ui.pages.board import BoardPage
from ui.pages.calibration import CalibrationPage
from ui.pages.check_report import CheckReportPage
from ui.pages.check_update import CheckUpdatePage
from ui.pages.comments import CommentsPage
from ui.pages.day import DayPage
from ui.pages.day_case import DayCasePage
from ui.pages.disputes import DisputesPage
from ui.pages.editor import EditorPage
from ui.pages.exchange import ExchangePage
from ui.pages.findings import FindingsPage
from ui.pages.help import HelpPage
from ui.pages.history import HistoryPage
from ui.pages.home import HomePage
from ui.pages.identifiers import IdentifiersPage
from ui.pages.join import JoinPage
from ui.pages.library import LibraryPage
from ui.pages.moderating import ModeratingPage
from ui.pages.moderation import ModerationPage
from ui.pages.moving import MovingPage
from ui.pages.new_passphrase import NewPassphrasePage
from ui.pages.new_vault import NewVaultPage
from ui.pages.panel import PanelPage
from ui.pages.people import PeoplePage
from ui.pages.plan import PlanPage
from ui.pages.practice import PracticePage
from ui.pages.recovery_sheet import RecoverySheetPage
from ui.pages.reflections import ReflectionsPage
from ui.pages.report import ReportPage
from ui.pages.restore import RestorePage
from ui.pages.return_page import ReturnPage
from ui.pages.returns import ReturnsPage
from ui.pages.sample import SamplePage
from ui.pages.send import SendPage
from ui.pages.settings import SettingsPage
from ui.pages.take_in import TakeInPage
from ui.pages.unlock import UnlockPage
from ui.pages.urgent import UrgentPage

PAGES: dict[type[at.Route], Callable[[Desk, Any], QWidget]] = {
    at.Unlock: UnlockPage,
    at.NewVault: NewVaultPage,
    at.Restore: RestorePage,
    at.CheckReport: CheckReportPage,
    at.CheckUpdate: CheckUpdatePage,
    at.Approve: ApprovePage,
    at.RecoverySheet: RecoverySheetPage,
    at.NewPassphrase: NewPassphrasePage,
    at.Home: HomePage,
    at.TakeIn: TakeInPage,
    at.Exchange: ExchangePage,
    at.Send: SendPage,
    at.Disputes: DisputesPage,
    at.Identifiers: IdentifiersPage,
    at.Returns: ReturnsPage,
    at.Library: LibraryPage,
    at.Editor: EditorPage,
    at.People: PeoplePage,
    at.Join: JoinPage,
    at.Admit: AdmitPage,
    at.Settings: SettingsPage,
    at.Help: HelpPage,
    at.Board: BoardPage,
    at.ReturnPage: ReturnPage,
    at.Day: DayPage,
    at.DayCase: DayCasePage,
    at.Urgent: UrgentPage,
    at.Across: AcrossPage,
    at.Panel: PanelPage,
    at.Calibration: CalibrationPage,
    at.Practice: PracticePage,
    at.Moderation: ModerationPage,
    at.Moderating: ModeratingPage,
    at.Sample: SamplePage,
    at.Reflections: ReflectionsPage,
    at.History: HistoryPage,
    at.Report: ReportPage,
    at.Findings: FindingsPage,
    at.Comments: CommentsPage,
    at.Plan: PlanPage,
    at.Moving: MovingPage,
    at.Audits: AuditsPage,
}
