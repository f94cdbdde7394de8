"""A deep dive told as keys, from an empty laptop to a signed report.

Nothing here knows how a page is made, nor what it is told through: `hands` reach things by the
names a screen reader says, press keys, and wait until the window has come to rest.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

WORDS = "basin dipper uplifted decal clothing"
AGES, AREAS = ("Under 1", "1 to 4", "5 to 9"), ("North", "South")
LINES = [f"L{n:04d},{AGES[n % 3]},{AREAS[n % 2]}" for n in range(1, 25)]
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def do_a_deep_dive(hands, folder):
    """Do the whole job in a folder, and leave the signed report in its `out`."""
    make_a_vault(hands, folder / "vault")
    put_the_recovery_key_on_paper(hands)
    enter_the_agencies(hands)
    plan_the_audit(hands)
    draw_the_sample(hands, folder / "list.csv")
    hands.do("Go on with the plan", "Start the audit")
    record_a_return(hands, Key.Key_Home)
    record_a_return(hands, Key.Key_Right)
    know_nothing_of_the_second_case(hands)
    listen_to_the_practitioner(hands)
    look_across(hands)
    write_what_was_learned(hands)
    certify_and_save(hands, folder / "out")
    lock_and_open_again(hands)
    see_the_history_and_that_all_is_shut(hands)


def make_a_vault(hands, folder):
    hands.do("Make your vault")
    hands.reach("Folder").write(str(folder))
    hands.do("Continue")
    hands.fill(Your_name="Ada Quill", Your_job="Quality assurance lead")
    hands.fill(Partnership="Exampleshire Safeguarding Children Partnership", Area="Exampleshire")
    hands.fill(Your_agency="Exampleshire Council")
    hands.pick("What your agency does", "Children's social care")
    hands.do("Continue")
    hands.reach("Passphrase").write(WORDS)
    hands.reach("The same again").type(WORDS)
    hands.do("Make the vault")


def put_the_recovery_key_on_paper(hands):
    sheet = hands.read("Group ")
    hands.do("I have it on paper")
    for name in [name for name in hands.names() if name.startswith("Group ")]:
        hands.reach(name).type(sheet[name])
    hands.do("Confirm")
    assert "forgot your passphrase" not in hands.sight()


def enter_the_agencies(hands):
    hands.chord(Key.Key_4, ALT)
    for name, short, kind in (
        ("Exampleshire Police", "Police", "Police"),
        ("Exampleshire Integrated Care Board", "Health", "Health"),
    ):
        hands.do("Add an agency")
        hands.fill(Name=name, Short_name=short)
        hands.pick("What it does", kind)
        hands.do("Add")
    hands.do("Add a person")
    hands.fill(Name="Tomasz Zielinski", Job="Detective sergeant")
    hands.pick("Role", "Agency auditor")
    hands.pick("Agency", "Exampleshire Police")
    hands.do("Add")


def plan_the_audit(hands):
    hands.chord(Key.Key_2, ALT)
    hands.reach("Title").type("Neglect in the early years")
    hands.do("Begin planning")
    hands.fill(Theme="Neglect", Linked_to="Priority 1 of the plan")
    hands.fill(Why_now="Neglect is the first priority of the partnership this year.")
    hands.fill(What_it_should_answer="Is neglect named early?")
    hands.fill(Practice_from="1/9/2025", Practice_to="31/8/2026")
    hands.tick("Exampleshire Council")
    hands.tick("Exampleshire Police")
    hands.fill(Returns_due="2/12/2026", Audit_day="14/12/2026", Report_due="13/1/2027")
    hands.fill(Proportionality="Two cases are the fewest that can be compared.")
    hands.fill(Information_sharing_agreement="Agreement of 2025, part 4")
    hands.fill(Data_protection_impact_assessment="DPIA 2026/14")
    hands.do("Go to the sample")


def draw_the_sample(hands, path):
    path.write_text("\n".join(["Reference,Age band,Area", *LINES]))
    hands.choose_file("Bring in a list", path)
    hands.reach("Lines of the list").press(Key.Key_Return)
    hands.reach("Why").type("It is before a court.")
    hands.do("Exclude it")
    hands.reach("How many cases").type("2")
    hands.reach("How many in reserve").type("2")
    hands.do("Draw the sample", "Replace this case")
    hands.reach("Why").type("The family has moved away.")
    hands.do("Replace it")


def record_a_return(hands, *way):
    open_return(hands, *way)
    hands.press(Key.Key_Return, Key.Key_1)
    hands.fill(Records_seen="Case recording, June to August.")
    hands.choose("Yes", 1)
    hands.fill(Their_role="Constable", When_you_spoke="1/9/2026")
    hands.chord(Key.Key_PageDown)
    hands.press(Key.Key_5)
    hands.chord(Key.Key_PageDown)
    while hands.name != "Sign off this return":
        record_a_section(hands)
        hands.chord(Key.Key_PageDown)
    take_a_step_back_and_forth(hands)
    hands.do("Sign off this return")


def record_a_section(hands):
    """Answer and grade by number keys, with a reason for every grade."""
    while not hands.name.startswith("Next part"):
        if hands.is_answer:
            hands.press(Key.Key_2)
        elif hands.name == "Strengths":
            hands.type("The same worker stayed with the family.")
        elif hands.name.startswith("Why this grade"):
            hands.type("Seen weekly, and asked how they were.")
        hands.press(Key.Key_Tab)


def open_return(hands, *way):
    hands.chord(Key.Key_3)
    hands.chord(Key.Key_Home)
    hands.press(*way, Key.Key_Return)


def take_a_step_back_and_forth(hands):
    assert "Complete" in hands.sight()
    hands.chord(Key.Key_Z)
    assert "1 left" in hands.sight()
    hands.chord(Key.Key_Y)
    assert "Complete" in hands.sight()


def know_nothing_of_the_second_case(hands):
    for way in ((Key.Key_Down,), (Key.Key_Down, Key.Key_Right)):
        open_return(hands, *way)
        hands.press(Key.Key_Return, Key.Key_3)
        hands.chord(Key.Key_PageDown)
        hands.do("Sign off this return")
    hands.chord(Key.Key_3)
    assert "2 signed off" in hands.sight()
    assert "2 not known" in hands.sight()


def listen_to_the_practitioner(hands):
    hands.chord(Key.Key_Home)
    hands.press(Key.Key_R)
    hands.do("The practitioner has read this, or I have read it to them")
    hands.fill(Role="Health visitor", When_you_spoke="2/9/2026")
    hands.reach("What are you glad you did, or glad you saw somebody else do?")
    hands.write("That I went back on a day when his grandmother was there.")


def look_across(hands):
    hands.chord(Key.Key_4)
    hands.press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right)
    hands.do("Write findings")


def write_what_was_learned(hands):
    hands.press(Key.Key_A, mod=ALT)
    hands.reach("What was found").write("Children were seen often and seldom alone.")
    hands.tick("DD26-01-0*")
    hands.fill(Why="Visits are short and rooms are few.")
    hands.pick("What comes closest", "*")
    hands.fill(So_what_for_the_child="Nobody knew what his nights were like.")
    hands.fill(Now_what="See each child alone, and write down what they say.")
    hands.press(Key.Key_R, mod=ALT)
    hands.reach("What should be different").write("Each child is seen alone from January.")
    hands.fill(What_will_be_better_for_children="They can say what their days are like.")
    hands.tick("Children were seen*")
    hands.do("Add an action")
    hands.reach("What will be done").write("Agree who sees which child alone.")
    hands.pick("Agency that owns it", "Police")
    hands.fill(Due="29/1/2027", How_you_will_know_that_it_helped="Ten children are asked in May.")
    hands.reach("Findings, recommendations and summary").press(Key.Key_End, Key.Key_Return)
    hands.reach("In one sentence").write("Children are seen, and seldom alone.")


def certify_and_save(hands, folder):
    hands.chord(Key.Key_6)
    hands.press(Key.Key_PageDown)
    hands.do("Certify", "Certify now")
    assert "exactly as it was signed" in hands.sight()
    hands.reach("Folder").write(str(folder))
    hands.do("Save the signed report")
    assert "trust.pem" in hands.sight()


def lock_and_open_again(hands):
    hands.chord(Key.Key_L)
    hands.reach("Passphrase").type(WORDS)
    hands.press(Key.Key_Return)
    hands.do("Open the report:*")


def see_the_history_and_that_all_is_shut(hands):
    hands.chord(Key.Key_7)
    assert "Certified the report" in hands.sight()
    hands.chord(Key.Key_1)
    assert "The audit is signed" in hands.sight()
    hands.do("Reopen with a reason")
    hands.reach("Why").type("A figure was wrong.")
    hands.do("Cancel")
