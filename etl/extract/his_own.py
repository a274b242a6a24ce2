"""What a foreigner did with somebody else: talks that home only hears of or praises, a welcome by his own envoy."""

from etl.extract.antecedent import antecedent
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.wording import passive
from etl.extract.zones import Clause
from etl.model import HOME, EngagementType, Level
from etl.spans import Span

_KINDS = frozenset({EngagementType.MEETING, EngagementType.CALL, EngagementType.CONSULTATION, EngagementType.VISIT})
_HIS = r"(?:[^;.]{0,80} )?(?:his|her|their) (?:[a-z-]+ ){0,4}$"
# "met Danish residents and business people", "meetings with business executives"
_COMPATRIOTS = pattern(
    r"(?i)^ (?:with )?(?:the |some |several |many |about |around |over |members of the |representatives of the |\d+ )*"
    r"(?:overseas |expatriate |local |top |leading |(?-i:[A-Z][a-z]+(?:ese|an|ish|i|ch|ino)) )*"
    r"(?:residents|expatriates?|community|diaspora|students|workers(?:[^']|$)|nationals|business(?:people|men|es|"
    r" people| executives| leaders| community| circles| representatives)|executives|entrepreneurs|investors|"
    r"companies|firms|"
    r"CEOs|chief executives)\b"
)
# "met the president and chief executive of a bank"
_BOSSES = pattern(
    r"(?i)^ (?:with )?(?:the )?(?:(?:founder|chairman|chairwoman|president|chair|vice president|director),?(?: and)? )*"
    r"(?:chief executive|CEO|managing director|general director)\b"
)
# "congratulated him on the outcome of his meeting with": the one who is praised held it
_PRAISED = pattern(
    r"(?i)\b(?:congratulat\w*|thank(?:s|ed|ing)?|prais\w+|commend\w*|applaud\w*|hail(?:s|ed|ing)?|"
    r"compliment\w*|laud\w*) "
)
_ON_HIS = pattern(rf"(?i)^ (?:on|for|over|about|after|following|upon) {_HIS}")
# "informed his counterpart about his talks with": the one who tells of it held it
_HE_WAS = pattern(r"(?i)^\W*(?:he|she|they) (?:was|were) (?:also )?(?:[a-z]+ly )?$")
_TOLD = pattern(
    r"(?i)\b(?:inform(?:s|ed|ing)?|brief(?:s|ed|ing)?|updat(?:es?|ed|ing)|told|tells?|acquaint\w*|appris\w+|"
    r"shared with|debriefed) "
)
_OF_HIS = pattern(rf"(?i)^ (?:on|of|about|regarding|concerning|over|the (?:results|outcomes?) of|with) {_HIS}")

# "A's talks with B preceded his summit with", "came a day before the Omani leader's meeting with"
_BESIDE_IT = pattern(
    r"(?i)\b(?:talks|meetings?|visit|trip|call|summit|conversation|reception)\b[^;]*\b"
    r"(?:preced(?:es|ed)|follow(?:s|ed)|(?:c[ao]me|comes|was|is) [^;,]{0,30}(?:before|after|ahead of)) |"
    # "his visit to Lima, which began on Friday following his summit with"
    r"\b(?:visit\w*|trip|tour|stay|arriv\w+|came|landed|flew|travel\w*) [^;]*\b(?:following|after|before|ahead of|for|"
    r"fresh (?:from|off)|straight from|on the heels of) "
)
_HIS_OTHER = pattern(r"(?i)^(?:his|her|their|(?:the )?(?:[\w.-]+ ){0,4}[\w.-]+'s) (?:own )?(?:[a-z-]+ ){0,4}$")


def talks_of_his_own(page: Page, clause: Clause) -> bool:
    """Whether "his meeting with C" is that of the foreigner whom home praises, or who tells home of it, and of C."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if clause.hit.trigger.type not in _KINDS or page.words(hit).lower().startswith(b"guest"):
        return False
    before = Span(sentence.start, hit.start)
    owner = _owner(page, before)
    if owner in (None, HOME):
        return False
    behind = [side for person in page.people_in(Span(hit.start, sentence.end)) if (side := page.side(person))]
    lands = [mention.code for mention in page.partners_in(Span(hit.start, sentence.end)) if not mention.home]
    return HOME not in behind[:1] and bool(set(behind + lands) - {owner, HOME})


def with_compatriots(page: Page, clause: Clause) -> bool:
    """Whether a guest met his own people or business, not home: "the premier met Danish residents of the city"."""
    if clause.hit.trigger.type is not EngagementType.MEETING:
        return False
    behind = page.flat[clause.hit.span.end : clause.sentence.span.end]
    if _BOSSES.search(behind) is not None:
        return True
    people = [person for person in page.people_in(clause.zone) if page.side(person) is not None]
    return _COMPATRIOTS.search(behind) is not None and not any(page.side(person) == HOME for person in people)


def met_by_his_own(page: Page, clause: Clause) -> bool:
    """Whether a guest told of as "he" is only welcomed by the envoy of his own land: home had no part in it."""
    sentence, hit = clause.sentence.span, clause.hit.span
    if not (passive(page, clause) and _HE_WAS.search(page.flat[sentence.start : hit.start])):
        return False
    hosts = page.people_in(Span(hit.end, sentence.end))
    if not hosts or {person.level for person in hosts} != {Level.AMBASSADOR} or page.side(hosts[0]) == HOME:
        return False
    return page.side(hosts[0]) in antecedent(page, clause).partners


def _owner(page: Page, before: Span) -> str | None:
    """The side whose talks they are, where somebody is praised for "his" talks or tells another of them."""
    words = page.words(before)
    people = [person for person in page.people_in(before) if page.side(person)]
    for verb, link, subject in ((_PRAISED, _ON_HIS, False), (_TOLD, _OF_HIS, True)):
        for match in verb.finditer(words):
            at = before.start + match.end()
            heard = [person for person in people if person.span.start >= at]
            spoke = [person for person in people if person.span.end <= before.start + match.start() + 1]
            if heard and link.search(page.flat[heard[0].span.end : before.end]):
                told = spoke[-1:] if subject else heard[:1]
                return page.side(told[0]) if told else None
    return _of_the_other_act(page, before)


def _of_the_other_act(page: Page, before: Span) -> str | None:
    """The side of whose other act those talks are told to come before or after: "preceded his summit with"."""
    told = [match.end() for match in _BESIDE_IT.finditer(page.words(before))]
    at = before.start + told[-1] if told else before.end
    if not told or not _HIS_OTHER.search(page.flat[at : before.end]):
        return None
    people = [person for person in page.people_in(before) if page.side(person)]
    lands = [mention.code for mention in page.partners_in(Span(at, before.end)) if not mention.home]
    named = [page.side(person) for person in people if person.span.end > at]
    return (named or lands or [page.side(person) for person in people] or [None])[0]
