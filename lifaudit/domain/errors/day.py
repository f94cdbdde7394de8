"""What can go wrong on the audit day and with urgent concerns."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NotTheRecorder(LifauditError):
    """Somebody recorded for the room while another is named as its recorder."""

    title = "Somebody else records for the room"
    sentence = (
        "{name} is the recorder of this audit day, so nothing was changed. The recorder or the "
        "audit's lead can name you instead, on the page of the audit day."
    )


class NobodyByThatName(LifauditError):
    """A recorder was to be named who is not in the register."""

    title = "This person is not in the register"
    sentence = "Nothing was changed. Add the person on the People page, then name them here."


class NotCalledYet(LifauditError):
    """Grades were to be released of a case that was not called."""

    title = "This case was not called yet"
    sentence = (
        "Nothing was released. The audit's lead calls the case on the audit day; take in the "
        "lead's latest pack, then release."
    )


class NothingToRelease(LifauditError):
    """Grades were to be released where this laptop holds none of one's agency."""

    title = "There is nothing of your agency to release here"
    sentence = (
        "Nothing was changed. Release on the laptop on which your agency graded this case, or ask "
        "the audit's lead to note that its grades are not revealed."
    )


class WordsMistyped(LifauditError):
    """What was typed cannot be the eight words that were said."""

    title = "These are not eight words that belong together"
    sentence = (
        "Nothing was released and nothing is lost. Have the words read again, one by one, and type "
        "them as they are heard."
    )


class WordsDoNotFit(LifauditError):
    """Eight good words that open nothing of this agency and this case."""

    title = "These words are not for this agency and this case"
    sentence = (
        "Nothing was released. Every case has words of its own: ask for those of this case, and "
        "choose the agency that says them. A return that came since can have brought newer ones."
    )


class NoWordsHere(LifauditError):
    """No return of the agency has brought what its words would open."""

    title = "There is nothing here that this agency's words open"
    sentence = (
        "Nothing was released. Take in the agency's latest return, or the lead's latest pack, and "
        "type the words again; or let the agency release with a file."
    )


class StaysCalled(LifauditError):
    """The call of a case or the release of its grades was to be taken back."""

    title = "What was called or released is not taken back"
    sentence = (
        "Others may have opened it already, so nothing was changed. Who is waited for can be "
        "changed on the page of the audit day."
    )


class ConcernMissing(LifauditError):
    """A concern was to be changed that was never raised here."""

    title = "This concern is not in the register"
    sentence = "Nothing was changed. Open the register again and choose one that is there."


class NotAnswered(LifauditError):
    """A concern was to be closed before anybody answered."""

    title = "This concern cannot be closed yet"
    sentence = (
        "Nothing was changed. Write who was told, how, and what they answered; then close it."
    )


class StaysInRegister(LifauditError):
    """Something in the register of urgent concerns was to be taken back."""

    title = "Urgent concerns are not taken back"
    sentence = (
        "The register keeps everything, so nothing was changed. Correct what it says where it "
        "stands; what it said before stays in its history."
    )
