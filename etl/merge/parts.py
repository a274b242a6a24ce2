"""Which engagement is a part of which: talks within a visit, as an article says it or as the days leave no choice."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from etl.intervals import Granularity, Interval
from etl.merge.names import any_same, canonical
from etl.model import Direction, EngagementMention, EngagementType, Level

PARTS_OF_A_VISIT = frozenset(
    {EngagementType.MEETING, EngagementType.CONSULTATION, EngagementType.AGREEMENT, EngagementType.UPGRADE}
)
LONGEST_VISIT_DAYS = 31


def wholes(
    tellings: Mapping[str, Sequence[EngagementMention]], best: Mapping[str, EngagementMention]
) -> dict[str, str]:
    """The whole of each part, both by engagement id: what most articles say, else the only visit around it."""
    owner = {(m.article_id, m.index): name for name, mentions in tellings.items() for m in mentions}
    stated = {name: whole for name in tellings if (whole := _stated(name, tellings[name], owner))}
    inferred = _inside_visits(best)
    whole_of = inferred | stated
    return {part: whole for part, whole in whole_of.items() if not _circular(part, whole_of)}


def _stated(name: str, mentions: Sequence[EngagementMention], owner: Mapping[tuple[str, int], str]) -> str | None:
    places = [(mention.article_id, mention.part_of) for mention in mentions if mention.part_of is not None]
    said = Counter(owner[place] for place in places if place in owner and owner[place] != name)
    return min(said, key=lambda whole: (-said[whole], whole)) if said else None


def _inside_visits(best: Mapping[str, EngagementMention]) -> dict[str, str]:
    visits: dict[tuple[str, object, int], list[str]] = defaultdict(list)
    for name, mention in best.items():
        if mention.type is EngagementType.VISIT and mention.date and _by_day(mention.date):
            for day in range(mention.date.first.toordinal(), mention.date.last.toordinal() + 1):
                for partner in mention.partners:
                    visits[partner, mention.direction, day].append(name)
    found: dict[str, str] = {}
    for name, mention in best.items():
        if mention.type not in PARTS_OF_A_VISIT or not mention.date or len(mention.partners) != 1:
            continue
        around = visits.get((mention.partners[0], mention.direction, mention.date.first.toordinal()), [])
        around = [visit for visit in around if _travellers_meet(mention, best[visit], mention.date)]
        if len(around) == 1:
            found[name] = around[0]
    return found


def _by_day(days: Interval) -> bool:
    return days.granularity is Granularity.DAY and days.days <= LONGEST_VISIT_DAYS


def _travellers_meet(part: EngagementMention, visit: EngagementMention, days: Interval) -> bool:
    """Whether the talks lie inside the visit and nothing says that somebody else was travelling."""
    if visit.date is None or not visit.date.contains(days):
        return False
    if visit.direction is Direction.INBOUND:
        sides = part.partner_participants, visit.partner_participants
        levels = {part.level_partner, visit.level_partner}
    else:
        sides, levels = (part.home_participants, visit.home_participants), {part.level_home, visit.level_home}
    met, travelling = (frozenset(filter(None, (canonical(person.name) for person in side))) for side in sides)
    if met and travelling:
        return any_same(met, travelling)
    return len(levels - {Level.OTHER}) < 2 or levels <= {Level.DEPUTY_LEADER, Level.MINISTER}


def _circular(part: str, whole_of: Mapping[str, str]) -> bool:
    seen = {part}
    above = whole_of.get(part)
    while above is not None and above not in seen:
        seen.add(above)
        above = whole_of.get(above)
    return above is not None
