"""Two foreigners who met, where home is only what they spoke of, or whom one of them spoke of afterwards."""

from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.zones import Clause
from etl.model import HOME

_OPENING = 30
_MEET = frozenset({"meet", "talk or speak with", "receive guest", "gave floor to guest"})
_ITS_SUBJECT = pattern(r"^,? ?(?:(?:also|then|later|today|yesterday|on [A-Z]\w+) )*$")
_ITS_OBJECT = pattern(r"^ (?:with )?(?:(?:the|his|her|its|visiting|new|[A-Z][\w'-]*) ){0,4}$")
_AND_HE = pattern(r"^,? and (?:(?:the|his|her|[A-Z][\w'-]*) ){0,4}$")
_ONLY_THEIR_TOPIC = pattern(
    r"(?i)\b(?:to (?:discuss|talk|review|seek|urge|press|plan)|that|which|over|about|on how|amid|"
    r"and (?:called|urged|asked|appealed|pressed|backed|condemned|warned))\b"
)
_SPOKE_AFTER = pattern(
    r"(?i)^ (?:thanked|praised|urged|hailed|criticis?z?ed|commended|welcomed|backed|told|said|called)\b[^;.]*"
    r"\b(?:after|before|following|ahead of) (?:his |her |the )?(?:[a-z]+ ){0,2}$"
)


def met_each_other(page: Page, clause: Clause) -> bool:
    """Whether two foreigners met, and home is only their topic: "A met B in Lima on a deal that may help Oman"."""
    hit, zone = clause.hit.span, clause.zone
    people = [person for person in page.people_in(zone) if page.side(person)]
    home = [mention.span.start for mention in page.partners_in(zone) if mention.home]
    if clause.hit.trigger.rule not in _MEET or not home or any(page.side(person) == HOME for person in people):
        return False
    ahead = [person for person in people if person.span.end <= hit.start]
    behind = [person for person in people if person.span.start >= hit.end]
    if ahead and behind:
        two, last = (ahead[-1], behind[0]), behind[0].span.end
        met = _ITS_SUBJECT.search(page.flat[two[0].span.end : hit.start]) and len(ahead) == 1
        met = met and _ITS_OBJECT.search(page.flat[hit.end : two[1].span.start])
    elif len(ahead) == 2:
        two, last = (ahead[0], ahead[1]), hit.end
        met = _ITS_SUBJECT.search(page.flat[two[1].span.end : hit.start])
        met = met and _AND_HE.search(page.flat[two[0].span.end : two[1].span.start])
    else:
        return False
    apart = page.side(two[0]) != page.side(two[1]) and min(home) > last
    return bool(met) and apart and _ONLY_THEIR_TOPIC.search(page.flat[last : min(home)]) is not None


def after_talks_of_his(page: Page, clause: Clause) -> bool:
    """Whether a foreigner spoke of home after talks with another: "A thanked Oman after talks with B"."""
    sentence, hit = clause.sentence.span, clause.hit.span
    people = [person for person in page.people_in(sentence) if page.side(person)]
    ahead = [page.side(person) for person in people if person.span.end <= hit.start]
    behind = [page.side(person) for person in people if person.span.start >= hit.end]
    if clause.hit.trigger.verb or len(ahead) != 1 or not behind or HOME in (*ahead, *behind) or ahead[0] == behind[0]:
        return False
    opens = people[0].span.start - sentence.start <= _OPENING
    spoke = _SPOKE_AFTER.search(page.flat[people[0].span.end : hit.start])
    return opens and spoke is not None and page.flat[hit.end : hit.end + 6] == b" with "
