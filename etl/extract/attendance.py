"""Who of home takes part in a gathering told without him: its chairman, or who is named in the next sentence."""

from etl.extract.offstage import offstage
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME, PersonMention
from etl.spans import Span

_NEXT, _BACK = 2, 3
_GATHERING = (
    r"(?:meetings?|events?|sessions?|conference|summits?|forum|assembly|congress|gathering|function|dialogue|opening|"
    r"closing)"
)
_CHAIRED_BY = pattern(
    r"(?i)\b(?:(?:co-)?chaired|presided over|hosted|moderated|attended) by [^;.]{0,40}$|"
    r"\bunder the (?:chair\w*|presidency) of [^;.]{0,40}$"
)
_ATTENDS = pattern(
    rf"(?i)\b(?:attend(?:s|ed|ing)?|(?:took|takes?|taking|take) part in|participat(?:e|es|ed|ing) (?:in|at)|"
    rf"join(?:s|ed|ing)?|addressed|represent(?:s|ed|ing) [^,;.]{{3,30}} (?:at|in)) (?:the|this) "
    rf"(?:[a-z]+ )?{_GATHERING}\b|"
    r"\bdelegation (?:to (?:the|this) \w+ )?(?:was|is|were|will be) (?:led|headed) by\b|"
    r"\b(?:was|were|is|are|will be) represented (?:there |at (?:the|this) \w+ )?by\b|"
    r"\b(?:led|leads|will lead|headed|heads|will head) (?:the|a|home's) (?:[A-Za-z-]+ ){0,3}delegation\b|"
    r"^\W*[^;]{2,110}\b(?:was|were|is|are|will be) (?:also |both )?(?:(?:one )?(?:among|of) (?:them|"
    r"those (?:present|attending|there|who [a-z]+)|the (?:[a-z-]+ )?(?:participants|guests|leaders|speakers|delegates|"
    r"ministers))|present|"
    r"there (?:too|as well|for [A-Z])|in attendance|on hand)\b|"
    r"^\W*[^;]{2,110}\b(?:(?:took|takes|will take) part|participat(?:ed|es)|(?:will )?join(?:ed|s)? them|"
    r"represent(?:ed|s) (?:[A-Z]\w+ ?)+|spoke (?:for|on behalf of) (?:[A-Z]\w+ ?)+)"
    r"(?: there| too| as well| on [^;,.]{3,30})?(?:[.,;]|$)|"
    rf"^\W*(?:(?:speaking|addressing|delivering [a-z ]{{3,20}}) (?:at )?|(?:at|during) )(?:the|this) {_GATHERING}\b"
)


_WHERE_HE_IS = pattern(r"(?i)(?:where|at which|in which|to which) (?:[^\s,;.]+ ){0,3}$")


# "the summit in July, which both will attend"
_BOTH_WILL = pattern(
    r"(?i)^[^;.]{0,70},? (?:where|at which|to which|in which|which|that) (?:both|the two|they|the pair) (?:[a-z]+ )?"
    r"(?:will|would|plan to|mean to|intend to|are to|are due to|want to|hope to) "
)

# "After Peru, the king goes to Lima, where he will speak at the forum": home is only where a guest comes from
_FROM_THERE = pattern(
    r"(?i)^\W*(?:after|before|from|following|leaving|besides|having (?:left|visited)) (?:the |his |her |their )?"
    r"(?:(?:[a-z-]+ ){1,3}(?:in|to|at) )?$"
)
# "Peru is the first stop on the king's trip, during which he will attend the summit in Lima"
_IS_A_STOP = pattern(r"(?i)^ (?:is|was|will be) (?:the |his |her |their )?(?:[a-z]+ ){0,2}(?:stop|leg|destination) ")


def only_left(page: Page, clause: Clause) -> bool:
    """Whether home opens the sentence only as what a guest leaves behind for a gathering elsewhere."""
    span = clause.sentence.span
    homes = [mention for mention in page.partners_in(span) if mention.home]
    if len(homes) != 1 or any(page.side(person) == HOME for person in page.people_in(span)):
        return False
    if _IS_A_STOP.search(page.flat[homes[0].span.end : span.end]):
        return True
    goes_on = page.flat[homes[0].span.end : homes[0].span.end + 2] == b", "
    return goes_on and _FROM_THERE.search(page.flat[span.start : homes[0].span.start]) is not None


def attended_by(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """Home's people who chair the gathering, by its own sentence, or attend it, by one of the two behind it."""
    sentence = clause.sentence
    rest = Span(clause.hit.span.end, sentence.span.end)
    for person in page.people_in(rest):
        ahead = page.flat[rest.start : person.span.start]
        if page.side(person) == HOME and (_CHAIRED_BY.search(ahead) or _WHERE_HE_IS.search(ahead)):
            return (person,)
    if _BOTH_WILL.search(page.flat[rest.start : rest.end]):
        return _told_before(page, clause)
    for near in page.sentences[sentence.order + 1 : sentence.order + 1 + _NEXT]:
        if near.section is not sentence.section:
            break
        if _ATTENDS.search(page.words(near.span)):
            return _of_home(page, near.span)
    return ()


def _told_before(page: Page, clause: Clause) -> tuple[PersonMention, ...]:
    """The last home person whom the three sentences before name: one of "both"."""
    order = clause.sentence.order
    for near in page.sentences[max(0, order - _BACK) : order][::-1]:
        people = [person for person in page.people_in(near.span) if page.side(person) == HOME]
        if near.section.story == clause.sentence.section.story and people:
            return (people[0],)
    return ()


def _of_home(page: Page, span: Span) -> tuple[PersonMention, ...]:
    """The first home person of a sentence that names nobody else before him."""
    people = [person for person in page.people_in(span) if page.side(person) is not None]
    first = next((person for person in people if not offstage(page, person.span)), None)
    return (first,) if first is not None and page.side(first) == HOME else ()
