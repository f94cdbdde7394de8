"""Packs through a folder that two laptops share: picked up whole, once, and without harm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import give_back, invite, invited, record, take

from lifaudit.domain.casework import Answer
from lifaudit.domain.errors.exchange import ExchangeFolderAway, SenderLeft
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.partnership import Person
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen, PackSent
from lifaudit.domain.watching import Fate, Watch
from lifaudit.services import pack_files, sending, watching

WRITER = """
import sys
from pathlib import Path
from lifaudit.security.atomic import write_atomically
letter = sys.argv[2]
for turn in range(12):
    write_atomically(Path(sys.argv[1], f"{letter}{turn}.lifpack"), letter.encode() * 300_000)
"""


@pytest.fixture
def two(tmp_path, clock):
    both = invited(tmp_path, clock)
    yield both
    for one in both:
        one.close()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "share"
    made.mkdir()
    return made


class Laptop:
    """A vault with its watch of the folder."""

    def __init__(self, vault, folder):
        self.vault, self.folder, self.watch = vault, folder, Watch()

    def look(self):
        found = watching.look(self.folder, self.watch)
        self.watch = found.watch
        return found

    def poll(self):
        """Look until a look finds nothing to read twice running; return what came of each file."""
        outcomes, quiet = [], 0
        while quiet < 2:
            found = self.look()
            if found.spot is None:
                quiet += 1
                continue
            quiet = 0
            came = watching.receive(self.vault, found.spot.name, found.content, silent)
            outcomes.append(came)
        return outcomes

    def fates(self):
        return [one.fate for one in self.poll()]


def seen(vault):
    with vault.unit() as unit:
        return [one.outcome for one in unit.where(PackSeen)]


def posted(vault):
    with vault.unit() as unit:
        return [one.pack for one in unit.where(PackSent)]


def test_two_vaults_work_through_a_folder(two, folder):
    leads, theirs = two
    lead, police = Laptop(leads, folder), Laptop(theirs, folder)
    sending.send(leads, AUDIT, folder)
    assert lead.fates() == [Fate.OTHERS], "what one sent oneself is for others"
    assert police.fates() == [Fate.TAKEN]
    record(theirs)
    sending.send(theirs, AUDIT, folder)
    (first,) = lead.poll()
    assert (first.fate, first.why) == (Fate.ASKS, watching.FIRST_TIME)
    assert seen(leads) == [], "nothing was taken in, and nothing was refused"
    take(leads, give_back(theirs))
    record(theirs, case="DD26-07-02")
    sending.send(theirs, AUDIT, folder)
    (second,) = lead.poll()
    assert second.fate is Fate.TAKEN
    assert second.line == (
        "Exampleshire Police returned 0 of 2 cases of DD26-07 Neglect under one."
    )
    with leads.unit() as unit:
        assert {one.case for one in unit.where(Answer)} == {"DD26-07-01", "DD26-07-02"}
    assert (lead.fates(), police.fates()) == ([], [Fate.OTHERS] * 2)
    assert Laptop(leads, folder).fates().count(Fate.TAKEN) == 1, "the one that had asked"


def test_a_file_is_read_once_two_looks_found_it_alike(two, folder):
    leads, theirs = two
    (made,) = invite(leads)
    police, path = Laptop(theirs, folder), folder / made.name
    before = seen(theirs)
    half = len(made.content) // 2
    path.write_bytes(made.content[:half])
    assert police.look().spot is None
    path.write_bytes(made.content[: half + 9])
    assert police.look().spot is None, "it is still growing"
    assert police.fates() == [Fate.UNFINISHED]
    assert police.fates() == [], "what is unfinished is not read again before it changes"
    assert seen(theirs) == before
    path.write_bytes(made.content)
    assert police.fates() == [Fate.TAKEN]
    assert len(seen(theirs)) == len(before) + 1


def test_a_pack_cut_anywhere_is_unfinished_and_leaves_no_trace(two):
    leads, theirs = two
    (made,) = invite(leads)
    before = seen(theirs)
    for end in range(0, len(made.content), len(made.content) // 40):
        came = watching.receive(theirs, made.name, made.content[:end], silent)
        assert (came.fate, came.line) == (Fate.UNFINISHED, "")
    assert seen(theirs) == before


def test_a_refusal_waits_for_a_person_with_nothing_changed(two):
    leads, theirs = two
    record(theirs)
    take(leads, give_back(theirs))
    late = give_back(theirs)
    with leads.unit() as unit:
        person = unit.one(Person, person=theirs.keys.person)
        unit.record("Left", replace(person, active=False))
    before = seen(leads)
    came = watching.receive(leads, late.name, late.content, silent)
    assert (came.fate, came.line) == (
        Fate.ASKS,
        "A pack in the exchange folder needs you: the sender of this pack no longer takes part.",
    )
    assert seen(leads) == before


def test_what_somebody_saw_refused_asks_no_more_and_comes_in_once_it_may(two):
    leads, theirs = two
    take(leads, give_back(theirs))
    record(theirs)
    late = give_back(theirs)
    with leads.unit() as unit:
        person = unit.one(Person, person=theirs.keys.person)
        unit.record("Left", replace(person, active=False))
    with pytest.raises(SenderLeft):
        take(leads, late)
    before = seen(leads)
    assert watching.receive(leads, late.name, late.content, silent).fate is Fate.KNOWN
    assert seen(leads) == before
    with leads.unit() as unit:
        unit.record("Came back", person)
    assert watching.receive(leads, late.name, late.content, silent).fate is Fate.TAKEN


def test_a_stick_that_is_pulled_out_is_said_and_work_goes_on_when_it_is_back(two, folder):
    leads, theirs = two
    police = Laptop(theirs, folder)
    sending.send(leads, AUDIT, folder)
    police.look()
    shutil.move(folder, folder.with_name("pocket"))
    with pytest.raises(ExchangeFolderAway, match="share"):
        police.look()
    shutil.move(folder.with_name("pocket"), folder)
    assert police.fates() == [Fate.TAKEN]


def test_only_whole_files_that_lie_there_themselves_are_packs(two, folder):
    leads, theirs = two
    (made,) = invite(leads)
    (folder / f".{made.name}.new").write_bytes(made.content)
    (folder / f".{made.name}").write_bytes(made.content)
    (folder / f"{made.name}.part").write_bytes(made.content)
    (folder / "a.lifpack").mkdir()
    outside = folder.with_name("outside.lifpack")
    outside.write_bytes(made.content)
    (folder / "b.lifpack").symlink_to(outside)
    assert Laptop(theirs, folder).poll() == []


def test_two_laptops_writing_at_once_leave_whole_files_only(two, folder):
    leads, theirs = two
    record(theirs)
    packs = [[give_back(theirs)], list(invite(leads)), [give_back(theirs)], list(invite(leads))]
    with ThreadPoolExecutor(4) as lanes:
        written = list(lanes.map(lambda some: pack_files.write(folder, some), packs))
    wanted = {one.name: one.content for some in packs for one in some}
    assert {path.name: path.read_bytes() for some in written for path in some} == wanted
    assert {one.name for one in folder.iterdir()} == set(wanted), "no half file was left"


def test_a_folder_that_takes_no_files_is_said_and_no_pack_counts_as_sent(two, folder):
    leads, _ = two
    full = folder / "full"
    full.write_bytes(b"")
    with leads.unit() as unit:
        before = sending.sending(unit, AUDIT)
    with pytest.raises(NotWritten):
        sending.send(leads, AUDIT, full)
    with leads.unit() as unit:
        assert sending.sending(unit, AUDIT) == before


def test_a_full_stick_is_said_and_once_there_is_room_the_same_step_is_taken_again(two, small_disk):
    leads, theirs = two
    with suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))
    police, before = Laptop(theirs, small_disk), posted(leads)
    with pytest.raises(NotWritten, match="no half file was left"):
        sending.send(leads, AUDIT, small_disk)
    assert [one.name for one in small_disk.iterdir()] == ["ballast"]
    assert posted(leads) == before
    (small_disk / "ballast").unlink()
    sending.send(leads, AUDIT, small_disk)
    assert police.fates() == [Fate.TAKEN]


def test_a_stick_pulled_out_between_two_packs_is_said_and_a_second_time_sends_them_all(
    two, small_disk
):
    leads, theirs = two
    record(theirs)
    both = [*invite(leads), give_back(theirs)]

    def until_it_goes():
        yield both[0]
        subprocess.run(["umount", small_disk], check=True)
        small_disk.rmdir()
        small_disk.write_bytes(b"the place where it was")
        yield both[1]

    with pytest.raises(NotWritten, match="disk"):
        pack_files.write(small_disk, until_it_goes())
    with pytest.raises(ExchangeFolderAway):
        Laptop(theirs, small_disk).look()
    small_disk.unlink()
    again = pack_files.write(small_disk, both)
    assert [one.read_bytes() for one in again] == [one.content for one in both]


@pytest.mark.skipif(os.name == "nt", reason="mounts are of POSIX systems")
def test_a_stick_that_may_only_be_read_still_brings_packs(two, small_disk):
    leads, theirs = two
    sending.send(leads, AUDIT, small_disk)
    remount = ["mount", "-o", "remount,ro", small_disk]
    subprocess.run(remount, check=True)
    assert Laptop(theirs, small_disk).fates() == [Fate.TAKEN]
    record(theirs)
    before = sorted(small_disk.iterdir())
    with pytest.raises(NotWritten, match="Read-only"):
        sending.send(theirs, AUDIT, small_disk)
    assert sorted(small_disk.iterdir()) == before


def test_two_programs_write_into_the_folder_while_a_third_looks(two, folder):
    _, theirs = two
    names = {f"{letter}{turn}.lifpack" for letter in "AB" for turn in range(12)}
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, folder, one]) for one in "AB"]
    laptop, read = Laptop(theirs, folder), {}
    while any(one.poll() is None for one in writers) or len(read) < len(names):
        found = laptop.look()
        if found.spot is not None:
            read[found.spot.name] = found.content
    assert {name: (content[:1], len(content)) for name, content in read.items()} == {
        name: (name[0].encode(), 300_000) for name in names
    }
    assert {one.name for one in folder.iterdir()} == names
    assert [one.returncode for one in writers] == [0, 0]
