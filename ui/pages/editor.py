"""Writing an instrument: its parts at the left, what is chosen in the middle."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.domain.instrument import Instrument
from lifaudit.services.drafting import read_draft
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.models.instruments import title_of
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead


class EditorPage(QWidget):
    """Shows what a draft is called."""

    def __init__(self, desk: Desk, route: at.Editor) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.head = PageHead("Instrument")
        fill_page(self, self.head)
        desk.runner.read(read_draft, self._show, route.draft)

    def _show(self, draft: Instrument) -> None:
        self.head.hint.setText(title_of(draft))
