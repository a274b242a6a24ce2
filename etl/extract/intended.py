"""Acts that somebody means to bring about: "plans for the premier to visit Peru", "agreed on their next meeting"."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause

# "arrangements are being made for him to come"
_FOR_HIM_TO = pattern(
    r"(?i)\b(?:plans?|dates?|arrangements|preparations|proposals?|ideas?|efforts|offers?|conditions|permission|"
    r"groundwork|time|approval)\b[^;.]{0,60}\bfor (?:the |an? )?(?-i:[A-Z])[^;.]{2,90} to (?:also |then )?"
    r"(?:pay |make |start |begin |hold |have )?(?:an? |the )?(?:[a-z]+ ){0,2}$"
)
# "agreed to have their next meeting in Lima", not "Their next meeting was with A"
_THE_NEXT = pattern(r"(?i)\b(?:their|its|his|her|the|'s) next (?:[a-z-]+ ){0,3}$")
_WAS_NEXT = pattern(r"(?i)^[^;.]{0,60} (?:was|were|had|took|did|came|went|followed)\b")
# "His interlocutor in the talks will be Premier A"
_PARTNER_IN = pattern(
    r"(?i)\b(?:interlocutors?|counterparts?|partners?|opposite numbers?|hosts?) (?:in|at|for|of|during) "
    r"(?:the |his |her |their )?(?:[a-z-]+ ){0,3}$"
)
_WILL_BE = pattern(r"(?i)^ (?:there |then )?(?:will|would|shall|(?:is|are) (?:to|due to|expected to|going to)) be\b")
# "spoke days before the premier goes to Peru": not gone yet
_BEFORE_HE = pattern(
    r"(?i)\b(?:before|until|once|as soon as|by the time) (?:he|she|they|(?:the |his |her |an? )?"
    r"(?:[a-z-]+ ){0,3}(?:(?-i:[A-Z])[\w.'-]*,? (?:(?:and|of) )?){0,9}(?:[a-z]+ )?) ?$"
)
_GOES = pattern(
    r"(?i)^(?:goes|comes|leaves|visits|fl(?:y|ies)|arrives|travels|departs|heads|lands|sets (?:off|out|foot)|tours|"
    r"embarks|jets (?:off|out)|touches down|reaches|starts|begins|meets|receives|welcomes|hosts|pays|makes|attends)\b"
)
# "the talks that the two are to hold on this visit"
_WHICH_THEY_WILL_HOLD = pattern(
    r"(?i)^ (?:(?:that|which) )?(?:the [a-z]+|both|he|she|they|(?-i:[A-Z])[\w.'-]*) (?:[^\s,;.]+ ){0,15}?"
    r"(?:will|shall|(?:is|are) (?:due |set |scheduled |expected |about |going )?to) (?:also |then |later |soon )?"
    r"(?:hold|have|conduct|co-?chair|host|sign|attend|witness)\b"
)
_REACH, _BEHIND = 160, 240


def intended(page: Page, clause: Clause) -> bool:
    """Whether the words ahead of the trigger tell of what is only being prepared, or of the next of its kind."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if _FOR_HIM_TO.search(page.flat[max(sentence.start, hit.start - _REACH) : hit.start]):
        return True
    if clause.hit.trigger.verb and _before_he_goes(page, clause):
        return True
    ahead = page.flat[max(sentence.start, hit.start - 70) : hit.start]
    if _PARTNER_IN.search(ahead) and _WILL_BE.search(page.flat[hit.end : sentence.end]):
        return True
    noun = not clause.hit.trigger.verb or page.words(hit).lower().startswith(b"meeting")
    if noun and _WHICH_THEY_WILL_HOLD.search(page.flat[hit.end : min(sentence.end, hit.end + _BEHIND)]):
        return True
    if not noun or not _THE_NEXT.search(page.flat[max(sentence.start, hit.start - 50) : hit.start]):
        return False
    return _WAS_NEXT.search(page.flat[hit.end : min(sentence.end, hit.end + _BEHIND)]) is None


def _before_he_goes(page: Page, clause: Clause) -> bool:
    """Whether a verb of the present is told as what something else came before."""
    hit, sentence = clause.hit.span, clause.sentence.span
    if _GOES.search(page.words(hit)) is None:
        return False
    return _BEFORE_HE.search(page.flat[max(sentence.start, hit.start - _REACH) : hit.start]) is not None
