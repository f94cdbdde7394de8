"""What can be wrong with a file of tables before anybody asks what it says."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class WorkbookUnfit(LifauditError):
    """A workbook is damaged, hostile or too large to be opened; `why` says which."""

    title = "This workbook cannot be opened"
    sentence = "{why} It was not opened and nothing was changed. Mend the file and try again."

    def __init__(self, why: str) -> None:
        super().__init__(why=why)
        self.why = why
