"""Why a card, a request, an answer or a list of members is not taken."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class JoiningRefused(LifauditError):
    """The family of everything that keeps somebody, or a list of members, out."""


class BundleUnreadable(JoiningRefused):
    """The list of members is not in its form."""

    title = "The list of members cannot be read"
    sentence = (
        "It is not as a lead's lifaudit writes it, so it was not used and nothing was changed. "
        "Ask the lead of your partnership to send it again."
    )


class JoiningTooNew(JoiningRefused):
    """A later version wrote the file."""

    title = "This file needs a newer lifaudit"
    sentence = (
        "It has format {found} and this lifaudit reads up to format {known}. Nothing was changed. "
        "Install the newer lifaudit and open the file again."
    )


class BundleForged(JoiningRefused):
    """The list is not signed by its lead, or holds a certificate of another issuer."""

    title = "The list of members is not what the lead signed"
    sentence = (
        "Its signature or one of its certificates does not fit, so nothing was changed. "
        "Ask the lead to send it again, and tell them that this one was refused."
    )


class BundleOfOthers(JoiningRefused):
    """The list belongs to another partnership."""

    title = "This list of members is another partnership's"
    sentence = (
        "It rests on another root than yours, and nothing was changed. One vault is for one "
        "partnership: open the vault you use for that one, or make a new one for it."
    )


class BundleNotByLead(JoiningRefused):
    """Somebody signed the list who did not sign the last one, and to whom nobody handed it on."""

    title = "This list of members was not signed by your lead"
    sentence = (
        "The lead whose lists this vault follows did not sign it, and has not handed the "
        "partnership on to who did; nothing was changed. Ring your lead and ask which list is in "
        "force."
    )


class BundleOlder(JoiningRefused):
    """A list with a lower number than the one known: nobody is taken back to an earlier state."""

    title = "This list of members is older than yours"
    sentence = (
        "Yours has number {known} and this one has {found}. Nothing was changed, and there is "
        "nothing you need to do; ask for a newer one if somebody seems to be missing."
    )


class BundleContradicts(JoiningRefused):
    """Two lists with one number, or one that gives a known person another key without a word."""

    title = "Two lists of members contradict each other"
    sentence = (
        "The lead has signed something else before, for the same number or about the same "
        "person. Nothing was changed. Ring your lead: their vault may have been copied or restored."
    )


class CardUnreadable(JoiningRefused):
    """The file is no partnership card."""

    title = "This is not a partnership card"
    sentence = (
        "It could not be read as one, or it was changed on its way; nothing was changed here. "
        "Ask the lead for the file that ends in .lifcard."
    )


class RequestDamaged(JoiningRefused):
    """The file is no joining request."""

    title = "This is not a joining request"
    sentence = (
        "It could not be read as one, or it was changed on its way, and nobody was admitted. "
        "Ask the person to save their request again and to send the file that ends in .lifrequest."
    )


class AnswerUnreadable(JoiningRefused):
    """The file is no answer to a joining request."""

    title = "This is not the lead's answer"
    sentence = (
        "It could not be opened as one, or it was changed on its way; nothing was changed here. "
        "Ask the lead for the file that ends in .lifanswer."
    )


class AnswerForAnother(JoiningRefused):
    """The answer admits somebody else, or another key of the same person."""

    title = "This answer is for somebody else"
    sentence = (
        "It does not fit the request that was made in this vault, and nothing was changed. "
        "Ask the lead for the answer to your own request."
    )


class RequestOfOthers(JoiningRefused):
    """The request was made with another partnership's card."""

    title = "This request is for another partnership"
    sentence = (
        "It was made with another card than yours, so nobody was admitted. "
        "Give the person your partnership's card, and ask them to make the request again with it."
    )


class NotAskedYet(JoiningRefused):
    """An answer was opened in a vault that has asked nobody."""

    title = "This vault has not asked to join"
    sentence = (
        "An answer counts only where the request was made, and nothing was changed. "
        "Open the partnership's card first, or open the vault in which you made the request."
    )


class AlreadyMember(JoiningRefused):
    """A vault that belongs to a partnership was to join another."""

    title = "This vault belongs to a partnership already"
    sentence = (
        "One vault is for one partnership, and this one was left as it is. "
        "Make a new vault for the other partnership and open its card there."
    )


class NotTheIssuer(JoiningRefused):
    """Something was asked that only the vault with the partnership's root can do."""

    title = "This vault cannot admit anybody"
    sentence = (
        "Only one vault of the partnership holds its root; nothing was changed. "
        "Ask the lead who keeps the list of members; the People page names them."
    )


class WordsDiffer(JoiningRefused):
    """The seven words that were compared are not those of the request."""

    title = "The seven words do not match"
    sentence = (
        "The request, or the card it was made with, may have been swapped on its way. Nobody was "
        "admitted. Ring the person on a number you know, and begin again with a new request."
    )


class KeyChanged(JoiningRefused):
    """A known person comes with another key."""

    title = "This person is known under another key"
    sentence = (
        "Either they have a new laptop or vault, or somebody pretends to be them. Nobody was "
        "admitted. Another lead or the chair has to make sure as well before the new key counts."
    )


class SecondPersonUnfit(JoiningRefused):
    """The second person is not another lead or the chair, or said nothing."""

    title = "A second person has to make sure"
    sentence = (
        "It must be another lead or the chair, with a line on how they made sure. Nobody was "
        "admitted. Choose them, and write down what they did."
    )


