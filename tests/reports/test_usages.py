"""The quick way through a file finds what pyHanko's own long way finds, whatever the file."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

from lifaudit.reports.indexed import IndexedReader
from lifaudit.reports.links import Links
from lifaudit.reports.usages import FocusedResolver

OBJECTS = 7
KEYS = ("/P", "/Parent", "/Kids", "/K", "/Annots", "/Dest", "/Obj")
REFERENCE = st.tuples(
    st.integers(0, OBJECTS - 1),
    st.sampled_from(KEYS),
    st.sampled_from(("", "listed", "deep", "kid", "apart")),
    st.integers(0, OBJECTS - 1),
)
WEBS = st.lists(REFERENCE, max_size=12)
QUICK = settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)


def wrapped(document, target, how):
    match how:
        case "listed":
            return Array([target])
        case "deep":
            return Dictionary({"/Inner": Array([Dictionary({"/Of": target})])})
        case "kid":
            return Dictionary({"/Kids": Array([target])})
        case "apart":
            return document.make_indirect(Array([target]))
    return target


def woven(web, pages, parts):
    """Return a file of a page tree, a structure tree, loose objects and these references."""
    document = pikepdf.new()
    for _ in range(2):
        document.add_blank_page(page_size=(100, 100))
    loose = [document.make_indirect(Dictionary({"/Number": at})) for at in range(OBJECTS - 4)]
    part, root = (document.make_indirect(Dictionary()) for _ in range(2))
    objects = [document.pages[0].obj, document.pages[1].obj, part, root, *loose]
    root.K = part
    document.Root.StructTreeRoot = root
    document.Root.AcroForm = Dictionary({"/Fields": Array([loose[0]])})
    if parts:
        part.K = Array([loose[1], Dictionary({"/Type": Name("/OBJR"), "/Obj": loose[0]})])
    if pages:
        document.pages[0].obj.Annots = Array(loose)
    for source, key, how, target in web:
        if not (key in ("/K", "/Kids") and source < 4):
            objects[source][key] = wrapped(document, objects[target], how)
    out = BytesIO()
    document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def changed(pdf, at):
    """Return the file with one object written once more, which now leads to a new one."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    found = [each for each in numbers(pdf) if is_holder(writer, each)]
    one = writer.get_object(generic.Reference(*found[at % len(found)], pdf=writer))
    one[generic.NameObject("/New")] = writer.add_object(generic.NumberObject(1))
    writer.update_container(one)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def is_holder(writer, number):
    one = writer.get_object(generic.Reference(*number, pdf=writer))
    return type(one) is generic.DictionaryObject


def numbers(pdf):
    refs = PdfFileReader(BytesIO(pdf)).xrefs.explicit_refs_in_revision(0)
    return sorted((each.idnum, each.generation) for each in refs)


def usages(resolver, asked):
    """Return the ways to each of these objects, or None where the file is refused."""
    try:
        resolver._load_reverse_xref_cache()
        return {each: resolver._get_usages_of_ref(generic.Reference(*each)) for each in asked}
    except (PdfError, ValueError, KeyError, RecursionError):
        return None


@QUICK
@given(WEBS, st.booleans(), st.booleans(), st.integers(0, 20))
def test_every_way_to_every_object_is_found_in_every_revision(web, pages, parts, at):
    pdf = changed(changed(woven(web, pages, parts), at), at + 1)
    quick, plain = IndexedReader(pdf), PdfFileReader(BytesIO(pdf))
    asked = numbers(pdf)
    for revision in range(2):
        expected = usages(HistoricalResolver(plain, revision), asked)
        if revision == 0:
            try:
                links = Links(quick, 0)
            except (PdfError, ValueError):
                assert expected is None
                return
        else:
            links.advance()
        assert usages(FocusedResolver(quick, revision, links), asked) == expected
