"""The five annotated pages: what they tell twice is one engagement, what their rulings keep apart stays apart."""

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from etl import merge
from etl.intervals import Granularity, Interval
from etl.model import Channel, Direction, EngagementMention, EngagementType, Level, Participant, Status

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason=f"the annotated pages are not at {GOLD}")


def people(rows: list[dict]) -> tuple[Participant, ...]:
    return tuple(
        Participant(None if row["name"] in ("-", None) else row["name"], row["role"], row.get("country"))
        for row in rows
    )


def mention(row: dict, index: int) -> EngagementMention:
    days = row["date"] and Interval(*map(date.fromisoformat, row["date"]), Granularity(row["granularity"]))
    home, partner = people(row["home_participants"]), people(row["partner_participants"])
    level = Level(row["level"])
    return EngagementMention(
        row["doc"], index, EngagementType(row["type"]), None, days, "", tuple(row["partners"]), Channel(row["channel"]),
        Direction(row["direction"]), level if home else Level.OTHER, Level.OTHER if home else level,
        Status(row["status"]), home, partner, row["place"], (), (), 1.0, count=row.get("count"),
    )  # fmt: skip


def groups(folder: str) -> set[frozenset[str]]:
    rows = [json.loads(line) for line in (GOLD / folder / "engagements.jsonl").read_text().splitlines()]
    name, seen, mentions = {}, defaultdict(int), []
    for row in rows:
        index = seen[row["doc"]]
        seen[row["doc"]] += 1
        name[row["doc"], index] = row["id"]
        mentions.append(mention(row, index))
    result = merge.merge(mentions, {}, as_of=date(2025, 7, 1))
    found = {frozenset(name[t.article_id, t.index] for t in e.tellings) for e in result.engagements}
    return {group for group in found if len(group) > 1}


@needs_gold
def test_the_five_pages_merge_as_annotated_and_no_further() -> None:
    lines = (GOLD / "articles" / "merges.jsonl").read_text().splitlines()
    assert groups("articles") == {frozenset(json.loads(line)["ids"]) for line in lines}


@needs_gold
def test_the_briefs_merge_where_their_notes_say_so() -> None:
    assert groups("briefs") == {
        frozenset({"h42-e2", "h43-e2", "h44-e1"}),
        frozenset({"h19-e1", "h32-e4"}),
        frozenset({"h19-e4", "h32-e3"}),
    }
