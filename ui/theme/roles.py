"""What a model tells a view beyond Qt's own roles."""

from __future__ import annotations

from PySide6.QtCore import Qt

SortRole = Qt.ItemDataRole.UserRole
RowRole = Qt.ItemDataRole.UserRole + 1
GradeRole = Qt.ItemDataRole.UserRole + 2
ToneRole = Qt.ItemDataRole.UserRole + 3
