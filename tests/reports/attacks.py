"""What a forger appends to a signed report, or does to its bytes."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count

from asn1crypto import cms, parser
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import NameObject as Name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import copy_into_new_writer


class Literal(generic.ByteStringObject):
    """Bytes written as `(...)`, half as long as their hex."""

    def write_to_stream(self, stream, handler=None, container_ref=None):
        """Escape only what must be."""
        del handler, container_ref
        told = bytes(self)
        for plain in (b"\\", b"(", b")"):
            told = told.replace(plain, b"\\" + plain)
        stream.write(b"(" + told.replace(b"\r", b"\\r") + b")")


def updated(pdf, change, **options):
    """Return the file with an incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), **options)
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer, number=1):
    return writer.find_page_for_modification(number)[0].get_object()


def _entries(**named):
    return generic.DictionaryObject({Name(f"/{key}"): value for key, value in named.items()})


def _script():
    return _entries(S=Name("/JavaScript"), JS=generic.pdf_string("app.alert('hello')"))


def blue_page(writer):
    page = _page(writer)
    ink = generic.StreamObject(stream_data=b"0 0 1 rg 0 0 595 842 re f")
    page[Name("/Contents")] = writer.add_object(ink)
    writer.update_container(page)


def other_resources(writer):
    page = _page(writer)
    page[Name("/Resources")] = generic.DictionaryObject()
    writer.update_container(page)


def other_size(writer):
    page = _page(writer)
    page[Name("/MediaBox")] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 9, 9))
    writer.update_container(page)


def open_action(writer):
    writer.root[Name("/OpenAction")] = _script()
    writer.update_root()


def page_action(writer):
    page = _page(writer)
    page[Name("/AA")] = _entries(O=_script())
    writer.update_container(page)


def fewer_pages(writer):
    pages = writer.root["/Pages"]
    del pages["/Kids"][-1]
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def metadata(writer):
    forged = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><t>Another title</t></x:xmpmeta>'
    stream = generic.StreamObject(stream_data=forged)
    stream[Name("/Type")], stream[Name("/Subtype")] = Name("/Metadata"), Name("/XML")
    writer.root[Name("/Metadata")] = writer.add_object(stream)
    writer.update_root()


def title(writer):
    info = writer.trailer["/Info"]
    info[Name("/Title")] = generic.pdf_string("Another title")
    writer.update_container(info)


def security_store(writer):
    junk = writer.add_object(generic.StreamObject(stream_data=b"no certificate"))
    store = _entries(Type=Name("/DSS"), Certs=generic.ArrayObject([junk]))
    writer.root[Name("/DSS")] = writer.add_object(store)
    writer.update_root()


def form_fields(writer):
    form = writer.root["/AcroForm"]
    said = generic.pdf_string("forged")
    field = _entries(FT=Name("/Tx"), T=generic.pdf_string("New"), V=said)
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form["/Fields"])
    writer.update_container(form)


def no_form(writer):
    del writer.root["/AcroForm"]
    writer.update_root()


def no_fields(writer):
    form = writer.root["/AcroForm"]
    form[Name("/Fields")] = generic.ArrayObject()
    writer.update_container(form)


def no_values(writer):
    for field in writer.root["/AcroForm"]["/Fields"]:
        field.get_object().pop("/V", None)
        writer.update_container(field.get_object())


def no_permissions(writer):
    writer.root.pop("/Perms", None)
    writer.update_root()


def no_structure(writer):
    del writer.root["/StructTreeRoot"]
    writer.update_root()


def other_data(writer):
    spec = writer.root["/AF"][0].get_object()
    forged = writer.add_object(generic.StreamObject(stream_data=b'{"signatories":[]}'))
    spec["/EF"][Name("/F")] = spec["/EF"][Name("/UF")] = forged
    writer.update_container(spec["/EF"])


def no_data(writer):
    del writer.root["/AF"]
    writer.update_root()


def loose_object(writer):
    writer.add_object(generic.StreamObject(stream_data=b"nobody points here"))


def packed(writer):
    loose = writer.prepare_object_stream()
    writer.add_object(generic.pdf_string("x"), obj_stream=loose)
    blue_page(writer)


def same_catalog(writer):
    writer.update_root()


UPDATES = {
    one.__name__.replace("_", " "): one
    for one in (
        blue_page,
        other_resources,
        other_size,
        open_action,
        page_action,
        fewer_pages,
        metadata,
        title,
        security_store,
        form_fields,
        no_form,
        no_fields,
        no_values,
        no_permissions,
        no_structure,
        other_data,
        no_data,
        loose_object,
        packed,
        same_catalog,
    )
}


def longer_envelope(pdf):
    """Replace a page, and let the envelope say that it is as long as the file has grown.

    A check that takes the length of the hole from the envelope finds the whole file covered.
    """
    start, resume, rest = _range(pdf)
    zeros = 0
    for _ in range(64):
        forged = updated(pdf, lambda writer, more=zeros: _restate(writer, more))
        told = (len(forged) - start - rest - 2) // 2 - (resume - start - 2) // 2
        if told == zeros:
            break
        zeros = told
    return forged


def _range(pdf):
    found = re.findall(rb"/ByteRange ?\[0 (\d+) (\d+) (\d+)\]", pdf)[-1]
    return (int(number) for number in found)


