"""One engagement from its tellings: of each field what is best supported, and a sentence wherever they disagree."""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from etl.intervals import Granularity, Interval
from etl.merge.names import canonical, same
from etl.merge.offices import offices
from etl.model import Direction, EngagementMention, EngagementType, Level, Participant, Status

Value = TypeVar("Value")
TOLD_AFTER = Status.HELD, Status.ONGOING
LASTING = EngagementType.VISIT, EngagementType.CONSULTATION, EngagementType.EXCHANGE


def telling(mentions: Sequence[EngagementMention]) -> tuple[EngagementMention, tuple[str, ...]]:
    """The best telling with its gaps filled from the others, and the conflicts. Mentions in a canonical order."""
    if len(mentions) == 1:
        return mentions[0], ()
    days, conflicts = date(mentions)
    best = max(mentions, key=lambda mention: (*_worth(mention, days), [-ord(c) for c in mention.article_id]))
    filled = replace(
        best,
        date=days,
        date_basis=next((m.date_basis for m in (best, *mentions) if m.date == days), best.date_basis),
        partners=tuple(sorted({code for mention in mentions for code in mention.partners})),
        type=_most(mentions, best, lambda m: m.type, None),
        subtype=_most(mentions, best, lambda m: m.subtype, None),
        channel=_most(mentions, best, lambda m: m.channel, None),
        direction=_most(mentions, best, lambda m: m.direction, Direction.UNKNOWN),
        level_home=_most(mentions, best, lambda m: m.level_home, Level.OTHER),
        level_partner=_most(mentions, best, lambda m: m.level_partner, Level.OTHER),
        place=_most(mentions, best, lambda m: m.place, None),
        occasion=_most(mentions, best, lambda m: m.occasion, None),
        ordinal=_most(mentions, best, lambda m: m.ordinal, None),
        count=_most(mentions, best, lambda m: m.count, None),
        home_participants=people(person for m in (best, *mentions) for person in m.home_participants),
        partner_participants=people(person for m in (best, *mentions) for person in m.partner_participants),
    )
    return filled, (*conflicts, *_disagreements(mentions))


def date(mentions: Sequence[EngagementMention]) -> tuple[Interval | None, tuple[str, ...]]:
    """The narrowest interval that the most reliable tellings support, and what the others say against it.

    Tellings after the event come before plans; of days told as often, those of the surer telling count. A visit is as
    long as its longest telling by the day: a shorter one inside it dates a single act of the visit, and leaves the stay
    as it was planned. A visit known only by several days lasts from the first to the last of them. A session of several
    days, or one with a number, is as long as told, too: its last day alone dates its end.
    """
    support = Counter(mention.date for mention in mentions if mention.date)
    if not support:
        return None, ()
    after = {m.date for m in mentions if m.date and m.status in TOLD_AFTER and m.date.granularity is Granularity.DAY}
    eligible = after or _still_meant(mentions, support)
    is_visit = any(mention.type is EngagementType.VISIT for mention in mentions)
    lasts = any(mention.type in LASTING or mention.ordinal for mention in mentions)
    if lasts:
        eligible = _stays(eligible, after, support)
    if is_visit:
        acts = [days for days in eligible if days.granularity is Granularity.DAY]
        if len(acts) > 1 and all(days.days == 1 for days in acts):
            return Interval(min(acts, key=_first).first, max(acts, key=_first).last, Granularity.DAY), ()
    surest = {days: max(m.confidence for m in mentions if m.date == days) for days in eligible}

    def rank(days: Interval) -> tuple[object, ...]:
        by_day = days.granularity is Granularity.DAY
        wide, long = (0, -days.days) if lasts and by_day else (days.days, days.days)
        return not by_day, wide, -support[days], -surest[days], long, days.first

    chosen = min(eligible, key=rank)
    against = sorted((days for days in support if not _agree(days, chosen)), key=lambda days: (days.first, days.last))
    return chosen, tuple(
        f"dated {days.edtf} by {_tellings(support[days])}, {chosen.edtf} by {_tellings(support[chosen])}"
        for days in against
    )


