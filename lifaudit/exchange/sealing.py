"""Making a pack: lines deflated, the first line signed, everything sealed for its recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lifaudit.domain.errors.exchange import TooMuchToSend
from lifaudit.domain.event import Event
from lifaudit.domain.pack import Manifest, Trust
from lifaudit.domain.signing import SigningKey
from lifaudit.exchange.contents import spans_of
from lifaudit.exchange.envelope import TAG, Envelope
from lifaudit.exchange.limits import FILE, INFLATED, LINE, MANIFEST, MEBIBYTE
from lifaudit.exchange.lines import Item, line_of
from lifaudit.exchange.manifest import line_of as first_line
from lifaudit.exchange.payload import deflated
from lifaudit.security.recipients import seal_for
from lifaudit.security.signatures import sign


def seal_pack(manifest: Manifest, items: Sequence[Item], key: SigningKey) -> bytes:
    """Return the file; spans and payload of `manifest` are filled in. Raises TooMuchToSend."""
    plain = enveloped(manifest, items, key).bytes
    sealed = seal_for(plain, [one.address for one in manifest.recipients])
    _refuse_beyond(len(sealed), FILE)
    return sealed


def enveloped(manifest: Manifest, items: Sequence[Item], key: SigningKey) -> Envelope:
    """Return the signed pack before it is sealed; the list of members lies first."""
    ordered = sorted(items, key=lambda one: not isinstance(one, Trust))
    lines = [line_of(one) for one in ordered]
    _refuse_beyond(max(map(len, lines), default=0), LINE)
    payload = deflated(lines)
    _refuse_beyond(payload.told.size, INFLATED)
    spans = spans_of([one for one in ordered if isinstance(one, Event)])
    line = first_line(replace(manifest, spans=spans, payload=payload.told))
    _refuse_beyond(len(line), MANIFEST)
    return Envelope(line, sign(key, TAG + line), payload.content)


def _refuse_beyond(size: int, most: int) -> None:
    if size > most:
        raise TooMuchToSend(most=FILE // MEBIBYTE)
