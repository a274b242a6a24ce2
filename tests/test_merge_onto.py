"""Merging onto a former merge comes to what merging all again comes to, whatever came, went, was decided or edited."""

import json
import random
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import intervals
from etl.intervals import Granularity, Interval
from etl.merge import Edition, Layers, Left, Memo, Renewed, differing, merge_onto, merge_rows, tellings
from etl.merge.merging import MergeResult
from etl.model import Channel, Correction, Direction, EngagementMention, EngagementType, Level, Participant, Status
from tests.merge_cases import said, telling

START = date(2024, 5, 20)
PARTNERS = (("LAO",), ("LAO",), ("RUS",), ("RUS",), ("JPN",), ("LAO", "RUS"), ("JPN", "LAO", "RUS"))
TYPES = (EngagementType.VISIT, EngagementType.VISIT, EngagementType.MEETING, EngagementType.MEETING,
         EngagementType.AGREEMENT, EngagementType.CALL)  # fmt: skip
STATUSES = (*[Status.HELD] * 4, Status.PLANNED, Status.PLANNED, Status.POSTPONED, Status.ONGOING)
PEOPLE = ((), (), (Participant("To Lam", "President", None),), (Participant("Bui Thanh Son", "Minister", None),))
ACTIONS = ("correct", "confirm", "reject", "merge", "split", "add")
Told = tuple[list[EngagementMention], Interval | None]


