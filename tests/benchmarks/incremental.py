"""A few articles on top of many: what a build takes when 100 come to 100,000, against a build of all from nothing.

The few are spread over all partners and, in another build, all of one partner, which shows what is paid for partners
touched and what for the size of the file. Reading pages is left out, as it is measured elsewhere: each article brings
its reading along, made of tellings of known truth. `python -m tests.benchmarks.incremental 100000 100` prints a table.

An archive grows by years, AN_ARCHIVE of articles for each YEARS; with `dense` behind the numbers they are all of the
same years, so that twice the articles are twice the tellings on the days of a partner.

On two busy cores the same 100 articles on 50,000, 100,000 and 200,000 of as many years took 1.7, 2.0 and 2.7 CPU-s in
process where they are of one partner, some 540 tellings in reach, and nothing new .4, .5 and .8; spread over all
partners of 100,000 they took 4.7 (10,574 in reach), and 100,000 from nothing 125. Nothing old is read again. What grows
with the file, .6 to .7 CPU-s for 100,000 articles more, is finding out which articles are as they were, their keys and
places, some .4; counting outlets and checking that .1, copying the file .03, and the rest each column of keys that is
gone through for what is touched. What stands beside is neither read nor written.
"""

import csv
import json
import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import msgspec

from etl import building, inputs, intervals, pipeline
from etl.model import (
    Anchor,
    Article,
    Basis,
    EngagementMention,
    Evidence,
    Publication,
    Reading,
    Section,
    SectionKind,
    TimeExpression,
)
from etl.paths import SEEDS
from etl.settings import Settings
from etl.spans import Span
from tests.benchmarks.merge import YEARS, mentions

IN_AN_ARTICLE = 3
AN_ARCHIVE = 100_000  # articles of YEARS
ONE = "JPN"
SENTENCE = "The two sides met and talked about trade, culture and security, and agreed to go on with it next year. "
PADDING = SENTENCE * 6


def articles(number: int, years: int) -> Iterator[tuple[str, date, list[EngagementMention]]]:
    """Articles of a few mentions each over so many years, with the day of publication."""
    told, published, _ = mentions(number * IN_AN_ARTICLE, years=years)
    with (SEEDS / "partners.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file) if row["kind"] == "country" and row["code"] != "VNM"]
    of_day: dict[date, list[EngagementMention]] = defaultdict(list)
    for mention in told:
        code = codes[int(mention.partners[0][1:]) % len(codes)]
        of_day[published[mention.article_id].first].append(replace(mention, partners=(code,)))
    made = 0
    for day in sorted(of_day):
        for start in range(0, len(of_day[day]), IN_AN_ARTICLE):
            if made < number:
                yield f"a{made:07}", day, of_day[day][start : start + IN_AN_ARTICLE]
                made += 1


def _page(name: str, told: Sequence[EngagementMention]) -> str:
    lines = [SENTENCE + msgspec.json.encode(replace(m, article_id=name, index=i)).decode() for i, m in enumerate(told)]
    return "\n".join([*lines, PADDING])


def reading(article: Article, today: date | None = None) -> Reading:
    """The reading that a generated article brings along."""
    lines = article.text.splitlines()
    told, times, start = [], [], 0
    for line in lines[:-1]:
        mention = msgspec.json.decode(line.removeprefix(SENTENCE), type=EngagementMention)
        spans = {"sentence": (0, len(SENTENCE) - 1), "partner": (4, 13), "date": (92, 101), "type": (14, 17)}
        evidence = tuple(Evidence(field, Span(start + a, start + b)) for field, (a, b) in spans.items())
        told.append(
            replace(
                mention,
                article_id=article.article_id,
                evidence=evidence,
                rules=("generated",),
                date_basis="the day the text gives",
            )
        )
        span = Span(start + 92, start + 101)
        times.append(
            TimeExpression(span, "next year", "DATE", "2001", mention.date, Anchor.PUBLICATION, "year", "next year")
        )
        start += len(line) + 1
    day = Publication(article.published or intervals.day(date.min), Basis.METADATA, "the page's own metadata")
    return Reading(
        article, (Section(0, SectionKind.BODY, Span(0, len(article.text)), 0),), (day,), day, tuple(times), (), (),
        tuple(told), 0, (),
    )  # fmt: skip


def _build(data: Path, files: list[Path], pipe) -> None:  # type: ignore[no-untyped-def]
    pipeline.read_page = reading  # type: ignore[assignment]
    started, worked = time.perf_counter(), time.process_time()
    settings = Settings(data=data, corrections=data / "corrections.csv", jobs=1)
    built = building.build(settings, files, lambda _: None, confirmed=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    summary = built.summary
    pipe.send(
        (time.perf_counter() - started, time.process_time() - worked, peak, summary.articles, summary.read_now,
         summary.mentions, summary.settled_now)
    )  # fmt: skip


def main() -> None:
    """Build `many` articles, then `more` on top of them, of all partners or of one, then all from nothing."""
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()]
    many, more = sizes if len(sizes) == 2 else (100_000, 100)
    years = YEARS if "dense" in sys.argv else max(YEARS, YEARS * many // AN_ARCHIVE)
    print(f"{many:,} articles of {years} years\n")
    print("| build | seconds | CPU-seconds | peak MB | articles | read | mentions | compared |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, spread, alike = _written(folder, many, more, years)
        time.sleep(2 * inputs.LATELY_S)  # what was written this moment is read again, as it may change unseen
        _told(f"{many:,} from nothing", folder / "one", [first])
        shutil.copytree(folder / "one", folder / "two", symlinks=True)
        _told(f"{more:,} more of all partners", folder / "one", [first, spread])
        _told("nothing new", folder / "one", [first, spread])
        _told(f"{more:,} more of one partner", folder / "two", [first, alike])
        _told("all from nothing", folder / "three", [first, spread])


def _written(folder: Path, many: int, more: int, years: int) -> tuple[Path, Path, Path]:
    """Files of `many` articles, and of `more` as they come and all of one partner."""
    files = folder / "many.jsonl", folder / "more.jsonl", folder / "alike.jsonl"
    step = (many + more) // more
    with files[0].open("w") as first, files[1].open("w") as spread, files[2].open("w") as alike:
        for number, (name, day, told) in enumerate(articles(many + more, years)):
            is_later = number % step == 0 and number // step < more
            (spread if is_later else first).write(_line(name, day, told))
            if is_later:
                alike.write(_line(f"{name}-alike", day, [replace(mention, partners=(ONE,)) for mention in told]))
    return files


def _line(name: str, day: date, told: Sequence[EngagementMention]) -> str:
    return json.dumps({"id": name, "text": _page(name, told), "published": day.isoformat()}) + "\n"


def _told(title: str, data: Path, files: list[Path]) -> None:
    """Build in a process of its own, and print a row of the table."""
    context = get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(target=_build, args=(data, files, there))
    child.start()
    seconds, cpu, peak, *counts = here.recv()
    child.join()
    print(f"| {title} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} | {' | '.join(f'{n:,}' for n in counts)} |", flush=True)


if __name__ == "__main__":
    main()
