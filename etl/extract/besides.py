"""Whether words set one meeting apart from another: a courtesy call besides talks, "also met", "Earlier, he met"."""

from collections.abc import Sequence

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import EngagementType, PersonMention, SectionKind

CALL = "courtesy call"
RECEIVED = "reception"
_TALK = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.CALL})
_REPEATING = (SectionKind.HEADLINE, SectionKind.CAPTION)
_APART_FROM = pattern(r"(?i)^\W*(?:apart from|aside from|besides|in addition to) (?:[a-z]+ ){0,3}$")
_ALSO = pattern(r"(?i)\balso (?:[a-z]+ ){0,2}$")
# "met his counterparts from Peru and Chile": whom the next sentences name one by one
_COUNTERPARTS = pattern(r"(?i)\bcounterparts\b")
# "The overview of the meeting is as follows": that of the call told before
_THE_MEETING = pattern(r"(?i)\b(?:the|this) $")
# "Earlier, the president met A": another act than the talks told before
_BESIDE = r"(?:before|ahead of|prior to|after|following) (?:that|it|the (?:talks|meeting|summit|ceremony))"
_HOUR = pattern(
    rf"(?i)^\W*(?:earlier|{_BESIDE}|beforehand|afterwards?|later|then|subsequently|separately|"
    r"in the (?:morning|afternoon|evening))\b[^;]{0,40}?,? "
)
# "The guests had been received earlier by the mayor", "On the same day the minister received the delegation"
_HOUR_OF_HIS = pattern(
    r"(?i)^\W*(?:on )?(?:the|that) same (?:day|morning|afternoon|evening)\b|"
    r"\b(?:had|was|were|has) (?:been )?(?:earlier|later) (?:been )?(?:received|welcomed|hosted|met)\b|"
    r"\b(?:received|welcomed|hosted|met)\b[^;.]{0,30} (?:earlier|later|afterwards|beforehand|"
    r"(?:on )?the same (?:day|morning|afternoon|evening))(?: by\b|[.,;]|$)"
)
# "will hold talks with his host and pay calls on the king": the host is another than the king
_WITH_HIS_HOST = pattern(
    r"(?i)^ with (?:his|her|their|its) (?:[a-z]+ )?(?:hosts?|counterparts?|opposite numbers?|colleagues?)\b[^;.]*"
    r"(?:\band|,) (?:also |then |to |will |later )*(?:pay|pays|paid|make|makes|made) (?:[a-z]+ ){0,3}$"
)
# "Before it, the foreign ministers sat down together"
_BESIDE_IT = pattern(rf"(?i)^\W*{_BESIDE}\b[^;]{{0,12}}, ")


def told_as_another(page: Page, one: Act, two: Act) -> bool:
    """Whether the later of two acts is told as one more beside the earlier."""
    return (
        _calls_besides(page, one, two)
        or _also_met(page, one, two)
        or _besides(page, one, two)
        or _at_another_hour(page, one, two)
    )


def _calls_besides(page: Page, one: Act, two: Act) -> bool:
    """Whether one is a courtesy call told by its own words beside talks: another host, another act."""
    firm = all(act.asserted and act.clause.sentence.section.kind not in _REPEATING for act in (one, two))
    if (one.subtype == CALL) == (two.subtype == CALL) or not firm or not {one.type, two.type} <= _TALK:
        return False
    plain = two if one.subtype == CALL else one
    before = page.flat[max(plain.clause.sentence.span.start, plain.at.start - 24) : plain.at.start]
    if not (plain.home_people or plain.partner_people) and _THE_MEETING.search(before):
        return False
    home = identities(page, one.home_people) & identities(page, two.home_people)
    guests = identities(page, one.partner_people) & identities(page, two.partner_people)
    if home or (guests and not (one.home_people and two.home_people)):
        return False
    return RECEIVED not in (one.subtype, two.subtype)


def _also_met(page: Page, one: Act, two: Act) -> bool:
    """Whether the later act is told as one more: "he will also meet the speaker", whom the earlier does not name."""
    earlier, later = sorted((one, two), key=lambda act: act.at.start)
    if later.type is not EngagementType.MEETING or not any(person.name for person in later.partner_people):
        return False
    if not _ALSO.search(page.flat[max(later.clause.sentence.span.start, later.at.start - 24) : later.at.start]):
        return False
    if earlier.partner_people and all(_COUNTERPARTS.search(page.words(p.span)) for p in earlier.partner_people):
        return False
    return not identities(page, earlier.partner_people) & identities(page, later.partner_people)


def _besides(page: Page, one: Act, two: Act) -> bool:
    """Whether the sentence sets the later meeting apart: "Apart from meeting A, he will meet members of the House"."""
    first, second = sorted((one, two), key=lambda act: act.at.start)
    sentence = first.clause.sentence
    if sentence.order != second.clause.sentence.order:
        return False
    if {first.type, second.type} <= _TALK and _WITH_HIS_HOST.search(page.flat[first.at.end : second.at.start]):
        return True
    return _APART_FROM.search(page.flat[sentence.span.start : first.at.start]) is not None


def _at_another_hour(page: Page, one: Act, two: Act) -> bool:
    """Whether the later sentence goes to another hour and names whom the earlier does not: "Earlier, he met A"."""
    first, second = sorted((one, two), key=lambda act: act.at.start)
    talks = {first.type, second.type} <= _TALK and second.asserted
    here = first.clause.sentence.section.kind is second.clause.sentence.section.kind
    if not talks or not here or first.clause.sentence.order == second.clause.sentence.order:
        return False
    told = page.words(second.clause.sentence.span)
    if second.subtype == RECEIVED and _by_another_host(page, first, second):
        return _HOUR.search(told) is not None or _HOUR_OF_HIS.search(told) is not None
    if not _HOUR.search(told):
        return False
    named = identities(page, second.partner_people)
    if not named and _BESIDE_IT.search(told):
        return True
    return bool(named) and bool(first.partner_people) and not named & identities(page, first.partner_people)


def _by_another_host(page: Page, first: Act, second: Act) -> bool:
    """Whether the later act names one of home's own, and the earlier only others or nobody."""
    hosts = identities(page, second.home_people)
    return bool(hosts) and not hosts & identities(page, first.home_people) and first.subtype != RECEIVED


def identities(page: Page, people: Sequence[PersonMention]) -> set[int]:
    """Numbers of those who are told by name."""
    return {page.identity(person) for person in people if person.name}
