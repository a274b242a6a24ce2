"""Who stood behind an act that names nobody on one side: its visitor, those of its talks, its speakers."""

from collections.abc import Sequence

from etl.extract.act import Act
from etl.extract.offstage import offstage
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.stay import belongs
from etl.model import HOME, EngagementType, PersonMention, Status

People = tuple[PersonMention, ...]

_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION})
_PART = _TALKS | {EngagementType.AGREEMENT, EngagementType.CEREMONY}
_ATTENDED = frozenset({EngagementType.CEREMONY, EngagementType.CONSULTATION, EngagementType.AGREEMENT})
_SPEAKERS_WITHIN = 5
_OPENS = 12
_SPEAKS = pattern(
    r"(?i)^(?: (?:of|from) (?:the )?[^,;.]{2,50}?|, [^,;.]{2,60},)?"
    r",? (?:also |then |further |in (?:his|her) (?:speech|remarks|address),? )?"
    r"(?:said|told|spoke|speaks|stressed|noted|announced|expressed|affirmed|highlighted|recalled|thanked|hailed|praised|underlined|emphasi[sz]ed|added)\b"
)
_OCCASION = (
    r"(?:ceremony|event|signing|meeting|session|celebration|gathering|get-together|dialogue|workshop|seminar|symposium|"
    r"exchange|conference)"
)
_THERE = pattern(
    r"(?i)\b(?:spoke|speaking|speech|address\w*|remarks|said|told|stressed|noted|present|attend\w*|delivered|chair\w*|"
    rf"shared) (?:[^;.]{{0,40}} )?(?:at|in|to) the (?:\w+ )?(?:{_OCCASION}|consultations?|talks|reception|function)\b|"
    rf"\bat the {_OCCASION},|"
    r"\btold (?:those present|those attending|the (?:gathering|audience|participants|guests|attendees))\b|"
    r"\b(?:guests|participants|attendees|those (?:present|attending|in attendance))\b[^;.,]{0,40}"
    r"\b(?:included?|were|was)\b|"
    rf"\b{_OCCASION} (?:was|were|saw)?[^;.,]{{0,20}}"
    r"\b(?:attended|chaired|graced|witnessed|attendance|participation|presence)\b|^\W*in the chair (?:was|were)\b"
)
_SEEN = pattern(r"(?i)\b(?:witness\w*|oversaw|presided over|in the presence of)\b")
_PLURAL = pattern(r"(?i)^(?:leaders|ministers|officials|top diplomats|diplomats|chiefs)$")
_BY_OTHERS = pattern(
    r"(?i)\b(?:business\w*|compan\w+|enterprises?|firms?|corporations?|universit\w+|localit\w+|provinces?|"
    r"ministries|agencies|sectors?|airlines?|institut\w+|groups?|coast ?guards?|navies|armies|police forces|banks?|"
    r"chambers|associations|federations|unions|academies|museums?|(?-i:[A-Z]{3,4} and [A-Z]{3,4}))\b"
)


def principals(page: Page, act: Act, others: Sequence[Act]) -> tuple[People, People]:
    """Home and partner people whose offices tell the act's channel and level; `others` are the acts of its story."""
    home, partner = _meant(page, act)
    if act.type is EngagementType.AGREEMENT:
        home, partner = _signers(page, act, others)
    if act.type is EngagementType.VISIT and not (home or partner):
        return _received(page, act, others)
    if act.type in _ATTENDED and not (home or partner):
        home, partner = _speakers(page, act)
    if act.type not in _PART or (home and partner) or _signed_by_others(page, act):
        return home, partner
    for visit in others:
        if visit.type is EngagementType.VISIT and belongs(page, act, visit) and _same_days(act, visit):
            if visit.mover == "home":
                return home or visit.home_people, partner
            return home, partner or visit.partner_people
    return home, partner


def _received(page: Page, act: Act, others: Sequence[Act]) -> tuple[People, People]:
    """Both sides of the talks that the same sentence tells of: "received A during the committee's working visit"."""
    for talks in others:
        near = talks.clause.sentence.order == act.clause.sentence.order and set(talks.partners) == set(act.partners)
        if talks.type in _TALKS and near and _same_days(act, talks) and belongs(page, talks, act):
            return talks.home_people, talks.partner_people
    return (), ()


