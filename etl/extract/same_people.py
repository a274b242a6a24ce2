"""Whether the people of two acts may be the same: by name, by office, or as a group."""

from collections.abc import Sequence

from etl.extract.act import Act
from etl.extract.page import Page
from etl.extract.patterns import pattern
from etl.model import EngagementType, Level, PersonMention

_ANY_OFFICE = frozenset({"leader", "top leader", "head", "chief"})
_BOTH_OFFICES = pattern(
    r"(?i)\b(?:leaders|ministers|presidents|counterparts|premiers|diplomats|officials|chiefs|heads)"
    r"(?: (?:of|from) .*)?$"
)
_A_STAY = 7
_LEADERS = pattern(r"(?i)\bleaders$")
_COUNTERPARTS = pattern(r"(?i)counterparts?$")


def same_casts(page: Page, one: Act, two: Act) -> bool:
    """Whether the people of both sides agree or leave it open; of a visit, those who travel."""
    if one.clause.sentence.order == two.clause.sentence.order and one.at == two.at and not _day_by_day(one, two):
        return False
    if one.type is EngagementType.VISIT:
        strangers = is_coarse(one) != is_coarse(two) and not (_travellers(one) and _travellers(two))
        return one.mover == two.mover and not strangers and _compatible(page, _travellers(one), _travellers(two))
    home = _to_any_of(page, one, two) or _compatible(page, one.home_people, two.home_people)
    return home and _compatible(page, one.partner_people, two.partner_people)


def _day_by_day(one: Act, two: Act) -> bool:
    """Whether a list only gives the days of one stay: "took him to China: Guangzhou on Sunday, Beijing on Monday"."""
    if one.type is not EngagementType.VISIT or one.date is None or two.date is None:
        return False
    gap = max((one.date.first - two.date.last).days, (two.date.first - one.date.last).days)
    return one.partners == two.partners and gap <= 1 and max(one.date.days, two.date.days) <= _A_STAY


def _travellers(act: Act) -> tuple[PersonMention, ...]:
    return act.home_people if act.mover == "home" else act.partner_people


def _compatible(page: Page, one: Sequence[PersonMention], two: Sequence[PersonMention]) -> bool:
    """Whether one side may be the same: nobody named on one of them, or somebody on both."""
    if not one or not two:
        return True
    one, two = _named(one), _named(two)
    return any(_same_person(page, a, b) for a in one for b in two)


def _named(people: Sequence[PersonMention]) -> Sequence[PersonMention]:
    """Those with a name, if any: beside them "the leaders" says no more than they do."""
    return [person for person in people if person.name] or people


def _same_person(page: Page, one: PersonMention, two: PersonMention) -> bool:
    a, b = page.fullest(one), page.fullest(two)
    if a is b:
        return True
    if collective(page, a) or collective(page, b):
        if any(_COUNTERPARTS.search(page.words(person.span)) for person in (a, b)):
            return True
        alike = a.level is b.level or Level.OTHER in (a.level, b.level) or _one_office(a, b)
        return alike or _so_called(page, a, b) or _so_called(page, b, a)
    if a.name and b.name:
        first, second = a.name.lower().replace(".", " ").split(), b.name.lower().replace(".", " ").split()
        spelled = first[0] == second[0] and first[-1][:4] == second[-1][:4]
        return spelled or first[-1] in second or second[-1] in first or len(set(first) & set(second)) >= 2
    nameless = a if not a.name else b
    if (nameless.role or "").lower() in _ANY_OFFICE and a.level is b.level:
        return True
    return a.channel is b.channel or a.channel is None or b.channel is None


def _so_called(page: Page, leaders: PersonMention, named: PersonMention) -> bool:
    """Whether "the two leaders" are officials: the page names nobody of a leader's rank on that side."""
    if leaders.name is not None or collective(page, named) or not _LEADERS.search(page.words(leaders.span)):
        return False
    side = page.side(named)
    return not any(
        person.name and person.level.rank < Level.MINISTER.rank and page.side(person) == side
        for person in page.people.items
    )


def _one_office(one: PersonMention, two: PersonMention) -> bool:
    """Whether "the foreign ministers" are those who hold that office beside a higher one."""
    words = [(person.role or "").lower() for person in (one, two)]
    return all("foreign" in role and "minister" in role for role in words)


def collective(page: Page, person: PersonMention) -> bool:
    """Whether a plural without a name stands for whoever was named: "the two leaders"."""
    return person.name is None and _BOTH_OFFICES.search(page.words(person.span)) is not None


def named_once(page: Page, people: Sequence[PersonMention]) -> list[PersonMention]:
    """The people in full, less an office or a plural that a name beside it already stands for."""
    full = [page.fullest(person) for person in people]
    named = [person for person in full if person.name]
    offices = {(person.role or "").lower() for person in named}
    return [
        person
        for person in full
        if person.name
        or not (
            (person.role or "").lower() in offices
            or (collective(page, person) and any(person.level is other.level for other in named))
        )
    ]


def _to_any_of(page: Page, one: Act, two: Act) -> bool:
    """Whether one telling of a message only says that leaders wrote to leaders."""
    return one.type is EngagementType.MESSAGE and any(
        act.home_people and all(collective(page, person) for person in act.home_people) for act in (one, two)
    )


def is_coarse(act: Act) -> bool:
    """Whether its days are known only to the month or wider."""
    return act.date is not None and act.date.days > 27
