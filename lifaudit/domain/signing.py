"""Signing: who is to sign a report, and the key that one of them signs with."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SigningKey:
    """One person's key with its certificate and the chain up to the partnership's root, all DER.

    `private_pkcs8` is the unencrypted key: hold it no longer than the signature takes.
    """

    private_pkcs8: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature a report must carry before it is complete.

    `certificate_sha256` is the lower-case hex digest of the DER certificate; empty when any
    certificate of the partnership may sign the field.
    """

    field: str
    role: str
    name: str = ""
    organisation: str = ""
    certificate_sha256: str = ""
    certifies: bool = False

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name or self.role, self.organisation) if part)

    def as_json(self) -> dict[str, str | bool]:
        """Return the entry of the `signatories` list in audit.json."""
        return {
            "field": self.field,
            "role": self.role,
            "name": self.name,
            "organisation": self.organisation,
            "certificate_sha256": self.certificate_sha256,
            "certifies": self.certifies,
        }
