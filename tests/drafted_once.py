"""Drafts of reports that are set once: the same record and time give the same bytes."""

from __future__ import annotations

import pytest

from lifaudit.services import reporting

__all__ = ["drafted_once", "drafts"]


@pytest.fixture(scope="module")
def drafts():
    """Every draft that a module made, behind what stood then and the time."""
    return []


@pytest.fixture
def drafted_once(drafts, monkeypatch):
    """Let a page show the draft that was made for the same record and time before."""
    really = reporting.draft

    def draft(dossier, when, progress):
        for known, pdf in drafts:
            if known == (dossier, when):
                return pdf
        drafts.append(((dossier, when), really(dossier, when, progress)))
        return drafts[-1][1]

    monkeypatch.setattr(reporting, "draft", draft)