def _restate(writer, zeros):
    blue_page(writer)
    for field in writer.root["/AcroForm"]["/Fields"]:
        if "/V" in field.get_object():
            signature = field.get_object()["/V"]
            told = signature["/Contents"].original_bytes
            signature[Name("/Contents")] = Literal(told + bytes(zeros))
            writer.update_container(signature)


def rewritten(pdf):
    """Write the whole file anew, every signature included."""
    reader = IncrementalPdfFileWriter(BytesIO(pdf)).prev
    out = BytesIO()
    copy_into_new_writer(reader).write(out)
    return out.getvalue()


def repeated_index(pdf):
    """Append the last cross-reference once more."""
    at = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    return pdf + pdf[at : pdf.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % len(pdf)


def between(pdf):
    """Put a line between the report and its first signature."""
    at = pdf.index(b"%%EOF") + len(b"%%EOF\n")
    return pdf[:at] + b"% a line that nobody signed\n" + pdf[at:]


def shorter_padding(pdf):
    """Take zeros out of the envelope and put as many bytes behind the end."""
    start, resume, _ = _range(pdf)
    gap = pdf[start:resume]
    return pdf[:start] + gap[:-9] + b">" + pdf[resume:] + b"\n" * 8


def spaced_padding(pdf):
    """Write a zero of the envelope as a space, which readers skip."""
    _, resume, _ = _range(pdf)
    return pdf[: resume - 3] + b"  >" + pdf[resume:]


def longer_lengths(pdf):
    """Yield the file with one length in the envelope written longer than need be, each in turn.

    Certificates are left whole: a digest of each is signed.
    """
    signed = _envelope(pdf)
    whole = {each.dump() for each in cms.ContentInfo.load(signed)["content"]["certificates"]}
    turns = count()
    _written(signed, -1, turns, whole)
    for chosen in range(next(turns)):
        yield _with_envelope(pdf, _written(signed, chosen, count(), whole))


def turned_attributes(pdf):
    """Write what the signature covers in another order, which it covers in any."""
    signed = _envelope(pdf)
    content = cms.ContentInfo.load(signed)
    own = content["content"]["signer_infos"][0]["signed_attrs"].dump()
    parts = [each.dump() for each in cms.CMSAttributes.load(b"1" + own[1:])]
    return _with_envelope(pdf, signed.replace(b"".join(parts), b"".join(reversed(parts))))


def with_parts(swaps):
    """Return the attack that puts other parts into the envelope for these."""
    return lambda pdf: _with_envelope(pdf, _swapped(_envelope(pdf), swaps))


def _envelope(pdf):
    start, resume, _ = _range(pdf)
    told = bytes.fromhex(pdf[start + 1 : resume - 1].decode())
    return told[: parser.peek(told)]


def _with_envelope(pdf, signed):
    start, resume, _ = _range(pdf)
    told = signed.hex().encode().ljust(resume - start - 2, b"0")
    return pdf[: start + 1] + told + pdf[resume - 1 :]


def _written(part, chosen, turns, whole):
    """Write a part and all that is inside again, and the chosen one's length with one byte more."""
    class_, method, tag, _, inside, _ = parser.parse(part)
    is_chosen = next(turns) == chosen
    if method and part not in whole:
        inside = b"".join(_written(each, chosen, turns, whole) for each in _side_by_side(inside))
    plain = parser.emit(class_, method, tag, inside)
    if not is_chosen:
        return plain
    length = plain[1 : len(plain) - len(inside)]
    length = length if len(length) == 1 else b"\0" + length[1:]
    return plain[:1] + bytes([0x80 | len(length)]) + length + inside


def _swapped(part, swaps):
    """Write a part again with others in the place of some, and all the lengths put right."""
    if part in swaps:
        return swaps[part]
    class_, method, tag, _, inside, _ = parser.parse(part)
    if method:
        inside = b"".join(_swapped(each, swaps) for each in _side_by_side(inside))
    return parser.emit(class_, method, tag, inside)


def _side_by_side(inside):
    while inside:
        length = parser.peek(inside)
        yield inside[:length]
        inside = inside[length:]


SHA256, ECDSA, NOTHING = (
    bytes.fromhex(each) for each in ("0609608648016503040201", "06082a8648ce3d040302", "0500")
)


def algorithm(*parts):
    return parser.emit(0, 1, 16, b"".join(parts))


BYTES = {
    "an envelope that claims the rest of the file": longer_envelope,
    "every object written anew": rewritten,
    "the index twice": repeated_index,
    "a line between report and signature": between,
    "padding moved behind the end": shorter_padding,
    "padding written as spaces": spaced_padding,
    "what the envelope says in another order": turned_attributes,
    "a digest without the parameters of nothing": with_parts(
        {algorithm(SHA256, NOTHING): algorithm(SHA256)}
    ),
    "a signature with parameters of nothing": with_parts(
        {algorithm(ECDSA): algorithm(ECDSA, NOTHING)}
    ),
    "something before the header": lambda pdf: b"\n" + pdf,
    "another version": lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.4", 1),
    "the report before it was signed": lambda pdf: pdf[: pdf.index(b"%%EOF") + 6],
    "the report twice": lambda pdf: pdf + pdf,
}
