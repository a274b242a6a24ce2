"""Who stood behind an act that names nobody on one side: the traveller of its visit, those of its talks."""

from collections.abc import Sequence

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.extract.stay import belongs
from etl.model import EngagementType, PersonMention

People = tuple[PersonMention, ...]

_TALKS = frozenset({EngagementType.MEETING, EngagementType.CONSULTATION})
_PART = _TALKS | {EngagementType.AGREEMENT, EngagementType.CEREMONY}
_PLURAL = pattern(r"(?i)^(?:leaders|ministers|officials|top diplomats|diplomats|chiefs)$")
_BY_OTHERS = pattern(
    r"(?i)\b(?:business\w*|compan\w+|enterprises?|firms?|corporations?|universit\w+|localit\w+|provinces?|"
    r"ministries|agencies|sectors?|airlines?|institut\w+|groups?)\b"
)


def principals(page: Page, act: Act, others: Sequence[Act]) -> tuple[People, People]:
    """Home and partner people whose offices tell the act's channel and level; `others` are the acts of its story."""
    home, partner = _meant(page, act)
    if act.type is EngagementType.AGREEMENT:
        home, partner = _signers(page, act, others)
    if act.type not in _PART or (home and partner) or _signed_by_others(page, act):
        return home, partner
    for visit in others:
        if visit.type is EngagementType.VISIT and belongs(page, act, visit) and _same_days(act, visit):
            if visit.mover == "home":
                return home or visit.home_people, partner
            return home, partner or visit.partner_people
    return home, partner


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
    if home or partner or _signed_by_others(page, act):
        return home, partner
    order = act.clause.sentence.order
    for talks in reversed(others):
        near = 0 <= order - talks.clause.sentence.order <= 1 and set(talks.partners) & set(act.partners)
        if talks.type in _TALKS and near and talks.home_people and _same_days(act, talks):
            return talks.home_people, talks.partner_people
    return home, partner


def _named_there(act: Act, people: People) -> People:
    return tuple(person for person in people if any(clause.zone.contains(person.span) for clause in act.tellings))


def _signed_by_others(page: Page, act: Act) -> bool:
    """Whether firms, ministries or towns signed, not those who led the talks."""
    return act.type is EngagementType.AGREEMENT and _BY_OTHERS.search(page.words(act.clause.zone)) is not None


def _same_days(one: Act, two: Act) -> bool:
    return one.date is None or two.date is None or one.date.overlaps(two.date)
