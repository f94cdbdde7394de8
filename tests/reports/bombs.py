"""Files that are small to send and would be endless to read."""

from __future__ import annotations

import zlib
from functools import cache

HUGE = 1 << 30


def _stream(head, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


@cache
def _zeros(size):
    """Deflate so many zero bytes without ever holding them."""
    packer, chunk = zlib.compressobj(9), bytes(1 << 20)
    return b"".join(packer.compress(chunk) for _ in range(size >> 20)) + packer.flush()


def pdf(*objects, trailer=b""):
    """Return a file of these objects, numbered from 1, the first its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    index = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, index)
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


CATALOG = b"<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] /AcroForm << /Fields [] >> /ByteRange [] >>"
PAGES = b"<< /Type /Pages /Kids [] /Count 0 >>"
SPEC = b"<< /Type /Filespec /UF (audit.json) /EF << /F 4 0 R >> >>"


def _with_data(head, data):
    return pdf(CATALOG, PAGES, SPEC, _stream(head, data))


def deflated():
    return _with_data(b"/Filter /FlateDecode", _zeros(HUGE))


def deflated_twice():
    twice = zlib.compress(_zeros(HUGE), 9)
    return _with_data(b"/Filter [/FlateDecode /FlateDecode]", twice)


def deep_json():
    return _with_data(b"", b"[" * 1_000_000)


def deep_arrays():
    return pdf(b"<< /Type /Catalog /AF %s >>" % (b"[" * 200_000 + b"]" * 200_000))


def deep_fields():
    kids = (
        b"<< /T (f) /FT /Sig /Kids [%d 0 R] /Parent %d 0 R >>" % (n + 1, n - 1)
        for n in range(4, 20_004)
    )
    form = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>"
    return pdf(form, PAGES, SPEC, *kids, b"<< /T (f) >>")


def round_fields():
    form = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>"
    return pdf(form, PAGES, b"<< /T (f) /FT /Sig /Kids [3 0 R] /Parent 3 0 R >>")


def round_references():
    return pdf(b"<< /Type /Catalog /AF 2 0 R /AcroForm 2 0 R >>", b"3 0 R", b"2 0 R")


def huge_index():
    return pdf(CATALOG).replace(b"xref\n0 2", b"xref\n0 2000000000")


def round_index():
    whole = pdf(CATALOG)
    return pdf(CATALOG, trailer=b"/Prev %d" % whole.index(b"xref\n0"))


def deflated_index():
    packed = _zeros(HUGE)
    head = b"/Type /XRef /W [1 4 2] /Size 153391689 /Root 1 0 R /Filter /FlateDecode"
    out = b"%PDF-1.7\n"
    return out + b"1 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        _stream(head, packed),
        len(out),
    )


BOMBS = {
    one.__name__.replace("_", " "): one
    for one in (
        deflated,
        deflated_twice,
        deep_json,
        deep_arrays,
        deep_fields,
        round_fields,
        round_references,
        huge_index,
        round_index,
        deflated_index,
    )
}
