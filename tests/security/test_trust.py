"""A trust file holds certificates and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lifaudit.domain.errors.identity import TrustUnreadable
from lifaudit.security.identity import new_root
from lifaudit.security.trust import from_pem, to_pem

WHEN = datetime(2026, 9, 14, tzinfo=UTC)


def test_certificates_come_back_from_a_trust_file_as_they_were():
    roots = [new_root(name, WHEN).certificate for name in ("Exampleshire", "Neighbourshire")]
    assert from_pem(to_pem(*roots)) == tuple(roots)


@pytest.mark.parametrize(
    "content",
    [b"", b"a letter", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
)
def test_a_file_without_a_readable_certificate_is_no_trust_file(content):
    with pytest.raises(TrustUnreadable):
        from_pem(content)
