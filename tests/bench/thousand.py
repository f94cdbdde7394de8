"""A form of a thousand questions with 2,000 expressions, as a file that has nothing wrong."""

from __future__ import annotations

HEAD = """\
[form]
key = "thousand"
version = "1.0"
title = "A thousand questions"
subject = "case"
use = "return"
purpose = "To see how long it takes."
minutes = 60
provenance = "Our own."
"""
WORDS = ("visit", "school", "plan", "review", "nurse", "home", "parent", "police", "team", "record")
SECTIONS, EACH = 20, 50


def thousand() -> str:
    """Return the text of the form."""
    return HEAD + "".join(_section(number) for number in range(SECTIONS))


def _section(number: int) -> str:
    key = f"{WORDS[number % 10]}-{WORDS[number // 10]}"
    head = (
        f'[[section]]\nkey = "{key}"\ntitle = "Part {number}"\n'
        'intro = "Think of the child."\ngraded = false\n'
    )
    return head + "".join(_question(key, at) for at in range(EACH))


def _question(section: str, at: int) -> str:
    key = f"{section}.{WORDS[at % 10]}-{WORDS[at // 10]}"
    before = f"{section}.{WORDS[(at - 1) % 10]}-{WORDS[(at - 1) // 10]}"
    relevant = f"relevant = \"${{{before}}} = 'yes'\"\n" if at else ""
    return (
        f'[[section.question]]\nkey = "{key}"\nkind = "yes-no"\nscale = "yes-no-unclear-na"\n'
        f'text = "Was the {WORDS[at % 10]} written up on the same day?"\n'
        f'guidance = "Look at the record of the {WORDS[at // 10]}, and ask who wrote it."\n'
        f'{relevant}constraint = ". != \'unclear\'"\nmessage = "Ask again."\n'
    )
