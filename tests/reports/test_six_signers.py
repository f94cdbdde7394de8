"""Six agencies approve one report, each with their own key, in whatever order they come back."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from reports.people import person
from reports.sample_tree import AGENCIES, WHEN

from lifaudit.domain.copies import Copy, choose
from lifaudit.domain.signing import State
from lifaudit.reports.seal import approve, signed_fields
from lifaudit.reports.verdict import verify

FIELDS = tuple(f"Agency{number}" for number in range(1, 7))
ORDERS = {
    "one after the other": ((3,), (1,), (6,), (2,), (5,), (4,)),
    "all at once": ((5, 3, 1, 6, 2, 4),),
    "in two circles": ((2, 4, 6), (5, 1, 3)),
}
HELD = "Housing was not asked, and should have been."


@pytest.fixture(scope="module")
def keys(sealed):
    """Make a key for each agency, all issued by the partnership."""
    return {
        field: person(sealed.root, f"{agency} representative", agency)
        for field, agency in zip(FIELDS, AGENCIES, strict=True)
    }


def copy_of(pdf):
    return Copy(pdf, signed_fields(pdf))


def gather(certified, rounds, keys):
    """Let each group sign the same copy without knowing of one another."""
    held = copy_of(certified)
    for group in rounds:
        waiting = [f"Agency{number}" for number in group]
        while waiting:
            came = [approve(held.pdf, one, keys[one], WHEN, _said(one)) for one in waiting]
            for pdf in came:
                held = choose(held, copy_of(pdf)).copy
            waiting = [one for one in waiting if one not in held.signed]
    return held.pdf


def _said(field):
    return HELD if field == "Agency2" else ""


@pytest.fixture(scope="module", params=ORDERS, ids=lambda name: name.replace(" ", "-"))
def gathered(request, sealed, keys):
    """Gather six approvals in one of three ways."""
    return gather(sealed.certified, ORDERS[request.param], keys)


def test_any_order_ends_as_one_file_with_every_signature_valid(sealed, gathered):
    pdf = gathered
    verdict = verify(pdf, (sealed.root.der,))
    assert verdict.state is State.INTACT_TRUSTED
    assert pdf.startswith(sealed.certified)
    assert {one.field for one in verdict.signatures} == {"Lead", *FIELDS}
    assert all(one.sound for one in verdict.signatures)
    assert {one.field: one.reservations for one in verdict.signatures if one.reservations} == {
        "Agency2": HELD
    }
    assert verdict.headline.endswith("as it was signed, 1 of 7 signatures with reservations.")


def test_poppler_calls_all_seven_valid_and_the_whole_document_signed(gathered, tmp_path):
    pdfsig = shutil.which("pdfsig")
    if pdfsig is None:
        pytest.skip("pdfsig (poppler-utils) is not installed on this machine")
    path = tmp_path / "report.pdf"
    path.write_bytes(gathered)
    told = subprocess.run([pdfsig, "-nocert", path], capture_output=True, text=True, check=False)
    assert told.stdout.count("Signature is Valid.") == 7
    assert told.stdout.count("Total document signed") == 1


def test_a_signature_from_one_copy_does_not_hold_in_another(sealed, keys):
    one = approve(sealed.certified, "Agency1", keys["Agency1"], WHEN)
    other = approve(sealed.certified, "Agency2", keys["Agency2"], WHEN)
    glued = one + other[len(sealed.certified) :]
    assert verify(glued, (sealed.root.der,)).state is State.NOT_INTACT
    chosen = choose(copy_of(one), copy_of(other))
    assert chosen.again == {"Agency2"}


def test_reservations_cannot_be_changed_and_are_read_out_harmlessly(sealed, keys):
    signed = approve(sealed.certified, "Agency1", keys["Agency1"], WHEN, HELD)
    changed = signed.replace(b"Housing", b"Nobody.")
    assert changed != signed
    assert verify(changed, (sealed.root.der,)).state is State.NOT_INTACT
    odd = approve(sealed.certified, "Agency1", keys["Agency1"], WHEN, "no\x1b[2J \u202eway" * 60)
    verdict = verify(odd, (sealed.root.der,))
    assert verdict.state is State.AWAITING
    assert "\x1b" not in verdict.signatures[1].sentence
    assert "\u202e" not in verdict.signatures[1].sentence
