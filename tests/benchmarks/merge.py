"""Merging at size: tellings of known truth, noisy as extraction is; time, memory, pairwise F1.

`python -m tests.benchmarks.merge 1000000` writes one line of figures.
"""

import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from etl import intervals, merge
from etl.intervals import Granularity, Interval
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status

KIND_WEIGHTS = {
    EngagementType.VISIT: 25,
    EngagementType.MEETING: 35,
    EngagementType.CALL: 8,
    EngagementType.CONSULTATION: 6,
    EngagementType.MESSAGE: 8,
    EngagementType.AGREEMENT: 8,
    EngagementType.CEREMONY: 4,
    EngagementType.EXCHANGE: 4,
    EngagementType.MULTILATERAL: 2,
}
HOME_OFFICES = (
    ("General Secretary", Level.LEADER, Channel.PARTY),
    ("President", Level.LEADER, Channel.STATE),
    ("Prime Minister", Level.LEADER, Channel.GOVERNMENT),
    ("National Assembly Chairman", Level.LEADER, Channel.PARLIAMENT),
    ("Foreign Minister", Level.MINISTER, Channel.GOVERNMENT),
    ("Defence Minister", Level.MINISTER, Channel.DEFENCE_SECURITY),
    ("Minister of Industry and Trade", Level.MINISTER, Channel.ECONOMIC),
    ("Deputy Foreign Minister", Level.DEPUTY_MINISTER, Channel.GOVERNMENT),
)
PARTNER_OFFICES = (*HOME_OFFICES[1:], ("Ambassador", Level.AMBASSADOR, Channel.GOVERNMENT))
ONSETS = ("b", "c", "d", "g", "h", "k", "l", "m", "n", "ph", "q", "s", "t", "v", "x", "th", "r", "tr")
RHYMES = ("an", "ao", "ong", "ung", "ang", "ai", "inh", "uc", "on", "en", "et", "or", "im", "as", "ov", "el")
YEARS = 25
PARTNERS = 190


def mentions(size: int, seed: int = 1) -> tuple[list[EngagementMention], dict[str, Interval], list[int]]:
    """About `size` mentions in publication order, publications by article, and the true engagement of each mention."""
    chance = random.Random(seed)
    told: list[EngagementMention] = []
    published: dict[str, Interval] = {}
    truth: list[int] = []
    engagement = 0
    while len(told) < size:
        for mention, day in _tellings(chance, engagement):
            published[mention.article_id] = intervals.day(day)
            told.append(mention)
            truth.append(engagement)
        engagement += 1
    return told, published, truth


def _tellings(chance: random.Random, engagement: int) -> Iterator[tuple[EngagementMention, date]]:
    """One engagement told by one to a dozen articles: announced, reported, looked back at."""
    partner = f"P{int(PARTNERS * chance.random() ** 2):03d}"
    kind = chance.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
    first = date(2000, 1, 1) + timedelta(chance.randrange(365 * YEARS))
    last = first + timedelta(chance.choice((0, 1, 1, 2, 3)) if kind is EngagementType.VISIT else 0)
    home, partner_side = chance.choice(HOME_OFFICES), chance.choice(PARTNER_OFFICES)
    home_name = _name("home", home[0], first.year // 5, 0)
    partner_name = _name(partner, partner_side[0], first.year // 5, chance.randrange(3))
    direction = chance.choice((Direction.INBOUND, Direction.OUTBOUND))
    if kind in (EngagementType.CALL, EngagementType.MESSAGE):
        direction = Direction.REMOTE
    number = 1 + min(11, int(chance.expovariate(0.25)))
    for telling in range(number):
        status, published, days = (
            Status.HELD,
            last + timedelta(chance.randrange(3)),
            Interval(first, last, Granularity.DAY),
        )
        style = chance.random()
        if telling and style < 0.15:
            status, published = Status.PLANNED, first - timedelta(chance.randrange(1, 20))
        elif telling and style < 0.3:
            published = last + timedelta(chance.randrange(40, 300))
            days = intervals.month(first.year, first.month)
        elif telling and style < 0.36:
            published = last + timedelta(chance.randrange(200, 700))
            days = intervals.year(first.year)
        elif telling and style < 0.45 and last > first:
            days = intervals.day(first)
        yield (
            EngagementMention(
                article_id=f"{engagement}-{telling}", index=0, type=kind, subtype=None, date=days, date_basis="",
                partners=(partner,), channel=home[2] if chance.random() < 0.92 else Channel.STATE,
                direction=direction if chance.random() < 0.95 else Direction.UNKNOWN,
                level_home=home[1], level_partner=partner_side[1], status=status,
                home_participants=_told(chance, home_name, home[0]),
                partner_participants=_told(chance, partner_name, partner_side[0]),
                place=None, evidence=(), rules=(), confidence=0.9,
            ),
            published,
        )  # fmt: skip


def _name(*parts: object) -> str:
    chance = random.Random(repr(parts))
    return " ".join((chance.choice(ONSETS) + chance.choice(RHYMES)).title() for _ in range(3))


def _told(chance: random.Random, name: str, role: str) -> tuple[Participant, ...]:
    words = name.split()
    way = chance.random()
    if way < 0.08:
        return ()
    if way < 0.2:
        return (Participant(None, role, None),)
    written = name if way < 0.7 else words[-1] if way < 0.85 else f"{words[0][0]}. {words[-1]}"
    return (Participant(written, role, None),)


def pairwise(result: merge.MergeResult, truth: dict[str, int]) -> tuple[float, float]:
    """Precision and recall over pairs of tellings."""
    said = hits = 0
    for engagement in result.engagements:
        counts = Counter(truth[telling.article_id] for telling in engagement.tellings)
        said += sum(counts.values()) * (sum(counts.values()) - 1) // 2
        hits += sum(count * (count - 1) // 2 for count in counts.values())
    sizes = Counter(truth.values())
    true = sum(count * (count - 1) // 2 for count in sizes.values())
    return hits / said, hits / true


def wrongly_joined(result: merge.MergeResult, truth: dict[str, int]) -> dict[str, list[str]]:
    """Engagements that hold tellings of more than one true one, for looking into."""
    found: dict[str, list[str]] = defaultdict(list)
    for engagement in result.engagements:
        if len({truth[telling.article_id] for telling in engagement.tellings}) > 1:
            found[engagement.engagement_id] = [telling.article_id for telling in engagement.tellings]
    return found


def main() -> None:
    """Generate, merge, and print size, seconds, MB at the peak and pairwise figures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    told, published, true = mentions(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, worked = time.perf_counter(), time.process_time()
    result = merge.merge(told, published, as_of=date(2026, 1, 1))
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    truth = {mention.article_id: engagement for mention, engagement in zip(told, true, strict=True)}
    precision, recall = pairwise(result, truth)
    print(
        f"{len(told)} mentions of {len(set(true))} engagements -> {len(result.engagements)} "
        f"in {seconds:.1f} s ({cpu:.1f} s of CPU), "
        f"peak {peak:.0f} MB (input {before:.0f} MB), pairwise precision {precision:.3f} recall {recall:.3f} "
        f"F1 {2 * precision * recall / (precision + recall):.3f}, {len(result.judgements)} pairs to review"
    )


if __name__ == "__main__":
    main()
