"""Review: which changes after a signature are signatures, and which are tampering.

pyHanko compares every signed revision with every later one: seven signatures, twenty-one
comparisons. Here each revision is compared with the one right before it, once, under the
strictest rule the lead's certification allows. A change to a field that was signed in between
is thereby seen from every signature, and a long report is judged in a fraction of the time.
"""

from __future__ import annotations

from typing import Any

from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffPolicy, DiffResult
from pyhanko.sign.diff_analysis.policy_api import ModificationLevel, SuspiciousModification
from pyhanko.sign.fields import MDPPerm


class StepwiseReview(DiffPolicy):  # type: ignore[misc] # pyHanko is untyped here
    """Judges each revision against the one before it and remembers the judgement."""

    def __init__(self) -> None:
        self._judged: dict[int, DiffResult | SuspiciousModification] = {}

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

    def _judge(self, reader: Any, revision: int) -> DiffResult | SuspiciousModification:
        if revision not in self._judged:
            self._judged[revision] = _step(reader, revision)
        return self._judged[revision]


def _step(reader: Any, revision: int) -> DiffResult | SuspiciousModification:
    try:
        return DEFAULT_DIFF_POLICY.apply(
            old=reader.get_historical_resolver(revision - 1),
            new=reader.get_historical_resolver(revision),
            field_mdp_spec=None,
            doc_mdp=MDPPerm.FILL_FORMS,
        )
    except SuspiciousModification as error:
        return error