class MemberMissing(JoiningRefused):
    """Somebody was named who has not been admitted."""

    title = "This person has not been admitted"
    sentence = (
        "They have no certificate of the partnership, and nothing was changed. "
        "Give them the partnership's card and open their request first."
    )


class OwnCertificate(JoiningRefused):
    """The lead's own certificate was to be withdrawn with nobody else to sign the lists."""

    title = "Your own certificate cannot be withdrawn here"
    sentence = (
        "Without it nobody could sign the partnership's lists, so it was left as it is. "
        "If your key is in wrong hands, hand the partnership on to another lead, who withdraws it; "
        "if a whole vault with its passphrase is, found the partnership anew and tell all members."
    )


class ReasonMissing(JoiningRefused):
    """A certificate was to be withdrawn without a reason."""

    title = "Withdrawing a certificate needs a reason"
    sentence = (
        "Nothing was withdrawn, as nobody could later tell why. "
        "Write one line, such as that the laptop was lost, and withdraw it then."
    )


class NotJoined(JoiningRefused):
    """The vault belongs to no partnership yet."""

    title = "This vault has not joined a partnership"
    sentence = (
        "There is nobody here to exchange anything with, and nothing was changed. "
        "Join a partnership on the People page: open its card, and then the lead's answer."
    )


class MayNotSign(JoiningRefused):
    """The family of what keeps a member from signing."""


class CertificateRunOut(MayNotSign):
    """The person's certificate is past its two years, or not valid yet."""

    title = "This certificate is not valid today"
    sentence = (
        "It counts from {since} to {until}. Nothing was signed or taken in. "
        "Ask the lead for a new certificate, or check the date of this computer."
    )


class CertificateRevoked(MayNotSign):
    """The lead has withdrawn the certificate."""

    title = "This certificate was withdrawn"
    sentence = (
        "The lead withdrew it on {since}; what was signed before stays good. Nothing was signed "
        "or taken in now. Ask the lead why, and make a new joining request if you still take part."
    )


class MemberLeft(MayNotSign):
    """The person no longer takes part."""

    title = "This person no longer takes part"
    sentence = (
        "The lead's list says that they have left, so nothing was signed or taken in. "
        "Ask the lead to put it right if that is not so."
    )


class MemberUnknown(MayNotSign):
    """No member of the list has this certificate."""

    title = "This certificate belongs to no member"
    sentence = (
        "The partnership's list does not name its holder, so nothing was signed or taken in. "
        "Ask the lead whether they have been admitted, and for the newest list."
    )


class LeadStays(JoiningRefused):
    """Whoever keeps the partnership was to stop being its lead in their own vault."""

    title = "You stay the lead in this vault"
    sentence = (
        "It holds the partnership's root, and only a lead can sign its lists; nothing was changed. "
        "Another lead can be named beside you at any time, and the partnership handed on to them."
    )


class SuccessorUnfit(JoiningRefused):
    """The partnership was to be handed on to somebody whose lists nobody would believe."""

    title = "The partnership cannot be handed on to this person"
    sentence = (
        "It goes to another lead whose certificate counts today, and you keep it until then. "
        "Admit them, renew their certificate or give them the role of lead first."
    )


class StaysHandedOn(JoiningRefused):
    """Handing the partnership on, or taking it over, was to be undone."""

    title = "What was handed on is not taken back"
    sentence = (
        "Others may follow the next lead already, so nothing was changed. Whoever keeps the list "
        "of members now can hand the partnership back."
    )


class NothingHandedOn(JoiningRefused):
    """The file was wanted of a partnership that was not handed on to this person."""

    title = "There is no file for this person here"
    sentence = (
        "The partnership was not handed on to them from this vault; nothing was written. "
        "Choose the lead to whom you handed it on last."
    )


class IssuesAlready(JoiningRefused):
    """A partnership was to be taken over in the vault that has it."""

    title = "This vault keeps the partnership already"
    sentence = (
        "It holds the root, admits people and signs the lists, so there is nothing to take over "
        "and nothing was changed."
    )


class SuccessionUnreadable(JoiningRefused):
    """The file hands no partnership on."""

    title = "This file hands no partnership on"
    sentence = (
        "It could not be read as one that does, or it was changed on its way; nothing was changed "
        "here. Ask the lead who sent it to save the file that ends in .lifsuccession again."
    )


class SuccessionForAnother(JoiningRefused):
    """The partnership was handed on to somebody else, or to another vault of theirs."""

    title = "The partnership was handed on to somebody else"
    sentence = (
        "This file is for another person, or for other keys than this vault has; nothing was "
        "changed here. If it should have been you, open it in the vault you sign with now, or ask "
        "the lead who sent it whom they chose."
    )


class FileNotTaken(JoiningRefused):
    """A file of joining could not be read from where it lies."""

    title = "The file could not be opened"
    sentence = (
        "{name} was not read: {why}. Nothing was changed. "
        "Put the file on this computer's own disk and choose it again."
    )


class AgencyMissing(JoiningRefused):
    """Somebody was to be admitted for an agency that takes no part."""

    title = "That agency is not in the register"
    sentence = (
        "Everybody works for an agency that takes part, so nobody was admitted. "
        "Add the agency to the register, or choose another one."
    )