class World:
    """Articles at hand, decisions and record of editions, all by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.as_of = chance, START
        self.articles: dict[str, Told] = {}
        self.corrections: list[Correction] = []
        self.editions: list[Edition] = []
        self.number = 0

    def told(self) -> pl.DataFrame:
        return tellings.frame(self.articles.values())

    def come(self, name: str = "") -> str:
        self.number += 1
        name = name or f"a{self.number:03}"
        many = self.chance.choice((1, 1, 2, 3))
        published = self.chance.choice((None, intervals.day(START + timedelta(self.chance.randrange(60)))))
        self.articles[name] = ([self._mention(name, index) for index in range(many)], published)
        return name

    def _mention(self, name: str, index: int) -> EngagementMention:
        pick = self.chance.choice
        kind, direction = pick(TYPES), pick((Direction.INBOUND, Direction.INBOUND, Direction.OUTBOUND))
        first = START + timedelta(self.chance.randrange(120))
        last = first + timedelta(pick((0, 0, 0, 1, 3)))
        wide = pick((intervals.month(2024, 6), intervals.year(2024), None))
        days = pick((*[Interval(first, last, Granularity.DAY)] * 5, wide))
        return EngagementMention(
            article_id=name, index=index, type=kind, subtype=None, date=days, date_basis="", partners=pick(PARTNERS),
            channel=Channel.STATE, direction=direction, level_home=pick((Level.LEADER, Level.OTHER)),
            level_partner=pick((Level.LEADER, Level.OTHER)), status=pick(STATUSES), home_participants=pick(PEOPLE),
            partner_participants=pick(PEOPLE), place=None, evidence=(), rules=(), confidence=0.9,
            part_of=self.chance.choice((None, index - 1)) if index else None,
        )  # fmt: skip

    def edit(self, name: str) -> None:
        """The same told by another article, as editions write it down."""
        mentions, published = self.articles.pop(name)
        new = f"{name}e"
        self.articles[new] = ([replace(mention, article_id=new) for mention in mentions], published)
        keys = zip(tellings.telling_keys(mentions), tellings.telling_keys(self.articles[new][0]), strict=True)
        self.editions += [Edition(*pair, "a.txt") for pair in keys if self.chance.random() < 0.8]

    def decide(self, before: MergeResult) -> None:
        """A decision on an engagement, written as the writers write it, or without its tellings."""
        if not before.rows.height:
            return
        action = self.chance.choice(ACTIONS)
        (one, mine), (other, others) = self.chance.choices(before.rows.select("engagement_id", "tellings").rows(), k=2)
        fields: dict[str, str] = {
            "correct": self.chance.choice(
                ({"field": "place", "new": "Hue"}, {"field": "status", "new": "postponed"},
                 {"field": "date", "new": str(START + timedelta(self.chance.randrange(90)))},
                 {"field": "part_of", "new": self.chance.choice((other, ""))})
            ),
            "merge": {"other_id": other, "field": "forced"},
            "split": {"new": self.chance.choice(mine)} if mine else {},
            "add": {"new": self.chance.choice((
                '{"type": "call", "partners": "JPN"}',
                json.dumps({"type": "agreement", "partners": "LAO", "date": "2024-06-20", "part_of": other}),
            ))},
        }.get(action, {})  # fmt: skip
        told = " | ".join([" ".join(mine)] + ([" ".join(others)] if action == "merge" else []))
        fields |= {"tellings": told if self.chance.random() < 0.8 else ""}
        rejected = [made.engagement_id for made in self.corrections if made.action == "reject"]
        if rejected and action in ("confirm", "reject") and self.chance.random() < 0.5:
            one = self.chance.choice(rejected)  # which a later word takes back, or says again
        named = {"engagement_id": "" if action == "add" else one}
        when = f"2026-01-01T00:{len(self.corrections):02}:00Z"
        self.corrections.append(Correction(when=when, who="Lan", why="seen", action=action, **named, **fields))

    def step(self, before: MergeResult) -> None:
        for _ in range(self.chance.choice((0, 1, 1, 2, 4))):
            self.come()
        names = sorted(self.articles)
        for doing, odds in ((self.articles.pop, 0.3), (self.come, 0.3), (self.edit, 0.3)):
            if names and self.chance.random() < odds:
                doing(names.pop(self.chance.randrange(len(names))))
        if self.chance.random() < 0.4:
            self.decide(before)
        self.as_of += timedelta(self.chance.choice((0, 0, 10, 30)))


def left_by(result: MergeResult, standing: Layers, world: World) -> Left:
    return Left(
        standing, result.judged, result.id_history, world.as_of, tuple(world.corrections), tuple(world.editions)
    )


def digests(told: pl.DataFrame) -> set[tuple[str, int]]:
    return set(told.group_by("article_id").agg(pl.col("digest").sum()).iter_rows())


def sequence(chance: random.Random, memo: Memo, first: int, steps: int) -> int:
    """Step after step, each laid over those before, and all again; returns how many tellings were not merged again."""
    world = World(chance)
    for _ in range(first):
        world.come()
    told = world.told()
    result = merge_rows(told, as_of=world.as_of)
    standing, spared = Layers.of(result.standing), 0
    for _ in range(steps):
        left, before = left_by(result, standing, world), told
        world.step(result)
        told = world.told()
        given = {"as_of": world.as_of, "corrections": tuple(world.corrections), "editions": tuple(world.editions)}
        assert left.bars(**given) is None
        was, now = digests(before), digests(told)
        gone, came = ([name for name, _ in one - other] for one, other in ((was, now), (now, was)))
        result = merge_rows(told, **given, previous=result.previous)
        renewed = merge_onto(
            left,
            told.filter(pl.col("article_id").is_in(came)),
            pl.DataFrame({"article_id": gone}, schema={"article_id": pl.String}),
            memo=memo, **given,
        )  # fmt: skip
        compare(renewed, result, left)
        standing = renewed.standing
        spared += told.height - renewed.merged.tellings.height
    return spared


def compare(renewed: Renewed, result: MergeResult, left: Left) -> None:
    mine, theirs = said(renewed.merged), said(result)
    for place, what in ((2, "judgements"), (3, "history"), (4, "refused corrections")):
        assert mine[place] == theirs[place], what
    assert renewed.merged.doubts == result.doubts
    assert result.rows["engagement_id"].is_unique().all()
    for table, key in (("tellings", "telling"), ("rows", "engagement_id")):
        one, other = (getattr(standing, table).sort(key) for standing in (renewed.standing.all, result.standing))
        assert one.equals(other), table
    assert renewed.standing.engagements == result.rows.height
    again = renewed.merged.rows
    assert again.equals(result.rows.join(again, on="engagement_id", how="semi").sort("engagement_id"))
    expected = differing(left.standing.all.rows, result.standing.rows)
    assert set(renewed.others["engagement_id"]) == set(expected["engagement_id"])


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_onto_a_former_merge_comes_to_all_merged_again(tmp_path_factory, chance) -> None:
    sequence(chance, Memo(tmp_path_factory.mktemp("memo")), 12, 4)


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize(("day", "is_part"), [("2024-06-11", True), ("2024-06-12", False)])
def test_what_comes_is_laid_beside_the_visit_it_is_part_of(first: int, day: str, is_part: bool) -> None:
    """Also on the day after the one of which the visit is told, whichever of the two is there before."""
    lines = ("<2024-06-12 visit LAO 2024-06-10 in -/L state P[To Lam: President]",
             f"<2024-06-12 meeting LAO {day} in -/L state P[To Lam: President]")  # fmt: skip
    both = [telling(line, f"a{number}") for number, line in enumerate(lines)]
    told = tellings.frame(([mention], published) for mention, published in both)
    as_of = date(2024, 7, 1)
    before = merge_rows(told[first], as_of=as_of)
    left = Left(Layers.of(before.standing), before.judged, before.id_history, as_of, (), ())
    gone = pl.DataFrame(schema={"article_id": pl.String})
    renewed = merge_onto(left, told[1 - first], gone, as_of=as_of)
    result = merge_rows(told, as_of=as_of, previous=before.previous)
    compare(renewed, result, left)
    assert result.rows["part_of"].drop_nulls().len() == is_part


def test_a_full_disk_costs_only_that_it_is_settled_again(tmp_path, monkeypatch) -> None:
    world = World(random.Random(1))
    for _ in range(6):
        world.come()

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    memo = Memo(tmp_path / "memo")
    with monkeypatch.context() as disk:
        disk.setattr(pl.DataFrame, "write_parquet", full)
        first = merge_rows(world.told(), as_of=world.as_of, memo=memo)
    again, third = (merge_rows(world.told(), as_of=world.as_of, memo=memo) for _ in range(2))
    assert said(first) == said(again) == said(third)
    assert (again.settled_anew, third.settled_anew) == (first.settled_anew, 0)
