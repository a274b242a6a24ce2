"""The texts that benchmarks read: the project's own, and those of ../shared where a checkout has them."""

import csv
import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LONG = 4000
STORIES = (2, 5)
DIPLOMATIC = 5
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = re.compile(rf"(\b{MONTH} )\d{{1,2}}\b|\b\d{{1,2}}( {MONTH}\b)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def news() -> list[str]:
    """Distinct news texts, the longest sets first found."""
    lines = [line for path in sorted((ROOT / "seeds" / "articles").glob("*.jsonl")) for line in path.open("rb")]
    texts = [json.loads(line)["text"] for line in lines]
    for folder in (ROOT / "tests" / "golden" / "briefs" / "text", SHARED / "articles", SHARED / "gold/briefs/text"):
        texts += [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return texts


def pages(megabytes: float) -> Iterator[str]:
    """Pages of diplomatic news as sites have them, several stories each, of `megabytes` in all; the same each time.

    Each is made of news texts told with other days, years, countries and people, so that none is like another.
    """
    random, texts, size = Random(1), news(), 0
    short, long = [text for text in texts if len(text) <= LONG], [text for text in texts if len(text) > LONG]
    tables = [_countries(), [(name,) for name in _names(texts)]]
    while size < megabytes * 1e6:
        whole = long and not random.randrange(4)
        page = _page([random.choice(long)] if whole else random.sample(short, random.randint(*STORIES)), tables, random)
        size += len(page.encode())
        yield page


def feed(megabytes: float) -> Iterator[str]:
    """Pages as a newspaper has them, of `megabytes` in all: one in DIPLOMATIC as `pages` are, the rest of all else.

    The rest is weather, courts, sport, markets, science and politics elsewhere, which names lands, people and days too.
    """
    random, size, diplomatic = Random(2), 0, pages(megabytes)
    tables = [_countries(), [(name,) for name in _names(news())]]
    stories = [json.loads(line)["text"] for line in (Path(__file__).parent / "ordinary.jsonl").open("rb")]
    for number in count():
        other = number % DIPLOMATIC
        page = _page(random.sample(stories, random.randint(*STORIES)), tables, random) if other else next(diplomatic)
        size += len(page.encode())
        yield page
        if size >= megabytes * 1e6:
            return


def _page(stories: list[str], tables: list[list[tuple[str, ...]]], random: Random) -> str:
    return "\n\n".join(_retold(story, tables, random) for story in stories)


def _retold(story: str, tables: list[list[tuple[str, ...]]], random: Random) -> str:
    """The story in other years; each table is turned by some rows, so that every name becomes that of another row."""
    by = random.randint(-8, 0)
    story = DAY.sub(lambda match: f"{match[1] or ''}{random.randint(1, 28)}{match[2] or ''}", story)
    story = YEAR.sub(lambda match: str(int(match[0]) + by), story)
    for table in tables:
        step = random.randrange(len(table))
        turned = zip(table, table[step:] + table[:step], strict=True)
        others = {name: other for row, instead in turned for name, other in zip(row, instead, strict=True)}
        story = re.sub(r"\b[A-Z][a-z]+\b", lambda match, others=others: others.get(match[0], match[0]), story)
    return story


def _countries() -> list[tuple[str, ...]]:
    """Name, adjective and capital of countries, each one word; the home country of most texts keeps its own."""
    with (ROOT / "seeds" / "partners.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "country" and row["code"] != "VNM"]
    cells = [(row["name"], row["demonym"], row["capital"]) for row in rows]
    return [row for row in cells if all(cell.isalpha() for cell in row) and len({*row}) == len(row)]


def _names(texts: list[str]) -> list[str]:
    """Given names of the people in the texts: the last word of three in a row that open with capitals."""
    triple = re.compile(r"\b(?:Nguyen|Tran|Le|Pham|Bui|Vu|Dang|Do|Ho|Phan|Hoang|Dinh|Vo) [A-Z][a-z]+ ([A-Z][a-z]+)\b")
    return sorted({name for text in texts for name in triple.findall(text)} - {"Viet"})