def _speakers(page: Page, act: Act) -> tuple[People, People]:
    """Those who spoke or were there, as the sentences behind it tell: "Speaking at the ceremony, Ambassador A ..."."""
    order, section = act.clause.sentence.order, act.clause.sentence.section
    found: list[PersonMention] = []
    for sentence in page.sentences[order + 1 : order + 1 + _SPEAKERS_WITHIN]:
        if sentence.section.story != section.story or sentence.section.kind is not section.kind:
            break
        people = page.people_in(sentence.span)
        if _THERE.search(page.words(sentence.span)):
            found += [person for person in people if not offstage(page, person.span)]
        elif people and act.clause.sentence.lead and _tells(page, people[0], sentence.span.start):
            found.append(people[0])
    home = tuple(person for person in found if page.side(person) == HOME)
    partner = tuple(person for person in found if page.side(person) in act.partners)
    return home, partner


def _tells(page: Page, person: PersonMention, start: int) -> bool:
    """Whether the person opens the sentence and speaks in it."""
    near = person.span.start <= start + _OPENS
    return near and _SPEAKS.search(page.flat[person.span.end : person.span.end + 60]) is not None


def _meant(page: Page, act: Act) -> tuple[People, People]:
    """Both sides, with "the two ministers" replaced by those of that rank whom the story named last.

    Of several at home he is meant who holds an office like the partner's.
    """
    home, partner = act.home_people, act.partner_people
    if not (home and partner and _unnamed(page, home) and _unnamed(page, partner)):
        return home, partner
    guests = _named_before(page, act, partner[0])
    hosts = _named_before(page, act, home[0])
    alike = [person for person in hosts if guests and person.channel is guests[-1].channel]
    return tuple(alike[-1:] or hosts[-1:]) or home, tuple(guests[-1:]) or partner


def _unnamed(page: Page, people: People) -> bool:
    return all(page.fullest(person).name is None and _PLURAL.search((person.role or "").encode()) for person in people)


def _named_before(page: Page, act: Act, like: PersonMention) -> list[PersonMention]:
    """Named people of the side and rank of `like` in the story ahead of the act."""
    return [
        page.fullest(person)
        for sentence in page.sentences[: act.clause.sentence.order]
        if sentence.section.story == act.story
        for person in page.people_in(sentence.span)
        if page.fullest(person).name and page.side(person) == page.side(like) and person.level is like.level
    ]


def _signers(page: Page, act: Act, others: Sequence[Act]) -> tuple[People, People]:
    """Those the signing's own clauses name; failing that, those of the talks at whose end it took place."""
    home, partner = (_named_there(act, people) for people in (act.home_people, act.partner_people))
    if home and partner and _unnamed(page, home) and _unnamed(page, partner):
        return _meant(page, act)
    plural = act.status is Status.HELD and _unnamed(page, home) and _unnamed(page, partner)
    if ((home or partner) and not plural) or _signed_by_others(page, act):
        return home, partner
    order = act.clause.sentence.order
    for talks in reversed(others):
        tellings = talks.tellings if act.status is Status.HELD else (talks.clause,)
        near = any(0 <= order - clause.sentence.order <= 1 for clause in tellings)
        near = near and not set(talks.partners).isdisjoint(act.partners)
        named = {page.identity(person) for person in talks.home_people if page.fullest(person).name}
        near = near and (len(named) == 1 or not (home or partner))
        if talks.type in _TALKS and near and talks.home_people and _same_days(act, talks):
            return talks.home_people, talks.partner_people
    return home, partner


def _named_there(act: Act, people: People) -> People:
    return tuple(person for person in people if any(clause.zone.contains(person.span) for clause in act.tellings))


def _signed_by_others(page: Page, act: Act) -> bool:
    """Whether firms, ministries or towns signed, not those who led the talks."""
    told = page.words(act.clause.zone)
    return act.type is EngagementType.AGREEMENT and _BY_OTHERS.search(told) is not None and not _SEEN.search(told)


def _same_days(one: Act, two: Act) -> bool:
    return one.date is None or two.date is None or one.date.overlaps(two.date)
