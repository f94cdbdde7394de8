"""What the help page teaches, as plain values: the job in seven steps, and the keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to know: its name, and what to do."""

    name: str
    words: str


JOB = (
    Lesson(
        "Plan",
        "Choose a theme and say why it matters now. Name the period of practice, the agencies and "
        "the dates. The plan says at its side what is still missing.",
    ),
    Lesson(
        "Sample",
        "Bring in a list of case codes and groups, never names. Draw at random, by groups, at "
        "steps, or choose each case with a reason. The seed lets anybody repeat the draw.",
    ),
    Lesson(
        "Record",
        "On the board, Send seals a pack for each agency, and Returns says whose is back. Each "
        "agency answers the questions for each case, notes where it saw the evidence, and grades "
        "every domain with a reason. What you type is on the disk at once.",
    ),
    Lesson(
        "Reflect",
        "Practitioners say how the work was for them. This page is never graded and stands apart "
        "from everything that is.",
    ),
    Lesson(
        "Look across",
        "See all agencies side by side: grades, strengths, gaps, and whose voice was heard. Every "
        "picture has its numbers in a table and its meaning in a sentence. The panel sheet of a "
        "case keeps what you agree together, and every view that the grade does not show. The "
        "audit day leads the room through each case, with a clock and a projector.",
    ),
    Lesson(
        "Find",
        "Write what was found, why it came about, what it meant for children, and what should "
        "happen now. Strengths count as much as what is to improve.",
    ),
    Lesson(
        "Report",
        "Read the report as its readers will, then certify it with your signature. Each agency's "
        "representative approves it on their own laptop. Anybody can check that nothing in it was "
        "changed since.",
    ),
)
INVITED = (
    Lesson(
        "Join, once",
        "The lead gives you a card. Open it, send your request back, compare seven words by "
        "telephone, and open the answer: from then on you take part and can sign.",
    ),
    Lesson(
        "Take in the pack",
        "The audit comes as a file that ends in .lifpack. Drop it on the window, look at what it "
        "is, and take it in. Home then says what your agency is asked for, and by when.",
    ),
    Lesson(
        "Record and sign off",
        "On the board your agency's column is marked as yours. Answer and grade each case, and "
        "sign it off; where the child is not known to you, say so and sign that off.",
    ),
    Lesson(
        "Send it back",
        "Press Send on the board: it makes one sealed file for the lead. Grades stay closed in it "
        "until their case is called on the audit day.",
    ),
    Lesson(
        "On the day, and after",
        "In the room you release your grades case by case. If you approve the report for your "
        "agency, it comes in a pack too, and home says that it waits for you.",
    ),
)
KEYS = (
    Lesson("Alt + 1 to 6", "Home, audits, instruments, people, settings, help"),
    Lesson("Ctrl + 1 to 8", "The places inside an audit, from plan to history; 8 is the audit day"),
    Lesson("F1", "This page"),
    Lesson("F6", "Between the places at the left and the page"),
    Lesson("Alt + Left", "Back to the page before"),
    Lesson("Tab, Shift + Tab", "To the next field, to the one before"),
    Lesson("1 to 9", "Choose an answer or a grade; of more than nine the tenth is 0, then letters"),
    Lesson("Delete", "Take an answer back"),
    Lesson("Arrows", "Travel in lists, tables and answers"),
    Lesson("Enter", "Open a line, press a button"),
    Lesson("Ctrl + Enter", "Add another row, line or reference to the one you are in"),
    Lesson("Alt + Up, Down", "Move what you are in: a row, a line, a rank, a finding, a question"),
    Lesson("Insert, Ctrl + D", "While writing an instrument: add a question, copy it"),
    Lesson("Alt + A, R, S", "Add: an area for improvement, a recommendation, a strength"),
    Lesson("Alt + Q, S", "While writing an instrument: add a question, a section"),
    Lesson("Ctrl + N", "On the board of a survey: another response"),
    Lesson("Plus, Minus", "In the preview of a report: larger, smaller"),
    Lesson("Ctrl + Page Up, Page Down", "The part, the case or the page before and after"),
    Lesson("Alt + Page Up, Page Down", "In a return: the case before and after; Shift: the agency"),
    Lesson("P", "On the board or case by case: the panel sheet of the case"),
    Lesson("R", "On the board: the reflections of the return"),
    Lesson("F3", "On the audit day: the next step; with Shift the step before"),
    Lesson("F5, F7, F11", "On the audit day: call the case, hold the clock, the projector"),
    Lesson("Alt + U, W", "On the audit day: an urgent concern; the words on the projector"),
    Lesson("F8", "In a return or a panel sheet: the next thing left"),
    Lesson("F9", "The history of what the cursor is in"),
    Lesson("Ctrl + Z, Ctrl + Y", "Undo and redo (Shift with Z too); both are in the history"),
    Lesson("Ctrl + R", "Try again what could not be recorded, once there is room for it"),
    Lesson("Ctrl + O", "Take in a pack that somebody sent"),
    Lesson("Ctrl + L", "Lock the vault"),
)
CHECK = (
    Lesson(
        "In this window",
        "Press Check a report and choose the file: you read who signed, when, and whether a single "
        "byte has changed since. Your own partnership's reports need no trust file. The verdict on "
        "an audit you hold stands beside its report.",
    ),
    Lesson(
        "Without a vault",
        "Give the reader the report and the partnership's trust file. Check a report stands at the "
        'door too, and "lifaudit verify REPORT.pdf --trust FILE" says the same in words.',
    ),
    Lesson(
        "In a PDF reader",
        "Common readers show the signature too. They call the signer unknown until the "
        "partnership's certificate is added to what they trust.",
    ),
)
UPDATE = (
    Lesson(
        "By whoever looks after this computer",
        "A new version comes as an installer with an update file beside it, on a stick or a share. "
        "lifaudit looks for none, fetches none and installs none by itself.",
    ),
    Lesson(
        "Before it is installed",
        "Check an update file says which version it brings, what changes, who signed it, and "
        'whether the installer beside it is the one that was released. So does "lifaudit update '
        'check FILE".',
    ),
)
SAFETY = (
    Lesson(
        "What is encrypted",
        "Everything in the vault, with a key that only your passphrase, your recovery sheet or a "
        "PIN on this computer opens. Without one of them nobody can read it, we neither.",
    ),
    Lesson(
        "What leaves the laptop",
        "Nothing by itself. lifaudit uses no network. What you export or print is yours to guard "
        "and carries its marking on every page.",
    ),
    Lesson(
        "What is kept",
        "Every entry with who, when and why. Changing something adds an entry; nothing is ever "
        "overwritten.",
    ),
    Lesson(
        "When somebody leaves",
        "A lead hands an audit on from its plan, and the partnership itself on the People page, to "
        "somebody who is a lead too: admit a second one before you need one. Keep a backup away "
        "from the laptop; where a lead's laptop is lost, restore it and hand on from there.",
    ),
)
LICENCES = (
    "lifaudit is free software under the MIT licence. It stands on Qt for Python (LGPL-3.0), "
    "SQLCipher (BSD), SQLAlchemy, cryptography, pikepdf, pyHanko, reportlab and others; each "
    "keeps its own licence, and all of them can be read here. The letters are Atkinson "
    "Hyperlegible Next and Noto (SIL Open Font License), the icons are Tabler (MIT), and the words "
    "for passphrases come from the Electronic Frontier Foundation (CC BY 3.0)."
)
