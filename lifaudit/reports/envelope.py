"""Envelope: the bytes around a signature that the signature itself cannot vouch for.

A PDF signature covers the whole file except the hex of its own envelope, and within that only
part is signed. Readers skip the rest: padding, letter case, spare certificates, version
numbers. Here every one of those bytes must be what an honest signer writes, so that no byte
of a sealed report can be changed unnoticed.

The envelope that was judged must be the very bytes in the gap. A reader finds it through the
signature's dictionary, which a later update can replace: it would then be judged against one
text and lie in another.
"""

from __future__ import annotations

from typing import Any

from asn1crypto import cms  # type: ignore[import-untyped] # it has no types
from asn1crypto.parser import emit, peek  # type: ignore[import-untyped] # it has no types
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped] # it has no types

_CONTEXT, _SEQUENCE, _SET = 2, 16, 17  # the class of a context tag, and two numbers of tags
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
_ECDSA = bytes.fromhex("300a06082a8648ce3d040302")
"""As an honest signer writes them, byte by byte: readers take parameters of nothing for none."""


def envelope_is_plain(pdf: bytes, signature: Any, path: tuple[Certificate, ...]) -> bool:
    """Whether the envelope holds one plain signature by the path's last certificate.

    `path` is the validated chain, the pinned root included; raises ValueError on no envelope.
    """
    start, length, resume, rest = (int(number) for number in signature.byte_range)
    gap = pdf[start + length : resume]
    data = _unwrapped(gap)
    if start != 0 or min(length, rest) <= 0 or data != signature.pkcs7_content:
        return False
    envelope = _without_padding(data)
    content = cms.ContentInfo.load(envelope, strict=True)
    return (
        _written_again(content) == envelope
        and content["content_type"].native == "signed_data"
        and _is_plain(content["content"])
        and _names(content["content"], path[-1])
        and _carries(content["content"]) <= {certificate.dump() for certificate in path}
    )


def _unwrapped(gap: bytes) -> bytes:
    """Return the bytes inside `<hex>`; raises ValueError unless it is written one way."""
    text = gap[1:-1]
    if gap[:1] + gap[-1:] != b"<>" or text not in (text.lower(), text.upper()):
        raise ValueError("the envelope is not written as one hex string")
    if text.split() != [text]:
        raise ValueError("there is space inside the envelope")
    return bytes.fromhex(text.decode("ascii"))


def _without_padding(data: bytes) -> bytes:
    """Return the DER before the zeros; raises ValueError when anything else follows it."""
    length: int = peek(data)
    if any(data[length:]):
        raise ValueError("the padding of the envelope is not empty")
    return data[:length]


def _written_again(content: Any) -> bytes:
    """Encode the envelope afresh, but for its certificates: those are judged byte by byte.

    asn1crypto encodes a part once more at every level above it; so the levels are joined here.
    """
    inner = emit(_CONTEXT, 1, 0, _parts(content["content"]))
    return bytes(emit(0, 1, _SEQUENCE, content["content_type"].dump(force=True) + inner))


def _parts(holder: Any) -> bytes:
    inner = b"".join(_part(name, holder[name]) for name, *_ in holder._fields)
    return bytes(emit(0, 1, _SEQUENCE, inner))


def _part(name: str, part: Any) -> bytes:
    match name:
        case "certificates":
            return bytes(emit(_CONTEXT, 1, 0, b"".join(each.chosen.dump() for each in part)))
        case "signer_infos":
            return bytes(emit(0, 1, _SET, b"".join(sorted(_parts(each) for each in part))))
        case "signed_attrs":
            attributes = sorted(each.dump(force=True) for each in part)
            return bytes(emit(_CONTEXT, 1, 0, b"".join(attributes)))
    return bytes(part.dump(force=True))


def _carries(content: Any) -> set[bytes]:
    """Return the certificates in the envelope; there may be nothing else in their place."""
    return {choice.chosen.dump() for choice in content["certificates"]}


def _names(content: Any, certificate: Certificate) -> bool:
    """Whether the signer is named byte for byte as in the certificate; readers ignore case."""
    named = content["signer_infos"][0]["sid"].chosen
    own = (certificate.issuer.dump(), certificate.serial_number)
    return (named["issuer"].dump(), named["serial_number"].native) == own


def _is_plain(content: Any) -> bool:
    (signer,) = content["signer_infos"]
    return bool(
        content["version"].native == "v1"
        and [each.dump() for each in content["digest_algorithms"]] == [_SHA256]
        and content["encap_content_info"].native == {"content_type": "data", "content": None}
        and content["crls"].native is None
        and signer["version"].native == "v1"
        and signer["digest_algorithm"].dump() == _SHA256
        and signer["signature_algorithm"].dump() == _ECDSA
        and signer["unsigned_attrs"].native is None
    )