def _still_meant(mentions: Sequence[EngagementMention], support: Iterable[Interval]) -> set[Interval]:
    """Of the days of plans those that were not given up for others: a new date stands where one was put off."""
    off = {mention.date for mention in mentions if mention.status is Status.POSTPONED}
    new = {mention.date for mention in mentions if mention.date and mention.date not in off}
    return {days for days in support if days not in off or all(days.overlaps(other) for other in new)}


def _stays(eligible: set[Interval], after: Collection[Interval], support: Mapping[Interval, int]) -> set[Interval]:
    """Of the days of a visit those that may be all of it: what lies inside a longer stay dates an act of it.

    Of two stays the one inside the other counts where more tell it: the longer is that of a whole tour.
    """
    stays = set(eligible)
    if after and all(days.days == 1 for days in after):
        stays |= {days for days in support if _is_stay(days) and all(days.contains(act) for act in after)}
    by_day = [days for days in stays if days.granularity is Granularity.DAY]
    legs = [days for days in by_day if days.days > 1]
    tours = {
        long for long in by_day for leg in legs if long != leg and long.contains(leg) and support[leg] > support[long]
    }
    by_day = [days for days in by_day if days not in tours]
    stays -= tours
    return stays - {short for short in by_day for long in by_day if long != short and long.contains(short)}


def people(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each person once, by the fullest name and first role given; a bare office only where no name holds it."""
    kept: list[Participant] = []
    for person in participants:
        twin = next((place for place, other in enumerate(kept) if _one_person(person, other)), None)
        if twin is None:
            kept.append(person)
        else:
            other = kept[twin]
            fuller = max((other.name, person.name), key=lambda name: len(name or ""))
            kept[twin] = Participant(fuller, other.role or person.role, other.country or person.country)
    return tuple(kept)


def _one_person(one: Participant, other: Participant) -> bool:
    mine, theirs = canonical(one.name), canonical(other.name)
    if mine and theirs:
        return same(mine, theirs)
    if one.name == other.name and one.role == other.role:
        return True
    return (one.name is None or other.name is None) and bool(offices(one.role) & offices(other.role))


def _worth(mention: EngagementMention, days: Interval | None) -> tuple[bool, bool, float, int]:
    said = (mention.subtype, mention.place, mention.occasion, mention.home_participants, mention.partner_participants)
    return mention.status in TOLD_AFTER, mention.date == days, mention.confidence, sum(map(bool, said))


def _first(days: Interval) -> datetime.date:
    return days.first


def _is_stay(days: Interval) -> bool:
    return days.granularity is Granularity.DAY and days.days > 1


def _agree(days: Interval, chosen: Interval) -> bool:
    return days.contains(chosen) or (chosen.contains(days) and days.granularity is Granularity.DAY)


def _tellings(number: int) -> str:
    return "1 telling" if number == 1 else f"{number} tellings"


def _most(
    mentions: Sequence[EngagementMention],
    best: EngagementMention,
    field: Callable[[EngagementMention], Value],
    unknown: object,
) -> Value:
    """What most tellings say, the best telling's word among equals; `unknown` only when none says more."""
    values = [value for value in map(field, mentions) if value != unknown]
    if not values:
        return field(best)
    if values.count(values[0]) == len(values):
        return values[0]
    said = Counter(values)
    most = max(said.values())
    leading = [value for value in said if said[value] == most]
    return field(best) if field(best) in leading else min(leading, key=str)


def _disagreements(mentions: Sequence[EngagementMention]) -> Iterator[str]:
    """A sentence for each attribute that tellings give otherwise; not knowing is no disagreement."""
    for name, unknown, field in ATTRIBUTES:
        values = [value for value in map(field, mentions) if value is not unknown]
        if values and values.count(values[0]) < len(values):
            said = sorted(Counter(values).items(), key=lambda item: (-item[1], item[0]))
            yield f"{name}: " + ", ".join(f"{value} in {_tellings(number)}" for value, number in said)


ATTRIBUTES: tuple[tuple[str, object, Callable[[EngagementMention], str]], ...] = (
    ("type", None, lambda mention: mention.type),
    ("channel", None, lambda mention: mention.channel),
    ("level of the home side", Level.OTHER, lambda mention: mention.level_home),
    ("level of the partner", Level.OTHER, lambda mention: mention.level_partner),
    ("direction", Direction.UNKNOWN, lambda mention: mention.direction),
)
