"""The sample articles are fit to show, and the golden briefs say of their texts what the texts say."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from etl import intervals
from etl.model import Channel, Direction, EngagementType, Level, Status

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "seeds" / "articles"
SOURCES = ROOT / "seeds" / "article_sources.csv"
GOLDEN = ROOT / "tests" / "golden"
BRIEFS = {GOLDEN / "briefs": {"tune", "held"}, GOLDEN / "blind": {"blind"}}
PAGES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))
LINES = sorted(SAMPLES.glob("*.jsonl"))


class Words(HTMLParser):
    """The words a reader of the page sees: no scripts, no title bar."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = 0
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "title")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.seen.append(data)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def visible(path: Path) -> str:
    raw = path.read_text(encoding="utf-8")
    if path.suffix != ".html":
        return raw
    reader = Words()
    reader.feed(raw)
    return "\n".join(reader.seen)


def samples() -> Iterator[tuple[str, str]]:
    """Name and readable text of every sample."""
    for path in PAGES:
        yield path.name, visible(path)
    for path in LINES:
        yield from ((row["id"], row["text"]) for row in rows(path))


def sentences(text: str) -> set[str]:
    """Sentences of twelve words or more, as their lower-case words."""
    parts = (re.findall(r"\w+", part.lower()) for part in re.split(r"(?<=[.!?])\s+|\n+", text))
    return {" ".join(words) for words in parts if len(words) >= 12}


def test_there_are_enough_samples_over_all_the_years() -> None:
    names = [name for name, _ in samples()]
    assert len(names) == len(set(names)) >= 60
    assert {path.stem for path in LINES} == {str(year) for year in range(2018, 2026)}
    assert {path.suffix for path in PAGES} == {".txt", ".html"}


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.name)
def test_a_line_names_its_source_and_its_day(path: Path) -> None:
    for row in rows(path):
        assert row["source"].startswith("http"), row["id"]
        assert row["outlet"].startswith("Sample"), f"{row['id']}: an invented text must not claim a real outlet"
        if "published" in row:
            assert intervals.parse(row["published"]).first <= date(2025, 12, 31), row["id"]
        assert 25 <= len(row["text"].split()) <= 260, row["id"]


def test_every_page_has_a_source_and_every_source_a_page() -> None:
    with SOURCES.open(encoding="utf-8", newline="") as file:
        given = {row["file"]: row for row in csv.DictReader(file)}
    assert set(given) == {path.name for path in PAGES}
    assert all(row["source"].startswith("http") and row["note"] for row in given.values())


def test_no_sentence_is_told_twice() -> None:
    owners: dict[str, str] = {}
    for name, text in samples():
        for sentence in sentences(text):
            assert sentence not in owners, f"{name} and {owners[sentence]} share {sentence!r}"
            owners[sentence] = name


def test_html_samples_show_metadata_with_and_without_a_date() -> None:
    dated = {
        path.name: '"datePublished": ""' not in path.read_text(encoding="utf-8")
        for path in PAGES
        if path.suffix == ".html"
    }
    assert set(dated.values()) == {True, False}


ARTICLES = {row["id"]: row for folder in BRIEFS for row in rows(folder / "articles.jsonl")}
TEXTS = {path.stem: path.read_text(encoding="utf-8") for folder in BRIEFS for path in (folder / "text").iterdir()}
TIMES = [row for folder in BRIEFS for row in rows(folder / "time_expressions.jsonl")]
ENGAGEMENTS = [row for folder in BRIEFS for row in rows(folder / "engagements.jsonl")]
KINDS = {"type": EngagementType, "channel": Channel, "direction": Direction, "level": Level, "status": Status}


@pytest.mark.parametrize(("folder", "splits"), BRIEFS.items(), ids=lambda value: getattr(value, "name", ""))
def test_documents_and_texts_belong_together(folder: Path, splits: set[str]) -> None:
    documents = rows(folder / "documents.jsonl")
    names = [row["id"] for row in rows(folder / "articles.jsonl")]
    assert [row["doc"] for row in documents] == names
    assert {path.stem for path in (folder / "text").iterdir()} == set(names)
    assert {row["split"] for row in documents} == splits
    assert all(
        intervals.parse(row["published"]) == intervals.parse(ARTICLES[row["doc"]]["published"]) for row in documents
    )


def test_no_brief_is_named_twice() -> None:
    named = [row["id"] for folder in BRIEFS for row in rows(folder / "articles.jsonl")]
    assert len(named) == len(set(named)) == len(TEXTS)


def test_offsets_of_times_agree_with_the_texts() -> None:
    for row in TIMES:
        assert TEXTS[row["doc"]][row["start"] : row["end"]] == row["text"], row
        if row["interval"]:
            first, last = map(date.fromisoformat, row["interval"])
            assert first <= last, row


def test_times_of_a_text_do_not_overlap() -> None:
    for one, other in pairwise(TIMES):
        assert one["doc"] != other["doc"] or one["end"] <= other["start"], (one, other)


def test_engagements_use_the_words_of_the_model() -> None:
    for row in ENGAGEMENTS:
        for field, kind in KINDS.items():
            other = row.get(f"{field}_alt", [])
            for value in (row[field], *([other] if isinstance(other, str) else other)):
                assert value in set(kind), f"{row['id']}: {field} {value!r} is none of {[str(word) for word in kind]}"
        assert ARTICLES[row["doc"]]["home"] not in row["partners"], row["id"]
        assert all(TEXTS[row["doc"]][start:end].strip() for start, end in row["evidence"]), row["id"]


def test_parts_lie_in_engagements_of_the_same_text() -> None:
    known = Counter(row["id"] for row in ENGAGEMENTS)
    assert max(known.values()) == 1
    for row in ENGAGEMENTS:
        assert row["id"].startswith(f"{row['doc']}-e")
        assert row.get("part_of", row["id"]) in known, row["id"]


def test_a_negative_brief_has_no_engagement_that_counts() -> None:
    negative = {name for name, row in ARTICLES.items() if row["negative"]}
    assert negative
    assert not [row["id"] for row in ENGAGEMENTS if row["doc"] in negative and not row["optional"]]


def test_a_weekday_falls_on_that_weekday() -> None:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for row in TIMES:
        said = [number for number, name in enumerate(names) if name in row["text"].lower()]
        if len(said) == 1 and row["interval"] and row["interval"][0] == row["interval"][1]:
            assert date.fromisoformat(row["interval"][0]).weekday() == said[0], row


def test_every_undated_sample_has_its_true_publication() -> None:
    undated = {row["sample"]: row for row in rows(GOLDEN / "undated.jsonl")}
    lines = {row["id"]: row for path in LINES for row in rows(path)}
    dateless = {name for name, row in lines.items() if "published" not in row} | {
        path.name for path in PAGES if '"datePublished": "2' not in path.read_text(encoding="utf-8")
    }
    assert set(undated) == dateless
    assert all(intervals.parse(row["published"]).days < 400 and row["why"] for row in undated.values())
