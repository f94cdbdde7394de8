"""Review: which changes after a signature are signatures, and which are tampering.

pyHanko compares every signed revision with every later one: seven signatures, twenty-one
comparisons. Here each revision is compared with the one right before it, once, under the
strictest rule the lead's certification allows. A change to a field that was signed in between
is thereby seen from every signature, and a long report is judged in a fraction of the time.
Where an object is used is found by `usages`, as completely as pyHanko finds it and quicker.
"""

from __future__ import annotations

from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffPolicy, DiffResult
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.policies import StandardDiffPolicy
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel, SuspiciousModification
from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
    CatalogModificationRule,
    ObjectStreamRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldModificationRule
from pyhanko.sign.fields import MDPPerm

from lifaudit.reports.links import Links
from lifaudit.reports.usages import FocusedResolver

_SIGNING_ONLY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys=frozenset({"/AcroForm", "/Extensions"})),  # type: ignore[no-untyped-call] # it has no types
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
    ignore_orphaned_objects=False,
)
"""A field that was there is signed, and nothing else; pyHanko's own rules let titles, metadata,
new fields and loose objects pass."""


class StepwiseReview(DiffPolicy):
    """Judges each revision against the one before it and remembers the judgement."""

    def __init__(self) -> None:
        self._judged: dict[int, DiffResult | SuspiciousModification] = {}
        self._last: FocusedResolver | None = None

    def review_file(
        self,
        reader: Any,
        base_revision: Any,
        field_mdp_spec: Any = None,  # noqa: ARG002 - our reports lock no fields
        doc_mdp: Any = None,  # noqa: ARG002 - the strictest is always meant
    ) -> DiffResult | SuspiciousModification:
        """Return what happened after the revision, or the first change that may not be."""
        start = base_revision if isinstance(base_revision, int) else base_revision.revision
        level, fields = ModificationLevel.NONE, set[str]()
        for revision in range(start + 1, reader.xrefs.total_revisions):
            result = self._judge(reader, revision)
            if isinstance(result, SuspiciousModification):
                return result
            level = max(level, result.modification_level)
            fields |= result.changed_form_fields
        return DiffResult(level, fields)

    def _judge(self, reader: PdfFileReader, revision: int) -> DiffResult | SuspiciousModification:
        if revision not in self._judged:
            self._judged[revision] = self._step(reader, revision)
        return self._judged[revision]

    def _step(self, reader: PdfFileReader, revision: int) -> DiffResult | SuspiciousModification:
        """Compare a revision with the one before it.

        The resolvers are made here, not taken from the reader, which would keep the whole web
        of references of every revision in memory.
        """
        before = self._before(reader, revision - 1)
        after = FocusedResolver(reader, revision, before.links)
        self._last = after
        try:
            return _SIGNING_ONLY.apply(before, after, None, MDPPerm.FILL_FORMS)
        except SuspiciousModification as error:
            return error

    def _before(self, reader: PdfFileReader, revision: int) -> FocusedResolver:
        """Return the revision with its links: the last one's, a step further, if it is the next."""
        last, self._last = self._last, None
        if last is None or last.revision != revision:
            return FocusedResolver(reader, revision, Links(reader, revision))
        last.links.advance()
        return last
