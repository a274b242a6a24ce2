"""Merging at size: tellings of known truth, noisy as extraction is; time, memory of all processes, pairwise F1.

`python -m tests.benchmarks.merge 1000000` writes one line of figures.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice

import polars as pl

from etl import building, intervals, merge
from etl.intervals import Granularity, Interval
from etl.merge import tellings
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status
from tests.benchmarks.footprint import watched

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
BATCH = 50_000
PARTNERS = 190


def generated(size: int, seed: int = 1, years: int = YEARS) -> Iterator[tuple[EngagementMention, date, int]]:
    """About `size` mentions, each with the day of its publication and the number of the true engagement.

    They spread over the last so many `years` up to 2025.
    """
    chance = random.Random(seed)
    made = engagement = 0
    while made < size:
        for mention, day in _tellings(chance, engagement, years):
            made += 1
            yield mention, day, engagement
        engagement += 1


def mentions(
    size: int, seed: int = 1, years: int = YEARS
) -> tuple[list[EngagementMention], dict[str, Interval], list[int]]:
    """The same as lists: mentions, publications by article, and the true engagement of each mention."""
    rows = list(generated(size, seed, years))
    published = {mention.article_id: intervals.day(day) for mention, day, _ in rows}
    return [mention for mention, _, _ in rows], published, [engagement for _, _, engagement in rows]


def _tellings(chance: random.Random, engagement: int, years: int) -> Iterator[tuple[EngagementMention, date]]:
    """One engagement told by one to a dozen articles: announced, reported, looked back at."""
    partner = f"P{int(PARTNERS * chance.random() ** 2):03d}"
    kind = chance.choices(list(KIND_WEIGHTS), list(KIND_WEIGHTS.values()))[0]
    first = date(2000 + YEARS - years, 1, 1) + timedelta(chance.randrange(365 * years))
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


def pairwise(found: pl.DataFrame) -> tuple[float, float]:
    """Precision and recall over pairs of tellings; `found` has `engagement_id` and the `true` one of each."""
    sizes = [found.group_by(by).len()["len"] for by in (["engagement_id", "true"], ["engagement_id"], ["true"])]
    hits, said, true = (int((size.cast(pl.Int64) * (size.cast(pl.Int64) - 1) // 2).sum()) for size in sizes)
    return hits / said, hits / true


def columns(size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Mentions as a build keeps them, and the true engagement of each article; a million are never objects at once."""
    parts, truth = [], []
    source = generated(size)
    while batch := list(islice(source, BATCH)):
        parts.append(tellings.frame(([mention], intervals.day(day)) for mention, day, _ in batch))
        truth.append(
            pl.DataFrame({"article_id": [m.article_id for m, _, _ in batch], "true": [n for _, _, n in batch]})
        )
    return pl.concat(parts, rechunk=True), pl.concat(truth)


def _worked() -> float:
    used = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Generate, merge in two processes, and print size, seconds, MB of all processes at the peak, pairwise figures."""
    size = next((int(word) for word in sys.argv[1:] if word.isdigit()), 1_000_000)
    told, truth = columns(size)
    started, worked = time.perf_counter(), _worked()
    with watched() as footprint:
        result = merge.merge_rows(told, as_of=date(2026, 1, 1), settle=partial(building.settle, 2))
    seconds, cpu = time.perf_counter() - started, _worked() - worked
    precision, recall = pairwise(result.tellings.join(truth, on="article_id"))
    print(
        f"{told.height} mentions of {truth['true'].n_unique()} engagements -> {result.rows.height} "
        f"in {seconds:.1f} s ({cpu:.1f} s of CPU), "
        f"peak {footprint.total:.0f} MB in three processes (of it {footprint.children:.0f} MB in the two that settle, "
        f"{told.estimated_size('mb'):.0f} MB the mentions themselves), "
        f"pairwise precision {precision:.3f} recall {recall:.3f} "
        f"F1 {2 * precision * recall / (precision + recall):.3f}, {len(result.judgements)} pairs to review"
    )


if __name__ == "__main__":
    main()
