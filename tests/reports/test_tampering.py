"""Nothing can be done to a signed report that the verdict does not call out."""

from __future__ import annotations

import json
import re
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import NameObject as Name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from reports.people import issuer, person
from reports.sample_tree import WHEN

from lifaudit.domain.signing import State
from lifaudit.reports.seal import _signer, approve, certify
from lifaudit.reports.verdict import verify


def appended(pdf, change):
    """Return the file with an incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page_of(writer, number):
    return writer.find_page_for_modification(number)[0].get_object()


def numbers(*values):
    return generic.ArrayObject([generic.NumberObject(value) for value in values])


def draw_over(writer):
    page = page_of(writer, 2)
    ink = generic.StreamObject(stream_data=b"q 1 0 0 rg 80 500 300 40 re f Q")
    page[Name("/Contents")] = generic.ArrayObject(
        [page.raw_get("/Contents"), writer.add_object(ink)]
    )
    writer.update_container(page)


def annotate(writer, number, entries):
    page = page_of(writer, number)
    note = generic.DictionaryObject(
        {Name("/Type"): Name("/Annot"), Name("/F"): generic.NumberObject(4), **entries}
    )
    reference = writer.add_object(note)
    if "/Annots" in page:
        page["/Annots"].append(reference)
        writer.update_container(page["/Annots"])
    else:
        page[Name("/Annots")] = generic.ArrayObject([reference])
    writer.update_container(page)


def comment(writer):
    said = {Name("/Subtype"): Name("/Text"), Name("/Rect"): numbers(100, 700, 120, 720)}
    annotate(writer, 1, {**said, Name("/Contents"): generic.pdf_string("I disagree")})


def white_box(writer):
    white = numbers(1, 1, 1)
    entries = {
        Name("/Subtype"): Name("/Square"),
        Name("/Rect"): numbers(80, 400, 500, 700),
        Name("/C"): white,
        Name("/IC"): white,
    }
    annotate(writer, 2, entries)


def swap_appearance(writer):
    for field in writer.root["/AcroForm"]["/Fields"]:
        widget = field.get_object()
        if widget["/T"] != "Agency2":
            continue
        look = generic.StreamObject(stream_data=b"0 0 1 rg 0 0 100 50 re f")
        look[Name("/Type")], look[Name("/Subtype")] = Name("/XObject"), Name("/Form")
        look[Name("/BBox")] = numbers(0, 0, 200, 50)
        widget[Name("/AP")] = generic.DictionaryObject({Name("/N"): writer.add_object(look)})
        writer.update_container(widget)


def replace_page(writer):
    page = page_of(writer, 2)
    blue = generic.StreamObject(stream_data=b"0 0 1 rg 0 0 595 842 re f")
    page[Name("/Contents")] = writer.add_object(blue)
    writer.update_container(page)


def replace_data(writer):
    for entry in writer.root["/AF"]:
        spec = entry.get_object()
        if spec["/UF"] != "audit.json":
            continue
        forged = generic.StreamObject(stream_data=b'{"signatories":[]}')
        forged[Name("/Type")] = Name("/EmbeddedFile")
        spec["/EF"][Name("/F")] = spec["/EF"][Name("/UF")] = writer.add_object(forged)
        writer.update_container(spec["/EF"])


def change_title(writer):
    info = writer.trailer["/Info"]
    info[Name("/Title")] = generic.pdf_string("Another title")
    writer.update_container(info)


APPENDED = {
    "a box drawn over a page": draw_over,
    "a comment": comment,
    "a white box over text": white_box,
    "another look for a signed field": swap_appearance,
    "another page": replace_page,
    "another audit.json": replace_data,
    "another title": change_title,
}


@pytest.mark.parametrize("change", APPENDED.values(), ids=APPENDED)
def test_an_appended_change_is_called_out(sealed, change):
    verdict = verify(appended(sealed.complete, change), (sealed.root.der,))
    assert verdict.state is State.NOT_INTACT
    assert verdict.reasons


def test_the_untouched_report_is_intact_and_trusted(sealed):
    verdict = verify(sealed.complete, (sealed.root.der,))
    assert verdict.state is State.INTACT_TRUSTED
    assert len(verdict.signatures) == 7
    assert all(signature.sound for signature in verdict.signatures)


def test_without_the_pinned_root_it_cannot_be_told_who_signed(sealed):
    for roots in ((), (issuer("Another partnership").der,)):
        verdict = verify(sealed.complete, roots)
        assert verdict.state is State.INTACT_UNKNOWN_SIGNER
        assert not verdict.trusted


def test_a_missing_countersignature_is_awaited_by_name(sealed):
    verdict = verify(sealed.certified, (sealed.root.der,))
    assert verdict.state is State.AWAITING
    assert verdict.trusted
    assert [who.field for who in verdict.waiting] == [f"Agency{n}" for n in range(1, 7)]


def test_dropping_the_last_signature_leaves_it_awaited(sealed):
    ends = [found.end() for found in re.finditer(rb"%%EOF\r?\n?", sealed.complete)]
    verdict = verify(sealed.complete[: ends[-2]], (sealed.root.der,))
    assert verdict.state is State.AWAITING
    assert (
        "Probation representative, Probation has not signed as agency representative."
        in verdict.reasons
    )


def test_removing_every_signature_is_called_out_with_the_names(sealed):
    verdict = verify(sealed.bare, (sealed.root.der,))
    assert verdict.state is State.NOT_INTACT
    assert "No signature is left" in verdict.reasons[0]
    assert "Amira Khan, Exampleshire SCP" in verdict.reasons[0]


def test_a_complete_rewrite_is_called_out(sealed):
    out = BytesIO()
    with pikepdf.open(BytesIO(sealed.complete)) as document:
        document.save(out)
    assert verify(out.getvalue(), (sealed.root.der,)).state is State.NOT_INTACT


@pytest.mark.parametrize("tail", [b"\n% hello\n", b"\x00", b"\n", b"%%EOF"])
def test_bytes_after_the_end_are_called_out(sealed, tail):
    assert verify(sealed.complete + tail, (sealed.root.der,)).state is State.NOT_INTACT


def test_an_emptied_signature_is_called_out(sealed):
    found = re.search(rb"/Contents ?<([0-9A-Fa-f]{2000,})>", sealed.complete)
    zeros = b"0" * len(found.group(1))
    tampered = sealed.complete[: found.start(1)] + zeros + sealed.complete[found.end(1) :]
    assert verify(tampered, (sealed.root.der,)).state is State.NOT_INTACT


def test_a_byte_range_of_nothing_is_called_out(sealed):
    found = re.search(rb"/ByteRange ?\[[^\]]*\]", sealed.complete)
    nothing = b"/ByteRange [0 0 0 0]".ljust(len(found.group()))
    tampered = sealed.complete[: found.start()] + nothing + sealed.complete[found.end() :]
    assert verify(tampered, (sealed.root.der,)).state is State.NOT_INTACT


@pytest.mark.parametrize("cut", [1, 10, 1000, 50_000])
def test_a_cut_off_file_is_never_intact(sealed, cut):
    verdict = verify(sealed.complete[:-cut], (sealed.root.der,))
    assert verdict.state in (State.NOT_INTACT, State.UNREADABLE, State.AWAITING)


def sign_new_field(pdf, key):
    """Put a visible signature nobody asked for over a page."""
    box = SigFieldSpec("Intruder", on_page=2, box=(60, 300, 540, 700))
    meta = PdfSignatureMetadata(field_name="Intruder", subfilter=SigSeedSubFilter.PADES)
    out = BytesIO()
    signer = PdfSigner(meta, signer=_signer(key), new_field_spec=box)
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=out)
    return out.getvalue()


def test_an_extra_signature_is_called_out_even_from_an_insider(sealed):
    tampered = sign_new_field(sealed.complete, person(sealed.root, "Insider"))
    verdict = verify(tampered, (sealed.root.der,))
    assert verdict.state is State.NOT_INTACT
    assert "Intruder holds a signature that nobody was asked for." in verdict.reasons


def test_an_impostor_with_a_certificate_of_their_own_is_called_out(sealed):
    impostor = person(None, "Children's social care representative", own=True)
    tampered = approve(sealed.certified, "Agency1", impostor, WHEN)
    verdict = verify(tampered, (sealed.root.der,))
    assert verdict.state is State.NOT_INTACT
    assert "was not issued by this partnership" in verdict.reasons[0]


def test_a_forger_with_a_whole_authority_of_their_own_stays_unknown(sealed):
    root = issuer()
    forged = certify(sealed.bare, "Lead", person(root, "Amira Khan"), WHEN)
    verdict = verify(forged, (sealed.root.der,))
    assert verdict.state is State.INTACT_UNKNOWN_SIGNER
    assert not verdict.trusted
    assert "not signed by the partnership" in verdict.headline
    assert any("Ask the partnership for trust.pem" in reason for reason in verdict.reasons)


FIRST = {
    "an agency approves": {"field_name": "Agency1"},
    "an agency certifies": {
        "field_name": "Agency1",
        "certify": True,
        "docmdp_permissions": MDPPerm.FILL_FORMS,
    },
    "the lead approves": {"field_name": "Lead"},
    "the lead lets others annotate": {
        "field_name": "Lead",
        "certify": True,
        "docmdp_permissions": MDPPerm.ANNOTATE,
    },
}


@pytest.mark.parametrize("first", FIRST)
def test_a_report_counts_only_once_its_lead_has_certified_it_and_let_others_sign_alone(
    sealed, first
):
    meta = PdfSignatureMetadata(subfilter=SigSeedSubFilter.PADES, **FIRST[first])
    out = BytesIO()
    signer = PdfSigner(meta, signer=_signer(person(sealed.root, "Police", "Police")))
    signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(sealed.bare)), output=out)
    verdict = verify(out.getvalue(), (sealed.root.der,))
    assert verdict.state is State.NOT_INTACT
    assert "The report was not certified by the person who was to certify it." in verdict.reasons


@pytest.mark.no_cover  # traced line by line it takes twice as long, and others cover the same
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_flipped_byte_goes_unnoticed(sealed, data):
    at = data.draw(st.integers(0, len(sealed.certified) - 1))
    bit = data.draw(st.integers(0, 7))
    tampered = bytearray(sealed.certified)
    tampered[at] ^= 1 << bit
    verdict = verify(bytes(tampered), (sealed.root.der,))
    assert verdict.state in (State.NOT_INTACT, State.UNREADABLE)


@pytest.mark.parametrize(
    "junk", [b"", b"%PDF-1.7", b"hello", json.dumps([1] * 50).encode(), b"%PDF-1.7\n%%EOF"]
)
def test_what_is_no_report_is_unreadable(junk):
    verdict = verify(junk)
    assert verdict.state is State.UNREADABLE
    assert verdict.file_sha256
